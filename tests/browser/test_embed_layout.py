# The element lies in a page like any block of it: as wide as a paragraph, from the same left edge,
# whatever way of laying out the page has; and what a page does to its blocks stays outside.

from __future__ import annotations

import pytest

from tests.browser.pasting import SCRIPT, Paste, element, settled, start

GRID_OF_GHOST = """
.content { display: grid; grid-template-columns: [full-start] minmax(4vw, auto)
  [wide-start] minmax(auto, 240px) [main-start] min(720px, calc(100% - 8vw)) [main-end]
  minmax(auto, 240px) [wide-end] minmax(4vw, auto) [full-end]; }
.content > * { grid-column: main-start / main-end; }
"""
CENTRED = ".content > * { max-width: 30rem; margin: 1em auto !important; }"
COLUMN = ".content { display: flex; flex-direction: column; padding: 0 20px; gap: 1em }"
CENTRED_COLUMN = f"{COLUMN} .content {{ align-items: center }} .content > * {{ max-width: 600px }}"
MARGINS = ".content > * { margin-inline: 2rem 3rem }"
ROW_OF_ONE = ".content > section { display: flex } .content > section > * { min-width: 0 }"
ALIGNED_GRID = (
    ".content { display: grid; grid-template-columns: minmax(0, 1fr); justify-items: center }"
)

LONG = "<p>" + "A line of text that is longer than its column. " * 9 + "</p>"


def edges(page: object, selector: str) -> tuple[float, float]:
    box = page.locator(selector).first.bounding_box()  # type: ignore[attr-defined]
    return round(box["x"], 1), round(box["width"], 1)


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize(
    "css", [GRID_OF_GHOST, CENTRED, COLUMN, CENTRED_COLUMN, MARGINS, ALIGNED_GRID]
)
def test_it_lies_where_a_paragraph_lies(paste: Paste, css: str, width: int) -> None:
    head = f'<meta name="viewport" content="width=device-width"><style>{css}</style>'
    page = paste(f"{SCRIPT}<div class=content>{LONG}{element()}{LONG}</div>", head, width=width)
    page.wait_for_function("!!customElements.get('live-demo')")
    assert edges(page, "live-demo") == edges(page, "p")
    start(page)
    settled(page)
    assert edges(page, "live-demo") == edges(page, "p")
    assert edges(page, "live-demo iframe")[1] == edges(page, "p")[1] - 2  # its border
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_in_a_row_of_its_own_it_fills_the_row(paste: Paste) -> None:
    body = f"{SCRIPT}<div class=content><section>{element()}</section>{LONG}</div>"
    page = paste(body, f"<style>{ROW_OF_ONE}</style>", width=900)
    page.wait_for_function("!!customElements.get('live-demo')")
    assert edges(page, "live-demo") == edges(page, "p")


@pytest.mark.parametrize(
    "hidden", ["display: none", "visibility: hidden", "content-visibility: hidden"]
)
def test_it_is_hidden_with_the_part_of_the_page_that_it_is_in(paste: Paste, hidden: str) -> None:
    page = paste(f'{SCRIPT}<div style="{hidden}">{element()}</div>')
    page.wait_for_function("!!customElements.get('live-demo')")
    assert not page.locator("live-demo").get_by_role("button").is_visible()


INHERITED = """
body, live-demo { font: italic 60px serif !important; color: red !important;
  line-height: 5 !important; letter-spacing: 1em !important; text-transform: uppercase !important;
  text-indent: 9em !important; white-space: pre !important; word-spacing: 3em !important;
  cursor: none !important }
"""


def test_nothing_of_the_pages_text_reaches_inside(paste: Paste) -> None:
    def look(css: str) -> dict[str, str]:
        page = paste(SCRIPT + element(), f"<style>{css}</style>")
        label = page.locator("live-demo .start")
        label.wait_for()
        styles = label.evaluate(
            "e => Object.fromEntries([...getComputedStyle(e)]"
            ".map(name => [name, getComputedStyle(e).getPropertyValue(name)]))"
        )
        return {name: value for name, value in styles.items() if not name.startswith("--")}

    assert look(INHERITED) == look("")
