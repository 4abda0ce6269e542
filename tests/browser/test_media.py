# What readers ask of their browser: forced colours, less motion, paper.

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.kinds import KINDS
from tests.browser.probes import ask

PAPER = 718
"""The width of an A4 page without its margins, in CSS pixels."""

_BORDERLESS = """() => [...document.querySelectorAll("button, input, select, textarea")]
  .filter((e) => e.checkVisibility())
  .filter((e) => ["none", "0px"].some((v) => {
    const style = getComputedStyle(e);
    return style.borderTopStyle === v || style.borderTopWidth === v;
  }))
  .map((e) => e.outerHTML)"""

_INDISTINCT = """([special, ordinary]) => {
  const shown = [
    "fontWeight", "fontStyle", "textDecorationLine", "outlineStyle", "outlineWidth",
    "borderTopStyle", "borderTopWidth", "borderBottomStyle", "borderBottomWidth",
    "borderLeftStyle", "borderLeftWidth", "color", "borderBottomColor", "borderLeftColor",
  ];
  const look = (e) => JSON.stringify(shown.map((name) => getComputedStyle(e)[name]));
  const [one, other] = [special, ordinary].map((s) => document.querySelector(s));
  if (!one || !other) return [`there is no ${one ? ordinary : special}`];
  return look(one) === look(other) ? [`${special} looks like ${ordinary}`] : [];
}"""

_MOVING = """() => [...document.querySelectorAll("*")].flatMap((e) =>
  [null, "::before", "::after"].flatMap((pseudo) => {
    const style = getComputedStyle(e, pseudo);
    const moves = style.animationName !== "none" || style.scrollBehavior === "smooth"
      || style.transitionDuration.split(", ").some((d) => parseFloat(d) > 0);
    return moves ? [`${e.tagName}.${e.className}${pseudo ?? ""}`] : [];
  }))"""

_CLIPPED = """() => [...document.querySelectorAll("main, main *")]
  .filter((e) => e.checkVisibility() && getComputedStyle(e).display !== "inline")
  .filter((e) => {
    const style = getComputedStyle(e);
    const cut = (overflow, whole, shown) => overflow !== "visible" && whole > shown + 1;
    return cut(style.overflowX, e.scrollWidth, e.clientWidth)
      || cut(style.overflowY, e.scrollHeight, e.clientHeight)
      || e.getBoundingClientRect().right > document.documentElement.clientWidth + 1;
  })
  .map((e) => e.outerHTML.slice(0, 160))"""

_NAVIGATION = """() => [...document.querySelectorAll("body > header, nav, button, .sidebar")]
  .filter((e) => e.checkVisibility()).map((e) => e.outerHTML.slice(0, 160))"""

_UNREADABLE = """() => [...document.querySelectorAll("main *")]
  .filter((e) => e.checkVisibility() && [...e.childNodes].some((n) => n.nodeValue?.trim()))
  .filter((e) => {
    const [r, g, b] = getComputedStyle(e).color.match(/[\\d.]+/g).map(Number);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b > 150;
  })
  .map((e) => e.outerHTML.slice(0, 160))"""


@pytest.fixture
def forced(visit: Visit, host: str) -> Page:
    """The page of a component in forced colours, opened at one of its parameters."""
    return visit(f"{host}{KINDS['component']}#param-value", forced_colors="active")


def test_controls_have_borders_in_forced_colours(forced: Page) -> None:
    assert ask(forced, _BORDERLESS) == []


@pytest.mark.parametrize(
    ("special", "ordinary"),
    [
        (".sidebar [aria-current]", ".sidebar li a:not([aria-current])"),
        (".bar nav [aria-current]", ".bar nav a:not([aria-current])"),
        (".parameter:target", ".parameter:not(:target)"),
    ],
)
def test_what_a_background_says_is_said_in_forced_colours_too(
    special: str, ordinary: str, forced: Page
) -> None:
    assert ask(forced, _INDISTINCT, [special, ordinary]) == []


def test_the_matrix_has_ticks_in_forced_colours(visit: Visit, host: str) -> None:
    page = visit(f"{host}{KINDS['events']}", forced_colors="active")
    ticks = page.locator(".matrix td", has_text="✓")
    assert ticks.count() > 0
    colours = "e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]"
    colour, background = ticks.first.evaluate(colours)
    assert colour != background


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_where_less_motion_is_asked_for(kind: str, host: str, visit: Visit) -> None:
    page = visit(host + KINDS[kind], reduced_motion="reduce")
    assert sorted(set(ask(page, _MOVING))) == []


@pytest.mark.parametrize("kind", KINDS)
def test_paper_has_all_of_the_text_in_dark_ink_and_no_navigation(
    kind: str, host: str, visit: Visit
) -> None:
    page = visit(host + KINDS[kind], width=PAPER)
    page.evaluate("localStorage.setItem('theme', 'dark')")
    page.reload()
    page.emulate_media(media="print")
    assert ask(page, _CLIPPED) == []
    assert ask(page, _UNREADABLE) == []
    assert ask(page, _NAVIGATION) == []
