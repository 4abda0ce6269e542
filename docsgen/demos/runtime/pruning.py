# A runtime for some demos: without those parts of the front end and the media that none asks for.

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from docsgen.cache import Cache, digest
from docsgen.demos.exporting import Entry, Exporting, Needs
from docsgen.demos.runtime.runtime import Runtime


def pruned(
    exporting: Exporting,
    folder: Path,
    runtime: Runtime,
    wheels: Mapping[str, Path],
    needs: Needs,
    cache: Path,
) -> Iterator[tuple[str, Path | bytes]]:
    """The files of the runtime in `folder` that are needed, or their content, by their paths there.

    Of archives and snapshots, they are those that `runtime` names. `wheels` are those that demos
    load, by their names; they are not in that folder. `cache` is the folder of a project, which
    keeps what was found out. The name of each `Path` changes with what is in it.
    """
    archives = {runtime.python, runtime.compiled, *runtime.snapshots.values()}
    for name in sorted(_all(folder)):
        part, _, rest = name.partition("/")
        if part == runtime.frontend or not (rest or name in archives):
            continue
        if part != runtime.media or needs.media:
            yield name, folder / name
    for name, path in sorted(wheels.items()):
        yield f"{runtime.packages}/{name}", path
    for name in _reached(exporting, folder, runtime, needs, cache):
        yield f"{runtime.frontend}/{name}", folder / runtime.frontend / name
    media = runtime.media_files if needs.media else {}
    manifest = msgspec.structs.replace(runtime, media_files=media)
    yield runtime.manifest, manifest.described


def _reached(
    exporting: Exporting, folder: Path, runtime: Runtime, needs: Needs, cache: Path
) -> list[str]:
    """The files of the front end that demos can ask for; all when that cannot be known."""
    front, types = folder / runtime.frontend, needs.components
    if types is None:
        return sorted(_all(front))

    def find() -> list[str]:
        files = {name: (front / name).read_bytes() for name in _all(front)}
        entry = Entry(runtime.entry_script, runtime.entry_style)
        return sorted(exporting.reachable(files, types, entry))

    known = Cache(cache, "reachable", list[str], "demos")
    return known.made(digest(runtime.frontend, sorted(types)), find)


def _all(folder: Path) -> Iterator[str]:
    return (p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
