# An app of a library that nothing is known of: its page is used and read like any other HTML.

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from playwright.sync_api import Page

from docsgen.hosting import hosted
from docsgen.model.demo import Demo, Manifest
from docsgen.model.steps import Step
from docsgen.verify.front_end import PLAIN, OpenApp
from docsgen.verify.script_result import ScriptResult
from docsgen.verify.tryout import try_out

APP = """<!doctype html><title>An app</title>
<fieldset><legend>Name</legend><input></fieldset>
<fieldset><legend>Size</legend><label><input type="radio" checked>small</label></fieldset>
<fieldset><legend>Table</legend><table><tbody><tr><td>a<td>b</table></fieldset>
<button>Greet</button><output></output>
<script>
document.querySelector("button").onclick = () => {
  document.querySelector("output").textContent = `Hello ${document.querySelector("input").value}!`;
};
</script>"""


def tried(page: Page, folder: Path, *steps: dict[str, Any]) -> ScriptResult:
    (folder / "index.html").write_text(APP, encoding="utf-8")
    manifest = Manifest(title="", summary="", steps=msgspec.convert(steps, list[Step]))
    with hosted(folder) as url:
        return try_out(
            OpenApp(page, PLAIN), f"{url}index.html", Demo("", folder, "", manifest), patience=2
        )


def test_components_are_found_by_their_labels_and_read(page: Page, tmp_path: Path) -> None:
    steps = (
        {"fill": {"label": "Name", "value": "Ada"}},
        {"click": {"button": "Greet"}},
        {"expect": {"text": "Hello Ada!"}},
        {"expect": {"label": "Name", "value": "Ada"}},
        {"expect": {"label": "Size", "value": "small"}},
        {"expect": {"label": "Table", "cell": [0, 1], "visible": True}},
    )
    verdict = tried(page, tmp_path, *steps)
    assert verdict.fault is None, verdict.fault
    assert verdict.passed == len(steps)


def test_a_label_that_is_not_there_is_told_with_those_that_are(page: Page, tmp_path: Path) -> None:
    fault = tried(page, tmp_path, {"click": {"label": "Nme"}}).fault
    assert fault is not None
    assert 'did you mean "Name"?' in fault.hint
