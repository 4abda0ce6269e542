# The line in question is found by its number or by the words that the message quotes.

from __future__ import annotations

from pathlib import Path

import pytest

from docsgen.diagnostics import Finding, Location
from docsgen.report.excerpt import WIDTH, Sources
from docsgen.rules import Severity


def excerpt(root: Path, message: str, record: str | None = None, **at: object) -> list[str] | None:
    records = {0: record} if record is not None else {}
    place = Location(record=0, url="https://x/a") if record is not None else Location(**at)  # type: ignore[arg-type]
    found = Sources(root, records).excerpt(Finding("DG020", Severity.NOTE, place, message, "h"))
    return found and [found.line, found.caret]


def marked(lines: list[str] | None) -> str:
    """The characters above the carets."""
    assert lines
    line, caret = lines
    return line[caret.index("^") : len(caret)]


def test_a_quote_is_marked_on_its_line_of_the_record(tmp_path: Path) -> None:
    shown = excerpt(
        tmp_path, "'entires' is a misspelling", "First line.\nThe entires of it.\nLast."
    )
    assert shown == ["The entires of it.", "    ^^^^^^^"]


def test_a_word_is_not_marked_inside_another_one(tmp_path: Path) -> None:
    assert marked(excerpt(tmp_path, "'use' is wrong", "reuse it, use it")) == "use"
    assert excerpt(tmp_path, "'use' is wrong", "reuse it, use it") == [
        "reuse it, use it",
        " " * 10 + "^^^",
    ]


def test_a_quote_may_be_wrapped_in_the_record(tmp_path: Path) -> None:
    shown = excerpt(tmp_path, "the words 'that that' are doubled", "jobs that\nthat iterate")
    assert shown == ["jobs that", "     ^^^^"]


def test_a_quote_with_quotation_marks_is_found(tmp_path: Path) -> None:
    assert (
        marked(excerpt(tmp_path, f"{'don' + chr(39) + 't x'!r} is odd", "I don't x.")) == "don't x"
    )


def test_the_name_of_a_section_is_no_quote(tmp_path: Path) -> None:
    assert excerpt(tmp_path, "section 'Usage': text was lost", "Usage of it.") is None


def test_words_in_backticks_are_quotes_when_they_look_like_code(tmp_path: Path) -> None:
    assert marked(excerpt(tmp_path, "`gr.Buton` is unknown", "a gr.Buton here")) == "gr.Buton"
    assert excerpt(tmp_path, "the loop begins with `if`", "even if it is so") is None


def test_a_line_of_a_file_is_shown_whole_when_nothing_is_quoted(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one\n    two and more  \n")
    shown = excerpt(tmp_path, "it is wrong", file="a.md", line=2)
    assert shown == ["two and more", "^^^^^^^^^^^^"]


@pytest.mark.parametrize(
    "data",
    [
        b"one\r\ntwo\r\nthree",
        b"one\rtwo\rthree",
        b"\xef\xbb\xbfone\ntwo\nthree",
        b"\xff\xfe\ntwo\n\xe9",
        "one \u2028 \x0b \x85 still one\ntwo".encode(),
    ],
    ids=["CRLF", "CR", "BOM", "not UTF-8", "characters that only Python takes for line ends"],
)
def test_lines_are_counted_whatever_ends_them_and_however_they_are_encoded(
    tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "a.md").write_bytes(data)
    assert excerpt(tmp_path, "it is wrong", file="a.md", line=2) == ["two", "^^^"]


@pytest.mark.parametrize("at", [{"file": "b.md", "line": 1}, {"file": "a.md", "line": 9}, {}])
def test_without_the_text_there_is_no_excerpt(tmp_path: Path, at: dict[str, object]) -> None:
    (tmp_path / "a.md").write_text("one\n")
    assert excerpt(tmp_path, "'one' is wrong", **at) is None


def test_control_characters_do_not_reach_the_terminal(tmp_path: Path) -> None:
    shown = excerpt(tmp_path, "'bad' is wrong", "\x1b[1m bad\x07 \u202e")
    assert shown
    assert shown[0] == "\ufffd[1m bad\ufffd \ufffd"


def test_a_long_line_is_cut_around_the_quote(tmp_path: Path) -> None:
    shown = excerpt(tmp_path, "'needle' is wrong", "hay " * 100 + "needle" + " hay" * 100)
    assert shown
    assert marked(shown) == "needle"
    assert shown[0].startswith("…")
    assert shown[0].endswith("…")
    assert len(shown[0]) <= WIDTH + 2


def test_wide_characters_take_two_columns(tmp_path: Path) -> None:
    assert excerpt(tmp_path, "'bad' is wrong", "日本 bad") == ["日本 bad", "     ^^^"]
