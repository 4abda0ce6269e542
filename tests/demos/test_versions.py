# Every version of the library whose pins are reviewed runs in the browser from its own snapshot.
# What two of them have in common is on the host once.

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response, expect

from docsgen.config import load_project
from docsgen.demos.embeds import embedded
from docsgen.demos.preparing import Sources, chosen, prepared_runtime, silent
from docsgen.demos.reading import read_demo
from docsgen.demos.runtime import Runtime
from docsgen.demos.runtime.place import runtime_home
from docsgen.demos.runtime.sharing import add_to
from docsgen.demos.runtime.versions import VersionError
from docsgen.diagnostics import Findings
from docsgen.hosting import hosted
from docsgen.workflows.build import build
from docsgen.workflows.export import export_app
from tests.browser.exporting import APPS, BOOT, ROOT, await_state
from tests.conftest import GRADIO, SITE
from tests.unit.test_cli import RECORD

VERSIONS = sorted(GRADIO.reviewed)

DEMO = """\
title: Demo for {version}
summary: It counts clicks.
library_version: "{version}"
try:
  - click: {{button: Add}}
  - expect: {{label: Clicks, value: "1"}}
"""


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
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site with a demo for each version."""
    root, findings = tmp_path_factory.mktemp("site"), Findings()
    write(root / "content/site.yaml", SITE)
    shown = "\n\n".join(f"$demo_{name_of(version)}" for version in VERSIONS)
    write(root / "content/chunks/a.json", json.dumps([{**RECORD, "text": shown}]))
    for version in VERSIONS:
        write_demo(root, version)
    (root / ".docsgen").mkdir()
    (root / ".docsgen/runtime").symlink_to(runtime_home(ROOT))
    assert build(root, root / "site", findings).demos == len(VERSIONS), findings.sorted()
    return root / "site"


def write_demo(root: Path, version: str) -> Path:
    """The folder of a new demo for a version."""
    demo = root / "content/demos" / name_of(version)
    write(demo / "demo.yaml", DEMO.format(version=version))
    write(demo / "run.py", (APPS / "state" / "run.py").read_text())
    return demo


def name_of(version: str) -> str:
    return f"app_{version.replace('.', '_')}"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


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


@pytest.mark.parametrize("version", VERSIONS)
def test_demos_of_a_site_run_with_the_version_that_they_want(
    page: Page, site: Path, version: str
) -> None:
    assert f"This demo runs Gradio {version}." in (site / "guides/start/index.html").read_text()
    with hosted(site) as url:
        page.goto(f"{url}embed/{name_of(version)}/")
        assert page.evaluate("window.gradio_config.version") == version
        page.get_by_role("button", name="Add").click()
        expect(page.get_by_label("Clicks")).to_have_value("1", timeout=BOOT)


def test_a_demo_may_name_the_version_that_the_others_have(tmp_path: Path) -> None:
    """They have one runtime, with the media that either needs."""
    write(tmp_path / "content/site.yaml", SITE)
    named, other = write_demo(tmp_path, "6.15.2"), write_demo(tmp_path, "other")
    text = (other / "demo.yaml").read_text()
    (other / "demo.yaml").write_text(text.replace('library_version: "other"\n', ""))
    write(named / "run.py", (APPS / "media" / "run.py").read_text())
    (tmp_path / ".docsgen").mkdir()
    (tmp_path / ".docsgen/runtime").symlink_to(runtime_home(ROOT))
    demos = [read_demo(other), read_demo(named)]
    made = list(embedded(demos, load_project(tmp_path), Findings()))
    names = [name for one in made for name in one.files]
    assert len(names) == len(set(names))
    (manifest,) = (data for one in made for name, data in one.files.items() if "/runtime-" in name)
    assert b"audio_sample.wav" in manifest


def test_a_demo_whose_version_does_not_exist_is_named(tmp_path: Path) -> None:
    write(tmp_path / "content/site.yaml", SITE)
    demo = write_demo(tmp_path, "99.0")
    with pytest.raises(VersionError, match=re.escape("there is no gradio==99.0")) as raised:
        list(embedded([read_demo(demo)], load_project(tmp_path), Findings()))
    assert raised.value.path == demo / "demo.yaml"


def test_runtimes_of_a_site_share_what_they_have_in_common(site: Path) -> None:
    for part in ("pyodide-*", "player-*"):
        assert len(list((site / "runtime").glob(part))) == 1, part
    assert len(list((site / "runtime").glob("frontend-*"))) == len(VERSIONS)


def test_adding_a_runtime_again_adds_nothing(folder: Path) -> None:
    assert [add_to(folder / "runtime", *built(version)) for version in VERSIONS] == [0, 0]
