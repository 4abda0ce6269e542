# `make bench-serve`: from the write of a file to the new text in the DOM of an open page, with the
# real content in a copy, the real server and headless Chromium. The page looks at itself every
# millisecond or so and takes the time; both clocks are the system's.

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from docsgen.browser import browser
from docsgen.render.theme import DEFAULT

ROOT = Path(__file__).parent.parent
RECORD, WORDS = 516, "Gradio requires [Python 3.10 or higher]"
PEERS = "VitePress 90 ms, Eleventy 360 ms, Hugo 490 ms, MkDocs 24 s"

WATCH = """mark => {
  window.seen = new Promise(done => {
    const look = () => {
      const style = getComputedStyle(document.body).getPropertyValue("--mark");
      const is = style.includes(mark) || document.body.textContent.includes(mark);
      if (is) done(Date.now());
      else setTimeout(look, 1);
    };
    look();
  });
}"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=20, help="edits of each kind")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        project = copied(Path(folder) / "project")
        kinds = edits(project)
        with browser() as chromium, serving(project) as (url, started):
            page = chromium.new_page()
            page.goto(url)
            print(f"first page: {time.time() - started:.2f} s after the start of the command")
            print(
                f"{'edit of':>12} {'best':>8} {'median':>8} {'p95':>8}   ({runs} edits each; {PEERS})"
            )
            for number, (name, (path, edit)) in enumerate(kinds.items()):
                page.goto(url + path)
                taken = sorted(seconds(page, edit, f"mark-{number}-{n}-") for n in range(runs))
                p95 = taken[min(len(taken) - 1, round(0.95 * len(taken)))]
                print(
                    f"{name:>12} {taken[0]:5.0f} ms {statistics.median(taken):5.0f} ms {p95:5.0f} ms"
                )


def copied(project: Path) -> Path:
    """The real project where it may be edited, with its cache and its library."""
    shutil.copytree(ROOT / "content", project / "content")
    shutil.copytree(ROOT / ".docsgen", project / ".docsgen")
    (project / "build").symlink_to((ROOT / "build").resolve())
    return project


@contextmanager
def serving(project: Path) -> Iterator[tuple[str, float]]:
    """The URL of a server for the project and when it was started."""
    command = [sys.executable, "-m", "docsgen", "serve", "--project", str(project)]
    started = time.time()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        line = next(line for line in process.stdout if line.startswith("Serving "))
        try:
            yield line.split()[1], started
        finally:
            process.terminate()


def edits(project: Path) -> dict[str, tuple[str, Callable[[str], None]]]:
    """What is edited: the page to look at, and a function that writes a mark."""
    quickstart, content = "guides/quickstart/", project / "content"
    templates = project / "templates"
    (templates / "static").mkdir(parents=True)
    guide = content / "guides" / "ours.md"
    guide.parent.mkdir(exist_ok=True)
    guide.write_text("---\ntitle: Ours\n---\nIt says a few words.\n")
    repair = f"repairs:\n  - record: {RECORD}\n    reason: A benchmark.\n    substitute:\n"
    repair += f"      - {{old: {json.dumps(WORDS)}, new: MARK}}\n"
    return {
        "own guide": (
            "guides/ours/",
            marking(guide, "a few words", "MARK"),
        ),
        "record": (
            quickstart,
            marking(content / "chunks/gradio-docs.json", WORDS, f"{WORDS} MARK"),
        ),
        "repairs.yaml": (quickstart, marking(content / "repairs.yaml", "repairs:\n", repair)),
        "template": (
            quickstart,
            marking(DEFAULT / "page.html", "<h1>", "<h1>MARK ", templates / "page.html"),
        ),
        "style.css": (
            quickstart,
            marking(
                DEFAULT / "static/style.css",
                "body {",
                "body { --mark: MARK;",
                templates / "static/style.css",
            ),
        ),
    }


def marking(path: Path, old: str, new: str, target: Path | None = None) -> Callable[[str], None]:
    """A function that writes the file at `path`, to `target`, with a mark in place of `old`."""
    text = path.read_text(encoding="utf-8")
    assert old in text, path

    def mark(name: str) -> None:
        (target or path).write_text(
            text.replace(old, new.replace("MARK", name), 1), encoding="utf-8"
        )

    return mark


def seconds(page: Page, edit: Callable[[str], None], mark: str) -> float:
    """Milliseconds from just before the write to the mark in the DOM."""
    page.evaluate(WATCH, mark)
    start = time.time() * 1000
    edit(mark)
    return float(page.evaluate("seen")) - start


if __name__ == "__main__":
    main()
