# `make bench-weight`: what a browser fetches to show the page of the Plot component and the heaviest
# one of a component, by its own network events and after compression. `make bench-weight-peers` builds
# the page of Plot with other generators (bench/peers.py) and puts them on the same scales.

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

from playwright.sync_api import Browser, Request

from docsgen.browser import browser
from docsgen.diagnostics import Findings
from docsgen.hosting import hosted
from docsgen.workflows.build import build

ROOT = Path(__file__).parent.parent
PAGE = "docs/gradio/plot/"
HEAVIEST = "docs/gradio/chatbot/"
"""The component with most to say of itself."""

PARTS = {"document": "HTML", "stylesheet": "CSS", "script": "JavaScript"}
COLUMNS = [*PARTS.values(), "other"]

BUDGET = 28_000
SCRIPT_BUDGET = 10_000
"""Bytes of the whole page and of its JavaScript."""

SETTLE = 5
"""Seconds that a benchmark gives a page to ask for more."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", action="store_true", help="build other generators' pages too")
    with tempfile.TemporaryDirectory() as folder, browser() as chromium:
        work = Path(folder)
        build(ROOT, work / "site", Findings(), jobs=2)
        ours = weigh(chromium, work / "site", SETTLE)
        print(f"| {'':16} | {' | '.join(f'{name:>10}' for name in [*COLUMNS, 'all'])} |")
        print(f"|{'-' * 18}|{'-----------:|' * (len(COLUMNS) + 1)}")
        show("docsgen", ours)
        heaviest = weigh(chromium, work / "site", SETTLE, HEAVIEST)
        show("(Chatbot)", heaviest)
        if parser.parse_args().peers:
            weigh_peers(chromium, work)
    if any(one.total() > BUDGET or one["JavaScript"] > SCRIPT_BUDGET for one in (ours, heaviest)):
        sys.exit(f"too heavy: at most {BUDGET} bytes, {SCRIPT_BUDGET} of them JavaScript")


def weigh(chromium: Browser, site: Path, settle: float = 0, path: str = PAGE) -> Counter[str]:
    """The bytes that a fresh browser fetches for a page, by part; bodies only, as they travel.

    After the network has been idle it gets another `settle` seconds: some search workers start late.
    """
    fetched: list[Request] = []
    with hosted(site) as url, chromium.new_context() as context:
        page = context.new_page()
        page.on("requestfinished", lambda request: fetched.append(request))
        page.goto(url + path, wait_until="networkidle")
        page.wait_for_timeout(1_000 * settle)
        weight: Counter[str] = Counter()
        for request in [request for request in fetched if request.url.startswith(url)]:
            weight[PARTS.get(request.resource_type, "other")] += travelled(request, chromium)
    return weight


def travelled(request: Request, chromium: Browser) -> int:
    """The bytes of a response as they travelled; 0 is what the browser says of a worker's script,
    which is therefore opened once more, on its own."""
    size = request.sizes()["responseBodySize"]
    if size == 0 and request.resource_type == "script":
        with chromium.new_context() as context:
            opened = context.new_page().goto(request.url)
            size = opened.request.sizes()["responseBodySize"] if opened else 0
    return size


def weigh_peers(chromium: Browser, work: Path) -> None:
    import peers

    pages = peers.pages(ROOT, work / "site")
    for name, make in peers.GENERATORS.items():
        (work / name).mkdir()
        show(name, weigh(chromium, make(pages, work / name), SETTLE))


def show(name: str, weight: Counter[str]) -> None:
    parts = [weight[column] for column in COLUMNS]
    cells = " | ".join(f"{part / 1_000:7.1f} KB" for part in [*parts, weight.total()])
    print(f"| {name:16} | {cells} |", flush=True)


if __name__ == "__main__":
    main()
