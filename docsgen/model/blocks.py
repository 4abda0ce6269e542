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


class CodeBlock(msgspec.Struct, frozen=True, tag="code"):
    """A code sample: `source` as the corpus stores it, `code` as the site shows it.

    `notes` say what was repaired or why the sample is not certain; `witness` names the source
    that holds the same sample intact; `running` says what becomes of Python that is copied.
    """

    chunks: list[int]
    section: str
    language: str
    status: Status
    source: str
    code: str
    witness: str | None = None
    notes: list[Note] = []
    running: Running | None = None


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


Block: TypeAlias = Markdown | Heading | CodeBlock | DemoSlot | Callout | Gap
