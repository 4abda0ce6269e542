# Every page is complete where JavaScript is off: its text, its navigation, and no dead controls.

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.kinds import DESKTOP, KINDS, PHONE
from tests.browser.probes import ask, overflow

_CONTROLS = """() => [...document.querySelectorAll("button, input, select, textarea, dialog")]
  .filter((e) => e.checkVisibility()).map((e) => e.outerHTML.slice(0, 160))"""

_LINKS = """() => [...document.querySelectorAll("nav a")]
  .filter((e) => e.closest("details:not([open])") || e.checkVisibility())
  .map((e) => e.href)"""


def text(page: Page) -> str:
    """The text of a page's content without controls and what they say."""
    script = """main => {
      const copy = main.cloneNode(true);
      copy.querySelectorAll("button, output").forEach((e) => e.remove());
      return copy.textContent;
    }"""
    return " ".join(str(page.locator("main").evaluate(script)).split())


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_complete_without_scripts(kind: str, width: int, host: str, visit: Visit) -> None:
    url = host + KINDS[kind]
    plain = visit(url, width=width, java_script_enabled=False)
    full = visit(url, width=width)
    assert text(plain) == text(full)
    assert set(ask(full, _LINKS)) <= set(ask(plain, _LINKS))
    assert ask(plain, _CONTROLS) == []
    assert overflow(plain) == []
