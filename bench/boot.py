# What a memory snapshot saves: the same app with both ways to start Python, alternating in one run, a
# warm HTTP cache. Prints medians, their ratio, and the bytes that each way loads.

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import BrowserContext

from bench.demos import APP, CLICK, ROOT, WATCH_BUTTON, transfer
from docsgen.browser import browser
from docsgen.diagnostics import Findings
from docsgen.hosting import hosted
from docsgen.standalone import export_app

PAIRS = 10

LAST_STATE = "addEventListener('docsgen:state', ({ detail }) => { window.last = detail }, true)"


def main(pairs: int) -> None:
    seconds: dict[str, list[float]] = {"plain": [], "snapshot": []}
    loaded: dict[str, float] = {}
    phases: dict[str, list[dict[str, float]]] = {"plain": [], "snapshot": []}
    with tempfile.TemporaryDirectory() as scratch:
        script, out = Path(scratch) / "hello_blocks.py", Path(scratch) / "out"
        script.write_text(APP)
        export_app(script, out, Findings(), project=ROOT)
        with hosted(out) as url, browser() as chromium, chromium.new_context() as context:
            context.add_init_script(WATCH_BUTTON + LAST_STATE)
            for number in range(-1, pairs):  # the first pair fills the cache
                for way in seconds:
                    urls, taken, milliseconds = visit(context, f"{url}?boot={way}")
                    if number < 0:
                        loaded[way] = transfer(urls, out) / 1e6
                    else:
                        seconds[way].append(taken)
                        phases[way].append(milliseconds)
    medians = {way: statistics.median(taken) for way, taken in seconds.items()}
    for way, median in medians.items():
        print(f"{way}: click to first result {median:.2f} s, {loaded[way]:.2f} MB gzip")
        for name in phases[way][0]:
            print(f"  {name} {statistics.median(one[name] for one in phases[way]):.0f} ms")
    print(f"ratio {medians['snapshot'] / medians['plain']:.2f} over {pairs} pairs")


def visit(context: BrowserContext, url: str) -> tuple[set[str], float, dict[str, float]]:
    """One visit: what Python asked for until the result, seconds to it, and the boot's phases."""
    page = context.new_page()
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
