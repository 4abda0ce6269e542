# Demos to take along: one ZIP file, unpacked below any path of any static host.

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, expect

from docsgen.cli import main
from docsgen.hosting import hosted
from tests.browser.exporting import BOOT, ROOT


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("bundle") / "demos.zip"
    arguments = ["bundle", "hello_blocks", "reactive_filter_missing", "--out", str(out)]
    refused = CliRunner().invoke(main, [*arguments, "--project", str(ROOT)])
    assert refused.exit_code == 2
    assert not out.exists()
    arguments.remove("reactive_filter_missing")
    made = CliRunner().invoke(main, [*arguments, "--project", str(ROOT), "--check"])
    assert made.exit_code == 0, made.output
    assert "hello_blocks: starts" in made.output
    return out


@pytest.fixture(scope="module")
def unpacked(bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(bundle) as archive:
        archive.extractall(folder)
    with hosted(folder, "/a/b/") as url:
        yield url


def test_its_page_shows_the_demo_which_answers(unpacked: str, browser: Browser) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        wrong: list[str] = []
        page.on("response", lambda r: wrong.append(r.url) if not r.ok else None)
        page.goto(unpacked)
        page.get_by_role("button", name="Run demo: Hello, blocks").click()
        app = page.frame_locator("live-demo iframe")
        app.get_by_label("Name").fill("Ada")
        app.get_by_role("button", name="Greet").click()
        expect(app.get_by_label("Output Box")).to_have_value("Hello Ada!", timeout=BOOT)
        assert [url for url in wrong if "favicon" not in url] == []


def test_it_says_what_is_inside_and_under_which_licence(bundle: Path) -> None:
    with zipfile.ZipFile(bundle) as archive:
        names = archive.namelist()
        readme = archive.read("README.md").decode()
        headers = archive.read("_headers").decode()
    assert "licences/gradio/LICENSE" in names
    assert "licences/pydantic_core/LICENSE" in names
    assert "| Hello, blocks | `embed/hello_blocks/` |" in readme
    assert "MPL-2.0" in readme
    assert "camera=()" in headers


def test_the_front_end_is_pruned_to_what_the_demo_uses(bundle: Path) -> None:
    with zipfile.ZipFile(bundle) as archive:
        names = archive.namelist()
    assert not [name for name in names if "PlotlyPlot" in name or "/media-" in name]
    assert bundle.stat().st_size < 16_000_000
