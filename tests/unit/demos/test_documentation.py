# The documentation of demo.yaml and of its steps says exactly what the types say.

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from docsgen.model.demo import Manifest, Runs
from docsgen.model.steps import VERBS, Made, Step, Target

DOCS = Path(__file__).parents[3] / "docs"
STEPS = (DOCS / "try-out-steps.md").read_text(encoding="utf-8")
DEMOS = (DOCS / "demos.md").read_text(encoding="utf-8")


def keys(text: str) -> list[str]:
    """The keys that the first table of `text` lists."""
    table = re.search(r"(?m)(?:^\|.*\n)+", text)
    return re.findall(r"(?m)^\| `([^`]+)` \|", table[0]) if table else []


def section(heading: str) -> str:
    match = re.search(rf"(?ms)^## {heading}\n(.*?)(?=^## |\Z)", STEPS)
    assert match, heading
    return match[1]


def test_there_is_a_section_for_each_verb_and_for_nothing_else() -> None:
    assert re.findall(r"(?m)^## (.*)$", STEPS) == ["Targets", *VERBS]


def test_targets_are_documented() -> None:
    assert keys(section("Targets")) == list(Target.__struct_encode_fields__)


@pytest.mark.parametrize("verb", VERBS)
def test_the_keys_of_a_verb_are_documented(verb: str) -> None:
    kind = msgspec.structs.fields(Step)[VERBS.index(verb)].type.__args__[0]
    shared = set(Target.__struct_encode_fields__) if issubclass(kind, Target) else set()
    explained_anew = {"text"} & shared
    own = set(kind.__struct_encode_fields__) - shared
    assert set(keys(section(verb))) - explained_anew == own


def test_the_files_that_can_be_made_are_documented() -> None:
    assert all(f"{key}:" in section("upload") for key in Made.__struct_encode_fields__)


def test_the_keys_of_a_demo_are_documented() -> None:
    assert keys(DEMOS) == list(Manifest.__struct_encode_fields__)


def test_every_way_to_run_is_documented() -> None:
    assert all(f"- `{runs}`:" in DEMOS for runs in Runs)
