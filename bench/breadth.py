# How many apps that were not written for docsgen come alive: exported, started in the browser, and
# their first event answered. Without an argument, the complete programs of the built site's guides and
# reference pages; with one, a folder with a folder or script for each app.

from __future__ import annotations

import ast
import collections
import contextlib
import re
import shutil
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Error, Page

from docsgen.browser import BASELINE, browser
from docsgen.diagnostics import Findings
from docsgen.errors import DocsgenError
from docsgen.hosting import hosted
from docsgen.verify.polling import await_true
from docsgen.workflows.export import Sources, export_app, exporter, prepared_runtime

ROOT = Path(__file__).parent.parent
BOOT = 60_000
"""Milliseconds in which Python runs the app."""

ATTEMPTS = 5
"""Listeners that are tried, one after the other, until one is answered."""

PATIENCE = 8.0
"""Seconds in which an event is answered."""

LISTEN = """
window.answers = [];
const Plain = Worker;
window.Worker = class extends Plain {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({ data }) => {
      if (data?.type !== "chunk") return;
      for (const [, ok] of new TextDecoder().decode(data.bytes).matchAll(
        /"msg": ?"process_completed".*?"success": ?(true|false)/gs)) window.answers.push(ok);
    });
  }
};
"""
"""Notes how each event ended that the app's queue has answered."""

LISTENERS = """() => {
  const { components = [], dependencies = [] } = window.gradio_config ?? {};
  const byId = new Map(components.map((one) => [one.id, one]));
  return dependencies.filter((one) => one.backend_fn).flatMap((one) => one.targets)
    .map(([id, event]) => [event, byId.get(id)?.type ?? "", byId.get(id)?.props ?? {}])
    .map(([event, type, { label, value }]) =>
      ({ event, type, name: type.endsWith("button") ? String(value ?? label) : label ?? "" }));
}"""
"""Event, component and name of each listener that Python answers."""

STARTED = "html[data-player=ready], html[data-player=failed]"

FENCED = re.compile(r"^( *)```python\b[^\n]*\n(.*?)^\1```", re.S | re.M)


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "out"
        _, exporting = exporter(ROOT)
        built, _ = prepared_runtime(exporting, ROOT, Sources())
        shutil.copytree(built, out / "runtime")
        given = Path(sys.argv[1]) if sys.argv[1:] else written(Path(scratch) / "apps")
        apps = list(found_in(given))
        with hosted(out) as url, browser(switches=BASELINE) as chromium:
            ends = dict(
                told(app, exported(app, out / app.stem) or visited(chromium, f"{url}{app.stem}/"))
                for app in apps
            )
    print(f"\n{len(apps)} apps")
    kinds = collections.Counter(end.partition(":")[0] for end in ends.values())
    for kind, count in kinds.most_common():
        print(f"{count:4} {kind}")


def told(app: Path, end: str) -> tuple[str, str]:
    print(f"{app.stem}: {end}", flush=True)
    return app.stem, end


def found_in(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.suffix == ".py" or (path.is_dir() and any(path.glob("*.py"))):
            yield path


def written(folder: Path) -> Path:
    """The programs of the built site's pages that build an app, each in a folder of its own."""
    seen = set()
    for page in sorted((ROOT / "site").rglob("index.md")):
        if page.parent.parent.name in ("demos", "events"):
            continue
        for number, [_, code] in enumerate(FENCED.findall(page.read_text("utf-8")), 1):
            program = textwrap.dedent(code)
            if program not in seen and is_app(program):
                seen.add(program)
                app = folder / f"{page.parent.name}-{number}"
                app.mkdir(parents=True)
                (app / "run.py").write_text(program, "utf-8")
    return folder


def is_app(program: str) -> bool:
    try:
        ast.parse(program)
    except SyntaxError:
        return False
    return bool(
        re.search(r"^(import|from) gradio", program, re.M)
        and re.search(r"(Blocks|Interface)\(", program)
    )


def exported(app: Path, out: Path) -> str | None:
    """Why an app is not exported; None when it is."""
    findings = Findings()
    try:
        if export_app(app, out, findings, project=ROOT, runtime_url="../runtime/"):
            return None
    except DocsgenError as error:
        return f"not exported: {error}"
    return "not exported: " + "; ".join(one.message for one in findings.sorted())[:300]


def visited(chromium: Browser, url: str) -> str:
    """What became of an app in the browser."""
    with chromium.new_context() as context:
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.add_init_script(LISTEN)
        try:
            page.goto(f"{url}?autostart=1")
            page.locator(STARTED).wait_for(state="attached", timeout=BOOT)
        except Error as error:
            return f"not started: {first_line(error)}"
        if page.locator("html[data-player=failed]").count():
            return f"not started: {page.locator('docsgen-player').inner_text()[:300]!r}"
        page.locator(".gradio-container > *").first.wait_for()
        return used(page) + (f": page error {errors[0][:200]}" if errors else "")


def first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:200]


def used(page: Page) -> str:
    """What became of an app's first event."""
    listeners = page.evaluate(LISTENERS)
    if not listeners:
        return "started, without events for Python"
    for box in page.locator(":is(textarea, input:not([type]), input[type=text]):visible").all():
        with contextlib.suppress(Error):
            if not box.input_value():
                box.fill("2", timeout=1000)
    for listener in sorted(listeners, key=ease)[:ATTEMPTS]:
        with contextlib.suppress(Error):
            stir(page, **listener)
            await_true(page, "answers.length > 0", seconds=PATIENCE)
            break
    answers = page.evaluate("answers")
    if not answers:
        names = sorted({f"{one['type']}.{one['event']}" for one in listeners})
        return f"started, but silent: no answer to {', '.join(names)}"
    return "answered" if "true" in answers else f"answered with an error: {toast(page)!r}"


def ease(listener: dict[str, str]) -> int:
    """How soon to try a listener: what needs no gesture first."""
    known = ("load", "tick", "render", "click", "submit", "change", "input")
    return known.index(event) if (event := listener["event"]) in known else len(known)


def stir(page: Page, event: str, type: str, name: str) -> None:
    """Do what makes a component fire `event`, as far as one can without knowing it."""
    if event in ("load", "tick", "render"):
        return
    if type.endswith("button"):
        page.locator("button:visible", has_text=name).first.click(timeout=3000)
        return
    blocks = page.locator(".block:visible", has_text=name)
    block = blocks.last if name else blocks.first
    field = block.locator("textarea, input, [role=textbox], button").first
    kind = field.get_attribute("type", timeout=3000)
    if kind in ("checkbox", "radio"):
        block.locator(f"input[type={kind}]").last.click(timeout=3000)
    elif kind == "file":
        field.set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"text"})
    elif kind in ("number", "range"):
        field.fill("3", timeout=3000)
        field.press("Enter")
    elif field.get_attribute("role") == "listbox":
        field.click(timeout=3000)
        field.press("ArrowDown")
        field.press("Enter")
    else:
        field.click(timeout=3000)
        field.press("End")
        field.press("7")
        field.press("Enter")


def toast(page: Page) -> str:
    return " ".join(page.locator(".toast-body").all_inner_texts())[:200]


if __name__ == "__main__":
    main()
