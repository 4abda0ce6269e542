# A tiny project for every rule that triggers it, and a near miss that does not.
#
# A fixture is <rule>.yaml with `bad` and `good`: file path -> content, which is text, or
# {base64: ...}, or {records: [...]} whose records default to one harmless page and whose values
# may be {repeat: "ab", times: 3}; {link: ...} is a symbolic link. `content/site.yaml` defaults to
# SITE of tests/conftest.py.
# What is below `demos/` is exported; `baseline.json` accepts what was found; `answers.json` says
# what other hosts answer, by address; `environment.json` has further environment variables; what
# is below `library/` is a version of the library to compare with, instead of the installed one, and
# what is below `extracted/` a package whose reference is extracted.
#
# What `docsgen verify` finds is shown by the sites in tests/sites instead.

from __future__ import annotations

import ast
import base64
import json
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml

import docsgen
from docs.list_rules import INDEX, documented, index, table
from docsgen.check import check
from docsgen.check.baseline import accept, read_baseline
from docsgen.check.library import check_against
from docsgen.check.online import Answer, Ask, ask_for_links
from docsgen.config import load_project
from docsgen.diagnostics import Findings
from docsgen.errors import DocsgenError
from docsgen.rules import RULES, TABLE
from docsgen.workflows.extract import extract_library
from docsgen.workflows.load import load
from tests.conftest import Exporting
from tests.sites import RULES_SHOWN

Fired = Callable[[dict[str, Any]], set[str]]

HERE = Path(__file__).parent
DOCS = INDEX.parent
PACKAGE = Path(docsgen.__file__).parent

DEFAULTS = {
    "text": "Some running text.",
    "heading1": "Introduction",
    "source_page_url": "https://gradio.app/guides/first-page",
    "source_page_title": "Getting Started - First Page Guide",
}


def content(value: Any) -> bytes:
    if isinstance(value, str):
        return value.encode()
    if "base64" in value:
        return base64.b64decode(value["base64"])
    return json.dumps([record(given) for given in value["records"]]).encode()


def record(given: dict[str, Any]) -> dict[str, Any]:
    short = {"page": "source_page_url", "heading": "heading1", "title": "source_page_title"}
    values = {short.get(key, key): value for key, value in given.items()}
    return DEFAULTS | {
        key: value["repeat"] * value["times"] if isinstance(value, dict) else value
        for key, value in values.items()
    }


@pytest.fixture
def fired(
    tmp_path: Path, site: str, exporting: Exporting, monkeypatch: pytest.MonkeyPatch
) -> Fired:
    """Makes a project of files and tells the rules with a finding in it."""

    def found(files: dict[str, Any]) -> set[str]:
        for name, value in json.loads(files.get("environment.json", "{}")).items():
            monkeypatch.setenv(name, value)
        return _fired(files, tmp_path, site, exporting)

    return found


def _fired(files: dict[str, Any], root: Path, site: str, exporting: Exporting) -> set[str]:
    """The rules with a finding in the project made of `files`."""
    library = next((root / p.split("/")[0] for p in files if p.startswith("library/")), None)
    if library:
        site = site.replace("6.15.2", "0.0.1")
    for path, value in {"content/site.yaml": site, **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        if isinstance(value, dict) and "link" in value:
            (root / path).symlink_to(value["link"])
        else:
            (root / path).write_bytes(content(value))
    project = load_project(root)
    findings = Findings(project.config.rules)
    with suppress(DocsgenError):
        model = load(project, findings)
        check(model, project, findings)
        for path in root.glob("answers.json"):
            ask_for_links(model, project, findings, answering(path), sleep=lambda _: None)
        if library:
            check_against(model, project, str(library), findings)
    for package in root.glob("extracted/*"):
        findings.extend(extract_library(str(package), None, root).reference.findings)
    for demo in root.glob("demos/*"):
        exporting(demo, findings)
    found = findings.sorted()
    for baseline in root.glob("baseline.json"):
        found = accept(found, read_baseline(baseline), baseline.name, findings)
    return {diagnostic.rule for diagnostic in (*found, *findings.sorted())}


def answering(path: Path) -> Ask:
    statuses = json.loads(path.read_text())
    return lambda url: Answer(statuses[url])


ELSEWHERE = {"DG194", "DG321"}
"""Rules about the machine instead of a project, and about embeds: tests/unit/demos shows them."""

OF_PACKAGES = {"DG351", "DG352", "DG353"}
"""Rules about wheels that have to be had: tests/unit/demos/test_package_findings.py shows them."""

OF_REHEARSALS = {"DG354", "DG355", "DG356"}
"""Rules about single exports in a browser: tests/browser/test_rehearsal.py shows them."""

OF_HOSTS = {"DG360", "DG361", "DG362", "DG363", "DG364"}
"""Rules about live hosts: tests/unit/publish/test_host_check.py shows them."""

OF_DOCS_TOOLS = {"DG365", "DG366"}
"""Rules about pages of other tools: tests/browser/test_docs_tools.py shows them."""

OF_BUILDS = {"DG391"}
"""Rules about one build after another: tests/unit/workflows/test_addresses.py shows them."""

SHOWN_ELSEWHERE = ELSEWHERE | OF_PACKAGES | OF_REHEARSALS | OF_HOSTS | OF_DOCS_TOOLS | OF_BUILDS


@pytest.fixture(params=sorted(RULES.keys() - RULES_SHOWN - SHOWN_ELSEWHERE))
def static_rule(request: pytest.FixtureRequest) -> str:
    """A rule that can be broken without a browser."""
    return str(request.param)


@pytest.fixture(params=sorted(RULES))
def rule(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def fixture(rule: str) -> dict[str, Any]:
    return yaml.safe_load((HERE / f"{rule}.yaml").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def test_the_bad_project_triggers_the_rule(static_rule: str, fired: Fired) -> None:
    assert static_rule in fired(fixture(static_rule)["bad"])


def test_the_near_miss_does_not(static_rule: str, fired: Fired) -> None:
    assert static_rule not in fired(fixture(static_rule)["good"])


def test_there_is_no_fixture_without_a_rule() -> None:
    assert {
        path.stem for path in HERE.glob("*.yaml")
    } == RULES.keys() - RULES_SHOWN - SHOWN_ELSEWHERE


def test_the_rules_that_need_a_browser_are_those_of_verify() -> None:
    assert {rule for rule in RULES if "DG160" <= rule <= "DG189"} == RULES_SHOWN


def test_the_page_of_a_rule_explains_it(rule: str) -> None:
    page = (DOCS / f"{rule}.md").read_text(encoding="utf-8")
    headings = re.findall(r"(?m)^## (.*)$", page)
    assert headings == ["What it finds", "Why it matters", "Example", "What to do"]
    assert "TODO" not in page


def test_pages_say_which_rules_there_are() -> None:
    assert documented() == list(RULES.values()), "run `make rules`"
    assert {path.stem for path in DOCS.glob("*.md")} == {*RULES, "README"}


def test_both_lists_of_rules_are_those_of_their_pages() -> None:
    for path, listed in ((TABLE, table(documented())), (INDEX, index(documented()))):
        assert path.read_text(encoding="utf-8") == listed, "run `make rules`"


def test_every_rule_is_in_the_list_for_readers_once() -> None:
    rows = re.findall(
        r"(?m)^\| \[(DG\d{3})\]\(\1\.md\) \| (\S+) \| (\w+) \| (.*) \|$",
        INDEX.read_text(encoding="utf-8"),
    )
    assert sorted(rows) == [(r.id, r.name, r.severity.value, r.summary) for r in RULES.values()]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# DG001: ", "# DG002: "),
        ("Default severity: **error**", "Default severity: **fatal**"),
        ("Family: **corpus**\n\n", ""),
        ("Family: **corpus**", "Family: **animals**"),
    ],
)
def test_a_page_that_begins_in_another_way_is_named(
    old: str, new: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (DOCS / "DG001.md").read_text(encoding="utf-8")
    (tmp_path / "DG001.md").write_text(page.replace(old, new), encoding="utf-8")
    monkeypatch.setattr("docs.list_rules.PAGES", tmp_path)
    with pytest.raises(ValueError, match=re.escape(str(tmp_path / "DG001.md"))):
        documented()


def test_the_code_finds_every_rule_and_no_other() -> None:
    named = {
        node.value
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert {text for text in named if re.fullmatch(r"DG\d{3}", text)} == RULES.keys()
