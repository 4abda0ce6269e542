# The body of a guide that was written for this site: whole, well-formed CommonMark, unlike the
# corpus. markdown-it says where its blocks are; their text stays as it was written.

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import pairwise
from typing import Any
from urllib.parse import unquote

import msgspec
from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token
from msgspec.structs import replace

from docsgen.ingest.fence_options import code_block
from docsgen.ingest.prose import paragraph_blocks
from docsgen.model import Block, Callout, Heading, Image, Markdown
from docsgen.model.code_spans import hide_code

_REFERENCE = re.compile(
    r"(?<!\\)\[(?P<text>(?:[^\[\]\\]|\\.)*)\](?:\[(?P<label>[^\[\]]*)\])?(?![\[(:])", re.DOTALL
)
"""A link or image whose target stands elsewhere, in text whose code is hidden."""

_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_PICTURE = re.compile(
    r"!\[(?P<alt>[^\[\]]*)\]\([ ]*(?:<(?P<angled>[^<>\n]+)>|(?P<file>[^()<>\s]+))"
    r"(?:[ \n]+\"(?P<title>[^\"]*)\")?[ ]*\)"
)
"""A paragraph that is a picture and nothing else."""

_ELSEWHERE = re.compile(r"[A-Za-z][\w+.-]*:|[/#?]")
"""How an address begins that is not that of a file beside the guide."""

_PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")
_PARSER.core.ruler.enableOnly(["normalize", "block"])


class Part(msgspec.Struct):
    """What stands below one heading of the first two levels, on `line`.

    The heading is empty for what stands above the first one.
    """

    heading: str
    line: int
    blocks: list[Block]


def parts_of(body: str, line: int, report: Callable[[int, str], None]) -> list[Part]:
    """The parts of a body whose first line is `line` of its file; always at least one.

    `report` hears what is wrong behind fences: the line of the file, and words.
    """
    environment: dict[str, Any] = {}
    tokens = _PARSER.parse(body, environment)
    source = _Source(body, tokens, environment.get("references", {}), line)
    parts = [Part("", line, [])]
    starts = [number for number, token in enumerate(tokens) if _is_block(token)]
    prose: list[Token] = []
    for start, end in pairwise([*starts, len(tokens)]):
        token, text = tokens[start], tokens[min(start + 1, end - 1)].content
        here = source.line(token)
        blocks = _own_kind(token, text, parts[-1].heading, here, partial(report, here))
        if token.tag not in ("h1", "h2") and not blocks:
            prose.append(token)
            continue
        parts[-1].blocks += source.markdown(prose)
        prose = []
        if blocks:
            parts[-1].blocks += source.placed(blocks, token)
        else:
            parts.append(Part(_heading(text), here, []))
    parts[-1].blocks += source.markdown(prose)
    return parts if parts[0].blocks or len(parts) == 1 else parts[1:]


def _is_block(token: Token) -> bool:
    return token.level == 0 and token.nesting >= 0 and token.map is not None


def _own_kind(
    token: Token, text: str, heading: str, line: int, report: Callable[[str], None]
) -> list[Block]:
    """The blocks made of a token that is more than Markdown; none otherwise."""
    if token.type in ("fence", "code_block"):
        return [code_block(token.info, token.content.removesuffix("\n"), heading, report)]
    if token.tag in ("h3", "h4", "h5", "h6"):
        return [Heading(_heading(text), "", int(token.tag[1]))]
    if token.type == "paragraph_open":
        if image := _image(text, line):
            return [image]
        blocks = paragraph_blocks(text)
        return [] if all(isinstance(block, Markdown) for block in blocks) else blocks
    return []


def _image(paragraph: str, line: int) -> Image | None:
    """The picture that a paragraph is, where it lies beside the guide."""
    found = _PICTURE.fullmatch(paragraph.strip())
    file = unquote(found["angled"] or found["file"]) if found else ""
    if found is None or _ELSEWHERE.match(file):
        return None
    return Image(
        file, " ".join(found["alt"].split()), " ".join((found["title"] or "").split()), line
    )


def _heading(text: str) -> str:
    """The text of a heading on one line; its links go, because a heading is one itself."""
    return " ".join(_LINK.sub(r"\1", text).split())


class _Source:
    """The lines of a body and what its tokens need of them."""

    def __init__(
        self, body: str, tokens: list[Token], references: Mapping[str, Mapping[str, str]], line: int
    ) -> None:
        self._lines = body.split("\n")
        self._references = references
        self._first = line
        covered = {number for token in tokens if _is_block(token) for number in _span(token)}
        for number in set(range(len(self._lines))) - covered:
            self._lines[number] = ""  # the target of a reference, which is written where it is used

    def line(self, token: Token) -> int:
        """The line of the file on which the token starts."""
        return self._first + _span(token).start

    def markdown(self, tokens: list[Token]) -> list[Block]:
        """Neighbouring tokens as one block as they were written, so that lists stay whole."""
        if not tokens:
            return []
        lines = self._lines[_span(tokens[0]).start : _span(tokens[-1]).stop]
        return [Markdown(self._inlined("\n".join(lines).rstrip()), self.line(tokens[0]))]

    def placed(self, blocks: list[Block], token: Token) -> Iterator[Block]:
        """The blocks made of `token`, with the line on which it starts."""
        for block in blocks:
            if isinstance(block, Markdown | Callout):
                block = replace(block, text=self._inlined(block.text), line=self.line(token))
            yield block

    def _inlined(self, text: str) -> str:
        """The text with every reference link written out: its blocks are shown one by one."""
        if not self._references:
            return text
        parts, done = [], 0
        for found in _REFERENCE.finditer(hide_code(text)):
            label = text[slice(*found.span("text"))]
            name = text[slice(*found.span("label"))] or label
            target = self._references.get(normalizeReference(name))
            if target is not None:
                parts += [text[done : found.start()], f"[{label}]({_written(target)})"]
                done = found.end()
        return "".join([*parts, text[done:]])


def _written(target: Mapping[str, str]) -> str:
    """The target of a reference as a link has it."""
    title = target["title"].replace('"', "&quot;")
    return f"<{target['href']}>" + (f' "{title}"' if title else "")


def _span(token: Token) -> range:
    start, end = token.map or (0, 0)
    return range(start, end)
