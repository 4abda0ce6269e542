# Demos as a reader meets them: a picture that becomes the live demo in its place, and the gallery.

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

BOOT = 120_000
"""Milliseconds that Python may take to start on a busy machine."""


def test_a_picture_becomes_the_live_demo_and_answers(host: str, page: Page) -> None:
    page.goto(f"{host}guides/blocks-and-event-listeners/")
    figure = page.locator("figure.demo").first
    figure.get_by_role("link", name="Run demo: Hello, blocks").click()
    app = figure.frame_locator("iframe")
    app.get_by_label("Name").fill("Ada")
    app.get_by_role("button", name="Greet").click()
    expect(app.get_by_label("Output Box")).to_have_value("Hello Ada!", timeout=BOOT)


def test_the_home_page_shows_a_demo_and_cards_of_others(host: str, page: Page) -> None:
    page.goto(host)
    page.locator(".trial").get_by_role("link", name="Run demo: Hello, world").click()
    app = page.frame_locator(".trial iframe")
    expect(app.get_by_label("intensity").first).to_be_visible(timeout=BOOT)
    page.get_by_role("link", name="Image slider").click()
    assert page.url == f"{host}demos/imageslider/"


def test_a_demo_loads_behind_its_picture_when_the_pointer_rests_on_it(
    host: str, page: Page
) -> None:
    page.goto(f"{host}demos/hello_blocks/")
    link = page.get_by_role("link", name="Run demo: Hello, blocks")
    link.hover()
    frame = page.locator("figure.demo iframe")
    frame.wait_for(state="attached")
    expect(frame).not_to_be_visible()
    page.wait_for_load_state("networkidle")
    assert page.workers == []
    link.click()
    app = page.frame_locator("figure.demo iframe")
    app.get_by_label("Name").fill("Ada")
    app.get_by_role("button", name="Greet").click()
    expect(app.get_by_label("Output Box")).to_have_value("Hello Ada!", timeout=BOOT)


def test_the_frame_is_as_high_as_the_demo_and_follows_the_theme(host: str, page: Page) -> None:
    page.goto(f"{host}demos/hello_blocks/")
    page.get_by_role("link", name="Run demo: Hello, blocks").click()
    app = page.frame_locator("figure.demo iframe")
    button = app.get_by_role("button", name="Greet")
    button.wait_for(timeout=BOOT)
    page.wait_for_function(
        "() => { const frame = document.querySelector('figure.demo iframe');"
        " return frame.clientHeight >= frame.contentDocument.documentElement.scrollHeight; }"
    )
    page.get_by_role("button", name="Colour theme").click()
    page.get_by_role("button", name="Colour theme").click()
    expect(app.locator("body")).to_have_class("dark")


def test_a_picture_is_a_link_where_there_are_no_scripts(host: str, browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{host}demos/hello_blocks/")
        page.get_by_role("link", name="Run demo: Hello, blocks").click()
        assert page.url == f"{host}embed/hello_blocks/"


def test_a_demo_page_shows_code_api_and_where_it_is_used(host: str, page: Page) -> None:
    page.goto(f"{host}demos/hello_blocks/")
    expect(page.locator("figure.code").first).to_contain_text("greet_btn.click(")
    expect(page.get_by_role("heading", name="/greet")).to_be_visible()
    expect(page.get_by_text("from gradio_client import Client")).to_be_visible()
    expect(page.get_by_role("link", name="Textbox", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Blocks Structure")).to_be_visible()


def test_what_to_know_before_pasting_stands_above_what_to_paste(host: str, page: Page) -> None:
    page.goto(f"{host}demos/hello_blocks/")
    page.locator("summary", has_text="For other places").click()
    note = page.get_by_text("WordPress takes this block out of posts by authors")
    text = page.locator("figure.code", has_text="<!-- wp:html -->")
    above, below = note.bounding_box(), text.bounding_box()
    assert above
    assert below
    assert above["y"] + above["height"] <= below["y"]


def test_an_embed_leads_to_what_pages_elsewhere_ask(host: str, built: Path) -> None:
    pages = [*built.glob("embed/*/index.html"), *built.glob("demos/*/index.html")]
    answers = [path for page in pages for path in _answers(page.read_text(encoding="utf-8"))]
    assert len(answers) > len(pages) / 2
    for path in answers:
        answer = json.loads((built / path).read_bytes())
        assert f"/{path.removesuffix('oembed.json')}?" in answer["html"]


def _answers(html: str) -> list[str]:
    """The paths in the site of the oEmbed answers that a page leads to."""
    link = r'type="application/json\+oembed" href="https://docsgen.example/([^"]+)"'
    return re.findall(link, html)


def test_the_gallery_is_filtered_and_its_address_says_how(host: str, page: Page) -> None:
    page.goto(f"{host}demos/")
    page.get_by_label("Uses").select_option("Chatbot")
    page.get_by_label("Find").fill("no such demo")
    expect(page.locator(".gallery > li:visible")).to_have_count(0)
    page.get_by_label("Find").fill("")
    expect(page).to_have_url(f"{host}demos/?uses=Chatbot")
    shown = page.locator(".gallery > li:visible")
    assert all(
        "Chatbot" in (uses or "")
        for uses in shown.evaluate_all("all => all.map(e => e.dataset.uses)")
    )
    page.get_by_role("button", name="Show all").click()
    expect(page.get_by_role("status")).to_have_text("78 of 78 demos")
    expect(page).to_have_url(f"{host}demos/")


@pytest.mark.parametrize("address", ["#task=chat", "?task=chat"])
def test_an_address_leads_to_the_demos_of_a_task(address: str, host: str, page: Page) -> None:
    page.goto(f"{host}demos/{address}")
    shown = page.locator(".gallery > li:visible")
    tasks = shown.evaluate_all("all => all.map(e => e.dataset.tasks)")
    assert len(tasks) > 1
    assert all("chat" in one.split() for one in tasks)
    chosen = page.locator(".tasks [aria-current]")
    expect(chosen).to_have_text(f"Chat {len(tasks)}")
    page.get_by_role("link", name="Streaming", exact=False).first.click()
    expect(chosen).to_contain_text("Streaming")
    page.get_by_label("Find").fill("chatbot")
    expect(page).to_have_url(f"{host}demos/?task=streaming&text=chatbot")
    expect(shown).to_have_count(1)
    page.get_by_role("link", name="Skip to the content").press("Enter")
    expect(page).to_have_url(f"{host}demos/?task=streaming&text=chatbot#content")
    expect(shown).to_have_count(1)
    page.go_back()
    page.reload()
    expect(shown).to_have_count(1)
    page.go_back()
    expect(chosen).to_contain_text("Chat")
    page.get_by_role("link", name="Skip to the content").press("Enter")
    expect(chosen).to_contain_text("Chat")


def test_an_address_with_a_task_leads_to_its_demos_without_scripts(
    host: str, browser: Browser
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{host}demos/")
        page.get_by_role("link", name="MCP").first.click()
        expect(page.get_by_role("heading", name="MCP", exact=True)).to_be_in_viewport()


def test_the_first_demo_of_the_home_page_is_edited_in_place_of_its_code(
    host: str, page: Page
) -> None:
    page.goto(host)
    code = page.locator(".trial > figure.code")
    expect(code).to_contain_text("gr.Interface(")
    page.locator(".trial").get_by_role("link", name="Edit").click()
    editor = page.frame_locator(".trial iframe").locator(".cm-content")
    expect(editor).to_contain_text("gr.Interface(", timeout=BOOT)
    expect(code).to_be_hidden()


def test_a_component_of_the_home_page_leads_to_its_demos(host: str, page: Page) -> None:
    page.goto(host)
    page.get_by_role("link", name="Demos with Audio").click()
    expect(page).to_have_url(f"{host}demos/?uses=Audio")
    expect(page.get_by_label("Uses")).to_have_value("Audio")
    expect(page.locator(".gallery > li:visible", has_text="Audio mixer")).to_have_count(1)
    expect(page.locator(".gallery > li:visible", has_text="Tic-tac-toe")).to_have_count(0)
