# Demos as iframes in pages of another origin: with the script for frames they fit and take the
# colours of the page; and pages on which nothing of ours runs at all.

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pasting import BOOT, HELLO, SCRIPT, Paste, answers, element, start

FRAMES = '<script async src="{demos}embed/frames.js"></script>'


def frame(name: str = HELLO, query: str = "theme=page", height: int = 150) -> str:
    return (
        f'<iframe src="{{demos}}embed/{name}/?{query}" height="{height}"'
        ' style="display: block; width: 100%; border: 0"></iframe>'
    )


def fits(page: Page) -> None:
    """Wait until nothing has to be scrolled in the first frame."""
    app = page.frame_locator("iframe").first
    app.get_by_role("button", name="Greet").wait_for(timeout=BOOT)
    shown = page.locator("iframe").first.element_handle().content_frame()
    assert shown
    shown.wait_for_function(
        "innerHeight > 200 && document.documentElement.scrollHeight <= innerHeight"
    )


@pytest.mark.parametrize("width", [360, 1000])
def test_a_frame_becomes_as_high_as_its_demo(paste: Paste, width: int) -> None:
    page = paste(
        frame() + FRAMES, '<meta name="viewport" content="width=device-width">', width=width
    )
    fits(page)


def test_one_script_is_enough_for_all_frames_and_may_come_late(paste: Paste) -> None:
    page = paste(frame() + frame(), "")
    for part in page.locator("iframe").all():
        part.content_frame.get_by_role("button", name="Greet").wait_for(timeout=BOOT)
    source = str(page.locator("iframe").first.get_attribute("src"))
    page.add_script_tag(url=source.split("embed/")[0] + "embed/frames.js")
    fits(page)
    heights = [part.evaluate("e => e.clientHeight") for part in page.locator("iframe").all()]
    assert heights[0] == heights[1] > 200


def test_frames_of_other_hosts_are_left_alone(paste: Paste) -> None:
    page = paste(
        frame() + '<iframe src="other.html" height="150"></iframe>' + FRAMES,
    )
    fits(page)
    other = page.frames[2]
    for data in ("{type: 'docsgen:height', height: 900}", "'docsgen:height'", "null"):
        other.evaluate(f"parent.postMessage({data}, '*')")
    page.wait_for_timeout(300)
    assert page.locator("iframe").nth(1).evaluate("e => e.clientHeight") == 150


MARKERS = [
    ("document.documentElement", "className = 'dark'"),  # VitePress, Tailwind
    ("document.documentElement", "dataset.theme = 'dark'"),  # Docusaurus, Starlight
    ("document.body", "dataset.mdColorScheme = 'slate'"),  # MkDocs Material
    ("document.body", "dataset.jpThemeLight = 'false'"),  # JupyterLab
    ("document.documentElement", "style.colorScheme = 'dark'"),
    ("document.body", "style.background = '#111'"),
    ("document.body", "className = 'has-dark-background'"),  # Reveal, by the slide's background
]


@pytest.mark.parametrize(("part", "change"), MARKERS)
def test_frames_and_elements_follow_the_marks_of_hosts(
    paste: Paste, part: str, change: str
) -> None:
    page = paste(SCRIPT + element('theme="page"') + frame() + FRAMES, color_scheme="light")
    start(page)
    apps = [page.frame_locator("live-demo iframe"), page.frame_locator("body > iframe")]
    for app in apps:
        app.get_by_role("button", name="Greet").wait_for(timeout=BOOT)
        expect(app.locator("body")).not_to_have_class("dark")
    page.evaluate(f"{part}.{change}")
    for app in apps:
        expect(app.locator("body")).to_have_class("dark")


def test_colours_that_change_slowly_are_waited_for(paste: Paste) -> None:
    page = paste(
        frame() + FRAMES,
        "<style>body { transition: background-color .4s } .night body { background: #111 }</style>",
        color_scheme="light",
    )
    fits(page)
    page.evaluate("document.documentElement.className = 'night'")
    expect(page.frame_locator("iframe").locator("body")).to_have_class("dark")


@pytest.mark.parametrize("system", ["light", "dark"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_address_may_ask_for_one_theme_only(paste: Paste, theme: str, system: str) -> None:
    page = paste(frame(query=f"theme={theme}") + FRAMES, color_scheme=system)
    fits(page)
    body = page.frame_locator("iframe").locator("body")
    page.evaluate(f"document.body.className = '{system}'")
    page.wait_for_timeout(300)
    assert ("dark" in (body.get_attribute("class") or "")) is (theme == "dark")


@pytest.mark.parametrize("system", ["light", "dark"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_behind_the_app_has_its_colours(paste: Paste, theme: str, system: str) -> None:
    page = paste(frame(query=f"theme={theme}") + FRAMES, color_scheme=system)
    fits(page)
    background = "e => getComputedStyle(e).backgroundColor.match(/\\d+/g).map(Number)"
    red, green, blue, *_ = page.frame_locator("iframe").locator("body").evaluate(background)
    assert (red + green + blue < 3 * 128) is (theme == "dark")


def test_a_page_without_any_colour_is_white(paste: Paste) -> None:
    page = paste(frame() + FRAMES, color_scheme="dark")
    fits(page)
    expect(page.frame_locator("iframe").locator("body")).not_to_have_class("dark")


@pytest.mark.parametrize("options", [{"java_script_enabled": False}, {}])
def test_where_no_script_runs_there_is_a_picture_and_a_link(
    paste: Paste, options: dict[str, bool]
) -> None:
    line = element().replace(
        "></live-demo>",
        '><a href="{demos}demos/hello_blocks/"><img src="{demos}demos/hello_blocks/'
        'poster-light.webp" alt=""><br>Try it: Hello, blocks</a></live-demo>',
    )
    page = paste((SCRIPT if options else "") + line, **options)
    expect(page.get_by_role("link", name="Try it: Hello, blocks")).to_be_visible()
    picture = page.locator("img")
    expect(picture).to_be_visible()


def test_two_versions_of_the_script_do_not_fight(paste: Paste) -> None:
    other = SCRIPT.replace("live-demo.js", "live-demo.js?v=1")
    module = SCRIPT.replace("async", 'type="module"')
    page = paste(
        "<script>window.wrong = []; addEventListener('error', e => wrong.push(e.message))</script>"
        + SCRIPT
        + other
        + module
        + element()
        + FRAMES
        + FRAMES
    )
    answers(start(page))
    assert page.evaluate("wrong") == []


def test_a_page_in_a_frame_in_a_frame(paste: Paste) -> None:
    inner = f"{SCRIPT}{element()}".replace("&", "&amp;").replace('"', "&quot;")
    middle = f'<iframe srcdoc="{inner}" width=700 height=600></iframe>'
    outer = middle.replace("&", "&amp;").replace('"', "&quot;")
    page = paste(f'<iframe srcdoc="{outer}" width=800 height=700></iframe>')
    host = page.frame_locator("iframe").frame_locator("iframe")
    host.get_by_role("button", name="Run demo").click()
    answers(host.frame_locator("live-demo iframe"))


def test_on_paper_the_picture_has_its_address(paste: Paste) -> None:
    page = paste(SCRIPT + element())
    page.emulate_media(media="print")
    label = page.locator("live-demo .start")
    written = label.evaluate(
        "e => [getComputedStyle(e).fontSize, getComputedStyle(e, '::before').content]"
    )
    assert written[0] == "0px"
    assert f"/embed/{HELLO}/" in written[1]
