# `docsgen inspect`: the model as JSON. The shape is a contract that is tested from outside
# (docs/inspect.md): what is there stays as it is.

from __future__ import annotations

from typing import Any

import msgspec

from docsgen.model import (
    Behavior,
    CodeBlock,
    Event,
    Exchange,
    HelperClass,
    Method,
    Page,
    Parameter,
    Section,
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
        "behavior": next(map(_behavior, page.contents(Behavior)), None),
        "parameters": _table(page.parameters),
        "attributes": _table(page.attributes),
        "helper_classes": [
            {"name": helper.name, "fields": _table(helper.fields)}
            for helper in page.contents(HelperClass)
        ],
        "methods": [_method(method) for method in page.methods],
        "events": [_event(event) for event in page.events],
        "event_parameters": _table(page.event_parameters),
        "shortcuts": page.shortcuts,
        "demos": page.demos,
        "related_guides": [
            {"title": link.title, "url": urls.get(link.url, link.url)} for link in page.related
        ],
        "code_blocks": [_code_block(block) for block in page.code_blocks],
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
        "origin": method.origin,
    }


def _table(parameters: list[Parameter]) -> list[dict[str, Any]]:
    return [_parameter(parameter) for parameter in parameters]


def _parameter(parameter: Parameter) -> dict[str, Any]:
    written = msgspec.structs.asdict(parameter)
    if parameter.library is None:
        del written["library"]
    return written


def _matrix(matrix: SupportMatrix) -> dict[str, Any]:
    """What the corpus lists as it always was, and beside it what only the library tells."""
    listed = matrix.listed
    return {"events": listed.events, "support": listed.support, "library": matrix.added}


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
