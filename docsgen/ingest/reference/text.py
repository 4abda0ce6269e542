# Text of reference pages as html2text wrote it: wrapped at 78, escaped, with code indented by a
# single blank. These functions give it back as CommonMark.

from __future__ import annotations

import re
from itertools import chain, pairwise

import msgspec

_PARAGRAPH_BREAK = re.compile(r"\n(?:[ ]*\n)+")
_LIST_ITEM = re.compile(r"[ ]?[*-][ ]|\d+\.[ ]")
_ESCAPED_DASH = re.compile(r"^\\(?=[-+])")
_ESCAPED_NUMBER = re.compile(r"^(\d+)\\\.")
_JOINED_CODE = re.compile(r"\*\*([^*`\n]*\w)(`[^`\n]+`)\*\*")
_BROKEN_WORD = re.compile(r"(?<=\S)-\Z")
_SPACED_COLON = re.compile(r"(\*\*|_) :")


class Run(msgspec.Struct, frozen=True):
    """A run of prose or code and its place, in characters, in the section's text."""

    is_code: bool
    text: str
    start: int
    end: int


def unwrap(text: str) -> str:
    """Wrapped html2text prose as CommonMark with one line per paragraph, item or hard break.

    Lines join with a blank, or with nothing after the hyphen of a broken word; a trailing blank
    is html2text's hard break (corpus-damage.md, White space). Escapes at line starts are undone.
    """
    paragraphs = _PARAGRAPH_BREAK.split(text.strip("\n"))
    return "\n\n".join(filter(None, map(_unwrap_paragraph, paragraphs)))


def _unwrap_paragraph(paragraph: str) -> str:
    """One line of CommonMark for each item and each line that ends in a hard break."""
    lines: list[list[str]] = []
    ended = True
    for line in paragraph.strip().split("\n"):
        if _LIST_ITEM.match(line):
            lines.append([line.strip()])
            ended = False
            continue
        line = _ESCAPED_NUMBER.sub(r"\1.", _ESCAPED_DASH.sub("", line))
        if ended:
            lines.append([])
        lines[-1].append(line)
        ended = line.endswith(" ")
    joined = list(map(_joined, lines))
    breaks = [_break(before, after) for before, after in pairwise(joined)]
    return "".join(chain.from_iterable(zip(joined, [*breaks, ""], strict=True)))


def _joined(wrapped: list[str]) -> str:
    """Wrapped lines on one line, the halves of a broken word without a blank in between."""
    joined = "".join(f"{line}{'' if _BROKEN_WORD.search(line) else ' '}" for line in wrapped[:-1])
    joined += wrapped[-1]
    joined = _SPACED_COLON.sub(r"\1:", joined.rstrip())
    return _JOINED_CODE.sub(r"**\1 \2**", joined)


def _break(before: str, after: str) -> str:
    """What stands for a hard break: nothing more than a line's end around list items."""
    if _LIST_ITEM.match(f"{after} "):
        return "\n"
    return "\n\n" if _LIST_ITEM.match(f"{before} ") else "  \n"


def split_code(text: str) -> list[Run]:
    """Cut a section into prose and the code samples, which are indented by one blank.

    Code ends at an empty line; its own blank lines hold one blank. A section that begins with
    code has lost the blank of its first line (corpus-damage.md, Windows).
    """
    spans: list[Run] = []
    lines = text.split("\n")
    offset = start = 0
    in_code = _starts_with_code(lines)
    for number, line in enumerate(lines):
        if number and in_code != _goes_on(in_code, line):
            spans.append(Run(in_code, text[start:offset], start, offset))
            start, in_code = offset, not in_code
        offset += len(line) + 1
    spans.append(Run(in_code, text[start:], start, len(text)))
    return [trimmed for span in spans if (trimmed := _trim(span)).text.strip()]


def _starts_with_code(lines: list[str]) -> bool:
    if not lines[0].strip():
        return False
    return _is_code(lines[0]) or (len(lines) > 1 and _goes_on(True, lines[1]))


def _goes_on(in_code: bool, line: str) -> bool:
    """Whether the next line is code."""
    return line.startswith(" ") and not line.startswith(" * ") if in_code else _is_code(line)


def _is_code(line: str) -> bool:
    return line.startswith((" ", "\t")) and bool(line.strip()) and not line.startswith(" * ")


def _trim(span: Run) -> Run:
    """Leave out the blank lines around code, so that its place is where the code is."""
    if not span.is_code:
        return span
    lines = span.text.split("\n")
    while lines and not lines[0].strip():
        span = msgspec.structs.replace(span, start=span.start + len(lines[0]) + 1)
        lines.pop(0)
    while lines and not lines[-1].strip():
        lines.pop()
    text = "\n".join(lines)
    return msgspec.structs.replace(span, text=text, end=span.start + len(text))
