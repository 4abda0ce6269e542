# What browsers are shown at the moment, and who is looking. The thread that makes versions puts
# them here; the event loop of the server takes them.

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from docsgen.serve.news import Trouble
from docsgen.serve.version import SiteVersion


class Shown(msgspec.Struct, frozen=True):
    """The last good version, if there is one, and what is wrong with the project as it is now."""

    root: Path
    version: SiteVersion | None = None
    troubles: list[Trouble] = []


class CurrentSite:
    """Holds what is shown and tells those who watch it."""

    def __init__(self, root: Path) -> None:
        self.shown = Shown(root)
        self._watchers: dict[asyncio.Event, str] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._is_closed = False

    @property
    def watched(self) -> list[str]:
        """The paths of the pages that are open in a browser."""
        return sorted(set(self._watchers.values()))

    def publish(self, version: SiteVersion) -> None:
        """Show a new version, whose predecessor's troubles are over."""
        self._show(Shown(self.shown.root, version))

    def complain(self, troubles: Sequence[Trouble]) -> None:
        """Go on showing the last good version, and say what is wrong."""
        self._show(replace(self.shown, troubles=list(troubles)))

    def close(self) -> None:
        """Tell nobody any more."""
        self._is_closed = True
        self._wake()

    async def watch(self, path: str) -> AsyncIterator[Shown]:
        """Yield what is shown, now and whenever it changes, to a browser that is at `path`."""
        self._loop = asyncio.get_running_loop()
        changed = asyncio.Event()
        self._watchers[changed] = path
        try:
            while not self._is_closed:
                yield self.shown
                await changed.wait()
                changed.clear()
        finally:
            del self._watchers[changed]

    def _show(self, shown: Shown) -> None:
        self.shown = shown
        self._wake()

    def _wake(self) -> None:
        if self._loop:
            self._loop.call_soon_threadsafe(self._tell)

    def _tell(self) -> None:
        for changed in self._watchers:
            changed.set()
