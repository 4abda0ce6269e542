# The syntax of samples in other languages than Python.

from __future__ import annotations

import csv
import functools
import json
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from docsgen.check.samples.sample import Sample
from docsgen.diagnostics import Findings

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

Problem: TypeAlias = tuple[int, str]
"""A line and what is wrong on it."""

_COMMENT = re.compile(r'("(?:\\.|[^"\\])*")|//[^\n]*|/\*.*?\*/', re.S)
_TRAILING = re.compile(r",(?=\s*[\]}])")
_PLACEHOLDER = re.compile(r'("(?:\\.|[^"\\])*")|\$\w+|<[\w -]+>|\.\.\.', re.S)
_PROMPT = re.compile(r"(?m)^\$ ")


def check_syntax(sample: Sample, findings: Findings) -> None:
    """Report a sample that its language does not allow."""
    rule, problems = _CHECKS.get(sample.language, ("", None))
    for line, what in problems(sample.code) if problems else ():
        sample.report(findings, rule, what, "correct it, or give the sample another language", line)


def _json(code: str) -> Iterator[Problem]:
    """JSON, in which comments and placeholders may stand."""
    text = _TRAILING.sub("", _COMMENT.sub(lambda m: m[1] or "", code))
    text = _PLACEHOLDER.sub(lambda m: m[1] or "null", text)
    try:
        json.loads(code if text.strip() == "null" else text, strict=False)
    except json.JSONDecodeError as error:
        yield error.lineno, f"the sample is not JSON: {error.msg}"
    except RecursionError:
        yield 1, "the sample is not JSON: it is nested too deeply"


def _csv(code: str) -> Iterator[Problem]:
    """A table, whose rows have as many fields as its head."""
    rows = list(csv.reader(code.splitlines()))
    for number, row in enumerate(rows[1:], 2):
        if row and len(row) != len(rows[0]):
            yield 1, f"the head has {len(rows[0])} columns, line {number} has {len(row)}"
            return


def _shell(code: str) -> Iterator[Problem]:
    yield from _broken("bash", _PROMPT.sub("", code), "shell command")


def _javascript(code: str) -> Iterator[Problem]:
    yield from _broken("javascript", code, "JavaScript")


def _broken(language: str, code: str, what: str) -> Iterator[Problem]:
    """The first place where a parser gave up."""
    root = _parser(language).parse(code.encode("utf-8", "replace")).root_node
    if root.has_error and (node := _first_error(root)):
        near = code.splitlines()[node.start_point[0]].strip() if code.strip() else ""
        yield node.start_point[0] + 1, f"this is not {what}: `{near[:60]}`"


def _first_error(root: Node) -> Node | None:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.is_error or node.is_missing:
            return node
        waiting.extend(
            child for child in reversed(node.children) if child.has_error or child.is_missing
        )
    return None


@functools.cache
def _parser(language: str) -> Parser:
    import tree_sitter
    import tree_sitter_bash
    import tree_sitter_javascript

    grammars = {"bash": tree_sitter_bash, "javascript": tree_sitter_javascript}
    return tree_sitter.Parser(tree_sitter.Language(grammars[language].language()))


_CHECKS: dict[str, tuple[str, Callable[[str], Iterator[Problem]]]] = {
    "json": ("DG142", _json),
    "bash": ("DG143", _shell),
    "javascript": ("DG144", _javascript),
    "csv": ("DG145", _csv),
}
