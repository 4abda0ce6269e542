# Nothing moves while a page loads, and nothing sticks out of the window, however narrow it is.

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.kinds import DESKTOP, FOREIGN, KINDS, NARROWEST, PHONE, TABLET
from tests.browser.probes import overflow, shifts


@pytest.mark.parametrize("width", [PHONE, TABLET, DESKTOP])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_while_a_page_loads(kind: str, width: int, host: str, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    assert shifts(page, host + KINDS[kind]) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_fits_every_window(kind: str, host: str, visit: Visit) -> None:
    page = visit(host + KINDS[kind])
    troubles = {}
    for width in (NARROWEST, 360, PHONE, TABLET, DESKTOP):
        page.set_viewport_size({"width": width, "height": 900})
        troubles[width] = overflow(page)
    assert {width: found for width, found in troubles.items() if found} == {}


def test_every_page_of_the_site_fits_a_small_phone(built: Path, host: str, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    troubles = {}
    files = sorted(file.relative_to(built) for file in built.rglob("*.html"))
    for path in [file.as_posix() for file in files if file.parts[0] not in FOREIGN]:
        page.goto(host + path)
        troubles[path] = overflow(page)
    assert {path: found for path, found in troubles.items() if found} == {}


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_can_be_read_at_twice_its_size(kind: str, host: str, visit: Visit) -> None:
    page = visit(host + KINDS[kind], device_scale_factor=2)
    troubles = {}
    for width in (PHONE * 2, TABLET, DESKTOP):
        page.set_viewport_size({"width": width // 2, "height": 450})
        heading = page.locator("h1").bounding_box()
        cramped = heading is None or heading["width"] < 200
        troubles[width] = [*overflow(page), *(["the heading is cramped"] if cramped else [])]
    assert {width: found for width, found in troubles.items() if found} == {}


def test_a_demo_and_its_code_at_home_stand_one_above_the_other_on_a_phone(
    host: str, visit: Visit
) -> None:
    page = visit(host, width=PHONE)
    demo, code = (page.locator(f".trial > {part}").bounding_box() for part in (".demo", ".code"))
    assert demo
    assert code
    assert code["y"] >= demo["y"] + demo["height"]


def test_paper_has_all_of_what_overviews_cut_off(host: str, visit: Visit) -> None:
    page = visit(f"{host}docs/")
    page.emulate_media(media="print")
    assert page.locator(".cards span").first.evaluate("e => getComputedStyle(e).display") == "block"
    page.goto(f"{host}events/")
    page.emulate_media(media="print")
    assert page.locator(".matrix").evaluate("e => getComputedStyle(e).overflow") == "visible"
