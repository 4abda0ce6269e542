# What is to be said about the run of a demo for its export: why there is none, and what readers
# will not find as it is here.

from __future__ import annotations

from collections.abc import Iterable

from docsgen.demos.beside import hint_of
from docsgen.demos.natively import Native, Natives
from docsgen.demos.requests import allowance
from docsgen.demos.source import Source
from docsgen.diagnostics import Findings, Location
from docsgen.native.messages import Failure

_RULES = {
    "raised": ("DG060", "run it with Python and correct the error"),
    "limit": (
        "DG061",
        "let it do less before it launches its app; `docsgen export --timeout SECONDS` gives it"
        " more time",
    ),
    "arguments": ("DG063", "an exported app gets no arguments: give each a default"),
    "forbidden": ("DG062", "keep a demo to its own folder and process while it is built"),
    "unfit-package": ("DG060", "use a version of it that was made for this version of the library"),
    "missing-package": ("DG067", "install the package beside docsgen, or do without it"),
}


def report_confinement(runs: Iterable[Natives], findings: Findings) -> None:
    """Say once where demos were kept to their folders by the audit hook alone."""
    if all(run.is_enforced for run in runs):
        return
    findings.add(
        "DG194",
        "the kernel does not confine demos on this machine; only what Python reports is refused",
        hint="export demos that you did not write on Linux 6.2 or later, with Landlock",
        at=Location(),
    )


def report_failure(source: Source, failure: Failure, app_hint: str, findings: Findings) -> None:
    """Say why a demo did not run; `app_hint` is what to do about a script without an app."""
    _report_unset(source, failure.unset, findings)
    for one in failure.refusals:
        rule, hint = _RULES["forbidden"]
        hint = allowance(one.target) if one.is_request else hint
        _report(source, rule, hint, str(one), one.file, one.line, findings)
    if not failure.refusals or failure.kind != "forbidden":
        rule, hint = (_RULES | {"no-app": ("DG063", app_hint)})[failure.kind]
        hint, message = failure.remedy or hint, failure.message
        _report(source, rule, hint, message, failure.file, failure.line, findings)


def _report(
    source: Source,
    rule: str,
    hint: str,
    message: str,
    file: str | None,
    line: int | None,
    findings: Findings,
) -> None:
    hint = hint_of(source, message) or hint
    message += source.place(file, line)
    findings.add(rule, f"demo {source.name}: {message}", hint=hint, at=source.at(file, line))


def _report_unset(source: Source, names: Iterable[str], findings: Findings) -> None:
    for name in names:
        findings.add(
            "DG342",
            f"demo {source.name}: it asks for the environment variable {name}, which is not set",
            hint=f"give it a default in the script, or --env {name}=VALUE if readers may read it"
            " (in demo.yaml, `environment:`); variables of your own are not passed on",
            at=source.at(),
        )


def report_oddities(source: Source, native: Native, findings: Findings) -> None:
    """Say what of a demo that runs means nothing in the browser, or is not as readers have it."""
    at = source.at()
    _report_unset(source, native.unset, findings)
    if native.others:
        findings.add(
            "DG064",
            f"demo {source.name}: the script has {native.others + 1} apps; the first is exported",
            hint="give each app a script of its own",
            at=at,
        )
    for name in native.ignored:
        findings.add(
            "DG066",
            f"demo {source.name}: {name} has no meaning without a server",
            hint="leave it out of the demo, or host the demo",
            at=at,
        )
    for name in native.missing:
        findings.add(
            "DG067",
            f"demo {source.name}: {name} is not installed; a stand-in was used in its place",
            hint=f"pip install {name}, so that the export shows what readers will see",
            at=at,
        )


def report_misplaced(source: Source, faults: Iterable[tuple[str, str]], findings: Findings) -> None:
    """Say which pages and files cannot have their addresses: rules, and what is wrong."""
    for rule, fault in faults:
        findings.add(
            rule,
            f"demo {source.name}: {fault}; the demo is not exported",
            hint="rename the file, or give the page another path",
            at=source.at(),
        )
