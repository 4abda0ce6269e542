# Findings as SARIF 2.1.0 (OASIS standard), which code-scanning services read.

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import msgspec

from docsgen import __version__
from docsgen.diagnostics import Finding, Location
from docsgen.rules import RULES, Rule

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def as_sarif(diagnostics: Sequence[Finding]) -> str:
    """A log with one run; it describes the rules that have findings."""
    used = sorted({found.rule for found in diagnostics})
    index = {rule: number for number, rule in enumerate(used)}
    driver = {
        "name": "docsgen",
        "version": __version__,
        "rules": [_rule(RULES[rule]) for rule in used],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(found, index[found.rule]) for found in diagnostics],
    }
    encoded = msgspec.json.encode({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})
    return msgspec.json.format(encoded, indent=1).decode() + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "help": {"text": f"`docsgen check --explain {rule.id}` says more."},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(found: Finding, index: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": found.rule,
        "ruleIndex": index,
        "level": found.severity,
        "message": {"text": f"{found.message}\n{found.hint}"},
        "partialFingerprints": {"docsgen/v1": _fingerprint(found)},
    }
    if found.location.file or found.location.url:
        result["locations"] = [_location(found.location)]
    return result


def _location(at: Location) -> dict[str, Any]:
    """A file with its line where there is one, and the record and page as a logical location."""
    location: dict[str, Any] = {}
    if at.file:
        region = {"region": {"startLine": at.line}} if at.line else {}
        location["physicalLocation"] = {"artifactLocation": {"uri": quote(at.file)}, **region}
    if at.url:
        record = {"name": f"record {at.record}"} if at.record is not None else {}
        logical = {"fullyQualifiedName": at.url, "kind": "resource", **record}
        location["logicalLocations"] = [logical]
    return location


def _fingerprint(found: Finding) -> str:
    """What stays the same of a finding when lines are put in front of it."""
    parts = (found.rule, found.location.file, found.location.url, found.message)
    return hashlib.sha256(repr(parts).encode()).hexdigest()
