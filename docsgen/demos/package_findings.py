# What is to be said about the packages of an app: those that its readers cannot have, and those
# that they have in another version than was asked for.

from __future__ import annotations

from collections.abc import Collection, Mapping

from docsgen.demos.module_uses import Use
from docsgen.demos.provision import Lack, Provision
from docsgen.demos.requirements import declared
from docsgen.demos.source import Source
from docsgen.diagnostics import Findings, Location


def report_packages(
    source: Source,
    provision: Provision,
    found: Collection[Use],
    implied: Mapping[str, str],
    findings: Findings,
) -> None:
    """Report packages of which readers get none or others (DG065, DG350, DG351, DG352, DG357).

    `found` are the imports of the app's code, `implied` are packages that only the library needs,
    and what for.
    """
    asked = declared(source.folder, source.entry, source.root)
    for lack in provision.lacks:
        use = next((one for one in found if one.module == lack.module), None)
        at = _at(source, use.file if use else source.entry, use.line if use else None)
        if lack.module in provision.hidden:
            findings.add(
                "DG350",
                f"demo {source.name}: readers do without {lack.module}, which the app is prepared"
                f" for: {lack.reason}",
                hint="nothing needs to be done if the app works without it",
                at=at,
            )
        else:
            findings.add(
                "DG357" if lack.is_final else "DG065",
                f"demo {source.name}: {_named(lack, implied)} cannot be loaded in the browser:"
                f" {lack.reason}",
                hint="events that need it will fail and say so; "
                + ("do without it" if lack.is_final else "give its wheel with --packages-from"),
                at=at,
            )
    for text, version in provision.others.items():
        where = next((one for one in asked if str(one.requirement) == text), None)
        findings.add(
            "DG351",
            f"demo {source.name}: {text} is asked for; readers get {version}, the only one that the"
            " browser has",
            hint="ask for that version, and try the app with it",
            at=_at(source, where.file if where else source.entry, where.line if where else None),
        )
    for wheel in provision.resolution.wheels if provision.resolution else []:
        if wheel.is_yanked:
            findings.add(
                "DG352",
                f"demo {source.name}: {wheel.name} {wheel.version} has been withdrawn by its"
                " authors",
                hint="ask for another version",
                at=_at(source, source.entry, None),
            )


def _named(lack: Lack, implied: Mapping[str, str]) -> str:
    what_for = implied.get(lack.module)
    return f"{lack.module}, which {what_for} needs," if what_for else lack.module


def _at(source: Source, file: str, line: int | None) -> Location:
    return source.at(file, line)
