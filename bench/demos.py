# What a reader waits for: a plain app exported, on a static host, in a browser with an empty cache.
# Prints the table that docs/serverless.md holds.

from __future__ import annotations

import gzip
import statistics
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, expect

from docsgen.browser import browser
from docsgen.diagnostics import Findings
from docsgen.hosting import hosted
from docsgen.standalone import export_app

ROOT = Path(__file__).parent.parent
RUNS = 5
WAIT = 120_000

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
        with hosted(out) as url, browser() as chromium:
            runs = [measure(chromium, url, out) for _ in range(RUNS)]
    for name, target in TARGETS.items():
        median = statistics.median(run[name] for run in runs)
        print(f"| {name} | {median:.2f} | {target} |")


TARGETS = {
    "UI visible, s": "< 1",
    "transfer before Python, KB gzip": "<= 300",
    "transfer for Python, MB gzip": "<= 11",
    "click to first result, s": "<= 8",
    "second event, s": "< 0.15",
}


def measure(chromium: Browser, url: str, out: Path) -> dict[str, float]:
    """One visit: seconds, and bytes as a host that compresses would send them."""
    with chromium.new_context() as context:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.context.on("request", lambda request: asked.append(request.url))
        start = time.perf_counter()
        page.goto(url)
        button = page.get_by_role("button", name="Greet")
        button.wait_for()
        visible = time.perf_counter() - start
        page.wait_for_load_state("networkidle")
        before = set(asked)
        seconds = []
        for name in ("Ada", "Bob"):
            page.get_by_label("Name").fill(name)
            start = time.perf_counter()
            button.click()
            expect(page.get_by_label("Output Box")).to_have_value(f"Hello {name}!", timeout=WAIT)
            seconds.append(time.perf_counter() - start)
        return {
            "UI visible, s": visible,
            "transfer before Python, KB gzip": transfer(before, out) / 1e3,
            "transfer for Python, MB gzip": transfer(set(asked) - before, out) / 1e6,
            "click to first result, s": seconds[0],
            "second event, s": seconds[1],
        }


def transfer(urls: set[str], out: Path) -> int:
    paths = {out / urlsplit(url).path.lstrip("/") for url in urls if url.startswith("http")}
    files = {path / "index.html" if path.is_dir() else path for path in paths}
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in files if path.is_file())


if __name__ == "__main__":
    main()
