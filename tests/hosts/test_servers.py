# An export starts on servers as they are installed, and on ones that know no more types than they
# must.

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from docsgen.diagnostics import Findings
from docsgen.workflows.export import export_app
from tests.browser.exporting import APPS, BOOT, ROOT
from tests.hosts.servers import BARE_APACHE, BARE_NGINX, SERVERS


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An exported app."""
    out = tmp_path_factory.mktemp("served") / "out"
    assert export_app(APPS / "interface", out, Findings(), project=ROOT)
    return out


def answers(page: Page) -> None:
    page.get_by_label("name").fill("Ada")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_label("output")).to_have_value("Hello, Ada", timeout=BOOT)


@pytest.mark.parametrize(
    ("server", "settings"),
    [
        pytest.param("nginx", "", id="nginx"),
        pytest.param("apache", "", id="apache"),
        pytest.param("caddy", "", id="caddy"),
        pytest.param("nginx", BARE_NGINX, id="nginx-without-types"),
        pytest.param("apache", BARE_APACHE, id="apache-without-types"),
    ],
)
def test_an_export_starts_as_it_is(
    server: str, settings: str, folder: Path, browser: Browser
) -> None:
    with SERVERS[server](folder, settings) as url, browser.new_context() as context:
        page = context.new_page()
        failed: list[str] = []
        page.on("response", lambda r: None if r.ok else failed.append(r.url))
        page.goto(url)
        answers(page)
        assert failed == []
