# A made-up library, whose kinds of pages have names of their own and which no adapter knows: what
# docsgen promises for any library, and that nothing of Gradio gets into its site.

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from docsgen.adapters import Adapter
from docsgen.cli import main
from docsgen.config import load_project
from docsgen.demos.exporting import Exporting
from docsgen.diagnostics import Findings
from docsgen.model import SupportMatrix
from docsgen.model.lab import Lab
from docsgen.report.inspection import inspection
from docsgen.workflows.build import build
from docsgen.workflows.check import check_content
from docsgen.workflows.load import load
from tests.conftest import GRADIO, Register

ACME = Path(__file__).parents[1] / "sites" / "acme"
TEXT = {".html", ".md", ".json", ".js", ".css", ".xml", ".txt", ".csv", ".webmanifest"}


class Acme:
    """The project, its built site, its model as data and its records."""

    def __init__(self, root: Path) -> None:
        shutil.copytree(ACME, root)
        self.root, self.out = root, root / "site"
        self.findings = Findings()
        build(root, self.out, self.findings)
        project = load_project(root)
        self.model: dict[str, Any] = json.loads(inspection(load(project, Findings())))
        text = (root / "content" / "chunks" / "acme.json").read_text(encoding="utf-8")
        self.records: list[dict[str, str]] = json.loads(text)

    def page(self, path: str) -> dict[str, Any]:
        return next(page for page in self.model["pages"] if page["path"] == path)

    def twin(self, path: str) -> str:
        return (self.out / path / "index.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def acme(tmp_path_factory: pytest.TempPathFactory) -> Acme:
    return Acme(tmp_path_factory.mktemp("acme") / "project")


def test_it_builds_without_a_finding(acme: Acme) -> None:
    assert acme.findings.sorted() == []


def test_nothing_of_gradio_gets_into_its_site(acme: Acme) -> None:
    files = [path for path in acme.out.rglob("*") if path.suffix in TEXT]
    assert len(files) > 30
    for path in files:
        found = re.search(r"gradio|\bgr\.", path.read_text(encoding="utf-8"), re.IGNORECASE)
        assert not found, f"{path.relative_to(acme.out)}: {found}"


def test_it_gets_neither_labs_nor_a_runtime(acme: Acme) -> None:
    assert sorted(path.name for path in (acme.out / "events").iterdir() if path.is_dir()) == [
        "parameters"
    ]
    assert not (acme.out / "runtime").exists()
    assert not (acme.root / ".docsgen" / "runtime").exists()
    assert "proven" not in (acme.out / "events" / "index.html").read_text(encoding="utf-8")


def words(text: str) -> Iterator[str]:
    """The words of a record, without what marks its structure."""
    text = re.sub(r"\]\([^)]*\)|[·▼✓✕]", " ", text)
    yield from re.findall(r"[A-Za-z]{2,}", text)


STRUCTURE = {"Code", "Example", "Initialization", "Keys", "Listeners", "Parameters", "Shortcut"}
STRUCTURE |= {"String", "Supported", "Type", "Using", "expects", "input", "passes", "you"}
STRUCTURE |= {"widgets", "demo", "basic"}
"""What the source's templates say on every page and the site's own say otherwise, and names of a
module and of a demo, in whose place are a heading and the demo."""


def test_no_word_of_a_record_is_lost(acme: Acme) -> None:
    matrix = set(words(acme.twin("events")))
    for record in acme.records:
        path = record["source_page_url"].removeprefix("https://acme.example/")
        shown = set(words(acme.twin(path))) | matrix | STRUCTURE
        if record["heading1"] == "Event Listeners":  # its introduction is the same on every page
            continue
        lost = [word for word in words(record["text"]) if word not in shown]
        assert not lost, (record["heading1"], lost)


class TestReference:
    def test_kinds_have_their_properties_whatever_they_are_called(self, acme: Acme) -> None:
        kinds = {page["path"]: page["kind"] for page in acme.model["pages"]}
        assert kinds["docs/acme/lamp/"] == kinds["docs/acme/dial/"] == "component"
        assert kinds["docs/acme/board/"] == "app-class"
        assert kinds["tutorials/first-board/"] == "guide"

    def test_methods_of_any_module(self, acme: Acme) -> None:
        found = {
            page["title"]: [(m["name"], [p["name"] for p in m["parameters"]])]
            for page in acme.model["pages"]
            for m in page["methods"]
        }
        assert found == {
            "Lamp": [("blink", ["seconds"])],
            "Dial": [("rotate", ["degrees", "slowly"])],
            "Board": [("launch", ["port"])],
        }

    def test_shortcuts_helper_classes_attributes_and_behavior(self, acme: Acme) -> None:
        lamp, dial = acme.page("docs/acme/lamp/"), acme.page("docs/acme/dial/")
        assert [(s["class"], s["shortcut"]) for s in lamp["shortcuts"]] == [
            ("acme.Lamp", "lamp"),
            ("acme.RedLamp", "redlamp"),
        ]
        assert [(h["name"], [f["name"] for f in h["fields"]]) for h in dial["helper_classes"]] == [
            ("DialMark", ["at", "text"])
        ]
        assert [a["name"] for a in lamp["attributes"]] == ["is_on"]
        assert lamp["behavior"]["output"]["description"] == "Expects True for on."

    def test_the_matrix(self, acme: Acme) -> None:
        assert acme.model["event_matrix"] == {
            "events": ["change", "click", "release"],
            "support": {
                "Button": ["click"],
                "Dial": ["change", "release"],
                "Lamp": ["change", "click"],
            },
        }


class TestTutorials:
    def test_they_are_read_as_commonmark(self, acme: Acme) -> None:
        page = acme.page("tutorials/first-board/")
        (sample,) = page["code_blocks"]
        assert sample["status"] == "verbatim"
        assert '    lamp = ac.Lamp(label="Heater")' in sample["code"]
        assert "> **Tip:** Start it" in acme.twin("tutorials/first-board")

    def test_they_stand_among_the_guides(self, acme: Acme) -> None:
        assert "First Board" in acme.twin("guides")
        assert "First Board" not in acme.twin("docs")

    def test_they_show_demos_as_code(self, acme: Acme) -> None:
        assert acme.page("tutorials/first-board/")["demos"] == ["lamp_basic"]
        assert "Acme has no version for browsers." in acme.twin("demos/lamp_basic")


def test_a_guide_with_the_title_of_a_widget_is_not_taken_for_it(acme: Acme) -> None:
    guide, widget = (
        (acme.out / path / "index.html").read_text(encoding="utf-8")
        for path in ("guides/lamp", "docs/acme/lamp")
    )
    for id_ in ('id="live-demos"', 'id="mentions"'):
        assert (id_ in widget, id_ in guide) == (True, False)
    assert "/guides/lamp/" in widget  # which says where it is used


def test_its_samples_are_held_against_its_reference(acme: Acme) -> None:
    found = {(d.rule, d.location.record, d.message) for d in check_content(acme.root).diagnostics}
    place = next(n for n, r in enumerate(acme.records) if r["heading1"] == "A misspelt widget")
    assert {
        (
            "DG133",
            place,
            "section 'A misspelt widget', line 3: acme as documented has no `acme.Buton`",
        ),
        ("DG134", place + 1, "section 'A wrong keyword', line 3: Lamp does not take `colour`"),
        ("DG136", place + 2, "section 'A wrong event', line 4: Lamp has no event `release`"),
    } <= found


LIVE = "title: A lamp\nsummary: It glows.\ntry: [{expect: {label: Lamp, value: on}}]\n"


class _Acme(Adapter):
    """Knows what a lab of a lamp is, and not how apps are exported."""

    library = "acme"

    def labs(self, matrix: SupportMatrix) -> list[Lab]:
        return [Lab("Lamp", matrix.support["Lamp"], "import acme as ac\n")]


class _AcmeForBrowsers(_Acme):
    def exporting(self) -> Exporting:
        return GRADIO


@pytest.fixture
def live(tmp_path: Path) -> Path:
    """The project with a demo that is to run in the browser."""
    root = tmp_path / "project"
    shutil.copytree(ACME, root)
    (root / "content" / "demos" / "lamp_basic" / "demo.yaml").write_text(LIVE)
    return root


class TestWithoutExports:
    @pytest.mark.parametrize("adapter", [None, _Acme()], ids=["no adapter", "no facet"])
    def test_demos_are_shown_as_code_and_nothing_is_fetched(
        self, live: Path, adapter: Adapter | None, register: Register
    ) -> None:
        if adapter:
            register(adapter)
        findings = Findings()
        build(live, live / "site", findings)
        (found,) = findings.sorted()
        assert (found.rule, found.severity) == ("DG073", "note")
        assert "shown as code only: lamp_basic" in found.message
        assert ("no event labs" in found.message) == bool(adapter)
        page = (live / "site" / "demos" / "lamp_basic" / "index.html").read_text(encoding="utf-8")
        assert "Apps of Acme do not run in the browser here." in page
        assert "code only" in page
        for path in ("embed/lamp_basic", "runtime", "events/lamp"):
            assert not (live / "site" / path).exists()
        assert not (live / ".docsgen" / "runtime").exists()

    @pytest.mark.parametrize(
        "command",
        [
            "embed lamp_basic",
            "bundle lamp_basic --out lamp.zip",
            "posters",
            "prove",
            "runtime build",
            "verify lamp_basic",
            "export content/demos/lamp_basic --out lamp",
        ],
    )
    def test_commands_for_live_demos_say_why_there_are_none(
        self, live: Path, command: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        build(live, live / "site", Findings())
        monkeypatch.chdir(live)
        result = CliRunner().invoke(main, [*command.split(), "--project", "."])
        assert result.exit_code == 2
        assert (
            "content/site.yaml: library.adapter: error: apps of the library 'acme'" in result.output
        )
        assert not list(live.glob("lamp*"))
        assert not (live / ".docsgen" / "runtime").exists()

    def test_posters_of_no_demo_are_no_error(self, live: Path) -> None:
        shutil.copytree(ACME / "content" / "demos", live / "content" / "demos", dirs_exist_ok=True)
        result = CliRunner().invoke(main, ["posters", "--project", str(live)])
        assert (result.exit_code, result.output) == (0, "")


class TestMatrix:
    def page(self, root: Path) -> str:
        build(root, root / "site", Findings(), with_demos=False)
        return (root / "site" / "events" / "index.html").read_text(encoding="utf-8")

    def test_without_labs_a_tick_claims_no_proof(self, live: Path) -> None:
        page = self.page(live)
        assert "✓" in page
        assert not re.search(r"proven|\b0 of \d|event lab", page, re.IGNORECASE)

    def test_with_some_labs_an_event_without_one_is_not_ticked(
        self, live: Path, register: Register
    ) -> None:
        register(_AcmeForBrowsers())
        page = self.page(live)
        assert "0 of 5 are proven" in page
        table = page[page.index("<tbody>") : page.index("</tbody>")]
        assert "✓" not in table
        assert table.count("○") == 5
        assert 'title="Dial.release: not tried, as Dial has no event lab"' in table
        assert "Beyond the matrix" not in page
