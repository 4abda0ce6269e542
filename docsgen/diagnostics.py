# Findings about content are data: every stage adds to one `Findings`, `report` prints them.
# `RULES` is the single list of rules; docs/rules/ has a page for each, tests/rules/ a fixture.

from __future__ import annotations

import enum
from collections.abc import Mapping

import msgspec


class Severity(enum.StrEnum):
    """How bad a finding is, worst first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Rule(msgspec.Struct, frozen=True):
    """A kind of finding: stable id, short name, default severity, one-line summary."""

    id: str
    name: str
    severity: Severity
    summary: str


class Location(msgspec.Struct, frozen=True):
    """Where a finding is; `record` counts over all files of the corpus, `line` is 1-based."""

    file: str | None = None
    record: int | None = None
    line: int | None = None
    url: str | None = None


class Diagnostic(msgspec.Struct, frozen=True):
    """One finding: what is wrong and what to do, in the reader's words."""

    rule: str
    severity: Severity
    location: Location
    message: str
    hint: str


_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

RULES: Mapping[str, Rule] = {
    rule.id: rule
    for rule in (
        Rule("DG001", "not-json", _ERROR, "A corpus file is not JSON."),
        Rule("DG002", "records-lost", _ERROR, "Part of a corpus file could not be decoded."),
        Rule("DG003", "control-characters", _NOTE, "Raw control characters in JSON strings."),
        Rule("DG004", "not-utf8", _ERROR, "A file of the content is not UTF-8."),
        Rule("DG005", "record-shape", _ERROR, "A record lacks a key or has a wrong type."),
        Rule("DG006", "unknown-key", _WARNING, "A record has a key that docsgen does not know."),
        Rule("DG007", "empty-corpus", _ERROR, "A corpus file holds no record."),
        Rule("DG008", "oversized-record", _ERROR, "A record is too large to be documentation."),
        Rule("DG009", "bad-url", _ERROR, "An address cannot become a path of the site."),
        Rule("DG010", "path-clash", _ERROR, "Two pages map to one path of the site."),
        Rule("DG011", "duplicate-record", _NOTE, "A record repeats another one byte for byte."),
        Rule("DG012", "fused-record", _WARNING, "A record shows signs of two glued halves."),
        Rule("DG013", "stale-repair", _ERROR, "A repair does not fit the corpus."),
        Rule("DG014", "repaired", _NOTE, "A record was corrected by content/repairs.yaml."),
        Rule("DG015", "text-lost", _WARNING, "A section lost text before it reached docsgen."),
        Rule("DG016", "redundant-tail", _NOTE, "A record repeats the end of the previous one."),
        Rule(
            "DG017", "repeated-section", _NOTE, "A page repeats a section; the copies are merged."
        ),
        Rule("DG018", "unparsed-text", _WARNING, "Text of a reference section fits no grammar."),
        Rule("DG020", "dead-link", _WARNING, "A link leads to a page or section that is not here."),
        Rule("DG021", "glued-anchor", _NOTE, "A link had lost the # before its anchor."),
        Rule("DG022", "rewritten-host", _NOTE, "A host was replaced by the table in site.yaml."),
        Rule("DG023", "unsafe-link", _WARNING, "A link with a dangerous scheme was dropped."),
        Rule("DG024", "unsplit-demos", _WARNING, "A run of demo names could not be split."),
        Rule("DG025", "matrix-mismatch", _WARNING, "Support matrix and component page disagree."),
        Rule("DG026", "empty-page", _WARNING, "A page has no text at all."),
        Rule("DG027", "corrected-sample", _NOTE, "A code sample had a known defect."),
        Rule("DG028", "uncertain-sample", _WARNING, "A code sample has several readings."),
        Rule("DG029", "damaged-sample", _WARNING, "A code sample lost text."),
        Rule("DG030", "lost-tag", _WARNING, "A sentence lost the HTML tag it speaks of."),
        Rule("DG031", "bad-redirect", _ERROR, "A redirect of site.yaml leads from or to nowhere."),
        Rule("DG040", "front-matter", _ERROR, "The front matter of an own guide is not usable."),
        Rule("DG060", "demo-raised", _ERROR, "A demo's script raises before its app is there."),
        Rule(
            "DG061", "demo-limit", _ERROR, "A demo takes more time, memory or output than it may."
        ),
        Rule(
            "DG062", "demo-forbidden", _ERROR, "A demo reaches out of its folder while it is built."
        ),
        Rule("DG063", "demo-without-app", _ERROR, "A demo's script makes no app."),
        Rule("DG064", "demo-with-apps", _WARNING, "A demo's script makes several apps."),
        Rule(
            "DG065", "package-unavailable", _WARNING, "A package cannot be loaded in the browser."
        ),
        Rule("DG066", "needs-server", _WARNING, "A demo asks for what only a server can do."),
        Rule(
            "DG067",
            "package-missing",
            _WARNING,
            "A demo's package is not installed for the export.",
        ),
        Rule("DG068", "bad-demo", _ERROR, "A demo's files are missing or wrong."),
        Rule("DG190", "unlisted-listener", _WARNING, "The matrix lacks a listener of the library."),
        Rule("DG191", "unknown-listener", _WARNING, "The matrix has a listener too many."),
        Rule(
            "DG192", "untried-event", _WARNING, "An event has no proof, or one that is out of date."
        ),
        Rule("DG193", "unproven-event", _NOTE, "An event was tried and did not fire."),
    )
}


class Findings:
    """Collects diagnostics; `severities` overrides the rules' defaults (site.yaml, `rules:`).

    Severities and the files of records are filled in when the findings are handed on, so that a
    stage may collect some of its own, without knowing either, and keep them.
    """

    def __init__(self, severities: Mapping[str, Severity] | None = None) -> None:
        self._severities = severities or {}
        self._diagnostics: list[Diagnostic] = []
        self._files: dict[int, str] = {}

    def place(self, record: int, file: str) -> None:
        """Remember which file a record is in, for findings that name only the record."""
        self._files[record] = file

    def add(self, rule: str, message: str, *, hint: str, at: Location) -> None:
        """Record one finding of `rule` (an id of `RULES`)."""
        self._diagnostics.append(Diagnostic(rule, RULES[rule].severity, at, message, hint))

    def extend(self, other: Findings) -> None:
        """Take over the findings that another stage or process collected."""
        self._diagnostics += map(other._completed, other._diagnostics)

    def sorted(self) -> list[Diagnostic]:
        """All findings by file, record, line, URL and rule, so that output is reproducible."""
        return sorted(map(self._completed, self._diagnostics), key=_order)

    def _completed(self, found: Diagnostic) -> Diagnostic:
        at, severity = found.location, self._severities.get(found.rule, found.severity)
        if at.file is None and at.record in self._files:
            at = msgspec.structs.replace(at, file=self._files[at.record])
        return Diagnostic(found.rule, severity, at, found.message, found.hint)


def _order(diagnostic: Diagnostic) -> tuple[str, int, int, str, str, str]:
    at = diagnostic.location
    return (
        at.file or "",
        -1 if at.record is None else at.record,
        -1 if at.line is None else at.line,
        at.url or "",
        diagnostic.rule,
        diagnostic.message,
    )
