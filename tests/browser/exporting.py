# Exports of the small apps in tests/apps, on a static host, with the runtime they share.

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page

from docsgen.demos.export import ExportContext, export
from docsgen.demos.preparing import Sources, prepared_runtime
from docsgen.demos.provisioning import provisioner
from docsgen.demos.runtime.place import runtime_home
from docsgen.demos.source import Settings, find_source
from docsgen.diagnostics import Findings
from docsgen.workflows.export import export_app
from tests.conftest import GRADIO, natives

ROOT = Path(__file__).parent.parent.parent
APPS = ROOT / "tests" / "apps"

BOOT = 120_000
"""Milliseconds that Python may take to start on a busy machine."""


def share_runtime(folder: Path) -> None:
    """Put the runtime of this project into `folder`, without copying its content."""
    built, _ = prepared_runtime(GRADIO, ROOT, Sources())
    for path in built.rglob("*"):
        if path.is_file():
            target = folder / "runtime" / path.relative_to(built)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.hardlink_to(path)


def export_to(app: Path, folder: Path, *connect: str) -> None:
    """Export an app beside the runtime in the parent of `folder`; it may ask some hosts."""
    findings = Findings()
    made = export_app(
        app,
        folder,
        findings,
        settings=Settings(connect=[*connect]),
        project=ROOT,
        runtime_url="../runtime/",
    )
    assert made, findings.sorted()


def state(page: Page) -> str:
    """What the player says of itself."""
    return str(page.evaluate("document.documentElement.dataset.player"))


def await_state(page: Page, wanted: str) -> None:
    """Wait until the player is in the `wanted` state, or has failed."""
    page.wait_for_function(
        "wanted => [wanted, 'failed'].includes(document.documentElement.dataset.player)",
        arg=wanted,
        timeout=BOOT,
    )
    assert state(page) == wanted, page.locator("docsgen-player").inner_text()


def embed_to(
    app: Path, folder: Path, settings: Settings | None = None, further: Sequence[str] = ()
) -> None:
    """Write an app as an embed of a site, which has a policy, beside the runtime in its parent.

    `further` are the languages of the site besides English.
    """
    findings = Findings()
    built, runtime = prepared_runtime(GRADIO, ROOT, Sources())
    packages = provisioner(GRADIO, runtime_home(ROOT), built, runtime)
    with natives() as running:
        site = ExportContext(GRADIO, runtime, "../runtime/", packages, further=[*further])
        source = find_source(app, findings, settings=settings)
        made = export(source, running, site, findings, home="../")
    assert made, findings.sorted()
    for name, data in made.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
