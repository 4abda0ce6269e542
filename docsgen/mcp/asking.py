# The tools as plain functions of a site: from arguments to an answer, or to words that help who
# asked to ask better.

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

import msgspec

from docsgen.mcp.answers import (
    ComponentAnswer,
    EventComponents,
    EventsAnswer,
    Found,
    PageAnswer,
    SearchAnswer,
)
from docsgen.mcp.ranking import Ranking, words
from docsgen.mcp.site_files import OpenSite
from docsgen.model.site_index import IndexedComponent, IndexedPage, IndexedPlace

MOST_RESULTS = 50
LONGEST_QUERY = 400
"""Characters of a query."""

LONGEST_PART = 40_000
"""Characters of a page that one answer has, about 10,000 tokens."""

LARGEST_ANSWER = 100_000
"""Bytes of an answer about one component."""

_EXCERPT = 240
_SUGGESTED = 5


class AskedWrongly(Exception):
    """The arguments of a tool cannot be answered; the message says what can."""


class Asking:
    """Answers the tools' questions about one site."""

    def __init__(self, site: OpenSite) -> None:
        self._site = site
        index = site.index
        self._ranking = Ranking(index.places, index.empty_words)
        self._pages = {page.path: page for page in index.pages}
        self._components = {one.name.lower(): one for one in reversed(index.components)}
        self._kinds = sorted({place.kind for place in index.places})

    def search(self, query: str, kind: str, limit: int) -> SearchAnswer:
        """The best places for a query; raises AskedWrongly."""
        if not words(query) or len(query) > LONGEST_QUERY:
            raise AskedWrongly(f"Give a query of a few words, at most {LONGEST_QUERY} characters.")
        if kind and kind not in self._kinds:
            raise AskedWrongly(f"There is no kind {kind!r}. The kinds: {', '.join(self._kinds)}.")
        if not 1 <= limit <= MOST_RESULTS:
            raise AskedWrongly(f"`limit` is {limit}, and must be from 1 to {MOST_RESULTS}.")
        found = self._ranking.ranked(query, kind)
        return SearchAnswer([self._found(one, query) for one in found[:limit]], len(found))

    def _found(self, place: IndexedPlace, query: str) -> Found:
        page = place.url.partition("#")[0]
        address = self._site.index.address + place.url
        excerpt = _excerpt(place.text, query)
        return Found(place.title, place.kind, place.trail, page, address, excerpt)

    def read_page(self, path: str, offset: int) -> PageAnswer:
        """Some of a page; raises AskedWrongly, and NoSiteError where its file cannot be had."""
        page = self._page(path)
        text = self._site.text(page.markdown)
        if not 0 <= offset < max(1, len(text)):
            raise AskedWrongly(f"`offset` is {offset}, and the page has {len(text)} characters.")
        end = _end(text, offset)
        following = end if end < len(text) else None
        address = self._site.index.address + page.path
        return PageAnswer(page.title, address, text[offset:end], offset, following, len(text))

    def _page(self, asked: str) -> IndexedPage:
        """The page at a path or an address of the site, however it is written."""
        path = asked.strip()
        if "://" in path:
            own, given = urlsplit(self._site.index.address), urlsplit(path)
            if given[:2] != own[:2] or not given.path.startswith(own.path):
                where = self._site.index.address
                raise AskedWrongly(f"{asked!r} is elsewhere. Only pages of {where} can be read.")
            path = unquote(given.path.removeprefix(own.path))
        path = path.partition("#")[0].partition("?")[0].strip("/")
        path = re.sub(r"(?:^|/)index\.(?:html|md)$", "", path)
        found = self._pages.get(f"{path}/" if path else "")
        if found is None:
            near = _near(f"{path}/", self._pages)
            raise AskedWrongly(f"There is no page {asked!r}.{near} Use search to find pages.")
        return found

    def read_component(self, name: str) -> ComponentAnswer:
        """All about a class or function; raises AskedWrongly."""
        one = self._component(name)
        index = self._site.index
        rows = one.event_parameters or (index.event_parameters if one.events else [])
        told = msgspec.structs.replace(one, event_parameters=rows)
        values = {**msgspec.to_builtins(told), "page": one.path}
        values["address"] = index.address + values.pop("path")
        if len(msgspec.json.encode(values)) > LARGEST_ANSWER:
            raise AskedWrongly(f"{one.name} is too large: read its page {one.path} in parts.")
        return msgspec.convert(values, ComponentAnswer)

    def _component(self, name: str) -> IndexedComponent:
        plain = name.strip().removesuffix("()").rpartition(".")[2].lower()
        if plain not in self._components:
            names = {one.name: one for one in self._components.values()}
            near = _near(name.rpartition(".")[2], names)
            raise AskedWrongly(f"There is no component {name!r}.{near} Use search to find others.")
        return self._components[plain]

    def list_events(self, component: str, event: str) -> EventsAnswer:
        """Events with their components; raises AskedWrongly."""
        index = self._site.index
        known = {
            one.name: EventComponents(one.name, index.address + one.url, one.components)
            for one in index.events
        }
        if event and event not in known:
            raise AskedWrongly(f"There is no event {event!r}.{_near(event, known)}")
        if component:
            told = self._component(component)
            where = index.address + told.path
            known = {
                one.name: known.get(one.name) or EventComponents(one.name, where, [told.name])
                for one in told.events
            }
        return EventsAnswer([one for name, one in known.items() if event in ("", name)])


def _end(text: str, start: int) -> int:
    """Where a part of a page ends that begins at `start`: after a line, where there is one."""
    end = start + LONGEST_PART
    if end >= len(text):
        return len(text)
    line = text.rfind("\n", start, end)
    return line + 1 if line > start else end


def _excerpt(text: str, query: str) -> str:
    """Some of a text around the first word of the query that it has."""
    asked = set(words(query))
    places = (one.start() for one in re.finditer(r"\w+", text) if asked & set(words(one.group())))
    at = max(0, next(places, 0) - _EXCERPT // 4)
    start = text.rfind(" ", 0, at) + 1 if at else 0
    shown = text[start : start + _EXCERPT]
    if start + _EXCERPT < len(text):
        shown = f"{shown.rpartition(' ')[0] or shown} …"
    return f"… {shown}" if start else shown


def _near(name: str, known: Iterable[str]) -> str:
    """A sentence with names that are like the one that was asked for; empty where none is."""
    by_small = {one.lower(): one for one in known}
    near = difflib.get_close_matches(name.lower(), by_small, n=_SUGGESTED, cutoff=0.6)
    return f" Did you mean {', '.join(by_small[one] for one in near)}?" if near else ""
