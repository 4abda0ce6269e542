# Versions after edits: what is published, what is held back, and that nothing remembered is stale.

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from docsgen.diagnostics import Findings
from docsgen.publish import MANIFEST
from docsgen.publish.host_files import for_demos
from docsgen.render.theme import DEFAULT
from docsgen.serve import exporter
from docsgen.serve.builder import Builder
from docsgen.serve.current import CurrentSite
from docsgen.serve.news import News
from docsgen.workflows.build import build
from tests.conftest import ROOT, SITE
from tests.unit.test_cli import RECORD

GUIDE = "---\ntitle: About us\n---\nWho we are.\n"


class Desk:
    """A project, a builder that knows it, and the current."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.current = CurrentSite(root)
        self.builder = Builder(root, self.current)
        self.first = self.builder.update(frozenset([root]))

    def save(self, path: str, text: str) -> News:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")
        return self.builder.update(frozenset([self.root / path]))

    def page(self, name: str) -> str:
        assert self.current.shown.version
        return (self.current.shown.version.file(name) or b"").decode()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    for path, text in {
        "content/site.yaml": SITE,
        "content/chunks/a.json": json.dumps([RECORD]),
        "content/guides/about.md": GUIDE,
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return Desk(tmp_path)


class TestNews:
    def test_the_start_tells_no_warnings(self, desk: Desk) -> None:
        assert (desk.first.changed, desk.first.findings, desk.first.troubles) == ([], [], [])

    def test_only_new_findings_are_told(self, desk: Desk) -> None:
        news = desk.save("content/guides/about.md", f"{GUIDE}[x](/guides/none)\n")
        assert news.changed == ["content/guides/about.md"]
        assert [(f.rule, f.location.line) for f in news.findings] == [("DG020", 5)]
        moved = desk.save("content/guides/about.md", f"{GUIDE}\n\n[x](/guides/none)\n")
        assert moved.findings == []

    def test_a_new_error_holds_the_version_back(self, desk: Desk) -> None:
        news = desk.save("content/guides/about.md", "---\ntitle: [\n---\nChanged.\n")
        assert [(t.file, t.line) for t in news.troubles] == [("content/guides/about.md", 3)]
        assert "Who we are." in desk.page("guides/about/index.html")

    def test_an_error_that_was_there_at_the_start_holds_nothing_back(self, desk: Desk) -> None:
        repair = "repairs: [{record: 9, reason: r}]"
        desk.save("content/repairs.yaml", repair)
        again = Desk(desk.root)
        assert [f.rule for f in again.first.findings] == ["DG013"]
        assert again.save("content/guides/about.md", GUIDE + "More.\n").troubles == []
        assert "More." in again.page("guides/about/index.html")

    def test_a_template_is_tried_on_the_pages_that_are_open(self, desk: Desk) -> None:
        news = desk.save("templates/home.html", "{{ nothing.here }}")
        assert [(t.file, t.line) for t in news.troubles] == [("templates/home.html", 1)]

    def test_content_that_cannot_be_read_stays_unread_until_it_is_mended(self, desk: Desk) -> None:
        desk.save("content/site.yaml", "title: [")
        news = desk.save("templates/404.html", "<h1>No</h1>")
        assert [t.file for t in news.troubles] == ["content/site.yaml"]
        assert desk.save("content/site.yaml", SITE).troubles == []
        assert desk.page("404.html") == "<h1>No</h1>"


def test_a_change_of_the_theme_does_not_read_the_content_again(desk: Desk) -> None:
    shutil.rmtree(desk.root / "content")
    assert desk.save("templates/404.html", "<h1>No</h1>").troubles == []


Edit = Callable[[Path, random.Random], None]


def reword(path: str) -> Edit:
    """Replace a few plain words of a file by others."""

    def edit(root: Path, chance: random.Random) -> None:
        file = root / path
        words = file.read_text(encoding="utf-8").split(" ")
        for at in chance.sample(range(len(words)), 5):
            if words[at].isalpha():
                words[at] = f"{words[at]}{chance.randrange(100)}"
        file.write_text(" ".join(words), encoding="utf-8")

    return edit


def drop_a_record(root: Path, chance: random.Random) -> None:
    file = root / "content/chunks/gradio-docs.json"
    records = json.loads(file.read_text(encoding="utf-8"), strict=False)
    del records[chance.randrange(len(records))]
    file.write_text(json.dumps(records), encoding="utf-8")


def new_file(path: str, text: str) -> Edit:
    def edit(root: Path, chance: random.Random) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")

    return edit


def remove(path: str) -> Edit:
    return lambda root, chance: (root / path).unlink()


PAGE = (DEFAULT / "page.html").read_text(encoding="utf-8")
EDITS = [
    new_file("content/guides/first.md", GUIDE),
    reword("content/guides/first.md"),
    reword("content/chunks/gradio-docs.json"),
    new_file("content/guides/new.md", GUIDE + "See [the button](/docs/gradio/button)."),
    reword("content/chunks/gradio-docs.json"),
    new_file("templates/page.html", PAGE.replace("<h1>", "<h1>Changed: ")),
    new_file("templates/static/style.css", "body { color: red }"),
    drop_a_record,
    remove("content/repairs.yaml"),
    remove("templates/page.html"),
    reword("content/chunks/gradio-docs.json"),
    remove("content/guides/new.md"),
]


def test_after_any_edits_the_site_is_what_a_build_writes(tmp_path: Path) -> None:
    """Where an edit causes an error, which is held back, a new builder takes over."""
    root = tmp_path / "project"
    shutil.copytree(ROOT / "content", root / "content")
    (root / "build").symlink_to((ROOT / "build").resolve())
    desk, chance = Desk(root), random.Random(4)
    for number, edit in enumerate(EDITS):
        edit(root, chance)
        if desk.builder.update(frozenset([root / "content/x", root / "templates/x"])).troubles:
            desk = Desk(root)
        if number % 3 == 1 or number == len(EDITS) - 1:
            assert_same(desk, tmp_path / f"out-{number}")


def assert_same(desk: Desk, out: Path) -> None:
    build(desk.root, out, Findings(), with_demos=False)
    not_served = {MANIFEST, *for_demos("/", ())}  # for hosts
    files = [path for path in out.rglob("*") if path.is_file() and path.name not in not_served]
    files.sort(key=lambda path: "cards" in path.parts)  # pages make their cards
    assert len(files) > 200
    version = desk.current.shown.version
    assert version
    for path in files:
        name = path.relative_to(out).as_posix()
        assert version.file(name) == path.read_bytes(), name


class TestTheLastGoodVersionStays:
    """Whatever happens while a new one is made."""

    @pytest.mark.parametrize("error", [RecursionError(), MemoryError(), KeyError("x")], ids=repr)
    def test_when_docsgen_itself_fails(
        self, desk: Desk, error: Exception, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object) -> None:
            raise error

        monkeypatch.setattr("docsgen.serve.builder.load", fail)
        news = desk.save("content/guides/about.md", GUIDE + "More.\n")
        (trouble,) = news.troubles
        assert f"docsgen itself failed: {type(error).__name__}" in trouble.message
        assert "report" in trouble.hint
        assert "Who we are." in desk.page("guides/about/index.html")
        monkeypatch.undo()
        assert desk.save("content/guides/about.md", GUIDE + "More.\n").troubles == []
        assert "More." in desk.page("guides/about/index.html")

    @pytest.mark.parametrize(
        ("path", "text"),
        [
            ("content/chunks/b.json", '["\\udfaa"]'),
            ("content/chunks/b.json", '[{"\\udfaa": "\\ud800"}]'),
            ("content/chunks/b.json", "[" * 100_000),
            ("content/site.yaml", "[" * 50_000),
            ("content/site.yaml", "title: " + "9" * 5_000),
            ("content/repairs.yaml", "{a: " * 50_000),
            ("content/proofs.json", "[" * 100_000),
            ("content/guides/about.md", "---\ntitle: " + "[" * 50_000 + "\n---\n"),
            ("content/demos/one/demo.yaml", "- " * 50_000),
            ("templates/home.html", "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"),
        ],
    )  # fmt: skip
    def test_when_a_file_is_hostile(self, desk: Desk, path: str, text: str) -> None:
        (desk.root / "content/demos/one").mkdir(parents=True)
        (desk.root / "content/demos/one/run.py").write_text("")
        news = desk.save(path, text)
        assert news.troubles
        assert not any("itself failed" in trouble.message for trouble in news.troubles)
        assert "Who we are." in desk.page("guides/about/index.html")

    def test_when_a_file_is_a_pipe_or_has_a_name_that_is_not_utf8(self, desk: Desk) -> None:
        os.mkfifo(desk.root / "content/guides/pipe.md")
        name = Path(os.fsdecode(os.fsencode(desk.root) + b"/content/guides/caf\xe9.md"))
        name.write_text(GUIDE)
        news = desk.builder.update(frozenset([name]))
        assert [trouble.message[-7:] for trouble in news.troubles] == ["[DG209]", "[DG208]"]
        assert "Who we are." in desk.page("guides/about/index.html")

    def test_when_the_process_that_exports_demos_ends(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ended = exporter._begun(None)  # it cannot do what is none of its work
        ended.process.wait()
        monkeypatch.setattr(desk.builder._exporter, "order", lambda *_: None)
        monkeypatch.setattr(desk.builder._exporter, "_work", ended)
        news = desk.builder.collect_demos()
        assert news
        assert "ended with code 1" in news.troubles[0].message
        assert desk.current.shown.troubles == news.troubles
        assert "Who we are." in desk.page("guides/about/index.html")
