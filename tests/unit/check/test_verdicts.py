# What the rules find in the real corpus, against the verdicts of those who have read it.

from __future__ import annotations

from typing import Any

import pytest
import yaml

from docsgen.check.library import check_library
from docsgen.check.reference import check_reference
from docsgen.check.samples import check_samples
from docsgen.config import Project
from docsgen.diagnostics import Findings
from docsgen.installed import find_library
from tests.conftest import ROOT, Corpus


@pytest.fixture(scope="module")
def verdicts() -> list[dict[str, Any]]:
    path = ROOT / "bench" / "check_verdicts_library.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def test_at_least_95_percent_of_the_findings_are_true(verdicts: list[dict[str, Any]]) -> None:
    true = sum(entry["verdict"] for entry in verdicts)
    assert len(verdicts) >= 100
    assert true / len(verdicts) >= 0.95


def test_every_finding_has_a_verdict(
    verdicts: list[dict[str, Any]], corpus: Corpus, real_project: Project
) -> None:
    if find_library(real_project) is None:
        pytest.skip("the documented version of the library is not installed")
    findings = Findings()
    for family in (check_reference, check_library, check_samples):
        family(corpus.site, real_project, findings)
    found = {(d.rule, d.message) for d in findings.sorted()}
    assert found == {(entry["rule"], entry["message"]) for entry in verdicts}
