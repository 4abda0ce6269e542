# Code spans of CommonMark, in which nothing else is markup. Whoever looks for links or words in
# Markdown hides them first. A regular expression with a back reference would do for ordinary text,
# but its time grows with the square of the backticks that have no partner.

from __future__ import annotations

import re
from collections.abc import Iterator

HIDDEN = "\0"
"""Stands for each character of a hidden code span; CommonMark has no such character."""

_RUN_OR_BREAK = re.compile(r"(?<!\\)(?P<escapes>\\*+)(?P<ticks>`++)|\n[ \t]*+\n")


def code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each code span, marks included, in linear time.

    A span ends in its own paragraph, with as many backticks as it begins with (CommonMark 6.1). A
    backslash takes the first backtick its meaning, but only outside of a span.
    """
    runs: list[re.Match[str]] = []
    for found in _RUN_OR_BREAK.finditer(text):
        if found["ticks"]:
            runs.append(found)
        else:
            yield from _spans(runs)
            runs = []
    yield from _spans(runs)


def hide_code(text: str) -> str:
    """The text with `HIDDEN` in place of each character of a code span."""
    if "`" not in text:
        return text
    parts, done = [], 0
    for start, end in code_spans(text):
        parts += [text[done:start], HIDDEN * (end - start)]
        done = end
    return "".join([*parts, text[done:]])


def _spans(runs: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """The spans between the runs of backticks of one paragraph."""
    partners = _partners(runs)
    at = 0
    while at < len(runs):
        partner = partners[at]
        if partner is None:
            at += 1
        else:
            yield runs[at].end() - _opening(runs[at]), runs[partner].end()
            at = partner + 1


def _partners(runs: list[re.Match[str]]) -> list[int | None]:
    """For each run, the number of the next one that could close a span which it opens."""
    partners: list[int | None] = []
    nearest: dict[int, int] = {}
    for number in reversed(range(len(runs))):
        partners.append(nearest.get(_opening(runs[number])))
        nearest[len(runs[number]["ticks"])] = number
    return partners[::-1]


def _opening(run: re.Match[str]) -> int:
    """How many backticks of a run can open a span; none of length 0 can close it."""
    return len(run["ticks"]) - len(run["escapes"]) % 2
