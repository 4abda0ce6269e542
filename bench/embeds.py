# Ten embeds on somebody's page: bytes before the first click, memory with one of them started, and how
# soon the frame has the height of its app. docs/embeds.md holds the figures.

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Frame, Page

from bench.demos import transfer
from bench.memory import tab_memory
from docsgen.browser import browser
from docsgen.diagnostics import Findings
from docsgen.hosting import hosted
from docsgen.workflows.build import build

ROOT = Path(__file__).parent.parent
STARTED = "interface_with_additional_inputs"
OTHERS = (
    "blocks_kinematics",
    "calculator",
    "chatbot_simple",
    "dataframe_custom_styling",
    "hello_blocks",
    "imageslider",
    "star_rating_component",
    "tictactoe",
    "walkthrough",
)
SWITCHES = 10
MOST = 1_000
"""Milliseconds after a change in which the frame is watched."""

HOST = """<!doctype html><html lang="en"><head><title>A blog</title>
<script type="module" src="{site}embed/live-demo.js"></script></head><body>{demos}
<script>
window.heights = [];
new ResizeObserver(([{{ contentRect }}]) => heights.push([Date.now(), contentRect.height]))
  .observe(document.querySelector("live-demo"));
</script></body></html>"""

SWITCH = """() => new Promise((done) => {
  let last = Date.now();
  const observer = new ResizeObserver(() => { last = Date.now(); });
  observer.observe(document.body);
  [...document.querySelectorAll("button")].find((b) => b.textContent.includes("More settings")).click();
  setTimeout(() => { observer.disconnect(); done(last); }, MOST);
})""".replace("MOST", str(MOST))
"""Opens or closes part of the app and gives the time at which its height was the last."""


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        site, blog = Path(scratch) / "site", Path(scratch) / "blog"
        build(ROOT, site, Findings(), jobs=2)
        blog.mkdir()
        with hosted(site, shared=True) as url, hosted(blog) as blog_url, browser() as chromium:
            demos = (
                f'<live-demo src="{url}embed/{name}/"></live-demo>' for name in (STARTED, *OTHERS)
            )
            (blog / "index.html").write_text(HOST.format(site=url, demos="\n".join(demos)))
            results = measure(chromium, blog_url, url, site)
    for name, (value, target) in results.items():
        print(f"| {name} | {value:.0f} | {target} |")


def measure(chromium: Browser, blog: str, url: str, site: Path) -> dict[str, tuple[float, str]]:
    page = chromium.new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    page.goto(blog)
    page.wait_for_load_state("networkidle")
    before = transfer({one for one in asked if one.startswith(url)}, site) / 1e3
    script = transfer({f"{url}embed/live-demo.js"}, site) / 1e3
    page.get_by_role("button", name="Run demo").first.click()
    # Else the next demo, which has moved below it, would load behind its picture.
    page.mouse.move(0, 0)
    frame = started(page)
    memory = tab_memory(chromium)
    times, changes = zip(*(settled(page, frame) for _ in range(SWITCHES)), strict=True)
    return {
        "script before the first click, KB gzip": (script, "<= 12"),
        "ten embeds before the first click, KB gzip": (before, "<= 120"),
        "ten embeds, one started, MB in the tab": (memory, "< 450"),
        "change of height until the frame fits, ms (median)": (statistics.median(times), "< 200"),
        "the same, ms (longest)": (max(times), "< 200"),
        "heights that a change leads to (most)": (max(changes), "1"),
    }


def started(page: Page) -> Frame:
    """The frame of the first demo, once its Python is there."""
    demo = page.frame_locator("live-demo iframe >> nth=0")
    demo.locator("html[data-player=ready]").wait_for(state="attached", timeout=60_000)
    page.wait_for_timeout(5_000)  # what is loaded afterwards belongs to the memory too
    return next(frame for frame in page.frames if f"/{STARTED}/" in frame.url)


def settled(page: Page, frame: Frame) -> tuple[float, int]:
    """Milliseconds from the app's last change of height to the frame's, and how many it made."""
    page.evaluate("heights.length = 0")
    last = frame.evaluate(SWITCH)
    heights = page.evaluate("heights")
    return heights[-1][0] - last, len(heights)


if __name__ == "__main__":
    main()
