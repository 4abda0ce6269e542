# A demo and its editor: bytes that Edit loads, and the seconds from Run until the changed app is shown,
# on an app that runs and from cold with a warm cache. docs/playground.md holds the figures.

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, expect

from bench.demos import transfer
from docsgen.browser import browser
from docsgen.diagnostics import Findings
from docsgen.hosting import hosted
from docsgen.workflows.build import build

ROOT = Path(__file__).parent.parent
EDITED = "embed/hello_blocks/?edit=1"
PROGRAM = """\
import gradio as gr

with gr.Blocks() as demo:
    name = gr.Textbox(label="Name")
    gr.Button("{word}").click(lambda text: text.upper(), name, name)

demo.launch()
"""
WORDS = ["Oak", "Elm", "Ash", "Yew", "Fir", "Bay", "Box"]
BOOT = 60_000


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        site = Path(scratch) / "site"
        build(ROOT, site, Findings(), jobs=2)
        with hosted(site, compressed=False) as url, browser() as chromium:
            context = chromium.new_context()
            weight = loaded_by_edit(context.new_page(), url, site)
            context.new_page().goto(f"{url}embed/hello_blocks/?autostart=1")
            context.pages[-1].locator("html[data-player=ready]").wait_for(timeout=BOOT)
            cold = [first_in_own_page(context.new_page(), url, word) for word in WORDS[:3]]
            page = context.new_page()
            first(page, url, "Once")
            page.wait_for_timeout(5_000)  # what Python loads afterwards is no part of a run
            warm = again(page, WORDS)
    print(f"| what Edit loads, KB gzip | {weight / 1e3:.0f} | <= 200 |")
    print(
        f"| from Run to the app, cold with a warm cache, s | {statistics.median(cold):.2f} | <= 3 |"
    )
    print(f"| from Run to the app, on a running one, s | {statistics.median(warm):.2f} | <= 1 |")


def loaded_by_edit(page: Page, url: str, site: Path) -> int:
    """Bytes of what is asked for with an editor, and not without."""
    plain, edited = (asked(page, url + address) for address in ("embed/hello_blocks/", EDITED))
    return transfer(edited - plain - {url + EDITED}, site)


def asked(page: Page, address: str) -> set[str]:
    """The addresses that a page asks for."""
    found: set[str] = set()
    page.on("request", lambda request: found.add(request.url))
    page.goto(address)
    page.get_by_role("button", name="Greet").wait_for()
    page.wait_for_load_state("networkidle")
    return set(found)


def first(page: Page, url: str, word: str) -> float:
    page.goto(url + EDITED)
    return shown(page, word)


def first_in_own_page(page: Page, url: str, word: str) -> float:
    seconds = first(page, url, word)
    page.close()
    return seconds


def again(page: Page, words: list[str]) -> list[float]:
    return [shown(page, f"{word} again") for word in words]


def shown(page: Page, word: str) -> float:
    """Seconds from Run until the button of a program can be seen."""
    page.locator(".cm-content").fill(PROGRAM.format(word=word))
    begun = time.perf_counter()
    page.get_by_role("button", name="Run", exact=True).click()
    expect(page.get_by_role("button", name=word, exact=True)).to_be_visible(timeout=BOOT)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
