# The inspection of the real corpus against an extraction by a second program (reference.json).

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

GOLDEN = json.loads(Path(__file__).with_name("reference.json").read_text(encoding="utf-8"))
PATHS = list(GOLDEN["pages"])
PROSE = {"guide", "client-guide", "introduction"}


def digest(text: str) -> str:
    normal = " ".join(text.split())
    return hashlib.sha256(normal.encode()).hexdigest()[:12] if normal else ""


def rows(table: list[dict[str, Any]]) -> list[list[Any]]:
    return [
        [p["name"], p["type"], p["default"], p["required"], digest(p["description"])] for p in table
    ]


def golden_rows(table: str | list[list[Any]]) -> list[list[Any]]:
    return GOLDEN["tables"][table] if isinstance(table, str) else table


@pytest.fixture(params=PATHS)
def pair(request: pytest.FixtureRequest, corpus: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """A page of the golden file and the same page as docsgen inspects it."""
    return GOLDEN["pages"][request.param], corpus.page(request.param.rstrip("/"))


def test_every_page_is_there_once_and_no_other(corpus: Any) -> None:
    own = [p["path"] for p in corpus.inspection["pages"] if p["chunks"]]
    assert sorted(own) == sorted(PATHS)


def test_identity(pair: Any) -> None:
    golden, page = pair
    for key in ("url", "kind", "complete", "chunks"):
        assert page[key] == golden[key], key


def test_reference_pages_carry_the_name_of_their_class(pair: Any) -> None:
    golden, page = pair
    if golden["kind"] not in PROSE:
        assert page["title"] == golden["title"]


def test_sections(pair: Any) -> None:
    golden, page = pair
    assert [s["chunks"] for s in page["sections"]] == [s[1] for s in golden["sections"]]
    for section, (heading, _) in zip(page["sections"], golden["sections"], strict=True):
        assert section["heading"], "a lost heading needs a substitute"
        if heading:
            assert section["heading"] == heading


def test_description(pair: Any) -> None:
    golden, page = pair
    assert digest(page["description"]) == golden.get("description", "")


def test_behavior(pair: Any) -> None:
    golden, page = pair
    found = page["behavior"]
    sides = [found[k] for k in ("input", "output")] if found else []
    assert [[s["type"], digest(s["description"])] for s in sides] == golden.get("behavior", [])


@pytest.mark.parametrize("table", ["parameters", "attributes", "event_parameters"])
def test_tables(pair: Any, table: str) -> None:
    golden, page = pair
    assert rows(page[table]) == golden_rows(golden.get(table, []))


def test_helper_classes(pair: Any) -> None:
    golden, page = pair
    found = {helper["name"]: rows(helper["fields"]) for helper in page["helper_classes"]}
    assert found == golden.get("helper_classes", {})


def test_methods(pair: Any) -> None:
    golden, page = pair
    found = [
        [m["name"], m["is_event_listener"], digest(m["description"]), rows(m["parameters"])]
        for m in page["methods"]
    ]
    wanted = [[*method[:3], golden_rows(method[3])] for method in golden.get("methods", [])]
    assert found == wanted


def test_events(pair: Any) -> None:
    golden, page = pair
    found = [[e["name"], digest(e["description"])] for e in page["events"]]
    assert found == golden.get("events", [])


def test_shortcuts_and_demos(pair: Any) -> None:
    golden, page = pair
    found = [[s["class"], s["shortcut"], s["initialization"]] for s in page["shortcuts"]]
    assert found == golden.get("shortcuts", [])
    assert page["demos"] == golden.get("demos", [])


def test_related_guides(pair: Any) -> None:
    golden, page = pair
    found = [[r["title"], r["url"].rstrip("/").split("/")[-1]] for r in page["related_guides"]]
    assert found == golden.get("related_guides", [])


def test_samples_as_stored(pair: Any) -> None:
    golden, page = pair
    found = [[digest(block["source"]), block["chunks"]] for block in page["code_blocks"]]
    assert found == golden.get("code_blocks", [])


def test_support_matrix(corpus: Any) -> None:
    assert corpus.inspection["event_matrix"] == GOLDEN["event_matrix"]
