# Links and images as they are written: what has no text, no partner, no encryption, or no #.

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from docsgen.check.passages import BLANK, Slip, passages, quoted, report
from docsgen.config import Project
from docsgen.diagnostics import Correction, Findings, finding
from docsgen.model import Site
from docsgen.model.code_spans import hide_code

LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]\((?P<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+[\"'(][^)]*)?\)"
)
"""An inline link or image of CommonMark, as far as documentation uses them."""

_VAGUE = re.compile(
    r"\W*(?:(?:(?:click|found|read|see) )?here|(?:this|the) (?:link|one|page|url)|this|link"
    r"|(?:read )?more)\W*",
    re.IGNORECASE,
)
_LOCAL = re.compile(
    r"localhost|[\w.-]*\.(?:local|localhost|test|example|internal)|(?:\w+\.)?example\.\w+|[\d.]+|[^.]*"
)
_GLUED = re.compile(
    r"(?P<file>\.(?:py|md|js|ts|rs|rst|ipynb|svelte|html?|json|ya?ml|txt|css))(?P<fragment>L\d+(?:-L\d+)?|[a-z][\w.%-]+)$"
    r"|(?P<sheet>/edit)(?P<gid>gid=\d+)$"
)
_PARAGRAPH = re.compile(r"(?:(?!\n[ \t]*\n)[\s\S])+")
_NO_BRACKET = re.compile(r"[:;]-?[()]|\\[\[\]()]")
"""A smile, and a bracket that Markdown is told to leave alone."""

_ENUMERATES = re.compile(r"(?:^|[\s(])(?:\d{1,2}|[a-zA-Z]|[ivx]+)\)$")
"""A bracket behind a number, which needs no partner."""

_TYPE = re.compile(r"`(?P<type>\w+(?:(?P<square>\[)[\w., |]*[)}]|\([\w., |=]*[\]}]))`")
"""A name with a pair of brackets in a code span that do not belong together."""

_SHOWN = 30
"""Characters of a text that are quoted when one of its marks has no partner."""


def check_links(site: Site, _: Project, findings: Findings) -> None:
    """DG038, DG039 and DG041 to DG043 in all running text."""
    for passage in passages(site):
        report(_links(passage.text), passage, site, findings)
        report(_marks(passage.text), passage, site, findings)


def external_links(text: str) -> Iterator[re.Match[str]]:
    """The links of a text that lead to other sites."""
    return (m for m in LINK.finditer(text) if m["target"].startswith(("http://", "https://")))


def _links(text: str) -> Iterator[Slip]:
    for found in LINK.finditer(text):
        target, start, end = found["target"], found.start(), found.end()
        if found["image"]:
            if not found["text"].strip():
                name = target.rpartition("/")[2] or target
                hint = "say between the brackets what the image shows"
                yield Slip(
                    start, end, finding("DG038", f"the image {quoted(name)} has no text", hint)
                )
        elif _VAGUE.fullmatch(found["text"]):
            message = f"the text of the link to {quoted(target)} is only {quoted(found['text'])}"
            yield Slip(
                start, end, finding("DG039", message, "make what the link leads to its text")
            )
        yield from _addresses(target, found.start("target"), found.end("target"))


def _addresses(target: str, start: int, end: int) -> Iterator[Slip]:
    url = urlsplit(target) if _is_url(target) else None
    if url is None or not url.hostname:
        return
    if url.scheme == "http" and not _LOCAL.fullmatch(url.hostname):
        right = f"https{target.removeprefix('http')}"
        message = f"the link to {quoted(target)} is not encrypted"
        yield Slip(start, end, finding("DG042", message, f"lead to {quoted(right)}"))
    if glued := _GLUED.search(target):
        whole = glued["fragment"] or glued["gid"]
        right = target[: -len(whole)] + "#" + whole
        message = f"the link to {quoted(target)} has lost the # in front of {quoted(whole)}"
        hint = f"lead to {quoted(right)}"
        yield Slip(
            start, end, finding("DG043", message, hint, correction=Correction(target, right))
        )


def _is_url(target: str) -> bool:
    try:
        return urlsplit(target).scheme in ("http", "https")
    except ValueError:
        return False


def _marks(text: str) -> Iterator[Slip]:
    """Backticks and brackets without a partner, paragraph by paragraph."""
    yield from _types(text)
    for paragraph in _PARAGRAPH.finditer(text):
        if "``" in paragraph[0]:  # a code span lost what was in it, which is reported as such
            continue
        plain = hide_code(LINK.sub(_blanked, paragraph[0]))
        for at, partner in _unpaired(_NO_BRACKET.sub(_blanked, plain)):
            start = paragraph.start() + at
            words = text[start : start + _SHOWN].partition("\n")[0].rstrip()
            verb = "opens" if partner in "([" else "closes"
            if verb == "opens":
                words = text[max(paragraph.start(), start - _SHOWN) : start + 1].rpartition("\n")[2]
                start -= len(words) - 1
            message = f"nothing {verb} {quoted(words)}"
            hint = f"put the {quoted(partner)} that belongs to it in its place, or remove it"
            yield Slip(start, start + len(words), finding("DG041", message, hint))


def _types(text: str) -> Iterator[Slip]:
    """Types in code spans that close another bracket than they open, such as `list[str}`."""
    for found in _TYPE.finditer(text):
        words = found["type"]
        message = f"{quoted(words)} closes another bracket than it opens"
        right = words[:-1] + ("]" if found["square"] else ")")
        yield Slip(*found.span("type"), finding("DG041", message, f"write {quoted(right)}"))


def _blanked(found: re.Match[str]) -> str:
    return BLANK * len(found[0])


def _unpaired(text: str) -> Iterator[tuple[int, str]]:
    """The first mark of each kind without a partner, and the partner that it lacks."""
    if text.count("`") % 2:
        yield text.index("`"), "`"
    for opening, closing in ("()", "[]"):
        if opening not in text and closing not in text:
            continue
        open_at: list[int] = []
        for mark in re.finditer(rf"[{re.escape(opening + closing)}]", text):
            if mark[0] == opening:
                open_at.append(mark.start())
            elif open_at:
                open_at.pop()
            elif not _ENUMERATES.search(text, 0, mark.end()):
                yield mark.start(), opening
                break
        if open_at:
            yield open_at[0], closing
