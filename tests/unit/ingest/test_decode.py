# Bytes to records: strict where possible, lenient where it has to be, and honest about losses.

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docsgen.diagnostics import Finding, Findings
from docsgen.ingest.decode import MAX_TEXT, decode_records, read_corpus

KEYS = ("text", "heading1", "source_page_url", "source_page_title")


def record(text: str = "Hello.", **changes: Any) -> dict[str, Any]:
    defaults = {
        "text": text,
        "heading1": "One",
        "source_page_url": "https://gradio.app/guides/a",
        "source_page_title": "Mcp - A Guide",
    }
    return defaults | changes


def decode(text: str) -> tuple[list[Any], list[Finding]]:
    findings = Findings()
    return decode_records(findings, text, "a.json"), findings.sorted()


def rules(found: list[Finding]) -> list[str]:
    return [diagnostic.rule for diagnostic in found]


def lines(*records: dict[str, Any]) -> str:
    return "".join(json.dumps(r) + "\n" for r in records)


def test_an_array_gives_its_records_in_order() -> None:
    records, found = decode(json.dumps([record("a"), record("b")]))
    assert [r["text"] for r in records] == ["a", "b"]
    assert not found


def test_one_object_per_line_gives_the_same() -> None:
    records, found = decode(lines(record("a"), record("b")))
    assert [r["text"] for r in records] == ["a", "b"]
    assert not found


def test_blank_lines_between_objects_do_not_matter() -> None:
    records, found = decode(lines(record("a")) + "\n\n" + lines(record("b")))
    assert len(records) == 2
    assert not found


def test_raw_control_characters_are_read_and_counted() -> None:
    text = json.dumps([record("a"), record("b|c|d")]).replace("|", "\n")
    records, found = decode(text)
    assert records[1]["text"] == "b\nc\nd"
    assert rules(found) == ["DG003"]
    assert found[0].message.startswith("2 raw control characters")


def test_line_feeds_between_records_are_no_control_characters() -> None:
    text = json.dumps([record("a|b"), record("c")], indent=1).replace("|", "\n")
    _, found = decode(text)
    assert found[0].message.startswith("1 raw control character")


def test_a_cut_array_keeps_its_whole_records_and_says_how_many_are_lost() -> None:
    records, found = decode(json.dumps([record("a"), record("b"), record("c")])[:-20])
    assert [r["text"] for r in records] == ["a", "b"]
    assert rules(found) == ["DG002"]
    assert "2 records kept, 1 lost" in found[0].message


def test_a_damaged_record_in_the_middle_costs_only_itself() -> None:
    text = json.dumps([record("a"), record("b"), record("c")], indent=0)
    records, found = decode(text.replace('"b"', '"b'))
    assert [r["text"] for r in records] == ["a", "c"]
    assert "2 records kept, 1 lost" in found[0].message


def test_a_loss_is_located_by_its_line() -> None:
    text = lines(record("a")) + lines(record("b"))[:-9] + "\n" + lines(record("c"))
    records, found = decode(text)
    assert [r["text"] for r in records] == ["a", "c"]
    assert found[0].location.line == 2


@pytest.mark.parametrize("damage", ["oops", '{"te', '{"unknown": 1, "text": "b', "{}}"])
def test_a_broken_line_is_lost_loudly(damage: str) -> None:
    records, found = decode(lines(record("a")) + damage + "\n" + lines(record("c")))
    assert [r["text"] for r in records] == ["a", "c"]
    assert rules(found) == ["DG002"]
    assert "1 lost" in found[0].message


@pytest.mark.parametrize("text", ["hello", "<html>", "42", '"text"', "null", "\x00\x01"])
def test_other_text_is_not_json(text: str) -> None:
    records, found = decode(text)
    assert not records
    assert rules(found) == ["DG001"]


def test_the_order_of_keys_does_not_matter_to_salvage() -> None:
    mixed = [dict(sorted(record(t).items(), reverse=reverse)) for t in "ab" for reverse in (0, 1)]
    records, _ = decode(json.dumps(mixed)[:-1])
    assert [r["text"] for r in records] == ["a", "a", "b", "b"]


def test_braces_inside_texts_are_no_records() -> None:
    records, found = decode(json.dumps([record('{"text": "inner"}'), record("b")])[:-1])
    assert [r["text"] for r in records] == ['{"text": "inner"}', "b"]
    assert "2 records kept, 0 lost" in found[0].message


TEXTS = st.lists(st.text(max_size=30), min_size=1, max_size=5)


@given(TEXTS, st.data())
@example(['{"text": "'], None)
def test_any_cut_keeps_every_whole_record(texts: list[str], data: Any) -> None:
    whole = json.dumps([record(t) for t in texts], ensure_ascii=False)
    cut = whole[: data.draw(st.integers(0, len(whole)))] if data else whole[:-1]
    records, _ = decode(cut)
    ends = [
        len(json.dumps([record(t) for t in texts[: n + 1]], ensure_ascii=False)) - 1
        for n in range(len(texts))
    ]
    assert records == [record(t) for t, end in zip(texts, ends, strict=True) if end <= len(cut)]


@given(TEXTS, st.data())
def test_a_cut_inside_a_record_counts_it_as_lost(texts: list[str], data: Any) -> None:
    head = json.dumps([record(t) for t in texts])[:-1] + ", "
    last = json.dumps(record("last"))
    cut = data.draw(st.integers(1, len(last) - 1))
    _, found = decode(head + last[:cut])
    assert f"{len(texts)} records kept, 1 lost" in found[0].message


@given(st.text(max_size=200))
def test_no_text_at_all_raises(text: str) -> None:
    decode(text)
    decode("[" + text)
    decode("{" + text)


class TestReadCorpus:
    def test_records_are_numbered_over_all_files_in_the_order_of_names(
        self, make_project: Any
    ) -> None:
        project = make_project(
            {"b.json": json.dumps([record("c")]), "a.jsonl": lines(record("a"), record("b"))}
        )
        chunks = read_corpus(project, Findings())
        assert [(c.record, c.text, c.file) for c in chunks] == [
            (0, "a", "content/chunks/a.jsonl"),
            (1, "b", "content/chunks/a.jsonl"),
            (2, "c", "content/chunks/b.json"),
        ]

    def test_a_skipped_record_keeps_its_number(self, make_project: Any) -> None:
        project = make_project({"a.json": json.dumps([record("a"), None, record("c")])})
        findings = Findings()
        assert [c.record for c in read_corpus(project, findings)] == [0, 2]
        (found,) = findings.sorted()
        assert (found.rule, found.location.record) == ("DG005", 1)

    def test_other_files_are_left_alone(self, make_project: Any) -> None:
        project = make_project({"a.json": json.dumps([record()]), "notes.txt": "no corpus"})
        findings = Findings()
        assert len(read_corpus(project, findings)) == 1
        assert not findings.sorted()

    @pytest.mark.parametrize(("extra", "kept"), [(0, True), (1, False)])
    def test_the_longest_text_has_a_million_characters(
        self, make_project: Any, extra: int, kept: bool
    ) -> None:
        long = record("x" * (MAX_TEXT + extra))
        project = make_project({"a.json": json.dumps([record(), long])})
        findings = Findings()
        assert (len(read_corpus(project, findings)) == 2) is kept
        assert rules(findings.sorted()) == ([] if kept else ["DG008"])

    def test_the_real_corpus_is_read_leniently(self, real_project: Any) -> None:
        findings = Findings()
        assert len(read_corpus(real_project, findings)) == 669
        (found,) = findings.sorted()
        assert found.rule == "DG003"
        assert found.message.startswith("73 raw control characters")
