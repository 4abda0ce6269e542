# How large a demo may be: a reader's browser keeps its files in memory.

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from shlex import quote

from docsgen.errors import DocsgenError

MAX_FILE = 64_000_000
"""Bytes of a file that a reader's browser can be asked to hold in memory."""

MAX_TOTAL = 256_000_000
"""Bytes of all files of a demo."""

_MOST = 5
"""Files that a message about all of them names."""


class SourceError(DocsgenError):
    """There is nothing to export at a path, or too much."""


def check_sizes(folder: Path, files: Iterable[str]) -> None:
    """Raises SourceError, with all that is too large, if a browser cannot take the files."""
    sizes = {name: (folder / name).stat().st_size for name in files}
    large = {name: size for name, size in sizes.items() if size > MAX_FILE}
    if large:
        raise SourceError(
            f"too large for a browser, which is given {_megabytes(MAX_FILE)} for a file:"
            f" {_sized(large)}",
            hint=_remedy(large),
            path=folder / _largest(large)[0],
        )
    if (total := sum(sizes.values())) > MAX_TOTAL:
        raise SourceError(
            f"the files have {_megabytes(total)} in all, and a browser is given"
            f" {_megabytes(MAX_TOTAL)}; the largest are {_sized(sizes)}",
            hint=_remedy(sizes),
            path=folder,
        )


def _largest(sizes: Mapping[str, int]) -> list[str]:
    return sorted(sizes, key=lambda name: (-sizes[name], name))


def _sized(sizes: Mapping[str, int]) -> str:
    """The largest files with their sizes; of those above the limit, all."""
    names = [name for name in _largest(sizes) if sizes[name] > MAX_FILE]
    names = names or _largest(sizes)[:_MOST]
    return ", ".join(f"{name} ({_megabytes(sizes[name])})" for name in names)


def _remedy(sizes: Mapping[str, int]) -> str:
    options = " ".join(f"--exclude {quote(name)}" for name in _largest(sizes)[:_MOST])
    return f"leave out what the demo does not need: {options} (in demo.yaml, `exclude:`)"


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.0f} MB"
