# How many apps that were not written for docsgen come alive: exported, started in the browser, and
# their events answered as natively. Each app runs natively first, in the same browser; what fails
# there does not count. Without folders, the complete programs of the built site's guides and
# reference pages and the apps in tests/apps; with some, each folder or script in them is an app.
#
#     python -m bench.breadth [--json FILE] [--only REGEX] [FOLDER …]

from __future__ import annotations

import argparse
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import msgspec
from playwright.sync_api import BrowserContext

from bench.breadth_apps import demo_of, documented, found_in
from bench.breadth_reader import Visit
from bench.breadth_verdict import Verdict, judged, summary, totals
from bench.breadth_visit import reader, visit
from docsgen.demos.preparing import Sources, prepared_runtime
from docsgen.diagnostics import Findings
from docsgen.errors import DocsgenError
from docsgen.hosting import hosted
from docsgen.native.host import Host
from docsgen.workflows.export import export_app
from docsgen.workflows.preparation import exporter

ROOT = Path(__file__).parent.parent
START = 120.0
"""Seconds in which an app is served natively."""


class Exported(NamedTuple):
    """An export, and whether packages could not be fetched for it."""

    lacks: bool


def main() -> None:
    asked = arguments()
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        apps = [app for app in apps_of(asked.folders, scratch) if asked.only.search(app.stem)]
        verdicts = list(measured(apps, scratch))
    content = {"totals": totals(verdicts), "apps": verdicts}
    if asked.json:
        asked.json.write_bytes(msgspec.json.format(msgspec.json.encode(content), indent=1))
    print("\n".join(summary(verdicts)))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.breadth")
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="has apps in it")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write what was found to it")
    parser.add_argument(
        "--only", type=re.compile, default=re.compile(""), metavar="REGEX", help="of apps' names"
    )
    asked = parser.parse_args()
    for folder in asked.folders:
        if not folder.is_dir():
            parser.error(
                f"{folder} is no folder: give one that has a folder or script for each app"
            )
    return asked


def apps_of(folders: Sequence[Path], scratch: Path) -> Iterator[Path]:
    for folder in folders:
        yield from found_in(folder)
    if not folders:
        yield from documented(ROOT / "site", scratch / "programs")
        yield from found_in(ROOT / "tests" / "apps")


def measured(apps: Sequence[Path], scratch: Path) -> Iterator[Verdict]:
    """The verdict on each app: served natively, exported, and opened in the same browser."""
    adapter, exporting = exporter(ROOT)
    out = scratch / "out"
    shutil.copytree(prepared_runtime(exporting, ROOT, Sources())[0], out / "runtime")
    with (
        Host(adapter, "serve") as library,
        reader() as context,
        hosted(out) as url,
        ThreadPoolExecutor(1) as beside,  # an export may start a browser, one for each thread
    ):
        for app in apps:
            native = served(library, context, app, scratch)
            if native.failure:
                yield told(judged(app.stem, native, None, None))
                continue
            export = beside.submit(exported, app, out / app.stem).result()
            if isinstance(export, str):
                yield told(judged(app.stem, native, export, None))
                continue
            here = visit(context, f"{url}{app.stem}/", native)
            yield told(judged(app.stem, native, None, here, lacks=export.lacks))


def served(library: Host, context: BrowserContext, app: Path, scratch: Path) -> Visit:
    """What becomes of an app when the installed library serves it."""
    try:
        with library.serve(demo_of(app, scratch), START) as url:
            return visit(context, url)
    except DocsgenError as error:
        return Visit(failure=f"{error}: {last_line(error.hint)}")


def last_line(text: str | None) -> str:
    return (text or "").strip().rpartition("\n")[2][:200]


def exported(app: Path, out: Path) -> Exported | str:
    """What is known of the export of an app, or why there is none."""
    findings = Findings()
    try:
        if export_app(app, out, findings, project=ROOT, runtime_url="../runtime/"):
            return Exported(any(one.rule == "DG065" for one in findings.sorted()))
    except DocsgenError as error:
        return str(error)
    return "; ".join(one.message for one in findings.sorted())[:500]


def told(verdict: Verdict) -> Verdict:
    print(f"{verdict.app}: {verdict.end}", *verdict.reasons, sep="\n    ", flush=True)
    for note in verdict.notes:
        print(f"    ({note})", flush=True)
    return verdict


if __name__ == "__main__":
    main()
