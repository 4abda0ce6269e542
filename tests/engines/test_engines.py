# Demos in engines that are not Chromium's. Playwright's builds of them are not in any distribution,
# so the page that is opened drives the demo itself and tells its host how that went.

from __future__ import annotations

import time
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from queue import Empty, Queue
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from docsgen.hosting import listener, served
from tests.browser.exporting import APPS, export_to, share_runtime
from tests.engines.browsers import firefox, running, webkit

PATIENCE = 180
"""Seconds until an engine has told how it went: WebKit takes its time where it has no compiler."""

DRIVER = """<!doctype html>
<title>Driver</title>
<iframe width=800 height=600></iframe>
<script type=module>
  const demo = document.querySelector("iframe");
  const told = { agent: navigator.userAgent };
  const tell = () => fetch("/told", { method: "POST", body: JSON.stringify(told) });
  const until = async (find) => {
    while (!find()) await new Promise((done) => setTimeout(done, 50));
    return find();
  };
  addEventListener("error", (event) => { told.error = event.message; tell(); });

  demo.src = "/fresh/" + location.search;
  await new Promise((done) => { demo.onload = done });
  const page = demo.contentDocument;
  page.addEventListener("docsgen:state", ({ detail }) => {
    Object.assign(told, detail);
    if (detail.state === "failed") tell();
  }, true);
  const button = await until(() =>
    [...page.querySelectorAll("button")].find((one) => one.textContent.includes("Look")));
  button.click();
  told.facts = JSON.parse(await until(() => page.querySelector("textarea")?.value));
  told.asked = demo.contentWindow.performance.getEntriesByType("resource").map(({ name }) => name);
  tell();
</script>"""
"""Clicks the button of the demo `fresh`, and tells what came of it."""


class Host:
    """A static host with the demo and its driver, and what the driver tells."""

    def __init__(self, url: str, told: Queue[dict[str, Any]]) -> None:
        self.url = url
        self._told = told

    def hear(self, start: list[str], home: Path, query: str = "") -> dict[str, Any]:
        """What the driver tells once the browser that `start` starts has opened it."""
        with running([*start, f"{self.url}driver{query}"], home):
            try:
                told = self._told.get(timeout=PATIENCE)
            except Empty:
                pytest.fail(f"{start[0]} has told nothing in {PATIENCE} s")
        assert "facts" in told, told
        return told


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    folder = tmp_path_factory.mktemp("demos")
    share_runtime(folder)
    export_to(APPS / "fresh", folder / "fresh")
    told: Queue[dict[str, Any]] = Queue()

    async def hear(request: Request) -> Response:
        told.put(await request.json())
        return Response()

    routes = [
        Route("/driver", lambda request: HTMLResponse(DRIVER)),
        Route("/told", hear, methods=["POST"]),
        Mount("/", StaticFiles(directory=folder, html=True)),
    ]
    with served(Starlette(routes=routes), listener(0)) as url:
        yield Host(url, told)


@pytest.fixture(name="firefox")
def start_firefox(tmp_path: Path) -> list[str]:
    return firefox(tmp_path)


@pytest.fixture(name="webkit")
def start_webkit(tmp_path: Path) -> list[str]:
    return webkit(tmp_path)


def test_firefox_starts_plainly(host: Host, firefox: list[str], tmp_path: Path) -> None:
    told = host.hear(firefox, tmp_path, "?boot=plain")
    assert "Firefox/" in told["agent"]
    assert told["boot"] == "plain"
    works(told)


def test_firefox_starts_from_the_snapshot_and_unpacks_brotli(
    host: Host, firefox: list[str], tmp_path: Path
) -> None:
    told = host.hear(firefox, tmp_path)
    assert told["boot"] == "snapshot"
    (snapshot,) = (url for url in told["asked"] if "/snapshot-" in url)
    assert snapshot.endswith(".brotli.bin")
    works(told)


@pytest.mark.parametrize("query", ["", "?boot=plain"])
def test_webkit_starts_plainly_and_loads_no_snapshot(
    query: str, host: Host, webkit: list[str], tmp_path: Path
) -> None:
    told = host.hear(webkit, tmp_path, query)
    assert "AppleWebKit/" in told["agent"]
    assert told["boot"] == "plain"
    assert not [url for url in told["asked"] if "/snapshot-" in url]
    works(told)


def works(told: dict[str, Any]) -> None:
    """Check what the demo found out about its interpreter."""
    facts = told["facts"]
    assert facts["version"] == version("gradio")
    assert abs(facts["now"] - time.time()) < 600
    assert facts["slept"] >= 0.05
    assert "def " in facts["source"]
