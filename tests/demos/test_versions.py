# Every version of the library whose pins are reviewed runs in the browser from its own snapshot.
# What two of them have in common is on the host once.

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response, expect

from docsgen.demos.preparing import Sources, chosen, prepared_runtime, silent
from docsgen.demos.runtime import Runtime
from docsgen.demos.runtime.place import runtime_home
from docsgen.demos.runtime.sharing import add_to
from docsgen.diagnostics import Findings
from docsgen.hosting import hosted
from docsgen.workflows.export import export_app
from tests.browser.exporting import APPS, BOOT, ROOT, await_state
from tests.conftest import GRADIO

VERSIONS = sorted(GRADIO.reviewed)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export of the same app for each version, with one folder for their runtimes."""
    folder, findings = tmp_path_factory.mktemp("versions"), Findings()
    for version in VERSIONS:
        add_to(folder / "runtime", *built(version))
        made = export_app(
            APPS / "state",
            folder / version,
            findings,
            project=ROOT,
            runtime_url="../runtime/",
            version=version,
        )
        assert made, findings.sorted()
    return folder


def built(version: str) -> tuple[Path, Runtime]:
    exporting = chosen(GRADIO, None, runtime_home(ROOT), version)
    return prepared_runtime(exporting, ROOT, Sources(), silent)


@pytest.fixture(scope="module")
def url(folder: Path) -> Iterator[str]:
    with hosted(folder) as url:
        yield url


@pytest.mark.parametrize("way", ["snapshot", "plain"])
@pytest.mark.parametrize("version", VERSIONS)
def test_an_app_starts_and_answers_in_each_version(
    page: Page, url: str, version: str, way: str
) -> None:
    refused: list[str] = []

    def note(response: Response) -> None:
        if response.status >= 400:
            refused.append(response.url)

    page.on("response", note)
    page.add_init_script(
        "addEventListener('docsgen:state', event => { window.last = event.detail }, true)"
    )
    page.goto(f"{url}{version}/?boot={way}")
    assert page.evaluate("window.gradio_config.version") == version
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_label("Clicks")).to_have_value("1", timeout=BOOT)
    await_state(page, "ready")
    assert page.evaluate("window.last.boot") == way
    assert refused == []


def test_what_versions_have_in_common_is_there_once(folder: Path) -> None:
    shared = folder / "runtime"
    for part in ("pyodide-*", "media-*", "player-*"):
        assert len(list(shared.glob(part))) == 1, part
    for part in ("frontend-*", "python-*.zip", "runtime-*.json", "snapshot-*.gzip.bin"):
        assert len(list(shared.glob(part))) == len(VERSIONS), part


def test_adding_a_runtime_again_adds_nothing(folder: Path) -> None:
    assert [add_to(folder / "runtime", *built(version)) for version in VERSIONS] == [0, 0]
