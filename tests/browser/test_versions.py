# Going from one version to another, as a reader does it.

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.kinds import DESKTOP, NARROWEST, PHONE
from tests.browser.probes import overflow, shifts

OLD, NEW = "1.9/docs/gadget/button/#param-size", "docs/gadget/button/#param-size"


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_the_list_of_versions_keeps_page_and_place(width: int, gadget: str, visit: Visit) -> None:
    page = visit(gadget + OLD, width=width)
    page.locator(".versions summary").click()
    page.locator(".versions").get_by_role("link", name="1.10").click()
    expect(page).to_have_url(gadget + NEW)
    expect(page.locator("#param-size")).to_be_in_viewport()


def test_a_place_that_is_chosen_later_is_kept_too(gadget: str, visit: Visit) -> None:
    page = visit(gadget + OLD)
    page.locator("#param-label dt a").first.click()
    page.locator(".old-version").get_by_role("link").click()
    expect(page).to_have_url(f"{gadget}docs/gadget/button/#param-label")


def test_the_list_works_with_the_keyboard(gadget: str, visit: Visit) -> None:
    page = visit(gadget + OLD)
    summary = page.locator(".versions summary")
    summary.focus()
    page.keyboard.press("Enter")
    link = page.locator(".versions").get_by_role("link", name="1.0", exact=True)
    expect(link).to_be_visible()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(summary).to_be_focused()


@pytest.mark.parametrize("path", [OLD, NEW, "changes/1.9-1.10/", "1.0/"])
def test_pages_fit_every_window(path: str, gadget: str, visit: Visit) -> None:
    page = visit(gadget + path)
    page.locator(".versions summary").click()
    for width in (NARROWEST, 360, PHONE, DESKTOP):
        page.set_viewport_size({"width": width, "height": 900})
        assert overflow(page) == []


def test_nothing_moves_while_an_old_page_loads(gadget: str, page: Page) -> None:
    page.set_viewport_size({"width": PHONE, "height": 900})
    assert shifts(page, gadget + OLD) == []


def test_search_stays_in_the_version(gadget: str, visit: Visit) -> None:
    page = visit(f"{gadget}1.0/guides/first/")
    page.locator("button.search").click()
    page.get_by_role("combobox").fill("colour")
    page.get_by_role("option").first.click()
    expect(page).to_have_url(f"{gadget}1.0/docs/gadget/button/#param-colour")


def test_the_address_of_the_newest_leads_to_the_short_one(gadget: str, visit: Visit) -> None:
    page = visit(f"{gadget}1.10/{NEW}")
    expect(page).to_have_url(gadget + NEW)
