# The tools of docsgen/model/site_index.py, offered by the SDK of the Model Context Protocol. It is
# an extra of docsgen's: only the command imports this module.

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import CallToolResult, TextContent, ToolAnnotations
from pydantic import Field, TypeAdapter
from starlette.applications import Starlette

from docsgen import __version__
from docsgen.mcp.answers import ComponentAnswer, EventsAnswer, PageAnswer, SearchAnswer
from docsgen.mcp.asking import MOST_RESULTS, AskedWrongly, Asking
from docsgen.mcp.site_files import NoSiteError, OpenSite
from docsgen.model.site_index import (
    LIST_EVENTS,
    READ_COMPONENT,
    READ_PAGE,
    SEARCH,
    SiteIndex,
    StaticTool,
)

PATH = "/mcp"
"""Where the server answers by HTTP."""

_Answer = TypeVar("_Answer")
_READS = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)


def server(site: OpenSite) -> MCPServer:
    """A server with the tools for one site, to be run by stdio."""
    index, tools = site.index, _Tools(site)
    made: MCPServer = MCPServer(
        f"{index.library.name}-docs",
        title=index.title,
        description=index.description,
        instructions=_instructions(index),
        website_url=index.address,
        version=__version__,
        log_level="ERROR",  # whoever asks is told; nobody reads a log here
    )
    functions: list[tuple[StaticTool, Callable[..., object]]] = [
        (SEARCH, tools.search),
        (READ_PAGE, tools.read_page),
        (READ_COMPONENT, tools.read_component),
        (LIST_EVENTS, tools.list_events),
    ]
    for told, function in functions:
        made.add_tool(function, told.name, description=told.description, annotations=_READS)
    return made


class _Tools:
    """The tools as functions whose types and descriptions clients see."""

    def __init__(self, site: OpenSite) -> None:
        self._asking = Asking(site)

    def search(
        self,
        query: Annotated[str, _said(SEARCH, "query")],
        kind: Annotated[str, _said(SEARCH, "kind")] = "",
        limit: Annotated[int, _said(SEARCH, "limit", ge=1, le=MOST_RESULTS)] = 10,
    ) -> SearchAnswer:
        return _answered(lambda: self._asking.search(query, kind, limit))

    def read_page(
        self,
        path: Annotated[str, _said(READ_PAGE, "path")],
        offset: Annotated[int, _said(READ_PAGE, "offset", ge=0)] = 0,
    ) -> Annotated[CallToolResult, PageAnswer]:
        return _as_text(_answered(lambda: self._asking.read_page(path, offset)))

    def read_component(
        self, name: Annotated[str, _said(READ_COMPONENT, "name")]
    ) -> ComponentAnswer:
        return _answered(lambda: self._asking.read_component(name))

    def list_events(
        self,
        component: Annotated[str, _said(LIST_EVENTS, "component")] = "",
        event: Annotated[str, _said(LIST_EVENTS, "event")] = "",
    ) -> EventsAnswer:
        return _answered(lambda: self._asking.list_events(component, event))


def application(site: OpenSite, host: str) -> Starlette:
    """The same by streamable HTTP, at PATH; on loopback, only for pages and programs there."""
    return server(site).streamable_http_app(
        streamable_http_path=PATH, stateless_http=True, json_response=True, host=host
    )


def _instructions(index: SiteIndex) -> str:
    library = index.library
    return (
        f"Documentation of {library.title} {library.version} (package {library.name}):"
        f" {index.description} Begin with search; read_component has all parameters of a component,"
        " and read_page the text of a page. Answers are about this version only."
    )


def _said(tool: StaticTool, argument: str, ge: int | None = None, le: int | None = None) -> Any:
    """What clients are told of an argument."""
    return Field(description=tool.arguments[argument], ge=ge, le=le)


def _answered(ask: Callable[[], _Answer]) -> _Answer:
    """An answer; what keeps from giving one becomes an error that the client's model can read."""
    try:
        return ask()
    except AskedWrongly as error:
        raise ToolError(str(error)) from error
    except NoSiteError as error:
        raise ToolError(
            f"{error.message}. The site may have been built again meanwhile."
        ) from error


def _as_text(page: PageAnswer) -> CallToolResult:
    """Markdown as it is for models, and everything as data for programs."""
    text = page.markdown
    if page.next_offset is not None:
        text += f"\n[Characters {page.offset} to {page.next_offset} of {page.characters}."
        text += f" The rest: offset {page.next_offset}.]"
    data = TypeAdapter(PageAnswer).dump_python(page, mode="json")
    return CallToolResult(content=[TextContent(type="text", text=text)], structured_content=data)
