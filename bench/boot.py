# What a memory snapshot saves: the same app with both ways to start Python, alternating in one run.
# Prints medians with a warm HTTP cache and their ratio, the bytes that each way loads (with brotli what
# a browser loads that unpacks it, which Chromium does not yet), the memory of the tab, and medians over a
# slow link with a cold cache.

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

import brotli
from playwright.sync_api import Browser, BrowserContext

from bench.demos import APP, CLICK, ROOT, WATCH_BUTTON, transfer
from bench.link import linked
from bench.memory import tab_memory
from docsgen.browser import browser
from docsgen.diagnostics import Findings
from docsgen.hosting import hosted
from docsgen.workflows.export import export_app

PAIRS = 10
COLD_PAIRS = 3
LINK = 20.0
"""Megabits per second."""

WAYS = ("plain", "snapshot")

LAST_STATE = "addEventListener('docsgen:state', ({ detail }) => { window.last = detail }, true)"


def main(pairs: int) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        script, out = Path(scratch) / "hello_blocks.py", Path(scratch) / "out"
        script.write_text(APP)
        export_app(script, out, Findings(), project=ROOT)
        with hosted(out, compressed=False) as url, browser() as chromium:
            warm(chromium, url, out, pairs)
        memory = {way: memory_of(out, way) for way in WAYS}
        ratio = memory["snapshot"] / memory["plain"]
        print(f"memory of the tab: plain {memory['plain']:.0f} MB, snapshot", end=" ")
        print(f"{memory['snapshot']:.0f} MB, ratio {ratio:.2f}")
        with linked(out, LINK) as url, browser() as chromium:
            cold(chromium, url)


def warm(chromium: Browser, url: str, out: Path, pairs: int) -> None:
    """Visits with one HTTP cache, which the first pair fills."""
    seconds: dict[str, list[float]] = {way: [] for way in WAYS}
    phases: dict[str, list[dict[str, float]]] = {way: [] for way in WAYS}
    asked: dict[str, set[str]] = {}
    with chromium.new_context() as context:
        for number in range(-1, pairs):
            for way in WAYS:
                urls, taken, milliseconds = visit(context, f"{url}?boot={way}")
                if number < 0:
                    asked[way] = {url for url in urls if "/frontend-" not in url}
                else:
                    seconds[way].append(taken)
                    phases[way].append(milliseconds)
    medians = {way: statistics.median(taken) for way, taken in seconds.items()}
    for way, median in medians.items():
        loaded = transfer(asked[way], out) / 1e6
        print(f"{way}: click to first result {median:.2f} s, {loaded:.2f} MB gzip")
        for name in phases[way][0]:
            print(f"  {name} {statistics.median(one[name] for one in phases[way]):.0f} ms")
    smaller = {url.replace(".gzip.bin", ".brotli.bin") for url in asked["snapshot"]}
    loaded = transfer(smaller, out, brotli.compress) / 1e6
    print(f"snapshot where brotli can be used: {loaded:.2f} MB brotli")
    print(f"ratio {medians['snapshot'] / medians['plain']:.2f} over {pairs} pairs")


def memory_of(out: Path, way: str) -> float:
    """Megabytes of a tab of its own in which the demo has answered, and nothing is left to load."""
    with (
        hosted(out, compressed=False) as url,
        browser() as chromium,
        chromium.new_context() as context,
    ):
        context.add_init_script(WATCH_BUTTON)
        page = context.new_page()
        page.goto(f"{url}?boot={way}")
        page.wait_for_function("window.visible")
        page.get_by_label("Name").fill("Ada")
        page.evaluate(CLICK, "Hello Ada!")
        page.wait_for_timeout(8_000)
        return tab_memory(chromium)


def cold(chromium: Browser, url: str) -> None:
    """Visits with an empty HTTP cache each, over the slow link."""
    seconds: dict[str, list[float]] = {way: [] for way in WAYS}
    for _ in range(COLD_PAIRS):
        for way in WAYS:
            with chromium.new_context() as context:
                seconds[way].append(visit(context, f"{url}?boot={way}")[1])
    plain, snapshot = (statistics.median(seconds[way]) for way in WAYS)
    print(f"cold cache, {LINK:.0f} Mbit/s: plain {plain:.2f} s, snapshot {snapshot:.2f} s")


def visit(context: BrowserContext, url: str) -> tuple[set[str], float, dict[str, float]]:
    """One visit: what Python asked for until the result, seconds to it, and the boot's phases."""
    page = context.new_page()
    page.add_init_script(WATCH_BUTTON + LAST_STATE)
    page.goto(url)
    page.wait_for_function("window.visible")
    page.wait_for_load_state("networkidle")
    asked: set[str] = set()
    context.on("request", lambda request: asked.add(request.url))
    page.get_by_label("Name").fill("Ada")
    seconds = page.evaluate(CLICK, "Hello Ada!")
    urls = set(asked)
    milliseconds = page.evaluate("window.last.milliseconds")
    page.close()
    return urls, seconds, milliseconds


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS)
