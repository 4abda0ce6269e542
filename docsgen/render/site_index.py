# mcp.json of a site, from its model: docsgen/model/site_index.py says what is in it.

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from docsgen.config import Config
from docsgen.model import HelperClass, Page, Parameter, Site, anchors
from docsgen.model.changes import Releases
from docsgen.model.page_types import EVENTS
from docsgen.model.site_index import (
    INDEX,
    SCHEMA,
    TOOLS,
    ComponentEvent,
    IndexedClass,
    IndexedComponent,
    IndexedEvent,
    IndexedLibrary,
    IndexedMethod,
    IndexedPage,
    IndexedParameter,
    IndexedPlace,
    IndexedVersion,
    SiteIndex,
)
from docsgen.render.head import address
from docsgen.render.reference import event_table, signature, undescribed_events
from docsgen.render.search import library_names, search_records
from docsgen.render.twins import Twin


def site_index(site: Site, twins: Iterable[Twin], config: Config, releases: Releases) -> bytes:
    """The bytes of mcp.json of one version."""
    folder, library = releases.current.path, config.library
    to_root = "../" * folder.count("/")
    index = SiteIndex(
        schema=SCHEMA,
        title=config.title,
        description=config.description,
        language=config.language,
        address=address(config, folder),
        library=IndexedLibrary(library.name, library.title, library.version),
        versions=[IndexedVersion(r.version, f"{to_root}{r.path}{INDEX}") for r in releases.all],
        tools=TOOLS,
        pages=[_page(twin) for twin in twins],
        components=[_component(page, site, config) for page in site.pages if page.qualified],
        events=list(_events(site)),
        event_parameters=_parameters(site.shared_event_parameters),
        places=[
            IndexedPlace(one.url, one.title, one.kind, one.trail, one.text)
            for one in search_records(site, config)
        ],
        empty_words=library_names(config),
    )
    return msgspec.json.encode(index) + b"\n"


def _page(twin: Twin) -> IndexedPage:
    markdown = f"{twin.path}index.md"
    return IndexedPage(twin.path, twin.title, twin.section, twin.summary, markdown, twin.tokens)


def _component(page: Page, site: Site, config: Config) -> IndexedComponent:
    """What a page describes. Listeners whose parameters all share have none of their own."""
    library = config.library
    name = f"{library.aliases.get(page.kind_name, library.alias)}.{page.title}"
    own = event_table(page.event_parameters, site)
    arguments = ", ".join(f"{parameter}{default}" for parameter, default in signature(page))
    return IndexedComponent(
        name=page.title,
        kind=page.kind_name,
        call=f"{name}({arguments})" if page.parameters else name,
        path=page.path,
        description=page.description,
        parameters=_parameters(page.parameters),
        attributes=_parameters(page.attributes),
        events=list(_component_events(page, site)),
        event_parameters=[]
        if own.shared and not own.differing
        else _parameters(page.event_parameters),
        methods=[
            IndexedMethod(one.name, one.description, _parameters(one.parameters))
            for one in page.methods
        ],
        classes=[
            IndexedClass(one.name, one.description, _parameters(one.fields))
            for one in page.contents(HelperClass)
        ],
    )


def _component_events(page: Page, site: Site) -> Iterator[ComponentEvent]:
    """The events that the page tells of, and those that only the support matrix has."""
    yield from (ComponentEvent(event.name, event.description) for event in page.events)
    yield from (ComponentEvent(name, "") for name in undescribed_events(page, site))


def _events(site: Site) -> Iterator[IndexedEvent]:
    for event in site.matrix.events:
        names = [name for name, events in site.matrix.support.items() if event in events]
        yield IndexedEvent(event, f"{EVENTS.path}#{anchors.event(event)}", names)


def _parameters(rows: Iterable[Parameter]) -> list[IndexedParameter]:
    return [
        IndexedParameter(row.name, row.type, row.default, row.required, row.description)
        for row in rows
    ]
