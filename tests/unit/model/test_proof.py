# Evidence: read, merged, written, and stale as soon as lab or library changes.

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from docsgen.assemble.evidence import evidence_file, read_evidence
from docsgen.errors import ConfigError
from docsgen.model.lab import Lab
from docsgen.model.proof import Evidence, Proof, is_stale

LAB = Lab("Button", ["click"], "the code")
PROOF = Proof(
    component="Button",
    event="click",
    gesture="press the button",
    reason="",
    runtime="native",
    version="1.0",
    browser="Chromium 156",
    time="2026-11-24T19:20:00+00:00",
    lab=LAB.digest,
)


def test_evidence_survives_its_file(tmp_path: Path) -> None:
    evidence = Evidence({"Button": ["click"]}, [PROOF])
    (tmp_path / "proofs.json").write_bytes(evidence_file(evidence))
    assert read_evidence(tmp_path / "proofs.json", tmp_path) == evidence


def test_a_project_without_the_file_has_no_evidence(tmp_path: Path) -> None:
    assert read_evidence(tmp_path / "proofs.json", tmp_path) == Evidence()


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "proofs.json"
    path.write_text("[]")
    with pytest.raises(ConfigError) as raised:
        read_evidence(path, tmp_path)
    assert raised.value.path == path


def test_a_newer_proof_takes_the_place_of_an_older_one() -> None:
    newer = msgspec.structs.replace(PROOF, reason="it did not fire")
    other = msgspec.structs.replace(PROOF, component="Audio", event="play")
    merged = Evidence({}, [PROOF]).with_proofs([newer, other], {})
    assert merged.proofs == [other, newer]


@pytest.mark.parametrize("change", [{"lab": "another"}, {"version": "2.0"}])
def test_a_proof_is_stale_once_lab_or_library_changed(change: dict[str, str]) -> None:
    assert not is_stale(PROOF, LAB, "1.0")
    assert is_stale(msgspec.structs.replace(PROOF, **change), LAB, "1.0")
