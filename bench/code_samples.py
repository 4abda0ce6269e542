# Held-out truth for the restoration of code: Python that is installed anyway, flattened with the
# corpus's own rule. Nothing here comes from the documented library's guides or demos.

from __future__ import annotations

import ast
import io
import re
import sysconfig
import textwrap
import tokenize
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

LONGEST = 150


class Sample(NamedTuple):
    """Python whose indentation is known; `kind` is function, class or script."""

    source: str
    kind: str
    origin: str


def flatten(source: str, origin: str) -> str:
    """Do to `source` what the scraper did to guides or to reference pages (corpus-damage.md, White space)."""
    text = source
    if origin == "reference":
        text = "\n".join(
            "    " + line.lstrip(" ") if line.strip() else "    " for line in text.split("\n")
        )
    text = re.sub(r"#+ ?", "", text)
    return re.sub(r" {2,}", " ", text)


def installed(extra: tuple[Path, ...] = ()) -> Iterator[tuple[str, str]]:
    """Yield name and text of the standard library's, site-packages' and `extra`'s Python files."""
    paths = sysconfig.get_paths()
    for root in dict.fromkeys((paths["stdlib"], paths["purelib"], *map(str, extra))):
        yield from _files(Path(root))


def _files(root: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(root.rglob("*.py")):
        name = path.relative_to(root).as_posix()
        if not re.search(r"(^|/)(test|tests|idlelib|lib2to3|site-packages|turtledemo)/", name):
            yield name, path.read_text("utf-8", errors="replace")


def samples(extra: tuple[Path, ...] = ()) -> list[Sample]:
    """Return functions, classes and short scripts, a few from each file, without duplicates."""
    seen: set[str] = set()
    found: list[Sample] = []
    for name, text in installed(extra):
        for sample in _pieces(name, text.replace("\r\n", "\n")):
            if sample.source not in seen and "\t" not in sample.source:
                seen.add(sample.source)
                found.append(sample)
    return found


def _pieces(name: str, text: str) -> Iterator[Sample]:
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return
    lines = text.split("\n")
    if 5 <= len(lines) <= LONGEST:
        yield Sample(text.strip("\n"), "script", name)
    wanted = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    nodes = [node for node in ast.walk(tree) if isinstance(node, wanted)]
    nodes.sort(key=lambda node: zlib.crc32(f"{name}:{node.name}:{node.lineno}".encode()))
    for node in nodes[:6]:
        first = min([node.lineno, *(d.lineno for d in node.decorator_list)])
        piece = textwrap.dedent("\n".join(lines[first - 1 : node.end_lineno]))
        if 4 <= piece.count("\n") <= LONGEST and _parses(piece):
            kind = "class" if isinstance(node, ast.ClassDef) else "function"
            yield Sample(piece, kind, name)


def _parses(text: str) -> bool:
    try:
        ast.parse(text)
    except (SyntaxError, ValueError):
        return False
    return True


def held_out(sample: Sample) -> bool:
    """Whether a sample is for measuring, not for fitting: one file in four."""
    return zlib.crc32(sample.origin.encode()) % 4 == 0


class Logical(NamedTuple):
    """A logical line of intact code."""

    text: str
    level: int
    gap: int
    commented: bool


def logical_lines(source: str) -> list[Logical]:
    """Split intact code into logical lines without comments, each with its level."""
    found: list[Logical] = []
    level = gap = 0
    commented = False
    lines = source.split("\n")
    first = None
    for token in tokenize.generate_tokens(io.StringIO(source + "\n").readline):
        if token.type == tokenize.INDENT:
            level += 1
        elif token.type == tokenize.DEDENT:
            level -= 1
        elif token.type == tokenize.NL and first is None:
            gap += not lines[token.start[0] - 1].strip()
        elif token.type == tokenize.COMMENT:
            commented |= first is None
        elif token.type == tokenize.NEWLINE and first is not None:
            found.append(Logical(_text(source, first, token.start), level, gap, commented))
            first, gap, commented = None, 0, False
        elif first is None and token.type not in (tokenize.NL, tokenize.ENDMARKER):
            first = token.start
    return found


def _text(source: str, first: tuple[int, int], last: tuple[int, int]) -> str:
    lines = source.split("\n")[first[0] - 1 : last[0]]
    lines[-1] = lines[-1][: last[1]]
    lines[0] = lines[0][first[1] :]
    kept = []
    for number, line in enumerate(lines):
        kept.append(line if number == 0 else line.strip())
    return "\n".join(kept)
