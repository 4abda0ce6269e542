# What has to be known of a library to run its apps: a module with these functions and names. The
# process that has the library loaded imports it by its name, which `Adapter.native` gives.

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol, runtime_checkable

from docsgen.native.messages import App, Purpose


@runtime_checkable
class Library(Protocol):
    """The module of a library; it can be imported without the library."""

    NoAppError: type[Exception]
    """What `run` raises for a script that makes no app."""

    def environment(self, purpose: Purpose, home: Path) -> Mapping[str, str]:
        """The variables to set before the library is loaded; it may keep files in `home`."""

    def load(self) -> ModuleType:
        """Import the library, which has a `__version__`."""

    def remedy(self, error: BaseException) -> str | None:
        """What to do about an error of a script that the library knows, such as a removed name."""

    def settle(self, purpose: Purpose, home: Path) -> None:
        """Let the library, loaded before, keep its files of one app in `home`."""

    def run(self, script: Path) -> Any:
        """Run a script until it launches its app, without a server; that app.

        The current folder is that of the demo.
        """

    async def described(self, app: Any) -> App:
        """What the library serves for an app that `run` has given."""

    def announce_launches(self, ports: Iterator[int], tell: Callable[[str], object]) -> None:
        """From now on, serve what is launched on the next loopback port, and tell its URL."""

    def listeners(self, components: Iterable[str]) -> dict[str, list[str]]:
        """The events of those of the components that the library has, sorted."""
