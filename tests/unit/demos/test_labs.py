# Labs are written from a support matrix alone; each is ordinary code that compiles.

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from docsgen.demos.labs import lab_demos
from docsgen.languages import ENGLISH, texts_in
from docsgen.libraries.gradio.labs.code import labs
from docsgen.model import SupportMatrix
from docsgen.model.demo import Runs
from docsgen.model.lab import Lab
from tests.conftest import ROOT, Corpus

BEYOND = {"Accordion", "Blocks", "Dependency", "Sidebar", "Tab"}


@pytest.fixture(scope="module")
def made(corpus: Corpus) -> dict[str, Lab]:
    return {lab.component: lab for lab in labs(corpus.site.matrix)}


def test_every_component_of_the_matrix_has_a_lab(made: dict[str, Lab], corpus: Corpus) -> None:
    support = corpus.site.matrix.support
    assert {name: made[name].events for name in support} == support
    assert set(made) - set(support) == BEYOND


def test_every_lab_is_python_and_names_all_its_events(made: dict[str, Lab]) -> None:
    for lab in made.values():
        words = {
            node.value if isinstance(node, ast.Constant) else getattr(node, "attr", None)
            for node in ast.walk(ast.parse(lab.code))
        }
        assert set(lab.events) <= words


def test_code_is_narrow_enough_to_be_read(made: dict[str, Lab]) -> None:
    assert max(len(line) for lab in made.values() for line in lab.code.split("\n")) <= 110


def test_an_event_that_the_matrix_lacks_is_not_wired() -> None:
    (lab, *_) = labs(SupportMatrix(["submit"], {"Textbox": ["submit"]}))
    assert '"submit"' in lab.code
    assert '"blur"' not in lab.code


def test_there_is_no_lab_without_a_matrix() -> None:
    assert labs(SupportMatrix([], {})) == []


def test_a_component_that_nobody_knows_has_no_lab() -> None:
    made = labs(SupportMatrix(["click"], {"Teapot": ["click"]}))
    assert "Teapot" not in {lab.component for lab in made}


def test_a_lab_is_written_as_a_demo_once(made: dict[str, Lab], tmp_path: Path) -> None:
    (demo,) = lab_demos([made["Textbox"]], tmp_path, texts_in(ENGLISH))
    script = demo.folder / "run.py"
    before = script.stat().st_mtime_ns
    lab_demos([made["Textbox"]], tmp_path, texts_in(ENGLISH))
    assert script.read_text() == made["Textbox"].code
    assert script.stat().st_mtime_ns == before
    assert demo.is_live


def test_a_lab_that_cannot_run_says_why(made: dict[str, Lab], tmp_path: Path) -> None:
    (demo,) = lab_demos([made["LoginButton"]], tmp_path, texts_in(ENGLISH))
    assert demo.manifest.runs is Runs.CODE_ONLY
    assert demo.manifest.why_not


def test_the_documentation_lists_what_is_not_proven(corpus: Corpus) -> None:
    text = (ROOT / "docs" / "event-proofs.md").read_text(encoding="utf-8")
    rows = re.findall(r"(?m)^\| `(\w+)\.(\w+)` \| (.*) \|$", text)
    proofs = corpus.site.evidence.proofs
    assert rows == [(p.component, p.event, p.reason) for p in proofs if not p.proven]


def test_nearly_all_ticks_of_the_matrix_are_proven(corpus: Corpus) -> None:
    support = corpus.site.matrix.support
    proven = [p for p in corpus.site.evidence.proofs if p.proven and p.component in support]
    assert len(proven) >= 180
