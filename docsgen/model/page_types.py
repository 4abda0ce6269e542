# The one list of the types of pages that a site has. What is rendered, the reserved paths, the
# targets of links, the sitemap, the navigation, the search and the browser tests follow from it.
# What a page of the documentation describes is another matter: docsgen/kinds.py.

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from docsgen.languages import ENGLISH, Texts, texts_in
from docsgen.model import anchors
from docsgen.model.changes_in_words import sentence, subjects
from docsgen.model.changes_in_words import title as subject_title

if TYPE_CHECKING:
    from docsgen.model.changes import Comparison
    from docsgen.model.reference import Parameter
    from docsgen.model.site import Site


class Part(msgspec.Struct, frozen=True):
    """A place on a page that links may lead to.

    `anchor` is its id, `text` what it says, as Markdown; search finds it as a place of the search
    kind `search` (docsgen/render/search.py), and not at all when that is empty.
    """

    anchor: str
    title: str = ""
    search: str = ""
    text: str = ""


class SitePage(msgspec.Struct, frozen=True):
    """One page of a site.

    `path` starts at the site's root, `text` says in a line of Markdown what the page is about, and
    `name` tells the pages of a type apart that has several.
    """

    path: str
    title: str
    name: str = ""
    text: str = ""
    parts: tuple[Part, ...] = ()


def _always(site: Site) -> bool:
    return True


def _no_text(site: Site, texts: Texts) -> str:
    return ""


def _no_parts(site: Site, texts: Texts) -> Iterable[Part]:
    return ()


class PageType(msgspec.Struct, frozen=True, kw_only=True):
    """A type of pages: where they are, which template shows them and who lists them.

    `path` starts at the site's root; where there are several pages, `{}` in it stands for the name
    of one. `title`, `exists`, `text` and `parts` describe the only page of the type, `several` all
    pages of another.
    `is_found` says whether readers may come here from elsewhere: the page then has a Markdown twin
    and a preview picture and is in the sitemap. `navigation` is the page's name in the bar above
    every page; empty when it is not there. It and `title` are keys of texts (docsgen/languages/).
    `search` is the search kind of the page itself (docsgen/render/search.py); empty when search
    does not find it. `holds_pages` says whether pages of the documentation are below it, whose
    paths are otherwise reserved.
    """

    name: str
    path: str
    template: str
    title: str = ""
    is_found: bool = True
    navigation: str = ""
    search: str = ""
    holds_pages: bool = False
    exists: Callable[[Site], bool] = _always
    text: Callable[[Site, Texts], str] = _no_text
    parts: Callable[[Site, Texts], Iterable[Part]] = _no_parts
    several: Callable[[Site, Texts], Iterable[SitePage]] | None = None

    def at(self, name: str) -> str:
        """The path of the page called `name`, of a type that has several."""
        return self.path.replace("{}", name)

    def pages(self, site: Site, texts: Texts) -> list[SitePage]:
        """The pages of this type that `site` has, in the language of `texts`."""
        if self.several:
            return list(self.several(site, texts))
        if not self.exists(site):
            return []
        title = texts(self.title) if self.title else ""
        parts = tuple(self.parts(site, texts))
        return [SitePage(self.path, title, "", self.text(site, texts), parts)]


def _has_events(site: Site) -> bool:
    return bool(site.matrix.events)


def _events_text(site: Site, texts: Texts) -> str:
    return texts("search-records.matrix", events=_code(site.matrix.events))


def _events_parts(site: Site, texts: Texts) -> Iterator[Part]:
    support = site.matrix.support
    yield Part("by-event")
    yield Part("by-component")
    yield from (Part(anchors.component(name)) for name in support)
    for event in site.matrix.events:
        names = _code(name for name, events in support.items() if event in events)
        about = texts("search-records.event", components=names)
        yield Part(anchors.event(event), event, "event", about)


def _labs(site: Site, texts: Texts) -> Iterator[SitePage]:
    for name, lab in site.labs.items():
        text = texts("search-records.lab", component=f"`{name}`", events=_code(lab.events))
        yield SitePage(lab.path, lab.title(texts), name, text)


def _parameters_text(site: Site, texts: Texts) -> str:
    names = _code(parameter.name for parameter in site.shared_event_parameters)
    return texts("search-records.event-parameters", parameters=names)


def _parameters_parts(site: Site, texts: Texts) -> Iterator[Part]:
    for parameter in site.shared_event_parameters:
        yield Part(parameter.name, parameter.name, "parameter", _described(parameter))


def _described(parameter: Parameter) -> str:
    default = f"= `{parameter.default}`" if parameter.default is not None else ""
    type_ = f"`{parameter.type}`" if parameter.type else ""
    return " ".join(filter(None, (type_, default, parameter.description)))


def _task_parts(site: Site, texts: Texts) -> Iterator[Part]:
    """What leads to the demos of each task."""
    tasks = dict.fromkeys(task for demo in site.demos.values() for task in demo.manifest.tasks)
    yield from (Part(anchors.task(name)) for name in tasks)


def _demos(site: Site, texts: Texts) -> Iterator[SitePage]:
    for name, demo in site.demos.items():
        yield SitePage(demo.page, demo.manifest.title, name, demo.manifest.summary, (Part("code"),))


def _changes(site: Site, texts: Texts) -> Iterator[SitePage]:
    for compared in site.comparisons:
        title = texts("changes.title", old=compared.old, new=compared.new)
        parts = tuple(_changed_parts(compared, texts))
        yield SitePage(CHANGES.at(compared.name), title, compared.name, parts=parts)


def _changed_parts(compared: Comparison, texts: Texts) -> Iterator[Part]:
    for subject in subjects(compared):
        changes = (change for thing in subject.things for change in thing.changes)
        text = " ".join(sentence(change, texts) for change in changes)
        title = texts("changes.subject", name=subject_title(subject.name, texts))
        yield Part(anchors.changes(subject.name), title, "page", text)


def _documentation(site: Site, texts: Texts) -> Iterator[SitePage]:
    for page in site.pages:
        yield SitePage(page.path, page.title, page.path)


def _former(site: Site, texts: Texts) -> Iterator[SitePage]:
    for name in site.former:
        yield SitePage(EMBED.at(name), name, name)


def _redirects(site: Site, texts: Texts) -> Iterator[SitePage]:
    for path in site.redirects:
        yield SitePage(path, "", path)


def _code(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _area(name: str, path: str) -> PageType:
    """A part of the documentation: an index of the pages that are below it."""
    title = f"areas.{name}"
    return PageType(
        name=name,
        path=path,
        template="area.html",
        title=title,
        navigation=title,
        search="page",
        holds_pages=True,
    )


HOME = PageType(name="home", path="", template="home.html")

NOT_FOUND = PageType(
    name="not found",
    path="404.html",
    template="404.html",
    title="not-found.title",
    is_found=False,
)

REFERENCE = _area("reference", "docs/")

GUIDES = _area("guides", "guides/")

EVENTS = PageType(
    name="events",
    path="events/",
    template="events.html",
    title="events.title",
    navigation="events.short-title",
    search="page",
    exists=_has_events,
    text=_events_text,
    parts=_events_parts,
)

EVENT_LAB = PageType(
    name="event lab", path="events/{}/", template="lab.html", search="page", several=_labs
)

EVENT_PARAMETERS = PageType(
    name="event parameters",
    path="events/parameters/",
    template="event_parameters.html",
    title="event-parameters.title",
    search="page",
    exists=_has_events,
    text=_parameters_text,
    parts=_parameters_parts,
)

DEMOS = PageType(
    name="demos",
    path="demos/",
    template="demos.html",
    title="demos.title",
    navigation="demos.title",
    exists=lambda site: bool(site.demos),
    parts=_task_parts,
)

DEMO = PageType(name="demo", path="demos/{}/", template="demo_page.html", several=_demos)

PLAYGROUND = PageType(
    name="playground",
    path="playground/",
    template="playground.html",
    title="playground.title",
    navigation="playground.title",
    search="page",
    exists=lambda site: site.playground is not None,
    text=lambda site, texts: texts("playground.summary"),
)

CHANGES = PageType(
    name="changes", path="changes/{}/", template="changes.html", search="page", several=_changes
)

DOCUMENTATION = PageType(name="page", path="{}", template="page.html", several=_documentation)

# Demos are exported to pages of their own; the template is for names that no demo has any more.
EMBED = PageType(
    name="embed",
    path="embed/{}/",
    template="former.html",
    is_found=False,
    several=_former,
)

OEMBED = "oembed.json"
"""What pages elsewhere ask to show an embed, in its folder (https://oembed.com)."""

REDIRECT = PageType(
    name="redirect", path="{}", template="redirect.html", is_found=False, several=_redirects
)

PAGE_TYPES = (
    HOME,
    NOT_FOUND,
    REFERENCE,
    GUIDES,
    EVENTS,
    EVENT_LAB,
    EVENT_PARAMETERS,
    DEMOS,
    DEMO,
    PLAYGROUND,
    CHANGES,
    DOCUMENTATION,
    EMBED,
    REDIRECT,
)
"""All types, in the order in which the navigation and the search list them."""


def page_type(name: str) -> PageType:
    """The type with that name; raises LookupError where there is none."""
    for known in PAGE_TYPES:
        if known.name == name:
            return known
    raise LookupError(f"there is no page type {name!r}")


def in_navigation(site: Site) -> list[PageType]:
    """The types in the bar above every page of `site`, in its order."""
    return [known for known in PAGE_TYPES if known.navigation and known.exists(site)]


def above(path: str) -> PageType | None:
    """The type of the navigation below which `path` is; None for what is in it, or nowhere."""
    found = [
        known
        for known in PAGE_TYPES
        if known.navigation and path.startswith(known.path) and path != known.path
    ]
    return max(found, key=lambda known: len(known.path), default=None)


def areas() -> list[PageType]:
    """The types that have pages of the documentation below them."""
    return [known for known in PAGE_TYPES if known.holds_pages]


def reserved_names() -> frozenset[str]:
    """The first parts of the paths below which no page of the documentation may be."""
    paths = (known.path for known in PAGE_TYPES if not known.holds_pages)
    firsts = {path.partition("/")[0] for path in paths}
    return frozenset(first for first in firsts if first and "{" not in first)


def link_targets(site: Site) -> dict[str, frozenset[str]]:
    """The pages of docsgen's own that links of the documentation may lead to, with their anchors.

    The paths of the home page and of areas have a meaning on the original site: links to them lead
    there, or to the introduction of the folder.
    """
    return {
        page.path: frozenset(part.anchor for part in page.parts)
        for known in PAGE_TYPES
        if known.is_found and known.path.partition("/")[0] in reserved_names()
        for page in known.pages(site, texts_in(ENGLISH))
    }


def indexes() -> list[str]:
    """The paths of the home page and the areas, which every site has."""
    return [HOME.path, *(area.path for area in areas())]
