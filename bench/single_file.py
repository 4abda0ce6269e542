# `make bench-single-file`: how large the page is that an app becomes with --single-file, and how long
# it takes to open it and to get the first answer. Prints the table that docs/serverless.md holds.

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, expect

from docsgen.browser import browser
from docsgen.diagnostics import Findings
from docsgen.workflows.export import SingleFile, export_app

ROOT = Path(__file__).parent.parent
APP = ROOT / "tests" / "apps" / "interface"

LIMIT = 16_000_000
"""Bytes of a page without the snapshot: what most mail servers take."""

PATIENCE = 120_000
"""Milliseconds until Python must have answered."""


def main() -> None:
    print("| what is inside | MB | packed, s | UI visible, s | first result, s |")
    print("|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch, browser() as chromium:
        page = Path(scratch) / "app.html"
        sizes = [measured(page, chromium, with_snapshot=one) for one in (False, True)]
    if sizes[0] > LIMIT:
        sys.exit(f"too large: at most {LIMIT / 1e6:.0f} MB")


def measured(page: Path, chromium: Browser, *, with_snapshot: bool) -> int:
    """Export the app, open it, and print a row about that: the bytes of the page."""
    begun = time.perf_counter()
    export_app(APP, None, Findings(), project=ROOT, single_file=SingleFile(page, with_snapshot))
    packed, size = time.perf_counter() - begun, page.stat().st_size
    with chromium.new_context(offline=True) as context:
        tab = context.new_page()
        begun = time.perf_counter()
        tab.goto(page.as_uri())
        tab.get_by_label("name").fill("Ada")
        visible = time.perf_counter() - begun
        tab.get_by_role("button", name="Submit").click()
        expect(tab.get_by_label("output")).to_have_value("Hello, Ada", timeout=PATIENCE)
        answered = time.perf_counter() - begun
    what = "with the memory snapshot" if with_snapshot else "an app, Python and the library"
    print(f"| {what} | {size / 1e6:.1f} | {packed:.1f} | {visible:.1f} | {answered:.1f} |")
    return size


if __name__ == "__main__":
    main()
