# The support matrix as a reader uses it: filters, address, keyboard, phone, no JavaScript.

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

ROWS, COLUMNS, TICKS = 67, 37, 276
"""Classes with events in Gradio 6.15.2, those events, and how many of which: see test_completed."""


@pytest.fixture
def matrix(host: str, page: Page) -> Page:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{host}events/")
    return page


def rows(page: Page) -> list[str]:
    return page.locator(".matrix tbody tr:visible th").all_inner_texts()


def columns(page: Page) -> list[str]:
    return page.locator(".matrix thead th:visible").all_inner_texts()[1:]


def test_a_component_and_an_event_can_be_picked_and_the_address_says_so(matrix: Page) -> None:
    matrix.get_by_role("combobox", name="Component").fill("Chatbot")
    matrix.get_by_role("combobox", name="Event").fill("like")
    assert rows(matrix) == ["Chatbot"]
    assert columns(matrix) == ["like"]
    expect(matrix.get_by_role("status")).to_have_text(
        f"1 of {ROWS} components, 1 of {COLUMNS} events, 1 supported combination."
    )
    assert matrix.url.endswith("?component=Chatbot&event=like")
    matrix.reload()
    assert rows(matrix) == ["Chatbot"]
    matrix.get_by_role("button", name="Show all").click()
    expect(matrix.locator(".matrix tbody tr:visible")).to_have_count(ROWS)
    assert len(columns(matrix)) == COLUMNS
    assert matrix.url.endswith("/events/")


def test_an_event_leaves_the_components_that_support_it(matrix: Page) -> None:
    matrix.get_by_role("combobox", name="Event").fill("key_up")
    expected = ["Dropdown", "HTML"]  # corpus-damage.md, Reference pages and the rows of record 237
    shown = rows(matrix)
    assert set(expected) <= set(shown)
    assert all(
        matrix.locator(f"#component-{name} .chips").get_by_text("key_up", exact=True).count() == 1
        for name in shown
    )


def test_part_of_a_name_finds_all_that_contain_it(matrix: Page) -> None:
    matrix.get_by_role("combobox", name="Component").fill("plo")
    plots = ["BarPlot", "LinePlot", "Plot", "ScatterPlot"]
    assert rows(matrix) == sorted([*plots, "FileExplorer", "UploadButton"])


def test_a_whole_name_finds_only_what_it_names(matrix: Page) -> None:
    matrix.get_by_role("combobox", name="Component").fill("plot")
    assert rows(matrix) == ["Plot"]


def test_arrow_keys_move_between_cells_and_light_up_the_column(matrix: Page) -> None:
    matrix.locator(".matrix thead a", has_text="change").focus()
    for _ in ("Accordion", "AnnotatedImage", "Audio"):
        matrix.keyboard.press("ArrowDown")
    focused = matrix.locator(".matrix :focus")
    expect(focused).to_have_attribute("aria-label", re.compile(r"Audio\.change: "))
    lit = matrix.locator(".matrix thead .on")
    expect(lit).to_have_text("change")
    matrix.keyboard.press("Control+Home")
    expect(matrix.locator(".matrix thead .on")).to_have_count(0)


def test_headers_stay_in_sight(matrix: Page) -> None:
    region = matrix.get_by_role("region", name="Support matrix")
    region.evaluate("region => region.scrollTo(0, 600)")
    head = matrix.locator(".matrix thead th", has_text="select").first.bounding_box()
    box = region.bounding_box()
    assert head is not None
    assert box is not None
    assert abs(head["y"] - box["y"]) <= 2


def test_a_phone_gets_the_lists(host: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{host}events/")
    expect(page.locator(".matrix")).to_be_hidden()
    page.get_by_role("combobox", name="Component").fill("Button")
    shown = page.locator("#by-component ~ ul li:visible h3").all_inner_texts()
    assert [text.split()[0] for text in shown] == ["Button"]


def test_without_javascript_the_whole_matrix_is_there(host: str, browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{host}events/")
        assert len(rows(page)) == ROWS
        assert page.locator(".matrix td a").count() == TICKS
        expect(page.get_by_role("combobox", name="Component")).to_be_hidden()
