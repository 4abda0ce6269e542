# A whole build of a project that names what it must not: nothing is written outside the output, and
# no two files of it are one on any system.

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import pytest
import yaml

from docsgen.config import load_project
from docsgen.diagnostics import Findings
from docsgen.model.paths import folded, is_inside
from docsgen.publish import MANIFEST
from docsgen.workflows.build import build
from docsgen.workflows.load import load
from tests.conftest import SITE
from tests.unit.model.test_paths import EVERYWHERE, NOT_IN_ADDRESSES, NOWHERE

BAD = [name for name, _ in NOWHERE if "\udcff" not in name] + NOT_IN_ADDRESSES
"""What YAML and JSON can say: no half of a surrogate pair."""

DEMO = "title: Hello\nsummary: A greeting.\nruns: code-only\nwhy_not: It is short.\n"


def write_project(root: Path, names: list[str]) -> None:
    """A project in which each name is that of everything which has one, as far as files can."""
    settings = yaml.safe_load(SITE)
    settings["former_demos"] = dict.fromkeys(names)
    settings["redirects"] = dict.fromkeys(names, "guides/first-page")
    settings["source"]["aliases"] = {f"{name}/": "guides/" for name in names}
    urls = ["guides/first-page", *(quote(name, errors="replace") for name in names), *names]
    record = {"text": "Text.", "heading1": "One", "source_page_title": "A - First Page Guide"}
    records = [{**record, "source_page_url": f"https://gradio.app/{url}"} for url in urls]
    (root / "content" / "chunks").mkdir(parents=True)
    (root / "content" / "chunks" / "a.json").write_text(json.dumps(records))
    (root / "content" / "site.yaml").write_text(json.dumps(settings))
    for name in names:
        write_files(root, name)


def write_files(root: Path, name: str) -> None:
    """A demo and a guide of that name, where it is one that this system can have."""
    with suppress(OSError, ValueError):
        folder = root / "content" / "demos" / name
        if len(Path(name).parts) == 1 and name != "..":
            folder.mkdir(parents=True)
            (folder / "run.py").write_text("import gradio\n")
            (folder / "demo.yaml").write_text(DEMO)
            (root / "content" / "guides").mkdir(exist_ok=True)
            (root / "content" / "guides" / f"{name}.md").write_text("---\ntitle: T\n---\nText.\n")


def snapshot(folder: Path, *left_out: str) -> dict[str, str]:
    """Every file below `folder` with its digest, but for some folders in it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if path.relative_to(folder).as_posix().split("/")[0] not in left_out
    }


def test_nothing_is_written_outside_the_output_whatever_things_are_called(tmp_path: Path) -> None:
    root = tmp_path / "a" / "b" / "project"
    write_project(root, BAD)
    before = snapshot(tmp_path)
    findings = Findings()
    build(root, root / "site", findings, with_demos=False)
    after = {
        name: digest
        for name, digest in snapshot(tmp_path).items()
        if not name.startswith(("a/b/project/site/", "a/b/project/.docsgen/"))
    }
    assert after == before
    made = json.loads((root / "site" / MANIFEST).read_bytes())["files"]
    assert all(is_inside(name) for name in made)
    assert len({folded(name) for name in made}) == len(made)
    assert set(snapshot(root / "site")) == {*made, MANIFEST}
    rules = [finding.rule for finding in findings.sorted()]
    assert rules.count("DG200") == len(BAD)
    assert {"DG009", "DG031", "DG200"} <= set(rules)


@pytest.mark.parametrize("name", BAD)
def test_a_name_that_cannot_be_a_path_is_a_finding_wherever_it_stands(
    name: str, tmp_path: Path
) -> None:
    write_project(tmp_path, [name])
    findings = Findings()
    site = load(load_project(tmp_path), findings)
    assert site.former == {}
    assert site.demos == {}
    found = [(finding.rule, finding.location.file) for finding in findings.sorted()]
    assert ("DG200", "content/site.yaml") in found
    assert ("DG031", "content/site.yaml") in found
    for path in (*(page.path for page in site.pages), *site.redirects):
        assert is_inside(path.removesuffix("/"))


@pytest.mark.parametrize("name", [name for name in EVERYWHERE if not name.startswith(".")])
def test_any_other_name_is_used_as_it_is(name: str, tmp_path: Path) -> None:
    write_project(tmp_path, [name])
    site = load(load_project(tmp_path), Findings())
    assert list(site.demos) == [name]
    assert {page.path for page in site.pages} >= {f"guides/{name}/", f"{name}/"}
