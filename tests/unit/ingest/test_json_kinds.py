# Every kind of file that a reader of JSON may meet, valid or not, as a file of the corpus beside a
# good one: nothing ends docsgen, what is wrong is named, and what can be read is kept.

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from docsgen.diagnostics import Findings
from docsgen.model import Site
from docsgen.report.inspection import inspection
from docsgen.workflows.build import build
from docsgen.workflows.load import load
from tests.conftest import MakeProject

GOOD = {
    "text": "Kept text.",
    "heading1": "Good",
    "source_page_url": "https://gradio.app/guides/good",
    "source_page_title": "Mcp - Good",
}
OTHER = {
    "text": "Other text.",
    "heading1": "Other",
    "source_page_url": "https://gradio.app/guides/other",
    "source_page_title": "Mcp - Other",
}
ONE = json.dumps(GOOD).encode()
REST = json.dumps(GOOD)[:-1].encode()
"""A good record whose closing brace is missing, to put something behind."""


def with_value(text: bytes) -> bytes:
    """A good record with a value more, and another good one."""
    return b"[" + REST + b', "score": ' + text + b"}]"


def deep(opening: str, closing: str, levels: int) -> bytes:
    return (opening * levels + closing * levels).encode()


NO_RECORD = {
    "nothing": b"",
    "white space": b" \t\r\n" * 3000,
    "null": b"null",
    "true": b"true",
    "a number": b"42",
    "minus": b"-",
    "a string": b'"text"',
    "half a surrogate pair": b'"\\ud800"',
    "a bare word": b"undefined",
    "an open string": b'"abc',
    "an open array": b"[",
    "an open object": b"{",
    "an open key": b'{"',
    "a closing bracket": b"]",
    "a comma": b"[,]",
    "two commas": b"[1,,2]",
    "a colon": b"[:]",
    "a number with a leading zero": b"[012]",
    "a number without digits": b"[-, .5, 5., 1e, 0x1F, +1]",
    "a single quote": b"['a']",
    "an unquoted key": b"{a: 1}",
    "a comment": b"/* */ []",
    "an escape that is none": b'["\\x41 \\u12 \\"]',
    "a line feed in a string": b'["a\nb"]',
    "NUL": b"\x00",
    "NUL in an array": b"[\x00]",
    "NUL in a string": b'["\x00"]',
    "a form feed": b"[\x0c]",
    "a non-breaking space": b"[\xc2\xa0]",
    "a byte order mark alone": b"\xef\xbb\xbf",
    "half a byte order mark": b"\xef\xbb{}",
    "two byte order marks": b"\xef\xbb\xbf\xef\xbb\xbf[]",
    "UTF-16 without a mark": "[]".encode("utf-16-be"),
    "a cut UTF-16": "[]".encode("utf-16")[:-1],
    "an array of arrays": b"[[], [[]], {}]",
    "numbers, words and nothing": b'[1, -0, 1e9999, NaN, -Infinity, "a", true, null, ""]',
    "lone surrogates": b'["\\ud800", "\\udfff\\ud800", "\\ud83d", {"\\udc00": "\\udc00"}]',
    "a surrogate as UTF-8": b'["\xed\xa0\x80"]',
    "overlong UTF-8": b'["\xc0\xaf", "\xfc\x83\xbf\xbf\xbf\xbf"]',
    "a byte that is not UTF-8": b"[\xff]",
    "100,000 arrays": deep("[", "]", 100_000),
    "100,000 open arrays": b"[" * 100_000,
    "100,000 objects": deep('{"":', "}", 100_000),
    "100,000 open objects": b'{"a":' * 100_000,
    "100,000 arrays and objects": b'[{"a":' * 50_000,
    "900 arrays": deep("[", "]", 900),
    "a number of a million digits": b"[" + b"9" * 1_000_000 + b"]",
    "an object that holds records": b'{"records": [' + ONE + b"]}",
    "nested values": json.dumps([{key: {"value": value} for key, value in GOOD.items()}]).encode(),
    "lists for strings": json.dumps([{key: [value] for key, value in GOOD.items()}]).encode(),
    "no keys": b"[{}, {}]",
    "nothing for strings": json.dumps([dict.fromkeys(GOOD)]).encode(),
}
"""What holds no record; a finding says so."""

A_RECORD = {
    "behind much space": b" " * 5000 + b"[" + ONE + b"]",
    "a trailing comma": b"[" + ONE + b",]",
    "a missing comma": b"[" + ONE + b" " + ONE + b"]",
    "a missing bracket": b"[" + ONE,
    "a bracket too many": b"[" + ONE + b"]]",
    "text behind it": b"[" + ONE + b"] and so on",
    "a second array behind it": b"[" + ONE + b"]\n[" + ONE + b"]",
    "a cut record behind it": b"[" + ONE + b', {"text": "cu',
    "a cut escape behind it": b"[" + ONE + b', "\\ud8',
    "other values around it": b'[null, 1, "\\ud800", [], ' + ONE + b", {}]",
    "a huge exponent": with_value(b"1e9999"),
    "a huge number": with_value(b"-" + b"1" * 5_000),
    "NaN": with_value(b"NaN"),
    "infinity": with_value(b"-Infinity"),
    "minus zero": with_value(b"-0"),
    "a surrogate in a value": with_value(b'"\\udfaa"'),
    "a surrogate in a key": b"[" + REST + b', "\\ud800": 1}]',
    "two keys that differ in a surrogate": b"[" + REST + b', "\\ud800": 1, "\\udc00": 2}]',
    "an empty key": b"[" + REST + b', "": 1}]',
    "a key of a million letters": b"[" + REST + b', "' + b"k" * 1_000_000 + b'": 1}]',
    "a thousand keys": b"[" + REST + b"".join(b', "k%d": 1' % n for n in range(1000)) + b"}]",
    "a key twice": b"[" + REST + b', "heading1": "Good"}]',
    "a key twice, lenient": b"[" + REST + b', "heading1": "Good", "x": NaN}]',
    "500 arrays in a value": with_value(deep("[", "]", 500)),
    "UTF-16": ("\ufeff[" + json.dumps(GOOD) + "]").encode("utf-16-le"),
    "UTF-16, the other way": ("\ufeff[" + json.dumps(GOOD) + "]").encode("utf-16-be"),
    "UTF-32": ("[" + json.dumps(GOOD) + "]").encode("utf-32"),
    "a byte that is not UTF-8 behind it": b"[" + ONE + b', "\xe9"]',
    "a control character behind it": b"[" + ONE + b', "\x01"]',
    "NUL behind it": b"[" + ONE + b"]\x00",
    "lines": ONE + b"\r\n\r\n" + ONE,
    "lines with others between": ONE + b'\nnull\n"\\ud800"\n[1]\n{"\n' + ONE,
    "an object over several lines": json.dumps(GOOD, indent=2).encode(),
}
"""What holds a good record, whatever is around it."""

SOUND = {
    "behind much space",
    "a key twice",
    "lines",
    "an object over several lines",
}
"""What is read without a word, as all JSON readers do."""

ALL = NO_RECORD | A_RECORD


def loaded(make_project: MakeProject, data: bytes) -> tuple[Site, Findings]:
    project = make_project({"a.json": data, "b.json": json.dumps([OTHER])})
    findings = Findings(project.config.rules)
    site = load(project, findings)
    assert inspection(site)
    return site, findings


def paths(site: Site) -> set[str]:
    return {page.path for page in site.pages}


@pytest.mark.parametrize("kind", NO_RECORD)
def test_a_file_without_a_record_is_named(make_project: MakeProject, kind: str) -> None:
    site, findings = loaded(make_project, NO_RECORD[kind])
    assert paths(site) == {"guides/other/"}
    errors = [found for found in findings.sorted() if found.severity == "error"]
    assert {found.location.file for found in errors} == {"content/chunks/a.json"}
    assert all(found.hint and len(found.message) < 5_000 for found in errors)


@pytest.mark.parametrize("kind", A_RECORD)
def test_a_record_is_kept_whatever_is_around_it(make_project: MakeProject, kind: str) -> None:
    site, findings = loaded(make_project, A_RECORD[kind])
    assert paths(site) == {"guides/good/", "guides/other/"}
    found = [f for f in findings.sorted() if f.severity != "note"]
    assert {f.location.file for f in found} == (
        set() if kind in SOUND else {"content/chunks/a.json"}
    )
    assert all(f.hint and len(f.message) < 5_000 for f in found)


def test_all_of_them_together_can_be_built(make_project: MakeProject, tmp_path: Path) -> None:
    files: dict[str, Any] = {f"{n}.json": data for n, data in enumerate(ALL.values())}
    project = make_project(files)
    findings = Findings()
    build(project.root, tmp_path / "site", findings, jobs=2)
    page = (tmp_path / "site" / "guides" / "good" / "index.html").read_text(encoding="utf-8")
    assert "Kept text." in page
    assert findings.sorted()
