# The network as Python's libraries know it, by the browser's fetch. urllib3, and with it requests,
# knows browsers by itself. network.js decides which hosts may be asked; requests fail in its words.

from __future__ import annotations

import re
from contextlib import suppress
from importlib import import_module
from typing import ClassVar

from docsgen.player import placeholders
from docsgen.player.network import sockets
from docsgen.player.network.fetching import UnreachableError


class _Texts:
    """The sentences for readers, as patterns."""

    patterns: ClassVar[list[re.Pattern[str]]] = []


def install(texts: dict[str, str]) -> None:
    """Let the standard library, and httpx if it is there, ask the browser.

    `texts` are those of the player.
    """
    sentences = (texts["host-refused"], texts["host-silent"])
    escaped = (re.escape(one).replace(re.escape("{host}"), r"[^\s/]+") for one in sentences)
    _Texts.patterns = [re.compile(one) for one in escaped]
    sockets.install()
    with suppress(ImportError):
        if not isinstance(import_module("httpx"), placeholders.Module):
            import_module("docsgen.player.network.transports").install()


def explained(error: BaseException | None) -> UnreachableError | None:
    """What readers are told of an error that comes from a host which could not be asked."""
    while error is not None:
        for pattern in _Texts.patterns:
            if found := pattern.search(str(error)):
                return UnreachableError(found[0])
        error = error.__cause__ or error.__context__
    return None
