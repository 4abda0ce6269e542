# What a reader waits for: a small app exported, on a static host, in a browser with an empty cache,
# Python booting plainly; `make bench-boot` compares that with the snapshot.
# Prints the table that docs/serverless.md holds.

from __future__ import annotations

import gzip
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser

from docsgen.browser import browser
from docsgen.diagnostics import Findings
from docsgen.hosting import hosted
from docsgen.workflows.export import export_app

ROOT = Path(__file__).parent.parent
RUNS = 5

APP = """\
import gradio as gr


def greet(name):
    return "Hello " + name + "!"


with gr.Blocks() as demo:
    name = gr.Textbox(label="Name")
    output = gr.Textbox(label="Output Box")
    gr.Button("Greet").click(greet, name, output, api_name="greet")

demo.launch()
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        script, out = Path(scratch) / "hello_blocks.py", Path(scratch) / "out"
        script.write_text(APP)
        export_app(script, out, Findings(), project=ROOT)
        with hosted(out, compressed=False) as url, browser() as chromium:
            runs = [measure(chromium, url, out) for _ in range(RUNS)]
    for name, target in TARGETS.items():
        median = statistics.median(run[name] for run in runs)
        print(f"| {name} | {median:.2f} | {target} |")


EVENTS = 10

WATCH_BUTTON = """
const look = () => {
  const shown = [...document.querySelectorAll("button")].find((one) => one.getClientRects().length);
  if (shown?.textContent.includes("Greet")) window.visible = performance.now();
  else setTimeout(look, 1);
};
look();
"""
"""Notes when the button is there, in milliseconds after the navigation began."""

CLICK = """wanted => new Promise((done) => {
  const start = performance.now();
  const look = () => {
    const [, output] = document.querySelectorAll("textarea, input");
    if (output.value === wanted) done((performance.now() - start) / 1000);
    else setTimeout(look, 1);
  };
  [...document.querySelectorAll("button")].find((one) => one.textContent.includes("Greet")).click();
  look();
})"""
"""Clicks and gives the seconds until the result is there."""

TARGETS = {
    "UI visible, s": "< 1",
    "transfer before Python, KB gzip": "<= 300",
    "transfer for Python, MB gzip": "<= 11",
    "click to first result, s": "<= 8",
    "second event, s": "< 0.15",
    "tenth event, s": "< 0.15",
}


def measure(chromium: Browser, url: str, out: Path) -> dict[str, float]:
    """One visit: seconds, and bytes as a host that compresses would send them."""
    with chromium.new_context() as context:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.context.on("request", lambda request: asked.append(request.url))
        page.add_init_script(WATCH_BUTTON)
        page.goto(f"{url}?boot=plain")
        page.wait_for_function("window.visible")
        page.wait_for_load_state("networkidle")
        before = set(asked)
        seconds = []
        for number in range(EVENTS):
            page.get_by_label("Name").fill(str(number))
            seconds.append(page.evaluate(CLICK, f"Hello {number}!"))
        return {
            "UI visible, s": page.evaluate("window.visible") / 1000,
            "transfer before Python, KB gzip": transfer(before, out) / 1e3,
            "transfer for Python, MB gzip": transfer(set(asked) - before, out) / 1e6,
            "click to first result, s": seconds[0],
            "second event, s": seconds[1],
            "tenth event, s": seconds[-1],
        }


def transfer(urls: set[str], out: Path, pack: Callable[[bytes], bytes] = gzip.compress) -> int:
    """Bytes of the files at `urls`, as a host that packs them would send them."""
    paths = {out / urlsplit(url).path.lstrip("/") for url in urls if url.startswith("http")}
    files = {path / "index.html" if path.is_dir() else path for path in paths}
    return sum(len(pack(path.read_bytes())) for path in files if path.is_file())


if __name__ == "__main__":
    main()
