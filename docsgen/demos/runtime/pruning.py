# A runtime for some demos: without those parts of the front end and the media that none asks for.

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from docsgen.demos.exporting import Entry, Exporting, Needs
from docsgen.demos.runtime.runtime import MANIFEST, Runtime


def pruned(
    exporting: Exporting, folder: Path, runtime: Runtime, wheels: Mapping[str, Path], needs: Needs
) -> Iterator[tuple[str, bytes]]:
    """The files of the runtime in `folder` that are needed, by their paths there.

    `wheels` are those that demos load, by their names; they are not in that folder.
    """
    front = folder / runtime.frontend
    for name in sorted(_all(folder)):
        part, _, _ = name.partition("/")
        if part == runtime.frontend or name == MANIFEST:
            continue
        if part != runtime.media or needs.media:
            yield name, (folder / name).read_bytes()
    for name, path in sorted(wheels.items()):
        yield f"{runtime.packages}/{name}", path.read_bytes()
    files = {name: (front / name).read_bytes() for name in sorted(_all(front))}
    entry, types = Entry(runtime.entry_script, runtime.entry_style), needs.components
    for name in sorted(files if types is None else exporting.reachable(files, types, entry)):
        yield f"{runtime.frontend}/{name}", files[name]
    media = runtime.media_files if needs.media else {}
    manifest = msgspec.structs.replace(runtime, media_files=media)
    yield MANIFEST, msgspec.json.format(msgspec.json.encode(manifest))


def _all(folder: Path) -> Iterator[str]:
    return (p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
