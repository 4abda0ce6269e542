# The single list of rules: docs/rules/ has a page for each, tests/rules/ a fixture.

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
        Rule("DG032", "stale-baseline", _WARNING, "A baseline accepts what is not found any more."),
        Rule("DG033", "odd-title", _WARNING, "A page has a title that was not meant to be read."),
        Rule("DG034", "same-title", _WARNING, "Two pages have the same title."),
        Rule("DG035", "twin-pages", _WARNING, "Two pages share much of their text."),
        Rule("DG036", "heading-order", _WARNING, "Headings skip a level or a number."),
        Rule("DG037", "untrusted-host", _WARNING, "A host is unknown, or looks like another one."),
        Rule("DG038", "image-without-text", _WARNING, "An image has no text in its place."),
        Rule("DG039", "vague-link", _NOTE, "The text of a link does not say where it leads."),
        Rule("DG040", "front-matter", _ERROR, "The front matter of an own guide is not usable."),
        Rule("DG041", "unpaired-mark", _WARNING, "A bracket or a backtick has no partner."),
        Rule("DG042", "insecure-link", _NOTE, "A link leads to a public host without encryption."),
        Rule(
            "DG043", "glued-fragment", _WARNING, "A link to another site lost the # in its address."
        ),
        Rule(
            "DG044",
            "dead-external-link",
            _WARNING,
            "Another site does not have what a link leads to.",
        ),
        Rule("DG045", "misspelling", _WARNING, "A word is misspelt."),
        Rule("DG046", "slip", _WARNING, "A word looks like a slip for another one."),
        Rule("DG047", "doubled-word", _WARNING, "A word stands twice in a row."),
        Rule("DG048", "wrong-article", _WARNING, "A word has the wrong indefinite article."),
        Rule("DG049", "mixed-up-words", _WARNING, "Words that are often mixed up are mixed up."),
        Rule(
            "DG050",
            "misplaced-space",
            _WARNING,
            "A space is missing or too many beside a point or comma.",
        ),
        Rule("DG051", "name-spelling", _NOTE, "A name is written in more than one way."),
        Rule("DG053", "split-name", _WARNING, "The name of a class is written as two words."),
        Rule("DG054", "old-version", _NOTE, "A text speaks of an older version of the library."),
        Rule(
            "DG055",
            "version-conflict",
            _WARNING,
            "Two texts ask for different versions of the same thing.",
        ),
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
        Rule("DG069", "demo-missing", _WARNING, "A page asks for a demo that is not there."),
        Rule("DG070", "demo-unused", _NOTE, "No page shows a demo."),
        Rule(
            "DG071",
            "package-undeclared",
            _NOTE,
            "A demo imports a package that it does not declare.",
        ),
        Rule(
            "DG072", "package-unused", _NOTE, "A demo declares a package that it does not import."
        ),
        Rule(
            "DG073",
            "no-exports",
            _NOTE,
            "Demos are shown as code: their library cannot be exported.",
        ),
        Rule("DG080", "no-description", _NOTE, "Parameters of a table have no description."),
        Rule(
            "DG081",
            "described-type",
            _WARNING,
            "A description speaks of a kind of value that the type does not allow.",
        ),
        Rule(
            "DG082",
            "undeclared-option",
            _WARNING,
            "A description names an option that the type lacks.",
        ),
        Rule(
            "DG083", "undescribed-option", _NOTE, "A description leaves out an option of the type."
        ),
        Rule("DG084", "unfit-default", _WARNING, "A default does not fit its type."),
        Rule(
            "DG085",
            "contradicted-default",
            _WARNING,
            "A description gives another default than the table.",
        ),
        Rule(
            "DG086",
            "leaked-default",
            _NOTE,
            "A default is a value of the machine on which the page was made.",
        ),
        Rule(
            "DG087",
            "unlisted-parameter",
            _WARNING,
            "A description speaks of a parameter that no table of the page lists.",
        ),
        Rule(
            "DG088",
            "points-to-missing-event",
            _WARNING,
            "A description points to an event that the component lacks.",
        ),
        Rule(
            "DG089",
            "differing-row",
            _NOTE,
            "A table that most pages share says something else here.",
        ),
        Rule(
            "DG090",
            "narrower-type",
            _NOTE,
            "A parameter allows less here than on most other pages.",
        ),
        Rule("DG091", "unbalanced-code", _WARNING, "The brackets of a piece of code do not match."),
        Rule(
            "DG100",
            "unlisted-component",
            _NOTE,
            "The library has a component that the support matrix lacks.",
        ),
        Rule(
            "DG101",
            "unknown-class",
            _WARNING,
            "The reference describes a class that the library does not offer.",
        ),
        Rule(
            "DG102",
            "undocumented-parameter",
            _WARNING,
            "The library takes a parameter that the table lacks.",
        ),
        Rule(
            "DG103",
            "unknown-parameter",
            _WARNING,
            "A table lists a parameter that the library does not take.",
        ),
        Rule("DG104", "wrong-default", _WARNING, "A table gives another default than the library."),
        Rule("DG105", "wrong-type", _WARNING, "A table gives another type than the library."),
        Rule(
            "DG106",
            "undocumented-event",
            _WARNING,
            "The library has an event that the reference lacks.",
        ),
        Rule(
            "DG107",
            "unknown-event",
            _WARNING,
            "The reference lists an event that the library lacks.",
        ),
        Rule("DG108", "wrong-shortcut", _WARNING, "A shortcut stands for nothing in the library."),
        Rule(
            "DG109",
            "silent-deprecation",
            _WARNING,
            "The library deprecates what the reference recommends.",
        ),
        Rule(
            "DG110", "unknown-method", _WARNING, "A page documents a method that the library lacks."
        ),
        Rule("DG130", "python-syntax", _WARNING, "A Python sample is not valid Python."),
        Rule(
            "DG131",
            "undefined-name",
            _WARNING,
            "A complete program uses a name that nothing defines.",
        ),
        Rule(
            "DG132",
            "missing-import",
            _WARNING,
            "A sample uses a module or a class that it does not import.",
        ),
        Rule(
            "DG133",
            "unknown-name",
            _WARNING,
            "A sample uses a name that the library does not have.",
        ),
        Rule(
            "DG134",
            "unknown-keyword",
            _WARNING,
            "A sample gives an argument that the library does not take.",
        ),
        Rule(
            "DG135",
            "too-many-arguments",
            _WARNING,
            "A sample gives more arguments by position than the library takes.",
        ),
        Rule(
            "DG136",
            "unsupported-event",
            _WARNING,
            "A sample uses an event that the component does not have.",
        ),
        Rule(
            "DG137",
            "unknown-member",
            _WARNING,
            "A sample uses a method that a class of the library does not have.",
        ),
        Rule("DG138", "deprecated-in-sample", _NOTE, "A sample uses what the library deprecates."),
        Rule(
            "DG139",
            "unknown-option",
            _WARNING,
            "A sample gives a string that is none of an argument's options.",
        ),
        Rule(
            "DG140", "missing-f", _WARNING, "A string has fields for variables and no f in front."
        ),
        Rule("DG141", "mutable-default", _WARNING, "A dataclass has a mutable default."),
        Rule("DG142", "json-syntax", _WARNING, "A JSON sample is not JSON."),
        Rule("DG143", "shell-syntax", _WARNING, "A shell sample is not a shell command."),
        Rule("DG144", "javascript-syntax", _WARNING, "A JavaScript sample is not JavaScript."),
        Rule("DG145", "ragged-table", _WARNING, "A CSV sample has rows of different lengths."),
        Rule(
            "DG146", "unread-sample", _NOTE, "A sample is too large or too deep to be looked into."
        ),
        Rule("DG147", "one-slash", _WARNING, "An address in a sample has lost a slash."),
        Rule(
            "DG148", "wrong-event-data", _WARNING, "A listener asks for the data of another event."
        ),
        Rule("DG149", "unknown-shortcut", _WARNING, "A string stands for no component."),
        Rule(
            "DG150",
            "missing-await",
            _WARNING,
            "A JavaScript sample does not wait for its connection.",
        ),
        Rule(
            "DG151",
            "endpoint-without-slash",
            _WARNING,
            "A Python client calls an endpoint without its slash.",
        ),
        Rule(
            "DG152",
            "unknown-variable",
            _WARNING,
            "An environment variable is one that the library does not read.",
        ),
        Rule("DG153", "module-spellings", _WARNING, "A page calls a module by two names."),
        Rule(
            "DG154",
            "renamed-in-sample",
            _WARNING,
            "The text calls a variable by another name than the sample.",
        ),
        Rule("DG160", "does-not-come-up", _ERROR, "A page or embed does not come up."),
        Rule("DG161", "wrong-interface", _ERROR, "An embed lacks a component of its demo."),
        Rule("DG162", "console-error", _ERROR, "A page logs an error, or far too much."),
        Rule("DG163", "failed-request", _ERROR, "A request of a page fails."),
        Rule("DG164", "foreign-request", _ERROR, "A page asks another host."),
        Rule("DG165", "step-failed", _ERROR, "A step of a demo's script fails."),
        Rule("DG166", "error-shown", _ERROR, "An app shows an error that no step expects."),
        Rule("DG167", "wrong-height", _ERROR, "An embed tells no height, or a wrong one."),
        Rule("DG168", "wrong-theme", _ERROR, "An embed does not follow the asked theme."),
        Rule("DG169", "keyboard", _WARNING, "An embed cannot be used with the keyboard alone."),
        Rule("DG170", "inaccessible", _ERROR, "A page has a serious barrier to accessibility."),
        Rule("DG171", "overweight", _WARNING, "An embed loads too much before it is there."),
        Rule("DG172", "no-sandbox", _ERROR, "An embed does not come up in a sandboxed frame."),
        Rule("DG173", "no-return", _ERROR, "An embed is not there after a reload or on return."),
        Rule("DG174", "runtimes-differ", _ERROR, "A script passes under one runtime only."),
        Rule("DG175", "time-limit", _ERROR, "A page takes more time than a probe may."),
        Rule("DG176", "crash", _ERROR, "A page crashes the browser."),
        Rule("DG177", "flaky", _WARNING, "Something works at the second attempt only."),
        Rule("DG178", "dead-rendered-link", _ERROR, "A link of a rendered page leads nowhere."),
        Rule("DG179", "scrolls-sideways", _ERROR, "A page is wider than a phone."),
        Rule("DG180", "wrong-copy", _ERROR, "A copy button does not copy what is shown."),
        Rule("DG181", "unasked", _ERROR, "A page opens dialogs, downloads or goes away unasked."),
        Rule("DG182", "embed-barrier", _NOTE, "An embed has a serious barrier to accessibility."),
        Rule("DG183", "looks-different", _NOTE, "An embed does not look as it was accepted."),
        Rule("DG184", "no-python", _ERROR, "The Python of an embed does not start."),
        Rule("DG185", "unseen", _ERROR, "A reader does not see an app, or a part of it."),
        Rule("DG186", "vanished", _ERROR, "A reader no longer sees an app that was tried out."),
        Rule("DG187", "unproven-embed", _ERROR, "No script proves what an embed is now."),
        Rule("DG188", "incomplete-site", _ERROR, "A built site lacks what it should have."),
        Rule("DG189", "changed-site", _WARNING, "A built site is not as it was built."),
        Rule("DG190", "unlisted-listener", _WARNING, "The matrix lacks a listener of the library."),
        Rule("DG191", "unknown-listener", _WARNING, "The matrix has a listener too many."),
        Rule(
            "DG192", "untried-event", _WARNING, "An event has no proof, or one that is out of date."
        ),
        Rule("DG193", "unproven-event", _NOTE, "An event was tried and did not fire."),
        Rule(
            "DG194", "confined-by-hook", _NOTE, "The kernel of this machine does not confine demos."
        ),
        Rule("DG196", "secret-file", _ERROR, "An export would publish a file that holds secrets."),
        Rule("DG197", "secret-value", _ERROR, "A secret of the environment would be published."),
        Rule(
            "DG198", "written-file", _NOTE, "A file that a demo's script has written is left out."
        ),
        Rule("DG200", "former-demo", _ERROR, "A former demo is there, or leads to none."),
        Rule("DG201", "no-showcase", _ERROR, "The home page is to show a demo that is not there."),
        Rule("DG207", "outside-link", _ERROR, "A link leads to a file outside the project."),
        Rule("DG208", "unusable-file", _ERROR, "A file of the content cannot be read."),
        Rule("DG209", "bad-file-name", _ERROR, "The name of a file cannot be shown."),
        Rule("DG211", "pathological-markdown", _WARNING, "Text cannot be rendered as Markdown."),
    )
}


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
