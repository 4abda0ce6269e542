# What running text is made of, in reading order: Markdown between code, demo slots and callouts.

from __future__ import annotations

import enum
from typing import NamedTuple, TypeAlias

import msgspec

from docsgen.languages import Texts
from docsgen.model.running import Running


class Status(enum.StrEnum):
    """How far the code shown can be trusted to be the code that was written."""

    VERBATIM = "verbatim"
    RECONSTRUCTED = "reconstructed"
    UNCERTAIN = "uncertain"
    DAMAGED = "damaged"


class Markdown(msgspec.Struct, frozen=True, tag="markdown"):
    """CommonMark without raw HTML; links to pages of this site start with `/`.

    `line` is the first line of the text in a file that was written for this site.
    """

    text: str
    line: int | None = None


class Heading(msgspec.Struct, frozen=True, tag="heading"):
    """A heading below the section's own; `level` is 3 for the first depth."""

    text: str
    id: str
    level: int = 3


class Note(NamedTuple):
    """What is to be known of a sample: the key of a text of the catalogue, and its value."""

    key: str
    value: str = ""

    def words(self, texts: Texts) -> str:
        """The text, as Markdown."""
        return texts(self.key, value=self.value)


class CodeDisplay(msgspec.Struct, frozen=True):
    """How a sample of an own guide is shown: `info` is all that stands behind its fence.

    `marked` are the numbers of lines, from 1, that are pointed out; where it `is_diff`, lines begin
    with the mark of what was added or removed.
    """

    info: str
    title: str = ""
    marked: list[int] = []
    is_diff: bool = False
    is_numbered: bool = False
    wraps: bool = False

    def lines(self, source: str) -> list[tuple[str, str]]:
        """The lines of `source` with their marks: `+`, `-` or nothing.

        Where all lines without a mark begin with a space, as in a patch, it is no part of them.
        """
        lines = source.split("\n")
        if not self.is_diff:
            return [("", line) for line in lines]
        is_patch = all(line[0] in "+- " for line in lines if line)
        return [
            (line[0], line[1:]) if line[:1] in ("+", "-") else ("", line[int(is_patch) :])
            for line in lines
        ]


class CodeBlock(msgspec.Struct, frozen=True, tag="code"):
    """A code sample: `source` as the corpus stores it, `code` as the site shows it.

    `notes` say what was repaired or why the sample is not certain; `witness` names the source
    that holds the same sample intact; `display` is what an own guide asks for, `running` says what
    becomes of Python that is copied.
    """

    chunks: list[int]
    section: str
    language: str
    status: Status
    source: str
    code: str
    witness: str | None = None
    notes: list[Note] = []
    display: CodeDisplay | None = None
    running: Running | None = None


class Image(msgspec.Struct, frozen=True, tag="image"):
    """A picture of an own guide, which stands alone in a paragraph on `line`.

    `file` is where it lies, beside the guides, `path` where it is published; its size is in pixels.
    `alt` says what it shows, `title` what is to be read below it.
    """

    file: str
    alt: str
    title: str
    line: int
    path: str = ""
    width: int = 0
    height: int = 0


class DemoSlot(msgspec.Struct, frozen=True, tag="demo"):
    """The place of a demo in a guide: its `code`, or the running `demo`."""

    name: str
    shows: str


class Callout(msgspec.Struct, frozen=True, tag="callout"):
    """A paragraph that began with `Tip:`, `Note:` or `Warning:`; `line` as in Markdown."""

    kind: str
    text: str
    line: int | None = None


class Gap(msgspec.Struct, frozen=True, tag="gap"):
    """A place where the corpus lost text; `lost` says what, in the reader's words."""

    lost: str


Block: TypeAlias = Markdown | Heading | CodeBlock | Image | DemoSlot | Callout | Gap
