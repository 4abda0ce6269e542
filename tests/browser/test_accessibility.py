# axe-core on every kind of page, in both colour schemes, on a phone, a tablet and a desk.

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.kinds import DESKTOP, KINDS, PHONE, SCHEMES, TABLET
from tests.browser.probes import violations


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [PHONE, TABLET, DESKTOP])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_accessible(kind: str, width: int, scheme: str, host: str, visit: Visit) -> None:
    page = visit(host + KINDS[kind], width=width, color_scheme=scheme)
    assert violations(page) == []


def open_search(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.locator("dialog[open]").wait_for(timeout=2_000)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_the_search_is_accessible(width: int, scheme: str, host: str, visit: Visit) -> None:
    page = visit(host + KINDS["component"], width=width, color_scheme=scheme)
    open_search(page)
    assert violations(page) == []
    page.keyboard.type("button")
    expect(page.locator("dialog[open] a").first).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
