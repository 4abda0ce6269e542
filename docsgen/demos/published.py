# Which files of a native run are published: those that its writer gave, and of those that it has
# written the ones that readers need. The others go with the scratch folder.

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from docsgen.demos.source import Source


def places(temporary: str) -> dict[str, str]:
    """Where files of a demo are, in its scratch folder and as the reader's browser sees them.

    `temporary` is the library's own folder below that for temporary files.
    """
    return {"demo": "/demo", f"tmp/{temporary}": f"/tmp/{temporary}"}


def published_files(
    source: Source,
    scratch: Path,
    places: Mapping[str, str],
    shown: Callable[[Collection[str]], set[str]],
) -> tuple[dict[str, bytes], list[str]]:
    """The files to publish by their paths in the browser, and the demo's own that are left out.

    They are looked for in `places`: folders of `scratch` with their paths in the browser.
    A file that the writer gave is as it was given, whatever the script made of it. One that the
    script has written goes in if it is shown, as `shown` tells of paths, if it was asked for, or
    if it is the library's copy of one that was given.
    """
    given = {f"/demo/{name}": source.read(name) for name in source.files}
    present = {
        f"{seen}/{path.relative_to(scratch / place).as_posix()}": path
        for place, seen in places.items()
        for path in sorted((scratch / place).rglob("*"))
        if path.is_file() and path.resolve().is_relative_to(scratch.resolve())
    }
    asked = {f"/demo/{name}" for name in source.selection.included(scratch / "demo")}
    cached = {seen: path for seen, path in present.items() if not _is_own(seen)}
    copies = {seen for seen, path in cached.items() if path.read_bytes() in given.values()}
    needed = shown(present.keys()) | (asked - given.keys()) | copies
    files = given | {
        seen: path.read_bytes()
        for seen, path in present.items()
        if seen in needed and not source.selection.excludes(seen.removeprefix("/demo/"))
    }
    unknown = (seen for seen in present if _is_own(seen) and not _is_by_the_way(seen))
    return files, [seen.removeprefix("/demo/") for seen in unknown if seen not in files]


def _is_own(path: str) -> bool:
    return path.startswith("/demo/")


def _is_by_the_way(path: str) -> bool:
    """Whether the library or Python writes such files, which no writer has heard of."""
    return path.endswith(".pyi") or any(part.startswith((".", "__")) for part in path.split("/"))
