# An app that is a single page, opened as a file in engines that are not Chromium: a script at its
# end uses it, and tells a host how that went.

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from typing import Any

import msgspec
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from docsgen.diagnostics import Findings
from docsgen.hosting import listener, served
from docsgen.workflows.export import SingleFile, export_app
from tests.browser.exporting import APPS, ROOT
from tests.engines.browsers import firefox, running, webkit

PATIENCE = 240
"""Seconds until an engine has told how it went: WebKit takes its time where it has no compiler."""

DRIVER = """<script>
(async () => {
  const told = { agent: navigator.userAgent, protocol: location.protocol };
  const tell = () => fetch("HOST", { method: "POST", mode: "no-cors", body: JSON.stringify(told) });
  const until = async (find) => {
    while (!find()) await new Promise((done) => setTimeout(done, 50));
    return find();
  };
  document.addEventListener("docsgen:state", ({ detail }) => {
    Object.assign(told, detail);
    if (detail.state === "failed") tell();
  });
  const button = await until(() =>
    [...document.querySelectorAll("button")].find((one) => one.textContent.includes("Submit")));
  button.click();
  told.answer = await until(() => document.querySelectorAll("textarea")[1]?.value);
  tell();
})();
</script>"""
"""Clicks the button of the app `interface`, and tells what it answers."""


class Host:
    """A page, and what it tells when it is opened."""

    def __init__(self, page: Path, told: Queue[dict[str, Any]]) -> None:
        self._page, self._told = page, told

    def hear(self, start: list[str], home: Path) -> dict[str, Any]:
        """What the page tells once the browser that `start` starts has opened it as a file."""
        with running([*start, self._page.as_uri()], home):
            try:
                return self._told.get(timeout=PATIENCE)
            except Empty:
                pytest.fail(f"{start[0]} has told nothing in {PATIENCE} s")


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    page = tmp_path_factory.mktemp("page") / "app.html"
    single_file = SingleFile(page)
    assert export_app(APPS / "interface", None, Findings(), project=ROOT, single_file=single_file)
    told: Queue[dict[str, Any]] = Queue()

    async def hear(request: Request) -> Response:
        told.put(msgspec.json.decode(await request.body()))
        return Response()

    routes = [Route("/", hear, methods=["POST"])]
    with served(Starlette(routes=routes), listener(0)) as url:
        page.write_text(page.read_text() + DRIVER.replace("HOST", url))
        yield Host(page, told)


def test_it_opens_as_a_file_and_answers(host: Host, tmp_path: Path) -> None:
    told = host.hear(firefox(tmp_path), tmp_path)
    assert told["protocol"] == "file:"
    assert told.get("answer") == "Hello, ", told


def test_an_engine_that_starts_no_worker_from_a_file_says_so(host: Host, tmp_path: Path) -> None:
    told = host.hear(webkit(tmp_path), tmp_path)
    assert told["protocol"] == "file:"
    assert told["state"] == "failed", told
    assert "worker" in told["message"]
