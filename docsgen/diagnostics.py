# Findings about content are data: every stage adds to one `Findings`, `report` prints them.

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from fnmatch import fnmatchcase as fnmatch

import msgspec
from msgspec.structs import replace

from docsgen.rules import RULES, Severity


class Location(msgspec.Struct, frozen=True):
    """Where a finding is; `record` counts over all files of the corpus, `line` is 1-based."""

    file: str | None = None
    record: int | None = None
    line: int | None = None
    url: str | None = None


class Correction(msgspec.Struct, frozen=True):
    """A change that is certain: `new` in the place of `old`, which the text holds just once."""

    old: str
    new: str


class Finding(msgspec.Struct, frozen=True):
    """What breaks a rule: what is wrong and what to do, in the reader's words.

    `rule` is an id of `RULES`; `correction` is what `docsgen check --fix` may do about it without
    asking. `finding` makes one with the default severity of its rule.
    """

    rule: str
    severity: Severity
    location: Location
    message: str
    hint: str
    correction: Correction | None = None


_SURROGATE = re.compile(r"[\ud800-\udfff]")


def finding(
    rule: str,
    message: str,
    hint: str,
    at: Location = Location(),  # noqa: B008 -- it cannot be changed
    correction: Correction | None = None,
) -> Finding:
    """A finding of `rule` (an id of `RULES`), in text that any report can hold.

    Whoever does not know the place leaves it to those who do.
    """
    at = replace(at, file=at.file and _encodable(at.file))
    severity = RULES[rule].severity
    return Finding(rule, severity, at, _encodable(message), _encodable(hint), correction)


def _encodable(text: str) -> str:
    """The text as any report can hold it: what it quotes may be in any encoding, or in none."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


_URL_PATH = re.compile(r"^[a-z][a-z0-9+.-]*://[^/]*", re.IGNORECASE)
"""What stands before the path of an address, which may be a wrong one."""


class Paths(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a rule looks: patterns of files (`content/guides/*`) or pages (`guides/quickstart`).

    With `only` it looks nowhere else; what fits `ignore` is left alone.
    """

    only: list[str] = []
    ignore: list[str] = []

    def include(self, at: Location) -> bool:
        """Whether the rule looks at this place."""
        page = _URL_PATH.sub("", at.url or "").partition("?")[0].partition("#")[0].strip("/")
        names = [name for name in (at.file, page) if name]

        def fits(patterns: list[str]) -> bool:
            return any(fnmatch(name, pattern) for name in names for pattern in patterns)

        return (not self.only or fits(self.only)) and not fits(self.ignore)


class RuleSetting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a project sets for a rule: another severity, the places where it looks."""

    severity: Severity | None = None
    paths: Paths = Paths()


class Findings:
    """Collects findings; `settings` says where rules look and how bad they are (site.yaml).

    Settings and the files of records are applied when the findings are handed on, so that a
    stage may collect some of its own, without knowing either, and keep them.
    """

    def __init__(self, settings: Mapping[str, Severity | RuleSetting] | None = None) -> None:
        self._settings = settings or {}
        self._found: list[Finding] = []
        self._files: dict[int, str] = {}

    def place(self, record: int, file: str) -> None:
        """Remember which file a record is in, for findings that name only the record."""
        self._files[record] = file

    def add(
        self,
        rule: str,
        message: str,
        *,
        hint: str,
        at: Location,
        correction: Correction | None = None,
    ) -> None:
        """Record one finding of `rule` (an id of `RULES`)."""
        self._found.append(finding(rule, message, hint, at, correction))

    def extend(self, found: Iterable[Finding]) -> None:
        """Take over findings, such as those that another stage or process collected."""
        self._found += found

    def sorted(self) -> list[Finding]:
        """All findings by file, record, line, URL and rule, so that output is reproducible."""
        return sorted(self, key=_order)

    def __iter__(self) -> Iterator[Finding]:
        placed = (self._placed(found) for found in self._found)
        return settled(placed, self._settings)

    def _placed(self, found: Finding) -> Finding:
        at = found.location
        if at.file is None and at.record in self._files:
            return replace(found, location=replace(at, file=self._files[at.record]))
        return found


def collected(work: Callable[[Findings], None]) -> list[Finding]:
    """What `work` finds, as it is before a project's settings."""
    findings = Findings()
    work(findings)
    return findings.sorted()


def settled(
    findings: Iterable[Finding], settings: Mapping[str, Severity | RuleSetting]
) -> Iterator[Finding]:
    """The findings that are looked for where they are, with the severity that they are given.

    Whatever severity they had is forgotten: reports of earlier runs are taken as they are now.
    """
    for found in findings:
        given = settings.get(found.rule)
        setting = given if isinstance(given, RuleSetting) else RuleSetting(given)
        if setting.paths.include(found.location):
            severity = setting.severity or RULES[found.rule].severity
            yield found if severity == found.severity else replace(found, severity=severity)


def _order(found: Finding) -> tuple[str, int, int, str, str, str]:
    at = found.location
    return (
        at.file or "",
        -1 if at.record is None else at.record,
        -1 if at.line is None else at.line,
        at.url or "",
        found.rule,
        found.message,
    )
