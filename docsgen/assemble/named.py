# Links from where a guide names a class or a function of the library to its page.

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial

from msgspec.structs import replace

from docsgen.assemble.links import LINK
from docsgen.config import Library
from docsgen.model.code_spans import code_spans, hide_code
from docsgen.model.page import Page
from docsgen.model.rewrite import map_texts

_NAME = re.compile(r"`(?P<name>\w+\.\w+)(?:\(\))?`")


def with_linked_names(pages: list[Page], library: Library) -> list[Page]:
    """The pages, with a link around each code span of prose that names what has a page."""
    places = {
        f"{name}.{page.class_name}": f"/{page.path}"
        for page in pages
        if page.qualified.startswith(f"{library.name}.")
        for name in (library.alias, library.name)
    }
    return [_page(page, places) if page.kind.is_prose else page for page in pages]


def _page(page: Page, places: Mapping[str, str]) -> Page:
    change = partial(_linked, places=places)
    sections = [replace(one, content=map_texts(one.content, change)) for one in page.sections]
    return replace(page, sections=sections)


def _linked(text: str, line: int | None, places: Mapping[str, str]) -> str:
    if "`" not in text:
        return text
    spans = [span for span in code_spans(text) if _place(text, span, places)]
    if not spans:
        return text
    links = [found.span() for found in LINK.finditer(hide_code(text))]
    parts, done = [], 0
    for start, end in spans:
        if not any(begin < start < stop for begin, stop in links):
            place = _place(text, (start, end), places)
            parts += [text[done:start], f"[{text[start:end]}]({place})"]
            done = end
    return "".join([*parts, text[done:]])


def _place(text: str, span: tuple[int, int], places: Mapping[str, str]) -> str | None:
    """The page of what a code span names."""
    named = _NAME.fullmatch(text, *span)
    return places.get(named["name"]) if named else None
