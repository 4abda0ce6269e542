# Where output may go: never in the place of what docsgen reads, or of all that somebody has.

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import docsgen
from docsgen.errors import OutputError

_HINT = "choose another place, such as a new folder beside the project's content"


def project_inputs(root: Path) -> list[Path]:
    """What commands read that are about the project in `root`."""
    return [root / name for name in ("content", "templates", ".docsgen")]


def check_output(out: Path, inputs: Iterable[Path] = ()) -> None:
    """Refuse to write to `out` where it would change what docsgen reads, or somebody's everything.

    Links are followed. Raises OutputError, which names what is in the way, when `out` is the root
    of a file system or the user's home, or is, holds or lies in one of `inputs` or this program.
    """
    real = Path(os.path.realpath(out))
    via = "" if real == Path(os.path.abspath(out)) else f"leads to {real}, and that "  # noqa: PTH100
    if wrong := next(_faults(real, inputs), None):
        raise OutputError(f"cannot take the output: it {via}{wrong}", hint=_HINT, path=out)


def _faults(out: Path, inputs: Iterable[Path]) -> Iterator[str]:
    if out == out.parent:
        yield "is the root of the file system"
    if _is_same(out, Path(os.path.expanduser("~"))):  # noqa: PTH111 -- never raises
        yield "is your home directory"
    for given in (*inputs, _package()):
        real = Path(os.path.realpath(given))
        named = Path(os.path.realpath(given.parent)) / given.name
        if _is_below(out, real):
            is_it = "is" if _is_same(out, real) else "is inside"
            yield f"{is_it} {given}, which docsgen reads"
        if _is_below(real, out) or _is_below(named, out):
            yield f"holds {given}, which docsgen reads"


def _is_below(path: Path, folder: Path) -> bool:
    """Whether `path` is `folder` or in it, whatever upper and lower case mean there."""
    return any(_is_same(one, folder) for one in (path, *path.parents))


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one == other or one.samefile(other)
    except OSError:
        return False


def _package() -> Path:
    return Path(docsgen.__file__).parent
