# Fences of Markdown that are live demos, found before any extension makes code of them:
#
#     ```python live title="Two words" show-code
#     ```python live src="apps/hello.py"
#
# Works on lines of text, so that it does not matter which extension reads the other fences.

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator

import msgspec

from docsgen.docs_tools.requests import THEMES

_OPENING = re.compile(r"(?P<indent>[ \t]*)(?P<fence>`{3,}|~{3,})(?P<info>.*)")
_LIVE = re.compile(r"\s*(?:py|python)\s+live(?:\s+(?P<options>.*))?\s*")

_LENGTH = re.compile(r"\d+(\.\d+)?([a-z]+|%)?")

VALUES = ("src", "title", "height", "theme", "packages", "allow-host")
FLAGS = ("show-code",)


class Fence(msgspec.Struct, frozen=True):
    """A live fence: its 1-based `line`, its options, the code in it.

    `fault` says what is wrong with its options; `indent` stands before each of its lines.
    """

    line: int
    indent: str
    marks: str
    options: dict[str, str]
    code: str
    fault: str = ""

    @property
    def shows_code(self) -> bool:
        """Whether its code is to be shown, too."""
        return "show-code" in self.options

    def as_code(self, code: str) -> list[str]:
        """An ordinary fence in its place."""
        lines = [f"{self.marks}python", *code.rstrip("\n").split("\n"), self.marks]
        return [f"{self.indent}{line}" if line else "" for line in lines]


def with_live_fences(lines: list[str], show: Callable[[Fence], list[str]]) -> list[str]:
    """The lines with what `show` puts in the place of each live fence; others stay as they are."""
    shown: list[str] = []
    for block in _blocks(lines):
        shown += [block] if isinstance(block, str) else show(block)
    return shown


def _blocks(lines: list[str]) -> Iterator[str | Fence]:
    """Each line by itself, but for live fences, which are one block."""
    number = 0
    while number < len(lines):
        opening = _OPENING.fullmatch(lines[number])
        end = _end(lines, number, opening["fence"]) if opening else number
        if opening and end > number and (live := _LIVE.fullmatch(opening["info"])):
            yield _fence(lines, number, end, opening, live["options"] or "")
        else:
            yield from lines[number : end + 1]
        number = end + 1


def _end(lines: list[str], start: int, marks: str) -> int:
    """The line that closes a fence; the one that opens it where there is none."""
    closing = re.compile(rf"\s*{re.escape(marks[0])}{{{len(marks)},}}\s*")
    after = range(start + 1, len(lines))
    return next((number for number in after if closing.fullmatch(lines[number])), start)


def _fence(lines: list[str], start: int, end: int, opening: re.Match[str], told: str) -> Fence:
    indent = opening["indent"]
    code = "".join(f"{line.removeprefix(indent)}\n" for line in lines[start + 1 : end])
    options, fault = _options(told)
    code = code if code.strip() else ""
    if not fault and bool(code) == bool(options.get("src")):
        fault = "give either the path of an app as `src`, or its code"
    if not fault and options.get("theme", "page") not in THEMES:
        fault = f"there is no theme {options['theme']!r}; there are {', '.join(THEMES)}"
    if not fault and not _LENGTH.fullmatch(options.get("height", "0")):
        fault = f"{options['height']!r} is no height; write 300 or 20em"
    return Fence(start + 1, indent, opening["fence"], options, code, fault)


def _options(text: str) -> tuple[dict[str, str], str]:
    """The options by name, flags with empty values, and what is wrong with them."""
    try:
        words = shlex.split(text)
    except ValueError as error:
        return {}, f"its options cannot be read: {error}"
    options: dict[str, str] = {}
    for word in words:
        name, has_value, value = word.partition("=")
        if name not in (VALUES if has_value else FLAGS):
            known = ", ".join([*(f'{one}="…"' for one in VALUES), *FLAGS])
            return {}, f"there is no option {word!r}; there are {known}"
        options[name] = value
    return options, ""
