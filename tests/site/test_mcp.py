# `docsgen mcp` over the built site of the real corpus, asked by the client of the protocol's SDK:
# from a folder and from an address, by standard input and output and by HTTP.

from __future__ import annotations

import asyncio
import json
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner
from mcp import Client, StdioServerParameters, stdio_client
from mcp.types import CallToolResult

from docsgen.cli import main
from docsgen.hosting import hosted, listener
from docsgen.model.site_index import TOOLS, SiteIndex, read_index
from tests.conftest import ROOT

Call = Callable[..., CallToolResult]

COMMAND = [sys.executable, "-m", "docsgen", "mcp"]


@pytest.fixture(scope="module")
def index(built: Path) -> SiteIndex:
    return read_index((built / "mcp.json").read_bytes())


@pytest.fixture(scope="module")
def host(built: Path) -> Iterator[str]:
    """The address of the site on a static host."""
    with hosted(built, "/docs/") as url:
        yield url


@pytest.fixture(scope="module")
def http(built: Path) -> Iterator[str]:
    """The address of a server for the folder of the site."""
    with serving(str(built), "--http", "127.0.0.1:0") as address:
        yield address


class serving:  # noqa: N801 (a context manager)
    """Runs the command while the context lasts, and gives the address that it prints."""

    def __init__(self, *arguments: str) -> None:
        self._process = subprocess.Popen(
            [*COMMAND, *arguments],
            cwd=ROOT,
            env={"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.told = ""

    def __enter__(self) -> str:
        assert self._process.stdout
        line = self._process.stdout.readline()
        found = re.match(r"Serving (http://\S+/mcp)  \(Ctrl-C ends it\)", line)
        assert found, line
        return found[1]

    def __exit__(self, *_: object) -> None:
        self._process.send_signal(signal.SIGINT)
        _, self.told = self._process.communicate(timeout=20)
        self.code = self._process.returncode


def stdio(where: str) -> Any:
    """A connection to the command, run as clients do."""
    arguments = [*COMMAND[1:], where]
    env = {"PYTHONPATH": str(ROOT)}
    return stdio_client(StdioServerParameters(command=COMMAND[0], args=arguments, env=env))


def asked(connection: Any, *calls: tuple[str, dict[str, Any]]) -> list[CallToolResult]:
    """The results of some calls by one client."""

    async def ask() -> list[CallToolResult]:
        async with Client(connection) as client:
            return [await client.call_tool(name, arguments) for name, arguments in calls]

    return asyncio.run(ask())


@pytest.fixture(params=["folder by stdio", "address by stdio", "folder by HTTP"])
def connection(request: pytest.FixtureRequest, built: Path, host: str, http: str) -> Any:
    """Every way in which a client gets at the same site."""
    ways = {"folder by stdio": stdio(str(built)), "address by stdio": stdio(host)}
    return ways.get(request.param, http)


def test_every_tool_answers_in_every_way(connection: Any, built: Path, index: SiteIndex) -> None:
    found, page, component, events = asked(
        connection,
        ("search", {"query": "limit the size of uploads", "limit": 5}),
        ("read_page", {"path": "guides/file-access/"}),
        ("read_component", {"name": "gr.Textbox"}),
        ("list_events", {"event": "select"}),
    )
    results = found.structured_content["results"]  # type: ignore[index]
    assert len(results) == 5
    assert "guides/file-access/" in [one["page"] for one in results]
    assert page.content[0].text.startswith("# File Access")  # type: ignore[union-attr]
    assert page.structured_content["next_offset"] is None  # type: ignore[index]
    told = component.structured_content
    textbox = next(one for one in index.components if one.name == "Textbox")
    assert told is not None
    assert [one["name"] for one in told["parameters"]] == [p.name for p in textbox.parameters]
    assert told["event_parameters"][0]["name"] == "fn"
    (select,) = events.structured_content["events"]  # type: ignore[index]
    assert {"Image", "Dataframe", "Gallery"} <= set(select["components"])


def test_tools_are_described_as_in_the_static_form(built: Path) -> None:
    async def listed() -> Any:
        async with Client(stdio(str(built))) as client:
            return client.server_info, client.instructions, (await client.list_tools()).tools

    info, instructions, tools = asyncio.run(listed())
    assert info.name == "gradio-docs"
    assert "Gradio 6.15.2" in instructions
    for tool, static in zip(tools, TOOLS, strict=True):
        assert (tool.name, tool.description) == (static.name, static.description)
        properties = tool.input_schema["properties"]
        assert {name: one["description"] for name, one in properties.items()} == static.arguments
        assert tool.output_schema["type"] == "object"
        assert tool.annotations.read_only_hint is True


def test_answers_are_the_data_that_a_program_finds_by_itself(http: str, index: SiteIndex) -> None:
    names = ["AnnotatedImage", "Blocks", "Theme", "mount_gradio_app", "Job"]
    calls = [("read_component", {"name": name}) for name in names]
    known = {one.name: one for one in index.components}
    for name, result in zip(names, asked(http, *calls), strict=True):
        told = result.structured_content
        assert told is not None, result.content
        assert told["parameters"] == json.loads(
            json.dumps(
                [{f: getattr(p, f) for f in p.__struct_fields__} for p in known[name].parameters]
            )
        )
    (events,) = asked(http, ("list_events", {}))
    assert events.structured_content is not None
    assert {one["name"]: one["components"] for one in events.structured_content["events"]} == {
        event.name: event.components for event in index.events
    }


def test_all_pages_can_be_read(built: Path, index: SiteIndex) -> None:
    calls = [("read_page", {"path": page.path}) for page in index.pages]
    results = asked(stdio(str(built)), *calls)
    assert [one.content for one in results if one.is_error] == []


@pytest.mark.parametrize(
    ("name", "arguments", "why"),
    [
        ("read_page", {"path": "../../etc/passwd"}, "There is no page '../../etc/passwd'"),
        ("read_page", {"path": "https://other.example/"}, "Only pages of https://docsgen.example/"),
        ("read_page", {"path": "docs/gradio/textbx/"}, "Did you mean docs/gradio/textbox/"),
        ("read_page", {}, "path\n  Field required"),
        ("read_component", {"name": "Textbx"}, "Did you mean Textbox"),
        ("list_events", {"component": "Imagee"}, "Did you mean Image"),
        ("search", {"query": "a", "limit": 1000}, "less than or equal to 50"),
        ("search", {"query": " "}, "a few words"),
        ("run_sample", {}, "run_sample"),
    ],
)
def test_errors_say_what_to_do(http: str, name: str, arguments: dict[str, Any], why: str) -> None:
    (result,) = asked(http, (name, arguments))
    assert result.is_error
    assert why in result.content[0].text  # type: ignore[union-attr]


def test_pages_of_other_origins_cannot_ask_a_server_on_this_machine(http: str) -> None:
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    accepted = {"Accept": "application/json, text/event-stream"}
    for headers in ({"Origin": "https://evil.example"}, {"Host": "evil.example"}):
        answer = httpx.post(http, json=body, headers={**accepted, **headers})
        assert answer.status_code in (403, 421)
    assert httpx.post(http, json=body, headers=accepted).status_code not in (403, 421)


def test_a_server_that_others_can_reach_says_so(built: Path) -> None:
    server = serving(str(built), "--http", "0.0.0.0:0")
    with server:
        pass
    assert "note: whoever reaches 0.0.0.0 can read the site there" in server.told


def test_ctrl_c_ends_a_server_quietly(built: Path) -> None:
    server = serving(str(built), "--http", ":0")
    with server as address:
        assert address.startswith("http://127.0.0.1:")
    assert (server.code, server.told) == (0, "")


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["mcp", *map(str, arguments)])
    return result.exit_code, result.stderr


def test_a_folder_that_is_no_site_is_refused(tmp_path: Path) -> None:
    code, told = run(tmp_path)
    assert code == 2
    assert "mcp.json cannot be read: No such file or directory" in told
    assert "a site that `docsgen build` made" in told
    code, told = run(tmp_path / "nowhere")
    assert code == 2
    assert "there is no such folder" in told
    assert "run `docsgen build` first" in told


def test_an_address_without_a_site_is_refused(host: str) -> None:
    code, told = run(f"{host}docs/")
    assert code == 2
    assert "docs/mcp.json cannot be read: the host answers 404" in told


@pytest.mark.parametrize("given", ["x", "127.0.0.1", "127.0.0.1:99999", "127.0.0.1:-1", ":"])
def test_what_is_no_host_and_port_is_refused(built: Path, given: str) -> None:
    code, told = run(built, "--http", given)
    assert code == 2
    assert "is no HOST:PORT, such as 127.0.0.1:8765" in told


def test_a_port_that_is_taken_is_refused(built: Path) -> None:
    with listener(0) as taken:
        code, told = run(built, "--http", f"127.0.0.1:{taken.getsockname()[1]}")
    assert code == 2
    assert "cannot be listened on: " in told
    assert "choose another --http" in told


@pytest.mark.parametrize("found", [None, "1.26.0"])
def test_without_the_sdk_the_command_that_installs_it_is_named(
    built: Path, monkeypatch: pytest.MonkeyPatch, found: str | None
) -> None:
    from importlib import metadata

    def version(name: str) -> str:
        if found is None:
            raise metadata.PackageNotFoundError(name)
        return found

    monkeypatch.setattr(metadata, "version", version)
    code, told = run(built)
    assert code == 3
    assert "pip install 'docsgen[mcp]'" in told


def test_help_has_examples() -> None:
    result = CliRunner().invoke(main, ["mcp", "--help"])
    assert "docsgen mcp https://docs.example/" in result.stdout
    assert "--http HOST:PORT" in result.stdout
