# What a demo asks of other hosts, as findings: when its script runs for the export, and when its
# page is shown.

from __future__ import annotations

from docsgen.demos.exporting import Exporting
from docsgen.demos.natively import Native
from docsgen.demos.source import Source
from docsgen.diagnostics import Findings, Location
from docsgen.model.hosts import checked_host, is_named

_IN_AN_EVENT = "keep beside the script what it needs to begin, and ask in an event"


def allowance(target: str) -> str:
    """What to do about a script that asks a host while it is exported."""
    try:
        host = checked_host(target)
    except ValueError:  # such as a number of IPv6, which no policy can name
        return _IN_AN_EVENT
    return (
        f'let it be asked, here and by readers: --allow-host {host}, or `connect: ["{host}"]` in'
        f" demo.yaml; or {_IN_AN_EVENT}"
    )


def report_refused(source: Source, native: Native, findings: Findings) -> None:
    """DG320 for the hosts that the script was not let ask, and did without."""
    for one in native.refused:
        at = Location(file=(source.folder / (one.file or source.entry)).as_posix(), line=one.line)
        message = f"demo {source.name}: {one}, and goes on without"
        findings.add("DG320", message, hint=allowance(one.target), at=at)


def report_unlisted(
    source: Source, native: Native, exporting: Exporting, findings: Findings
) -> None:
    """DG321 for media of hosts that the policy of an embed refuses."""
    shown = exporting.shown_hosts(page.config for page in native.pages.values())
    for host in sorted(shown):
        if not is_named(host, source.settings.connect):
            findings.add(
                "DG321",
                f"demo {source.name}: it shows media of {host}, which its embed may not ask",
                hint=f'write `connect: ["{host}"]` in its demo.yaml, or keep the file beside it',
                at=Location(file=(source.folder / source.entry).as_posix()),
            )
