# The pictures that stand for demos until they are started, where there is a browser to take them.

from __future__ import annotations

import posixpath
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import msgspec
from playwright.sync_api import Browser

from docsgen.browser import browser
from docsgen.cache import Cache, digest
from docsgen.demos.export import Export
from docsgen.hosting import listener, served
from docsgen.memory_host import MemoryHost
from docsgen.verify.front_end import PLAIN
from docsgen.verify.posters import pictures
from docsgen.workflows.preparation import Prepared

_APP = "/app/"


class Pictures(msgspec.Struct, frozen=True):
    """The pictures of a demo, WebP."""

    light: bytes
    dark: bytes


class Photographer:
    """Takes pictures of exports in one browser, which starts with the first that is not known.

    Leaving the context ends it. A thread of its own has the browser, as a thread of the
    documentation tool's may have another.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1)
        self._open = ExitStack()
        self._browser: Browser | None = None

    def close(self) -> None:
        """End the browser."""
        self._thread.submit(self._open.close).result()
        self._thread.shutdown()

    def pictures(self, made: Export, prepared: Prepared) -> Pictures:
        """The pictures of an export, which are kept as long as it does not change.

        Raises MissingToolError without a browser, PictureError where the export does not come up.
        """
        kept = Cache(prepared.home, "live-demo-pictures", Pictures, "verify")
        key = digest(prepared.context.runtime.key, sorted(made.files.items()))
        return kept.made(key, lambda: self._thread.submit(self._taken, made, prepared).result())

    def _taken(self, made: Export, prepared: Prepared) -> Pictures:
        if self._browser is None:
            self._browser = self._open.enter_context(browser())
        front_end = prepared.adapter.front_end() or PLAIN
        with served(_host(made, prepared), listener(0)) as url:
            address = url + _APP.lstrip("/")
            taken = dict(pictures(self._browser, address, made.name, front_end, info=False))
        return Pictures(**taken)


def _host(made: Export, prepared: Prepared) -> MemoryHost:
    """A host of an export beside its runtime."""
    context, folder, host = prepared.context, prepared.folder, MemoryHost()
    place = posixpath.normpath(_APP + context.runtime_url)
    packages = posixpath.normpath(_APP + context.packages_url)
    files = [path for path in folder.rglob("*") if path.is_file()]
    host.add({f"{place}/{path.relative_to(folder).as_posix()}": path for path in files})
    wheels = context.provisioner.shelf.taken
    host.add({f"{packages}/{name}": path for name, path in wheels.items()})
    host.add({_APP + name: data for name, data in made.files.items()})
    return host
