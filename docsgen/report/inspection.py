# `docsgen inspect`: the model as JSON. The shape is a contract that is tested from outside
# (docs/inspect.md); nothing is added to it or left out.

from __future__ import annotations

from typing import Any

import msgspec

from docsgen.model import Behavior, CodeBlock, Exchange, HelperClass, Method, Page, Parameter, Site


def inspection(site: Site) -> bytes:
    """The whole model as one line of JSON, UTF-8."""
    urls = {f"/{page.path}": page.url for page in site.pages}
    return msgspec.json.encode(
        {
            "schema": 1,
            "pages": [_page(page, urls) for page in site.pages],
            "event_matrix": {"events": site.matrix.events, "support": site.matrix.support},
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
        "sections": [{"heading": s.heading, "id": s.id, "chunks": s.chunks} for s in page.sections],
        "description": page.description,
        "behavior": next(map(_behavior, page.contents(Behavior)), None),
        "parameters": _table(page.parameters),
        "attributes": _table(page.attributes),
        "helper_classes": [
            {"name": helper.name, "fields": _table(helper.fields)}
            for helper in page.contents(HelperClass)
        ],
        "methods": [_method(method) for method in page.methods],
        "events": [{"name": e.name, "description": e.description} for e in page.events],
        "event_parameters": _table(page.event_parameters),
        "shortcuts": page.shortcuts,
        "demos": page.demos,
        "related_guides": [
            {"title": link.title, "url": urls.get(link.url, link.url)} for link in page.related
        ],
        "code_blocks": [_code_block(block) for block in page.code_blocks],
    }


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
    return [msgspec.structs.asdict(parameter) for parameter in parameters]


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
