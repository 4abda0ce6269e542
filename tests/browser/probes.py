# What the tests ask a page that is open in the browser. Each probe returns the troubles it found
# in words that name the element: an empty list is a pass, and a failure explains itself.

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, Request, Route

from tests.conftest import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

_OVERFLOW = """() => {
  const name = (e) => e.outerHTML.slice(0, 120).replace(/\\s+/g, " ");
  const scrolls = (e) => getComputedStyle(e).overflowX !== "visible";
  const contained = (e) => {
    for (let up = e.parentElement; up && up !== document.body; up = up.parentElement)
      if (scrolls(up)) return true;
    return false;
  };
  const width = document.documentElement.clientWidth;
  const found = [...document.body.querySelectorAll("*")]
    .filter((e) => e.getBoundingClientRect().right > width + 0.5 && !contained(e))
    .map((e) => `${Math.round(e.getBoundingClientRect().right)} px: ${name(e)}`);
  const scrolled = document.documentElement.scrollWidth;
  return scrolled > width ? [`the document is ${scrolled} px wide`, ...found] : found;
}"""

_SIDE = """([selector, text]) => {
  const walker = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
  let node = walker.nextNode();
  while (node && !node.nodeValue.includes(text)) node = walker.nextNode();
  if (!node) return `no ${text} in ${selector}`;
  const range = document.createRange();
  const at = node.nodeValue.indexOf(text);
  range.setStart(node, at);
  range.setEnd(node, at + 1);
  const first = range.getBoundingClientRect();
  let block = node.parentElement;
  while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
  const box = block.getBoundingClientRect();
  return first.left - box.left < box.right - first.right ? "left" : "right";
}"""

_WATCH_SHIFTS = """
  window.shifts = [];
  const text = (node) => node?.outerHTML ?? node?.nodeValue ?? "";
  const name = (node) => text(node).slice(0, 120).replace(/\\s+/g, " ");
  const describe = ({value, sources}) =>
    `${value.toFixed(4)}: ${sources.map((source) => name(source.node)).join(", ")}`;
  window.watcher = new PerformanceObserver((list) =>
    window.shifts.push(...list.getEntries().map(describe)));
  window.watcher.observe({ type: "layout-shift", buffered: true });
  window.allShifts = () => [...window.shifts, ...window.watcher.takeRecords().map(describe)];
"""


def ask(page: Page, script: str, argument: Any = None) -> list[str]:
    """The strings that a probe written in JavaScript returns."""
    return [str(trouble) for trouble in page.evaluate(script, argument)]


def violations(page: Page, within: str = "html") -> list[str]:
    """What axe-core finds in some elements: WCAG 2.2 A and AA and its best practices."""
    page.add_script_tag(path=AXE)
    found = page.evaluate(
        "([place, tags]) => axe.run(place, {runOnly: tags, resultTypes: ['violations']})",
        [within, AXE_TAGS],
    )
    return [
        f"{rule['id']}: {node['html'][:160]} ({node['failureSummary']})"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def overflow(page: Page) -> list[str]:
    """What makes the document wider than its window, or would if it were not cut off."""
    return ask(page, _OVERFLOW)


def side(page: Page, selector: str, text: str) -> str:
    """The side of its block, left or right, that `text` in the first `selector` starts near."""
    return str(page.evaluate(_SIDE, [selector, text]))


def shifts(page: Page, url: str) -> list[str]:
    """Open `url` on a network so slow that every script comes after the first paint: what moves."""
    late: list[Route] = []
    painted = threading.Event()
    page.add_init_script(_WATCH_SHIFTS)
    page.route("**/*.js", lambda r: r.continue_() if painted.is_set() else late.append(r))
    page.goto(url, wait_until="commit")
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
    painted.set()
    for route in late:
        route.continue_()
    page.wait_for_load_state("networkidle")
    return ask(page, "window.allShifts()")


def troubles(page: Page, url: str, allowed: Callable[[Request], bool]) -> list[str]:
    """Open `url`: messages on the console, failed requests and those that are not `allowed`."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("requestfailed", lambda request: found.append(f"failed: {request.url}"))
    page.on("request", lambda r: None if allowed(r) else found.append(f"elsewhere: {r.url}"))
    page.goto(url, wait_until="networkidle")
    return found
