# The demos of a project as embeds of its site: a page for each, and the runtime that all share.

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from docsgen.demos.export import Site, export
from docsgen.demos.gradio.api import endpoints
from docsgen.demos.natively import natives
from docsgen.demos.runtime import Downloads, build
from docsgen.demos.runtime.packages import Shelf, read_lock
from docsgen.demos.runtime.place import runtime_home
from docsgen.demos.runtime.pruning import Needs, pruned
from docsgen.demos.source import Source, SourceError, find_source
from docsgen.diagnostics import Findings, Location
from docsgen.model.demo import Demo, Embed

RUNTIME = "runtime"
"""The folder of the site that holds the runtime."""


class Embedded(NamedTuple):
    """Files by their path in the site, and what pages must know of a demo that they are for."""

    embed: Embed | None
    files: dict[str, bytes]


def embedded(
    demos: Iterable[Demo], root: Path, findings: Findings, pages_url: str = "../../demos/"
) -> Iterator[Embedded]:
    """Each demo of the project in `root` that runs in a browser, then their runtime.

    `pages_url` leads from an embed to the folder with the pages of all demos. Demos that cannot be
    exported are reported and left out. Raises MissingToolError when the library or a part of the
    runtime cannot be had.
    """
    live = [demo for demo in demos if demo.is_live]
    if not live:
        return
    folder, site = _shared(root, pages_url)
    needs = Needs(frozenset(), media=False)
    with natives(cache=root / ".docsgen" / "cache" / "demos") as running:
        for demo in live:
            source = _source(demo, findings)
            manifest = demo.manifest
            exported = source and export(
                source,
                running,
                site,
                findings,
                title=manifest.title,
                packages=manifest.packages,
            )
            if exported:
                needs |= exported.needs
                home = f"embed/{demo.name}/"
                files = {home + path: data for path, data in exported.files.items()}
                yield Embedded(
                    Embed(
                        demo.name, endpoints(exported.api), exported.packages, exported.unavailable
                    ),
                    files,
                )
    for name, data in pruned(folder, site.runtime, site.shelf.taken, needs):
        yield Embedded(None, {f"{RUNTIME}/{name}": data})


def _shared(root: Path, pages_url: str) -> tuple[Path, Site]:
    """The folder of the project's runtime, and what all exports need to know of it."""
    from docsgen.demos.gradio.library import pins

    home = runtime_home(root)
    folder = home / "built"
    runtime = build(folder, Downloads(home / "downloads", pins(), None))
    shelf = Shelf(read_lock(folder / runtime.lock), folder / runtime.packages, None)
    return folder, Site(runtime, f"../../{RUNTIME}/", shelf, pages_url)


def _source(demo: Demo, findings: Findings) -> Source | None:
    """What a demo is made of, without what only docsgen reads."""
    try:
        source = find_source(demo.folder, demo.name)
    except SourceError as error:
        at = Location(file=(error.path or demo.folder).as_posix())
        findings.add("DG061", f"demo {demo.name}: {error.message}", hint=error.hint, at=at)
        return None
    own = {"demo.yaml", *(demo.poster(theme).name for theme in ("light", "dark"))}
    return msgspec.structs.replace(source, files=[f for f in source.files if f not in own])
