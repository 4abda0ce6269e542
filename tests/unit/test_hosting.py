# The host of a built site on this machine.

from __future__ import annotations

import asyncio
import socket

from docsgen.hosting import listener


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
