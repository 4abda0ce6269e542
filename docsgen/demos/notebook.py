# A notebook as the Python script that its code cells make together. What only a notebook
# understands is left out.

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from docsgen.errors import DocsgenError

_FORMAT = 4
_CELL = "# %% cell {}"
_MAGIC = re.compile(r"\s*([%!?]|(\w[\w, ]*=\s*)([%!])|\w[\w.]*\?{1,2}\s*$)")
"""A line that IPython takes for a command: `%cd`, `!pip`, `files = !ls`, `?name`, `name?`."""

_TRANSPARENT = re.compile(r"%%(time|capture)\b")
"""Commands for a whole cell that run it as Python."""


class NotebookError(DocsgenError):
    """A notebook cannot be read as a script."""


class LeftOut(NamedTuple):
    """A command that is not in the script: the number of its cell, and its first line."""

    cell: int
    line: str


class _Cell(msgspec.Struct):
    cell_type: str
    source: str | list[str] = ""


class _Language(msgspec.Struct, frozen=True):
    name: str = "python"


class _Kernel(msgspec.Struct, frozen=True):
    language: str = "python"


class _Metadata(msgspec.Struct, frozen=True):
    language_info: _Language = _Language()
    kernelspec: _Kernel = _Kernel()


class _Notebook(msgspec.Struct):
    nbformat: int
    cells: list[_Cell] = []
    metadata: _Metadata = _Metadata()


def script_of(data: bytes, path: Path) -> tuple[bytes, list[LeftOut]]:
    """The script that a notebook is, and what is left out of it.

    Cells are numbered as they stand in the notebook, from 1. Raises NotebookError, with `path`,
    where it is no notebook, or one without Python.
    """
    notebook = _read(data, path)
    parts: list[str] = []
    left_out: list[LeftOut] = []
    for number, cell in enumerate(notebook.cells, start=1):
        text = cell.source if isinstance(cell.source, str) else "".join(cell.source)
        if cell.cell_type != "code" or not text.strip():
            continue
        code, commands = _python_of(text.replace("\r\n", "\n"))
        parts += [_CELL.format(number), code]
        left_out += [LeftOut(number, line) for line in commands]
    if not parts:
        raise NotebookError("the notebook has no code", hint="give one with an app", path=path)
    return "\n".join([*parts, ""]).encode(), left_out


def place_of(script: bytes, line: int) -> str:
    """Where a line of a script of `script_of` is in its notebook, in words."""
    pattern = re.compile(_CELL.format(r"(\d+)"))
    lines = script.decode().split("\n")[:line]
    for back, text in enumerate(reversed(lines)):
        if found := pattern.fullmatch(text):
            return f"cell {found[1]}, line {back}"
    return f"line {line}"


def _read(data: bytes, path: Path) -> _Notebook:
    try:
        notebook = msgspec.json.decode(data, type=_Notebook)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        hint = "save it again with Jupyter"
        raise NotebookError(f"the file is no notebook: {error}", hint=hint, path=path) from None
    if notebook.nbformat != _FORMAT:
        message = f"the notebook has format {notebook.nbformat}; format {_FORMAT} can be read"
        raise NotebookError(message, hint="save it again with a current Jupyter", path=path)
    about = notebook.metadata
    for language in (about.language_info.name, about.kernelspec.language):
        if "python" not in language.lower():
            message = f"the notebook is written in {language}"
            raise NotebookError(message, hint="give one in Python", path=path)
    return notebook


def _python_of(cell: str) -> tuple[str, list[str]]:
    """The Python of a cell with as many lines, and its commands."""
    commands: list[str] = []
    if cell.lstrip().startswith("%%"):
        first, _, rest = cell.lstrip().partition("\n")
        if not _TRANSPARENT.match(first):
            return _commented(cell), [first]
        code, commands = _python_of(rest)
        return f"{_commented(first)}\n{code}", commands
    if _is_python(cell):  # such a line may be part of a text
        return cell, []
    return "\n".join(_without_commands(cell, commands)), commands


def _is_python(code: str) -> bool:
    try:
        ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _without_commands(cell: str, commands: list[str]) -> Iterator[str]:
    is_continued = False
    for line in cell.split("\n"):
        if is_continued:
            yield _commented(line)
        elif _MAGIC.match(line):
            commands.append(line.strip())
            yield line[: len(line) - len(line.lstrip())] + "pass  " + _commented(line.strip())
        else:
            yield line
            continue
        is_continued = line.endswith("\\")


def _commented(text: str) -> str:
    return "\n".join(f"# {line}" for line in text.split("\n"))
