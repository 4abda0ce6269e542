# Reviewed corrections: they fit exactly or are refused, and always leave a trace.

from __future__ import annotations

from typing import Any

import pytest

from docsgen.diagnostics import Finding, Findings
from docsgen.errors import ConfigError
from docsgen.ingest.repairs import repair
from docsgen.model import Chunk

TEXT = "The tail of one guide. `And the head of another."


def chunk(record: int = 0, text: str = TEXT) -> Chunk:
    url = "https://gradio.app/guides/b"
    return Chunk("content/chunks/a.json", record, text, "Two", url, "Mcp - B Guide")


@pytest.fixture
def mend(make_project: Any) -> Any:
    def run(entries: str, *chunks: Chunk) -> tuple[list[Chunk], list[Finding]]:
        findings = Findings()
        project = make_project({}, repairs=f"repairs: [{entries}]")
        return repair(list(chunks or [chunk()]), project, findings), findings.sorted()

    return run


def test_without_a_file_nothing_changes(make_project: Any) -> None:
    findings = Findings()
    assert repair([chunk()], make_project({}), findings) == [chunk()]
    assert not findings.sorted()


def test_a_record_is_cut_into_the_parts_it_was_glued_from(mend: Any) -> None:
    parts = (
        "{through: of one guide., page: 'https://gradio.app/guides/a', heading: One, lost: an end},"
        "{after: 'one guide. `', opens: \"~~~\\n\", lost_before: a start}"
    )
    (left, right), found = mend(f"{{record: 0, reason: Glued., parts: [{parts}]}}")
    assert (left.text, left.url, left.heading) == (
        "The tail of one guide.",
        "https://gradio.app/guides/a",
        "One",
    )
    assert (left.lost, left.lost_before) == ("an end", "")
    assert (right.text, right.url, right.heading) == (
        "~~~\nAnd the head of another.",
        "https://gradio.app/guides/b",
        "Two",
    )
    assert (right.lost, right.lost_before) == ("", "a start")
    assert left.record == right.record == 0
    assert left.reviewed
    assert right.reviewed
    assert [(d.rule, d.location.record) for d in found] == [("DG014", 0)]
    assert "Glued." in found[0].message


def test_text_is_substituted(mend: Any) -> None:
    (mended,), found = mend("{record: 0, reason: Lost., substitute: [{old: ' `', new: ' '}]}")
    assert mended.text == "The tail of one guide. And the head of another."
    assert mended.reviewed
    assert [d.rule for d in found] == ["DG014"]


def test_a_dropped_record_leaves_only_its_number(mend: Any) -> None:
    (mended,), _ = mend("{record: 0, reason: Nothing but a script., drop: true}")
    assert (mended.record, mended.text, mended.url) == (0, "", chunk().url)


def test_an_entry_without_a_change_marks_the_record_as_reviewed(mend: Any) -> None:
    (mended,), _ = mend("{record: 0, reason: Looked at.}")
    assert mended.text == TEXT
    assert mended.reviewed


def test_other_records_are_left_alone(mend: Any) -> None:
    chunks, _ = mend("{record: 1, reason: Bad., drop: true}", chunk(0), chunk(1), chunk(2))
    assert chunks[0] == chunk(0)
    assert chunks[2] == chunk(2)


@pytest.mark.parametrize(
    "entry",
    [
        "{record: 9, reason: No such record.}",
        "{record: -1, reason: No such record.}",
        "{record: 0, reason: Nowhere., parts: [{after: nowhere}]}",
        "{record: 0, reason: Twice., parts: [{through: he}]}",
        "{record: 0, reason: Nowhere., substitute: [{old: nowhere, new: here}]}",
        "{record: 0, reason: The wrong way round., parts: [{after: another, through: The tail}]}",
        "{record: 0, reason: 'One fits, one not.', parts: [{through: tail}, {after: nowhere}]}",
    ],
)
def test_a_repair_that_does_not_fit_is_left_out_and_reported(mend: Any, entry: str) -> None:
    chunks, found = mend(entry)
    assert chunks == [chunk()]
    assert [(d.rule, d.location.file) for d in found] == [("DG013", "content/repairs.yaml")]


def test_two_repairs_of_one_record_are_not_silently_one(mend: Any) -> None:
    first = "{record: 0, reason: First., substitute: [{old: tail, new: end}]}"
    second = "{record: 0, reason: Second., substitute: [{old: head, new: start}]}"
    (mended,), found = mend(f"{first}, {second}")
    both = "The end of one guide. `And the start of another."
    assert mended.text == both or "DG013" in {d.rule for d in found}


@pytest.mark.parametrize(
    ("entry", "key"),
    [
        ("{record: 0}", "repairs[0]"),
        ("{record: first, reason: A.}", "repairs[0].record"),
        ("{record: 0, reason: A., parts: [{before: b}]}", "repairs[0].parts[0].before"),
        ("{record: 0, reason: A., substitute: [{old: a, new: 1}]}", "repairs[0].substitute[0].new"),
    ],
)
def test_a_wrong_entry_is_named_by_its_path(mend: Any, entry: str, key: str) -> None:
    with pytest.raises(ConfigError) as error:
        mend(entry)
    assert error.value.key == key
    assert error.value.line == 1


def test_every_repair_of_the_real_corpus_fits(corpus: Any) -> None:
    rules = [d.rule for d in corpus.diagnostics]
    assert "DG013" not in rules
    assert rules.count("DG014") == 9
