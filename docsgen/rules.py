# The rules that findings name. The page of a rule in docs/rules/ is the only place where it is
# written down; `make rules` lists them all in rules.json beside this file.

from __future__ import annotations

import enum
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import msgspec


class Severity(enum.StrEnum):
    """How bad a finding is, worst first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Family(enum.StrEnum):
    """What a rule is about, in the order of the list of rules."""

    PROJECT = "project"
    CORPUS = "corpus"
    PAGES = "pages"
    LINKS = "links"
    PROSE = "prose"
    REFERENCE = "reference"
    LIBRARY = "library"
    SAMPLES = "samples"
    DEMOS = "demos"
    BROWSER = "browser"


class Rule(msgspec.Struct, frozen=True):
    """A kind of finding: stable id, short name, default severity, family, one-line summary."""

    id: str
    name: str
    severity: Severity
    family: Family
    summary: str

    @property
    def page(self) -> str:
        """The name of its page, which is in docs/rules/."""
        return f"{self.id}.md"


TABLE = Path(__file__).with_suffix(".json")
"""The list of all rules, by id."""

RULES: Mapping[str, Rule] = MappingProxyType(
    {rule.id: rule for rule in msgspec.json.decode(TABLE.read_bytes(), type=list[Rule])}
)


def find_rule(wanted: str) -> Rule | None:
    """The rule with this id or name, however it is cased."""
    wanted = wanted.casefold()
    return next((r for r in RULES.values() if wanted in (r.id.casefold(), r.name)), None)


def similar_rules(wanted: str) -> str:
    """What to say about a rule that does not exist: those that may have been meant."""
    digits = wanted.upper().replace("O", "0")
    if rule := find_rule(wanted) or find_rule(digits):  # a name, or letters, for an id
        return f"did you mean {rule.id}?"
    import difflib  # only for somebody who made a mistake

    known = {spelling: r.id for r in RULES.values() for spelling in (r.id.casefold(), r.name)}
    close = difflib.get_close_matches(wanted.casefold(), known, n=3)
    meant = [f"{known[spelling]} ({RULES[known[spelling]].name})" for spelling in close]
    return f"did you mean {' or '.join(meant)}?" if meant else "see docs/rules/"
