# Whether the player fits the version of the library in a runtime: a small app is exported with it,
# started in a browser, and asked to do something.

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from docsgen.adapters import adapter_among
from docsgen.browser import browser, in_own_thread
from docsgen.demos.export import ExportContext, export
from docsgen.demos.exporting import Exporting
from docsgen.demos.natively import Natives
from docsgen.demos.provisioning import provisioner
from docsgen.demos.runtime.runtime import Runtime
from docsgen.demos.runtime.versions import misfit
from docsgen.demos.source import find_source
from docsgen.diagnostics import Findings
from docsgen.errors import MissingToolError

if TYPE_CHECKING:
    from playwright.sync_api import Page, Response

_PATIENCE = 120_000
"""Milliseconds that Python may take to start on a busy machine."""

_ENDED = "['ready', 'failed'].includes(document.documentElement.dataset.player)"


def try_out(
    exporting: Exporting, folder: Path, runtime: Runtime, tell: Callable[[str], None]
) -> None:
    """Raise VersionError where the player does not fit the library in the runtime in `folder`.

    The app is written beside it, and left there. Without a browser nothing can be told; `tell`
    hears that.
    """
    if not (folder / runtime.pyodide).is_dir():
        tell(f"{exporting.label()} was not tried out: Pyodide is on another host")
        return
    tell(f"trying out a small app with {exporting.label()}, about 10 s")
    _export(exporting, folder, runtime)
    try:
        fault = in_own_thread(lambda: _fault(exporting, folder.parent))
    except MissingToolError as error:
        tell(f"{exporting.label()} was not tried out: {error}")
        return
    if fault:
        raise misfit(exporting, fault)


def _export(exporting: Exporting, folder: Path, runtime: Runtime) -> None:
    """Write the small app beside the runtime; raises VersionError where that fails."""
    script, findings = folder.with_name("trial.py"), Findings()
    script.write_text(exporting.trial.script, encoding="utf-8")
    packages = provisioner(exporting, folder.parent, folder, runtime)
    context = ExportContext(exporting, runtime, f"../{folder.name}/", packages)
    with Natives(adapter_among([exporting.distribution]), exporting=exporting) as running:
        made = export(find_source(script, findings), running, context, findings)
    if made is None:
        raise misfit(exporting, findings.sorted()[0].message)
    for name, data in made.files.items():
        target = folder.with_name("app") / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _fault(exporting: Exporting, site: Path) -> str | None:
    """What goes wrong when a reader opens the app and presses its button."""
    from playwright.sync_api import Error

    from docsgen.hosting import hosted

    refused: list[str] = []

    def note(response: Response) -> None:
        if response.status >= 400:
            refused.append(f"{response.url.removeprefix(url)} answers {response.status}")

    with hosted(site) as url, browser() as chromium, chromium.new_context() as tab:
        page = tab.new_page()
        page.set_default_timeout(_PATIENCE)
        page.on("response", note)
        try:
            return _acted(exporting, page, f"{url}app/") or next(iter(refused), None)
        except Error as error:
            return error.message.strip().splitlines()[0]


def _acted(exporting: Exporting, page: Page, url: str) -> str | None:
    app = exporting.trial
    page.goto(url)
    page.get_by_role("button", name=app.button).click()
    page.wait_for_function(_ENDED)
    if page.evaluate("document.documentElement.dataset.player") == "failed":
        return f"the app does not start: {page.locator('docsgen-player').inner_text()}"
    page.get_by_text(app.answer, exact=True).wait_for()
    return None
