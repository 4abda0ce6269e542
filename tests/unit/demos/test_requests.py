# What a demo asks of other hosts: those that its author names, for its export and for its embed.

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from docsgen.demos.export import Export, ExportContext, export
from docsgen.demos.natively import Natives
from docsgen.demos.source import Settings, find_source
from docsgen.diagnostics import Finding, Findings
from docsgen.hosting import listener, served
from tests.conftest import GRADIO, natives

APP = "import gradio as gr\ndemo = gr.Interface(str, 'text', 'text')\n"
PICTURE = "gr.Image('https://media.example.com/cat.png')"
FALLBACK = """\
try:
    {}
except Exception:
    pass
"""


def found(
    script: str,
    folder: Path,
    running: Natives,
    site: ExportContext,
    connect: list[str] | None = None,
    home: str = "",
) -> tuple[Export | None, list[Finding]]:
    """What the export of a script makes, as an embed with `home`, and what it finds."""
    (folder / "run.py").write_text(script)
    findings = Findings()
    source = find_source(folder, findings, settings=Settings(connect=connect or []))
    return export(source, running, site, findings, home=home), findings.sorted()


@pytest.mark.parametrize(
    ("asking", "target"),
    [
        ("import urllib.request as r; r.urlopen('http://api.example.com')", "api.example.com"),
        ("import urllib.request as r; r.urlopen('http://127.0.0.1:9')", "127.0.0.1:9"),
        ("import http.client as c; c.HTTPConnection('a.example').connect()", "a.example"),
        ("import socket; socket.create_connection(('::1', 9))", "::1:9"),
    ],
)
def test_a_script_that_goes_on_without_a_host_is_exported_with_a_warning(
    tmp_path: Path, running: Natives, bare_site: ExportContext, asking: str, target: str
) -> None:
    made, diagnostics = found(FALLBACK.format(asking) + APP, tmp_path, running, bare_site)
    assert made
    (told,) = [one for one in diagnostics if one.rule == "DG320"]
    assert (told.severity, told.location.line) == ("warning", 2)
    assert f"it uses the network: {target} (" in told.message
    assert "DG062" not in {one.rule for one in diagnostics}


@pytest.mark.parametrize(
    "trying",
    [
        "import socket; socket.create_server(('127.0.0.1', 8765))",
        "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
        "import socket; socket.socket(socket.AF_UNIX).connect('/tmp')",
        "import os; os.rename('run.py', '/run-of-another.py')",
        "import os; os.system('true')",
    ],
)
def test_nothing_else_is_let_go_on(
    tmp_path: Path, running: Natives, bare_site: ExportContext, trying: str
) -> None:
    script = FALLBACK.format(trying) + FALLBACK.format("import socket; socket.gethostbyname('a.b')")
    made, diagnostics = found(script + APP, tmp_path, running, bare_site)
    assert made is None
    assert "DG062" in {one.rule for one in diagnostics}


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://api.example.com", "api.example.com"),
        ("http://api.example.com:8000/rate", "api.example.com:8000"),
        ("http://127.0.0.1:9/", "127.0.0.1:9"),
    ],
)
def test_a_script_that_does_not_go_on_is_told_how_to_ask(
    tmp_path: Path, running: Natives, bare_site: ExportContext, address: str, host: str
) -> None:
    asking = f"import httpx\nhttpx.get({address!r})\n"
    made, diagnostics = found(asking + APP, tmp_path, running, bare_site, ["other.example.com"])
    assert made is None
    (told,) = [one for one in diagnostics if one.rule == "DG062"]
    assert told.location.line == 2
    assert f"it uses the network: {host} (" in told.message
    assert f'--allow-host {host}, or `connect: ["{host}"]`' in str(told.hint)


def test_what_a_host_has_told_an_app_is_not_kept(tmp_path: Path, bare_site: ExportContext) -> None:
    count = 0

    async def tell(request: Request) -> Response:
        nonlocal count
        count += 1
        return PlainTextResponse(f"Rate {count}")

    (tmp_path / "app").mkdir()
    with (
        served(Starlette(routes=[Route("/rate", tell)]), listener(0)) as url,
        natives(cache=tmp_path / "cache") as running,
    ):
        host = url.split("/")[2]
        asking = "import httpx, gradio as gr\n"
        asking += (
            f"demo = gr.Interface(str, 'text', 'text', title=httpx.get({url + 'rate'!r}).text)\n"
        )
        for rate in ("Rate 1", "Rate 2"):
            made, diagnostics = found(asking, tmp_path / "app", running, bare_site, [host])
            assert made, diagnostics
            assert made.title == rate
            assert {one.rule for one in diagnostics} <= {"DG357"}  # no httpx in this runtime


def test_a_host_that_is_allowed_later_is_asked_then(
    tmp_path: Path, bare_site: ExportContext
) -> None:
    async def tell(request: Request) -> Response:
        return PlainTextResponse("Rate 3")

    (tmp_path / "app").mkdir()
    with (
        served(Starlette(routes=[Route("/rate", tell)]), listener(0)) as url,
        natives(cache=tmp_path / "cache") as running,
    ):
        asking = f"import urllib.request as r; rate = r.urlopen({url + 'rate'!r}).read().decode()"
        script = FALLBACK.format(asking).replace("pass", "rate = 'Rate 0'")
        script += "import gradio as gr\ndemo = gr.Interface(str, 'text', 'text', title=rate)\n"
        made, told = found(script, tmp_path / "app", running, bare_site)
        assert made, told
        assert made.title == "Rate 0"
        made, told = found(script, tmp_path / "app", running, bare_site, [url.split("/")[2]])
        assert made, told
        assert made.title == "Rate 3"


def test_media_by_address_stay_with_their_host(
    tmp_path: Path, running: Natives, bare_site: ExportContext
) -> None:
    script = f"import gradio as gr\nwith gr.Blocks() as demo:\n    {PICTURE}\n"
    made, diagnostics = found(script, tmp_path, running, bare_site)
    assert made
    assert [one for one in diagnostics if one.severity != "note"] == []
    assert value_of("image", made)["url"] == "https://media.example.com/cat.png"


def value_of(kind: str, made: Export) -> dict[str, str]:
    """The value of the component of a kind in the configuration of an export."""
    page = made.files["index.html"].decode()
    demo = re.search(r'id="docsgen-demo">(.*?)</script>', page, re.DOTALL)
    assert demo
    config = json.loads(json.loads(demo[1])["config"])
    (value,) = [one["props"]["value"] for one in config["components"] if one["type"] == kind]
    return dict(value)


@pytest.mark.parametrize(
    ("shown", "host"),
    [
        (PICTURE, "media.example.com"),
        ("gr.Video('http://127.0.0.1:8765/a.mp4')", "127.0.0.1:8765"),
        ("gr.Gallery(['https://media.example.com/a.png'])", "media.example.com"),
        ("gr.HTML('<p><img alt=a src=https://media.example.com/a.png>')", "media.example.com"),
        ("gr.Markdown('![a](https://media.example.com/a.png)')", "media.example.com"),
        ("gr.Chatbot(avatar_images=(None, 'https://media.example.com/a'))", "media.example.com"),
        ("gr.Examples(['https://media.example.com/a.png'], gr.Image())", "media.example.com"),
    ],
)
def test_an_embed_needs_leave_for_the_hosts_of_its_media(
    tmp_path: Path, running: Natives, bare_site: ExportContext, shown: str, host: str
) -> None:
    script = f"import gradio as gr\nwith gr.Blocks() as demo:\n    {shown}\n"
    _, without = found(script, tmp_path, running, bare_site, home="../")
    (told,) = [one for one in without if one.rule == "DG321"]
    assert host in told.message
    assert told.severity == "error"
    made, diagnostics = found(script, tmp_path, running, bare_site, [host], home="../")
    assert "DG321" not in {one.rule for one in diagnostics}
    assert made
    page = html.unescape(made.files["index.html"].decode())
    for directive in ("img-src", "media-src", "connect-src"):
        assert re.search(rf"{directive} 'self' data: blob: {re.escape(host)}[ ;]", page)


def test_a_link_to_a_host_needs_no_leave() -> None:
    props = {"value": "<a href='https://a.example'>a</a> [b](https://b.example)"}
    config = {"components": [{"type": "html", "props": props}]}
    assert GRADIO.shown_hosts([json.dumps(config)]) == set()
