# What is found about a built site before anything of it is opened.

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docsgen.cli.verifying import known_of
from docsgen.config import load_project
from docsgen.diagnostics import Finding, Findings
from docsgen.verify.completeness import check_completeness
from docsgen.verify.planning import Options, plan
from docsgen.verify.site import BuiltSite
from tests.sites import UNOPENED, Broken, put_together

Look = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def look(tmp_path: Path) -> Look:
    """`look("no-file")`: rule and place of what is found, about the site and about its embeds."""

    def found(folder: str, *, noted: bool = True) -> list[tuple[str, str]]:
        project = load_project(put_together(folder, tmp_path, noted=noted))
        site, findings = BuiltSite(project.root / "site"), Findings()
        known = known_of(project, site, findings)
        check_completeness(known, findings)
        faults = [
            (fault.rule, subject.path)
            for subject in site.subjects()
            for fault in plan(known, subject, Options()).faults
        ]
        return [(one.rule, _place(one)) for one in findings.sorted()] + faults

    return found


def _place(found: Finding) -> str:
    return found.location.file or found.location.url or ""


@pytest.mark.parametrize("noted", [True, False])
def test_nothing_is_wrong_with_a_sound_site(look: Look, noted: bool) -> None:
    assert look("sound", noted=noted) == []


@pytest.mark.parametrize("broken", UNOPENED, ids=lambda broken: broken.folder)
def test_what_is_broken_is_found_unopened(broken: Broken, look: Look) -> None:
    assert broken.rule in {rule for rule, _ in look(broken.folder)}


@pytest.mark.parametrize("folder", ["script-broken", "script-gone", "script-left-out", "no-embed"])
def test_an_embed_needs_its_script_whether_its_origin_is_noted_or_not(
    folder: str, look: Look
) -> None:
    assert {"DG187", "DG188"} & {rule for rule, _ in look(folder, noted=False)}


def test_what_is_wrong_with_a_script_is_told_beside_its_embed(look: Look) -> None:
    assert look("script-broken") == [
        ("DG068", "content/demos/greeting/demo.yaml"),
        ("DG187", "embed/greeting/"),
    ]


def test_a_demo_that_was_renamed_has_no_embed_and_the_embed_no_demo(look: Look) -> None:
    assert look("demo-renamed") == [
        ("DG188", "content/demos/welcome/demo.yaml"),
        ("DG187", "embed/greeting/"),
    ]


def test_an_event_lab_has_no_script_and_needs_none(tmp_path: Path) -> None:
    root = put_together("sound", tmp_path)
    manifest = root / "site" / ".docsgen.json"
    text = manifest.read_text().replace('"steps": 3', '"steps": 0')
    assert text != manifest.read_text()
    manifest.write_text(text)
    (root / "content" / "demos" / "greeting" / "demo.yaml").unlink()
    site, findings = BuiltSite(root / "site"), Findings()
    known = known_of(load_project(root), site, findings)
    (embed, *_) = site.subjects()
    assert plan(known, embed, Options()).faults == ()


def test_the_site_of_a_project_without_demos_needs_no_embed(tmp_path: Path) -> None:
    root = put_together("no-embed", tmp_path)
    for path in (root / "content" / "demos" / "greeting").iterdir():
        path.unlink()
    (root / "content" / "demos" / "greeting").rmdir()
    findings = Findings()
    check_completeness(known_of(load_project(root), BuiltSite(root / "site"), findings), findings)
    assert findings.sorted() == []


def test_of_many_files_that_are_gone_some_are_named_and_all_are_counted(tmp_path: Path) -> None:
    root = put_together("sound", tmp_path)
    manifest = root / "site" / ".docsgen.json"
    lost = "".join(f'"lost/{number:03}.css": "0", ' for number in range(100))
    manifest.write_text(manifest.read_text().replace('"files": {', f'"files": {{{lost}'))
    findings = Findings()
    check_completeness(known_of(load_project(root), BuiltSite(root / "site"), findings), findings)
    found = [one.message for one in findings.sorted() if one.rule == "DG188"]
    assert len(found) == 21
    assert "lost/000.css is missing from the site" in found
    assert "80 more files: each is missing from the site" in found
