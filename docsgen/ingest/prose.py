# Running text to blocks: paragraphs, callouts, demo slots, gaps and the sub-headings that lost
# their marks. Input is CommonMark; code has been cut out before.

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import zip_longest

import msgspec

from docsgen.ingest.stitch import GAP
from docsgen.model import Block, Callout, DemoSlot, Gap, Heading, Markdown

_SLOT = re.compile(r"(?m)^[ ]?\$(code|demo)_([\w-]+)[ ]*$")
_CALLOUT = re.compile(
    r"(?P<mark>\*\*|__|_|\*)?(?P<kind>Tip|Note|Warning|Important)(?P<end>\*\*|_|\*)?[ ]?:"
    r"(?P<late>\*\*|_|\*)?\s*(?P<text>\S.*)",
    re.DOTALL,
)
_HEADING = re.compile(r"[A-Z`][^\n]*[^.:;,!\n]")
_NOT_A_HEADING = re.compile(
    r"[|]|\]\(|https?://|\*\*|^`[^`]*`$|`[^`]*`.*`|! "
    r"|^(?:It|In|Now|This|You|We|Here) |, (?:we|you) "
)
_NUMBERED = re.compile(r"(\d{1,9})\. [A-Z`][^\n]*[^.:;,!\n]")
_NUMBER = re.compile(r"\d{1,9}(?=\. )")
_ITEM = re.compile(r"(?:[-*+]|\d+[.)])[ ]")
_BULLETS_BELOW = re.compile(r"(?m)^(\d+\. `[^`\n]*`)\n(?=- )")


def prose_blocks(
    text: str, lost: Iterable[str] = (), *, lost_headings: bool = False, followed: bool = False
) -> list[Block]:
    """The blocks of a run of prose; `lost` holds a text for each GAP mark, in order.

    With `lost_headings`, a short line on its own that starts like a heading is taken for one that
    lost its marks; the last one only when the text is `followed` by a sample.
    """
    losses = iter(lost)
    blocks: list[Block] = []
    if lost_headings:
        text = nest(text)
        text = _BULLETS_BELOW.sub(r"\1\n\n", text)
    paragraphs = [p.strip("\n") for p in re.split(r"\n[ \t]*\n", text) if p.strip()]
    after = "a sample" if followed else ""
    for paragraph, following in zip_longest(paragraphs, paragraphs[1:], fillvalue=after):
        if paragraph.strip() == GAP:
            blocks.append(Gap(next(losses, "text")))
        elif lost_headings and _is_heading(paragraph, following):
            blocks.append(Heading(paragraph, ""))
        else:
            blocks += paragraph_blocks(paragraph)
    return _joined(blocks)


def _is_heading(paragraph: str, following: str) -> bool:
    """At most eight words on one line, capitalised, without punctuation at the end.

    A numbered line is a heading only with content of its own below it, and no line is one where
    the text was cut.
    """
    if len(paragraph.split()) > 8 or _NOT_A_HEADING.search(paragraph) or following in ("", GAP):
        return False
    if number := _NUMBERED.fullmatch(paragraph):
        is_item = len(paragraph.split()) < 3 and "`" not in paragraph
        next_number = _NUMBER.match(following)
        goes_on = next_number and int(next_number.group()) == int(number.group(1)) + 1
        return not is_item and not goes_on
    return bool(_HEADING.fullmatch(paragraph))


def nest(text: str) -> str:
    """Indent the content of list items, of whose indentation the crawl left one blank.

    Deeper levels are lost; everything below an item becomes its direct content.
    """
    lines = []
    width = 0
    for line in text.split("\n"):
        if item := _ITEM.match(line):
            width = len(item.group())
        elif line.startswith(" ") and width:
            line = " " * width + line[1:]
        elif line.strip():
            width = 0
        lines.append(line)
    return "\n".join(lines)


def paragraph_blocks(paragraph: str) -> list[Block]:
    """A callout, demo slots with what stands between them, or just Markdown."""
    callout = _CALLOUT.fullmatch(paragraph.strip())
    if callout:
        text = callout["text"].strip()
        if callout["mark"] and not (callout["end"] or callout["late"]):
            text = text.removesuffix(callout["mark"])
        return [Callout(callout["kind"].lower(), text)]
    parts = _SLOT.split(paragraph)
    blocks: list[Block] = [Markdown(parts[0])] if parts[0].strip() else []
    for shows, name, rest in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        blocks.append(DemoSlot(name, shows))
        if rest.strip():
            blocks.append(Markdown(rest.strip("\n")))
    return blocks


def _joined(blocks: list[Block]) -> list[Block]:
    """Neighbouring Markdown as one block, so that lists and references stay whole."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(block, Markdown) and isinstance(last, Markdown):
            joined[-1] = msgspec.structs.replace(last, text=f"{last.text}\n\n{block.text}")
        else:
            joined.append(block)
    return joined
