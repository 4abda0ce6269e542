# What is to be said about the packages of an app: those that its readers cannot have, and those
# that they have in another version than was asked for.

from __future__ import annotations

from collections.abc import Collection

from docsgen.demos.module_uses import Use
from docsgen.demos.provisioning import Provision
from docsgen.demos.requirements import Declared
from docsgen.demos.source import Source
from docsgen.diagnostics import Findings, Location


def report_packages(
    source: Source,
    provision: Provision,
    found: Collection[Use],
    asked: Collection[Declared],
    findings: Findings,
) -> None:
    """Report packages that readers lack (DG065, DG350) or get otherwise than meant (DG351, DG352).

    `found` are the imports of the app's code, `asked` is what it declares.
    """
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
                "DG065",
                f"demo {source.name}: {lack.module} cannot be loaded in the browser: {lack.reason}",
                hint="events that need it will fail and say so; do without it, ask for a version"
                " that has a wheel for the browser, or give one with --packages-from",
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


def _at(source: Source, file: str, line: int | None) -> Location:
    return Location(file=(source.folder / file).as_posix(), line=line)
