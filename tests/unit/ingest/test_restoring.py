# Samples on their way from flat to shown: cache, witnesses, rewritten samples, findings.

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import docsgen.ingest.restore
from docsgen.diagnostics import Findings
from docsgen.ingest import ingest, read_corpus, restore_samples
from docsgen.installed import find_library
from docsgen.model import CodeBlock, Status, blocks_of
from docsgen.model.blocks import Note

GUIDE = "https://gradio.app/guides/one"
PAGE = "https://gradio.app/docs/gradio/thing"
LOOP = "for x in y:\n print(x)\nprint('done')"


def record(text: str, url: str = GUIDE, heading: str = "Usage") -> dict[str, str]:
    title = "Basics - One Guide"
    keys = ("text", "heading1", "source_page_url", "source_page_title")
    return dict(zip(keys, (text, heading, url, title), strict=True))


def fenced(code: str, language: str = "python") -> str:
    return f"Look:\n\n```{language}\n{code}\n```\n"


def shown(project: Any, findings: Findings | None = None) -> list[CodeBlock]:
    found = findings or Findings()
    sections = restore_samples(ingest(read_corpus(project, found), project, found), project, found)
    blocks = (block for section in sections for block in blocks_of(section))
    return [block for block in blocks if isinstance(block, CodeBlock)]


def project_with(make_project: Any, *records: dict[str, str], **more: Any) -> Any:
    return make_project({"a.json": json.dumps(records)}, **more)


def test_a_flattened_sample_is_restored(make_project: Any) -> None:
    (block,) = shown(project_with(make_project, record(fenced(LOOP))))
    assert block.code == "for x in y:\n    print(x)\nprint('done')"
    assert (block.source, block.status) == (LOOP, Status.RECONSTRUCTED)


def test_a_cached_sample_is_not_restored_again(
    make_project: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = project_with(make_project, record(fenced(LOOP)))
    first = shown(project)

    def fail(*_: object) -> None:
        raise AssertionError("restored again")

    monkeypatch.setattr(docsgen.ingest.restore, "restore_section", fail)
    assert shown(project) == first


def test_a_changed_sample_is_restored_again(make_project: Any) -> None:
    project = project_with(make_project, record(fenced(LOOP)))
    shown(project)
    changed = json.dumps([record(fenced(LOOP.replace("done", "ready")))])
    (project.chunks / "a.json").write_text(changed)
    (block,) = shown(project)
    assert "ready" in block.code


class TestRewriting:
    def repairs(self, **values: Any) -> str:
        entry = {"record": 0, "sample": 1, "reason": "The text says so.", **values}
        return json.dumps({"samples": [entry]})

    def test_an_empty_sample_shows_what_stands_in_for_it(self, make_project: Any) -> None:
        repairs = self.repairs(code="<b>hello</b>\n")
        project = project_with(make_project, record(fenced("", "html")), repairs=repairs)
        (block,) = shown(project)
        assert (block.code, block.status) == ("<b>hello</b>", Status.RECONSTRUCTED)
        assert [note.value for note in block.notes] == ["The text says so."]

    def test_a_substitution_comes_before_the_restoration(self, make_project: Any) -> None:
        repairs = self.repairs(
            substitute=[{"old": "print(x)", "new": "print(x, x)"}], status="uncertain"
        )
        (block,) = shown(project_with(make_project, record(fenced(LOOP)), repairs=repairs))
        assert block.code == "for x in y:\n    print(x, x)\nprint('done')"
        assert (block.source, block.status) == (LOOP, Status.UNCERTAIN)

    def test_a_reviewed_sample_keeps_its_restored_reading(self, make_project: Any) -> None:
        repairs = self.repairs(status="uncertain")
        (block,) = shown(project_with(make_project, record(fenced(LOOP)), repairs=repairs))
        assert block.code == "for x in y:\n    print(x)\nprint('done')"
        assert (block.status, block.notes) == (
            Status.UNCERTAIN,
            [Note("sample-notes.reviewed", "The text says so.")],
        )

    def test_samples_are_counted_within_their_record(self, make_project: Any) -> None:
        repairs = self.repairs(record=1, sample=2, code="new")
        records = record(fenced("a = 1")), record(fenced("b = 1") + fenced("c = 1"), heading="Two")
        blocks = shown(project_with(make_project, *records, repairs=repairs))
        assert [block.code for block in blocks] == ["a = 1", "b = 1", "new"]

    @pytest.mark.parametrize(
        "values",
        [{"sample": 7}, {"record": 5}, {"substitute": [{"old": "nowhere", "new": ""}]}],
        ids=["sample", "record", "substitution"],
    )
    def test_an_entry_that_does_not_fit_is_reported(
        self, values: dict[str, Any], make_project: Any
    ) -> None:
        repairs = self.repairs(**{"code": None, **values})
        findings = Findings()
        project = project_with(make_project, record(fenced(LOOP)), repairs=repairs)
        (block,) = shown(project, findings)
        assert "print(x)" in block.code
        assert [d.rule for d in findings.sorted() if d.severity == "error"] == ["DG013"]


class TestLibrary:
    SAMPLE = "with a:\n    b()\nwith c:\n    with d:\n        e()\n    f()"

    @pytest.fixture
    def package(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """An installed gradio 6.15.2 with one class."""
        indented = "\n".join(f"        {line}" for line in self.SAMPLE.split("\n"))
        package, info = (tmp_path / name for name in ("gradio", "gradio-6.15.2.dist-info"))
        package.mkdir()
        (package / "thing.py").write_text(
            f'class Thing:\n    """A thing.\n\n    Example:\n{indented}\n    """\n'
        )
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: gradio\nVersion: 6.15.2\n")
        monkeypatch.syspath_prepend(str(tmp_path))
        return package

    def test_its_docstrings_settle_a_sample(self, make_project: Any, package: Path) -> None:
        flat = "\n ".join(line.strip() for line in self.SAMPLE.split("\n"))
        project = project_with(make_project, record(flat, PAGE, "Example Usage"))
        assert find_library(project) == package
        (block,) = shown(project)
        assert (block.code, block.status) == (self.SAMPLE, Status.RECONSTRUCTED)
        assert block.witness is not None
        assert "gradio/thing.py" in block.witness

    @pytest.mark.usefixtures("package")
    def test_only_the_documented_version_counts(self, make_project: Any, site: str) -> None:
        other = site.replace("6.15.2", "6.15.1")
        project = project_with(make_project, record("Text."), site=other)
        assert find_library(project) is None
