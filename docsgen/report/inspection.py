# `docsgen inspect`: the model as JSON. The shape is a contract that is tested from outside
# (docs/inspect.md): what is there stays as it is.

from __future__ import annotations

from typing import Any

import msgspec
from msgspec.structs import replace

from docsgen.model import (
    Behavior,
    CodeBlock,
    Event,
    Exchange,
    HelperClass,
    Method,
    Origin,
    Page,
    Parameter,
    Section,
    Shortcut,
    Site,
    SupportMatrix,
)


def inspection(site: Site) -> bytes:
    """The whole model as one line of JSON, UTF-8."""
    urls = {f"/{page.path}": page.url for page in site.pages}
    return msgspec.json.encode(
        {
            "schema": 1,
            "pages": [_page(page, urls) for page in site.pages],
            "event_matrix": _matrix(site.matrix),
        }
    )


def _page(page: Page, urls: dict[str, str]) -> dict[str, Any]:
    """A page. What has no `origin` there is on a page of the corpus the corpus's alone."""
    stored = [section for section in page.sections if section.origin is Origin.CORPUS]
    own = replace(page, sections=stored) if page.chunks else page
    methods = [one for one in own.methods if one.origin is Origin.CORPUS or not page.chunks]
    return {
        "url": page.url,
        "path": page.path,
        "title": page.title,
        "kind": page.kind,
        "complete": page.complete,
        "missing": page.missing,
        "chunks": page.chunks,
        "sections": [_section(section) for section in page.sections],
        "description": page.description,
        "behavior": next(map(_behavior, own.contents(Behavior)), None),
        "parameters": _table(page.parameters),
        "attributes": _table(page.attributes),
        "helper_classes": [
            {"name": helper.name, "fields": _table(helper.fields)}
            for helper in page.contents(HelperClass)
        ],
        "methods": [_method(method) for method in methods],
        "events": [_event(event) for event in page.events],
        "event_parameters": _table(page.event_parameters),
        "shortcuts": [_shortcut(shortcut) for shortcut in own.shortcuts],
        "demos": page.demos,
        "related_guides": [
            {"title": link.title, "url": urls.get(link.url, link.url)} for link in page.related
        ],
        "code_blocks": [_code_block(block) for block in own.code_blocks],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "heading": section.heading,
        "id": section.id,
        "chunks": section.chunks,
        "origin": section.origin,
    }


def _event(event: Event) -> dict[str, str]:
    return {"name": event.name, "description": event.description, "origin": event.origin}


def _behavior(behavior: Behavior) -> dict[str, Any]:
    return {"input": _exchange(behavior.input), "output": _exchange(behavior.output)}


def _exchange(exchange: Exchange) -> dict[str, str]:
    return {"type": exchange.type, "description": exchange.description}


def _method(method: Method) -> dict[str, Any]:
    return {
        "name": method.name,
        "is_event_listener": method.is_event_listener,
        "description": method.description,
        "parameters": _table(method.parameters),
    }


def _table(parameters: list[Parameter]) -> list[dict[str, Any]]:
    return [_parameter(parameter) for parameter in parameters]


def _parameter(parameter: Parameter) -> dict[str, Any]:
    """A row as it is stored; of what the library says otherwise, `docsgen check` tells."""
    facts = msgspec.structs.asdict(parameter.facts)
    return {"name": parameter.name, **facts, "origin": parameter.origin}


def _shortcut(shortcut: Shortcut) -> dict[str, str]:
    made = shortcut.initialization
    return {"class": shortcut.class_, "shortcut": shortcut.shortcut, "initialization": made}


def _matrix(matrix: SupportMatrix) -> dict[str, Any]:
    """The matrix of the corpus, which the site completes with the events of the library."""
    listed = matrix.listed
    return {"events": listed.events, "support": listed.support}


def _code_block(block: CodeBlock) -> dict[str, Any]:
    return {
        "chunks": block.chunks,
        "section": block.section,
        "language": block.language,
        "status": block.status,
        "source": block.source,
        "code": block.code,
        "witness": block.witness,
    }
