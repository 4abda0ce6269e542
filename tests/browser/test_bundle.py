# Demos to take along: one ZIP file, unpacked below any path of any static host.

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from docsgen.hosting import hosted
from tests.browser.exporting import BOOT, ROOT

PLACE = "https://me.example/demos/"
"""Where the bundle is to lie."""


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("bundle") / "demos.zip"
    made = docsgen("bundle", "hello_blocks", "--out", str(out), "--address", PLACE, "--check")
    assert made.returncode == 0, made.stderr
    assert "hello_blocks: starts" in made.stdout
    return out


def docsgen(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "docsgen", *arguments, "--project", str(ROOT)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_demo_that_is_not_there_leaves_no_file(tmp_path: Path) -> None:
    out = tmp_path / "demos.zip"
    refused = docsgen("bundle", "hello_blocks", "hello_block", "--out", str(out))
    assert refused.returncode == 2
    assert not out.exists()


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
    assert headers.count("Cross-Origin-Resource-Policy: cross-origin") == 2


def test_a_demo_leads_to_what_pages_elsewhere_ask(bundle: Path) -> None:
    with zipfile.ZipFile(bundle) as archive:
        page = archive.read("embed/hello_blocks/index.html").decode()
        answer = json.loads(archive.read("embed/hello_blocks/oembed.json"))
    link = f'type="application/json+oembed" href="{PLACE}embed/hello_blocks/oembed.json"'
    assert link in page
    assert f'src="{PLACE}embed/hello_blocks/?theme=page"' in answer["html"]


def test_the_front_end_is_pruned_to_what_the_demo_uses(bundle: Path) -> None:
    with zipfile.ZipFile(bundle) as archive:
        sizes = {entry.filename: entry.compress_size for entry in archive.infolist()}
    assert not [name for name in sizes if "PlotlyPlot" in name or "/media-" in name]
    assert 0 < sum(sizes[name] for name in sizes if "/frontend-" in name) < 4_000_000
