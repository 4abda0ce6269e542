# The host of a built site on this machine.

from __future__ import annotations

import asyncio
import socket
from pathlib import Path
from urllib.request import urlopen

import pytest

from docsgen.hosting import hosted, listener


def test_what_is_written_is_sent_at_once() -> None:
    """Else each answer waits 40 ms until what came before it is acknowledged."""

    async def is_prompt() -> bool:
        connected: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

        def connect(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            option = writer.get_extra_info("socket").getsockopt(
                socket.IPPROTO_TCP, socket.TCP_NODELAY
            )
            connected.set_result(bool(option))
            writer.close()

        server = await asyncio.start_server(connect, sock=listener(0))
        port = server.sockets[0].getsockname()[1]
        async with server:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.close()
            return await connected

    assert asyncio.run(is_prompt())


@pytest.mark.parametrize(("shared", "policy"), [(True, "cross-origin"), (False, None)])
def test_what_is_shared_may_be_loaded_by_isolated_pages(
    shared: bool, policy: str | None, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text("hello")
    with hosted(tmp_path, shared=shared) as url, urlopen(url) as answer:
        assert answer.headers["Cross-Origin-Resource-Policy"] == policy
