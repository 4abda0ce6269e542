# Records, sections and pages: what ingest produces and what render shows.

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import msgspec

from docsgen.diagnostics import Location
from docsgen.kinds import PageKind
from docsgen.languages import ENGLISH
from docsgen.model import reference
from docsgen.model.blocks import Block, CodeBlock, DemoSlot

_Content = TypeVar("_Content", bound=reference.Content)


class Chunk(msgspec.Struct, frozen=True):
    """One record of the corpus; `record` counts from 0 over all files in reading order.

    `lost_before` and `lost` say what text is missing around this chunk, and `overlap` how many
    characters of the previous chunk a repair found repeated at its start; `reviewed` chunks have
    been looked at by a person.
    """

    file: str
    record: int
    text: str
    heading: str
    url: str
    title: str
    lost_before: str = ""
    lost: str = ""
    overlap: int = 0
    reviewed: bool = False


class OwnGuide(msgspec.Struct, frozen=True):
    """A guide that was written for this site: its file, its path in the site, its front matter.

    `language` is the tag of the one that it is written in.
    """

    file: str
    path: str
    title: str
    category: str
    order: int
    summary: str
    language: str = ENGLISH


class Section(msgspec.Struct, frozen=True):
    """The text under one heading of one page.

    `chunks` are record numbers, none where the section's origin is the library; `id` is the anchor,
    unique on its page once the page is assembled; `lost` lists what the corpus lost here, in words,
    and `is_filled` says that the library told it. A section of an own guide has no records but the
    `line` of its heading in the guide's file; what stands above the first heading of that file is a
    section whose heading is empty.
    """

    url: str
    page_title: str
    heading: str
    chunks: list[int]
    content: reference.Content
    id: str = ""
    related: list[reference.Link] = []
    lost: list[str] = []
    own: OwnGuide | None = None
    line: int | None = None
    origin: reference.Origin = reference.Origin.CORPUS
    is_filled: bool = False

    @property
    def location(self) -> Location:
        """Where findings about the section are."""
        if self.own:
            return Location(self.own.file, line=self.line, url=self.url)
        return Location(record=self.chunks[0] if self.chunks else None, url=self.url)


class Page(msgspec.Struct, frozen=True):
    """A page of the site, made from the sections that share a URL, or from an own guide.

    `kind_name` is the name that site.yaml gives its kind; `qualified` is the dotted name of what
    the page describes, such as `acme.Button`, and empty for prose. Pages are found by it or by
    their path, never by their title, which others may have too.
    """

    url: str
    path: str
    title: str
    kind: PageKind
    kind_name: str
    category: str
    chunks: list[int]
    sections: list[Section]
    missing: list[str] = []
    own: OwnGuide | None = None
    qualified: str = ""

    @property
    def class_name(self) -> str:
        """How the support matrix names what the page describes; empty for prose."""
        return self.qualified.rpartition(".")[2]

    @property
    def complete(self) -> bool:
        """Whether nothing but the preamble is missing."""
        return not self.missing and self.kind is not PageKind.STUB

    def contents(self, kind: type[_Content]) -> list[_Content]:
        """The contents of one kind, in page order."""
        return [s.content for s in self.sections if isinstance(s.content, kind)]

    @property
    def description(self) -> str:
        """The Description section, or nothing."""
        return "\n\n".join(content.text for content in self.contents(reference.Description))

    @property
    def parameters(self) -> list[reference.Parameter]:
        """The constructor's parameters."""
        return [p for content in self.contents(reference.Parameters) for p in content.parameters]

    @property
    def attributes(self) -> list[reference.Parameter]:
        """The attributes of an instance."""
        return [a for content in self.contents(reference.Attributes) for a in content.attributes]

    @property
    def methods(self) -> list[reference.Method]:
        """All methods in page order."""
        return [m for content in self.contents(reference.Methods) for m in content.methods]

    @property
    def events(self) -> list[reference.Event]:
        """The events that the page itself documents."""
        return [e for content in self.contents(reference.Listeners) for e in content.events]

    @property
    def event_parameters(self) -> list[reference.Parameter]:
        """The parameters that every listener of the page takes."""
        return [p for content in self.contents(reference.Listeners) for p in content.parameters]

    @property
    def shortcuts(self) -> list[reference.Shortcut]:
        """The strings that stand for the page's class and its relatives."""
        return [s for content in self.contents(reference.Shortcuts) for s in content.shortcuts]

    @property
    def demos(self) -> list[str]:
        """The names of the demos the page shows, each once, in page order."""
        names: dict[str, None] = {}
        for section in self.sections:
            if isinstance(section.content, reference.Demos):
                names.update(dict.fromkeys(section.content.names))
            slots = (b for b in blocks_of(section) if isinstance(b, DemoSlot))
            names.update(dict.fromkeys(slot.name for slot in slots))
        return list(names)

    @property
    def related(self) -> list[reference.Link]:
        """The related guides of the page's footer."""
        return [link for section in self.sections for link in section.related]

    @property
    def code_blocks(self) -> list[CodeBlock]:
        """All code samples in page order."""
        blocks = (block for section in self.sections for block in blocks_of(section))
        return [block for block in blocks if isinstance(block, CodeBlock)]


def blocks_of(section: Section) -> Iterator[Block]:
    """The blocks of a section in reading order, the samples of a Behavior section included."""
    match section.content:
        case reference.Prose(blocks=blocks) | reference.Matrix(blocks=blocks):
            yield from blocks
        case reference.Behavior(input=given, output=returned):
            yield from (x.sample for x in (given, returned) if x.sample)
