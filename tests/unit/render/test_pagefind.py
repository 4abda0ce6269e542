from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from docsgen.errors import MissingToolError
from docsgen.languages.vocabulary import Vocabulary
from docsgen.render import pagefind
from docsgen.render.pagefind import index_files
from docsgen.render.search import Record

RECORDS = [
    Record("docs/button/", "Button", "page", ["Components"], "Makes a button."),
    Record(
        "docs/button/#param-link", "link", "parameter", ["Button", "Parameters"], "Where to.", 7
    ),
    Record("guides/plots/#empty", "Empty", "guide", ["Plots"], ""),
]

NOTHING = Vocabulary([], [])
"""No word that means the same as another."""

Program = Callable[[str], Path]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Put a Python program in the place of Pagefind."""

    def put(code: str) -> Path:
        path = tmp_path / "pagefind"
        path.write_text(f"#!{sys.executable}\nimport sys, base64\n{code}")
        path.chmod(0o755)
        monkeypatch.setitem(sys.modules, "pagefind_bin", None)
        monkeypatch.setenv("PATH", str(tmp_path))
        return path

    return put


def test_a_project_without_pagefind_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingToolError) as caught:
        index_files(RECORDS, NOTHING, tmp_path)
    assert "pip install 'pagefind[bin]'" in caught.value.hint
    assert caught.value.exit_code == 3


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("", "it ended without an answer"),
        ("sys.exit(1)", "it ended without an answer"),
        ("print('Usage: pagefind,')", "Only base64 data is allowed"),
        ("print(base64.b64encode(b'no JSON').decode(), end=',')", "JSON is malformed"),
        (
            """print(base64.b64encode(b'{"message_id": null, "payload": {"type": "Error",'
            b' "message": "cannot index"}}').decode(), end=',')""",
            "cannot index",
        ),
    ],
)
def test_a_pagefind_that_does_not_answer_is_named(
    code: str, message: str, program: Program, tmp_path: Path
) -> None:
    path = program(code)
    with pytest.raises(MissingToolError, match=message) as caught:
        index_files(RECORDS, NOTHING, tmp_path)
    assert caught.value.path == path


@pytest.mark.skipif(sys.platform == "win32", reason="there any file can be started")
def test_a_pagefind_that_cannot_be_started_is_named(program: Program, tmp_path: Path) -> None:
    program("").write_text("#!/nowhere\n")
    with pytest.raises(MissingToolError, match="does not work"):
        index_files(RECORDS, NOTHING, tmp_path)


def test_only_what_the_dialog_loads_is_in_the_index(tmp_path: Path) -> None:
    names = sorted(
        path.split("/")[1].split(".")[0] for path in index_files(RECORDS, NOTHING, tmp_path)
    )
    assert names.count("fragment") == len(RECORDS)
    assert set(names) == {"fragment", "index", "pagefind", "pagefind-entry", "places", "wasm"}


def test_the_places_name_every_record(tmp_path: Path) -> None:
    files = index_files(RECORDS, Vocabulary(["gr"], []), tmp_path)
    listed = json.loads(files["pagefind/places.json"])
    assert [place[1:] for place in listed["places"]] == [
        ["Button", "page", 1, 0, "Components"],
        ["link", "parameter", 0, 7, "Button", "Parameters"],
        ["Empty", "guide", 0, 0, "Plots"],
    ]
    fragments = {f"pagefind/fragment/{place[0]}.pf_fragment" for place in listed["places"]}
    assert fragments <= files.keys()
    assert listed["empty"] == ["gr"]


def test_an_index_without_records_is_empty(tmp_path: Path) -> None:
    places = json.loads(index_files([], NOTHING, tmp_path)["pagefind/places.json"])
    assert places["places"] == []


def test_two_indexes_of_the_same_records_are_byte_identical(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [
        Record(f"a/{n}/", f"Title {n}", "page", ["Trail"], f"word{n % 97} {n} common text")
        for n in range(400)
    ]
    one = index_files(many, NOTHING, tmp_path / "one")
    monkeypatch.setenv("RAYON_NUM_THREADS", "1")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.chdir(tmp_path)
    other = index_files(many, NOTHING, tmp_path / "other")
    assert list(one.items()) == list(other.items())


def test_an_index_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = index_files(RECORDS, NOTHING, tmp_path)
    monkeypatch.setattr(pagefind, "_made", None)
    assert index_files(RECORDS, NOTHING, tmp_path) == made
    with pytest.raises(TypeError):
        index_files(RECORDS[1:], NOTHING, tmp_path)


def test_no_process_is_left_behind(tmp_path: Path) -> None:
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    before = children.read_text()
    index_files(RECORDS, NOTHING, tmp_path)
    assert children.read_text() == before
