# A demo on other people's pages: each host page comes from another origin than the demo, and is one
# of those on which embeds are known to break.

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.pasting import (
    BOOT,
    HELLO,
    SCRIPT,
    Paste,
    answers,
    element,
    height,
    settled,
    start,
)
from tests.conftest import ROOT

PLAYER = "document.documentElement.dataset.player"
"""The state of a demo, asked inside its frame."""


def test_a_picture_becomes_the_demo_which_answers_and_fits(paste: Paste) -> None:
    page = paste(SCRIPT + element('initial_height="337px"'))
    expect(page.get_by_role("button", name="Run demo: hello blocks")).to_be_visible()
    before = height(page)
    app = start(page)
    answers(app)
    inside = page.frames[1].evaluate("document.documentElement.scrollHeight")
    assert abs(height(page) - inside) <= 3
    assert before == 337


def test_nothing_is_run_before_the_click(paste: Paste) -> None:
    page = paste(SCRIPT + "".join(element() for _ in range(10)))
    page.wait_for_load_state("networkidle")
    sizes = page.evaluate(
        "performance.getEntriesByType('resource').map(r => [r.name, r.encodedBodySize])"
    )
    assert len(page.frames) == 1
    assert page.workers == []
    assert sum(size for _, size in sizes) <= 120_000
    assert not [name for name, _ in sizes if "runtime/" in name]


def test_it_loads_behind_its_picture_when_the_pointer_rests_on_it(paste: Paste) -> None:
    page = paste(SCRIPT + element('initial_height="400px"'))
    page.get_by_role("button", name="Run demo").hover()
    frame = page.locator("live-demo iframe")
    expect(frame).to_have_class("waiting")
    page.wait_for_load_state("networkidle")
    assert (height(page), page.frames[1].evaluate(PLAYER), page.workers) == (400, "idle", [])
    app = start(page)
    answers(app)
    inside = page.frames[1].evaluate("document.documentElement.scrollHeight")
    assert abs(height(page) - inside) <= 3


def test_a_click_while_it_loads_behind_its_picture_is_not_lost(paste: Paste) -> None:
    page = paste(SCRIPT + element())
    page.get_by_role("button", name="Run demo").hover()
    page.locator("live-demo iframe").wait_for(state="attached")
    answers(start(page))


def test_the_place_is_kept_before_and_after_the_script_is_there(paste: Paste) -> None:
    style = 'initial_height="337px" style="display: block; min-height: 337px"'
    page = paste(
        f"<script>window.shifts = []; new PerformanceObserver(list =>"
        f" shifts.push(...list.getEntries().map(e => e.value)))"
        f".observe({{type: 'layout-shift', buffered: true}})</script>"
        f"{SCRIPT}{element(style)}<p>Text below.</p>"
    )
    page.wait_for_load_state("networkidle")
    assert page.evaluate("shifts") == []


def test_events_say_what_happens(paste: Paste) -> None:
    page = paste(
        SCRIPT
        + element()
        + "<script>window.heard = []; for (const type of ['render', 'ready', 'resize', 'error'])"
        " document.querySelector('live-demo').addEventListener(type, e => heard.push(type));"
        "</script>"
    )
    start(page)
    settled(page)
    heard = page.evaluate("heard")
    assert heard[:3] == ["resize", "render", "ready"]
    assert "error" not in heard


def test_eager_and_in_view_need_no_click(paste: Paste) -> None:
    page = paste(
        SCRIPT
        + element("eager")
        + '<div style="height: 5000px"></div>'
        + element('start="visible"')
    )
    settled(page)
    assert page.locator("live-demo iframe").count() == 1
    assert page.frames[1].evaluate("document.documentElement.dataset.player") == "idle"
    page.mouse.wheel(0, 10_000)
    expect(page.locator("live-demo iframe")).to_have_count(2)


def test_a_hidden_slide_starts_when_it_is_shown(paste: Paste) -> None:
    page = paste(
        f"{SCRIPT}<section id=slide style='display: none'>{element('start=visible')}</section>"
    )
    page.wait_for_timeout(500)
    assert page.locator("live-demo iframe").count() == 0
    page.evaluate("document.getElementById('slide').style.display = 'block'")
    assert settled(page) > 150


def test_a_slide_of_a_reveal_deck(paste: Paste, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "node_modules/reveal.js/dist", tmp_path / "reveal")
    page = paste(
        '<div class="reveal"><div class="slides"><section>First</section>'
        f"<section>{element('start=visible')}</section><section>Last</section></div></div>"
        '<script src="reveal/reveal.js"></script><script>Reveal.initialize()</script>' + SCRIPT,
        '<link rel="stylesheet" href="reveal/reveal.css">'
        '<link rel="stylesheet" href="reveal/theme/black.css">',
    )
    page.locator(".reveal.ready").wait_for()
    page.wait_for_timeout(1000)
    assert page.locator("live-demo iframe").count() == 0
    page.keyboard.press("ArrowRight")
    answers(page.frame_locator("live-demo iframe"))
    page.locator("body").click(position={"x": 5, "y": 5})
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    output = page.frame_locator("live-demo iframe").get_by_label("Output Box")
    expect(output).to_have_value("Hello Ada!")


def test_a_frame_without_scripts_on_the_page(paste: Paste) -> None:
    page = paste(f'<iframe src="{{demos}}embed/{HELLO}/?v=6.15.2" width=800 height=500></iframe>')
    answers(page.frame_locator("iframe"))


@pytest.mark.parametrize("sandbox", ["allow-scripts", "allow-scripts allow-same-origin"])
def test_a_forced_sandbox(paste: Paste, sandbox: str) -> None:
    page = paste(
        f'<iframe src="{{demos}}embed/{HELLO}/" sandbox="{sandbox}" width=800 height=500></iframe>'
    )
    answers(page.frame_locator("iframe"))


def test_a_strict_policy_of_the_page(paste: Paste, demos: str) -> None:
    origin = demos.removesuffix("/docs/")
    policy = f"default-src 'none'; script-src {origin}; img-src {origin}; frame-src {origin}"
    page = paste(
        SCRIPT + element(),
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
    )
    wrong: list[str] = []
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    start(page)
    assert settled(page) > 150
    assert wrong == []


@pytest.mark.parametrize(
    "css",
    [
        "* { all: unset }",
        "* { all: unset !important }",
        "header, footer, div { display: none !important } iframe { width: 10px; height: 10px }",
        "live-demo { display: inline; font-size: 60px; min-height: 90vh; height: 5px }",
    ],
)
def test_hostile_styles_of_the_page(paste: Paste, css: str) -> None:
    page = paste(SCRIPT + element(), f"<style>{css}</style>")
    box = page.locator("live-demo").bounding_box()
    assert box
    assert box["width"] > 500
    start(page)
    assert settled(page) > 150


def test_a_phone(paste: Paste) -> None:
    page = paste(SCRIPT + element(), '<meta name="viewport" content="width=360">', width=360)
    start(page)
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    inner = page.frames[1].evaluate("document.documentElement.scrollWidth")
    assert inner <= page.frames[1].evaluate("innerWidth")


def test_colours_follow_the_page_while_it_is_open(paste: Paste) -> None:
    page = paste(
        SCRIPT + element('theme="page"'),
        "<style>body { background: white } .night body { background: #111 }</style>",
    )
    app = start(page)
    settled(page)
    expect(app.locator("body")).not_to_have_class("dark")
    page.evaluate("document.documentElement.className = 'night'")
    expect(app.locator("body")).to_have_class("dark")
    page.locator("live-demo").evaluate("e => e.setAttribute('theme', 'light')")
    expect(app.locator("body")).not_to_have_class("dark")


def test_an_element_that_is_taken_out_and_put_back_starts_anew(paste: Paste) -> None:
    page = paste(SCRIPT + element())
    start(page)
    settled(page)
    page.evaluate(
        "const demo = document.querySelector('live-demo'); demo.remove();"
        " setTimeout(() => document.body.append(demo), 100)"
    )
    expect(page.get_by_role("button", name="Run demo")).to_be_visible()
    start(page)
    assert settled(page) > 150


def test_the_network_may_go_once_python_is_there(paste: Paste) -> None:
    page = paste(SCRIPT + element())
    app = start(page)
    answers(app)
    page.context.set_offline(True)
    app.get_by_label("Name").fill("Bob")
    app.get_by_role("button", name="Greet").click()
    expect(app.get_by_label("Output Box")).to_have_value("Hello Bob!")


def test_going_away_and_coming_back(paste: Paste) -> None:
    page = paste(SCRIPT + element())
    start(page)
    settled(page)
    page.goto(page.url + "other.html")
    page.go_back()
    expect(page.locator("live-demo")).to_be_visible()
    if page.locator("live-demo iframe").count() == 0:
        start(page)
    assert settled(page) > 150


def test_a_host_that_is_down_leaves_the_picture(paste: Paste) -> None:
    page = paste(
        SCRIPT + '<live-demo src="http://127.0.0.1:9/"'
        ' poster="{demos}demos/hello_blocks/poster-light.webp"></live-demo>'
    )
    page.get_by_role("button", name="Run demo").click()
    expect(page.get_by_role("alert")).to_have_text("The host of this demo does not answer.")
    expect(page.get_by_role("button", name="Run demo")).to_be_visible()


def test_words_of_other_frames_are_not_believed(paste: Paste) -> None:
    page = paste(SCRIPT + element())
    start(page)
    before = settled(page)
    page.evaluate("postMessage({type: 'docsgen:height', height: 5000}, '*')")
    page.frames[1].evaluate("parent.postMessage({type: 'docsgen:height', height: 1e9}, '*')")
    page.wait_for_timeout(300)
    assert height(page) == before


def test_the_address_asks_for_code_and_hides_the_origin(paste: Paste) -> None:
    page = paste(
        f'<iframe src="{{demos}}embed/{HELLO}/?code=1" width=1200 height=600></iframe>', width=1300
    )
    app = page.frame_locator("iframe")
    expect(app.get_by_text("import gradio as gr")).to_be_visible()
    expect(app.get_by_role("link", name="Hello, blocks")).to_be_visible()
    page.locator("iframe").evaluate("e => e.src = e.src.replace('code=1', 'info=0')")
    app.get_by_role("button", name="Greet").wait_for(timeout=BOOT)
    expect(app.locator("docsgen-origin")).to_have_count(0)


def test_a_language_is_that_of_the_front_end(paste: Paste) -> None:
    page = paste(f'<iframe src="{{demos}}embed/{HELLO}/?lang=de" width=900 height=600></iframe>')
    app = page.frame_locator("iframe")
    app.get_by_role("button", name="Greet").wait_for(timeout=BOOT)
    assert app.locator("html").get_attribute("lang") == "de"
    expect(app.get_by_text("Einstellungen")).to_be_visible(timeout=BOOT)
