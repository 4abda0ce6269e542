# The evidence of a project as a file, and where it disagrees with the library or the matrix.

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from docsgen.diagnostics import Findings, Location
from docsgen.errors import ConfigError
from docsgen.files import read_bytes
from docsgen.model.lab import Lab
from docsgen.model.proof import FILE, Evidence, Pair, is_stale
from docsgen.model.site import SupportMatrix


def read_evidence(path: Path, root: Path) -> Evidence:
    """The evidence in a file of the project in `root`, none without a file; raises ConfigError."""
    if not os.path.lexists(path):
        return Evidence()
    try:
        return msgspec.json.decode(read_bytes(path, root), type=Evidence)
    except (msgspec.MsgspecError, RecursionError) as error:
        hint = "remove it and run `docsgen prove`"
        raise ConfigError(str(error), hint=hint, path=path) from error


def evidence_file(evidence: Evidence) -> bytes:
    """The evidence as a file that people can read and compare."""
    return msgspec.json.format(msgspec.json.encode(evidence), indent=1) + b"\n"


def check_evidence(
    evidence: Evidence, matrix: SupportMatrix, labs: Iterable[Lab], version: str, findings: Findings
) -> None:
    """Report where the library, the matrix and the proofs disagree."""
    for component, event in _only_in(evidence.listeners, matrix.support, matrix.support):
        message = f"{component}.{event} exists in the library and has no tick in the matrix"
        _report("DG190", message, "correct the matrix in content/repairs.yaml", findings)
    for component, event in _only_in(matrix.support, evidence.listeners, evidence.listeners):
        message = f"{component}.{event} has a tick in the matrix and does not exist in the library"
        _report("DG191", message, "correct the matrix in content/repairs.yaml", findings)
    known = evidence.by_pair()
    for lab in labs:
        for event in lab.events:
            proof, name = known.get((lab.component, event)), f"{lab.component}.{event}"
            if proof and not proof.proven:
                hint = "do nothing as long as the reason holds"
                _report("DG193", f"{name} is not proven: {proof.reason}", hint, findings)
            elif proof is None or is_stale(proof, lab, version):
                what = "was proven with another lab or version" if proof else "has not been tried"
                _report("DG192", f"{name} {what}", f"docsgen prove {lab.component}", findings)


def _only_in(
    here: dict[str, list[str]], there: dict[str, list[str]], components: Iterable[str]
) -> Iterator[Pair]:
    """Pairs of `here` that `there` lacks, for those components only."""
    for component in components:
        missing = set(here.get(component, [])) - set(there.get(component, []))
        yield from ((component, event) for event in sorted(missing))


def _report(rule: str, message: str, hint: str, findings: Findings) -> None:
    findings.add(rule, message, hint=hint, at=Location(file=FILE))
