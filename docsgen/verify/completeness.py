# What can be known about a built site as a whole before anything of it is opened: that it is all
# there, and what its content makes now. What is missing would otherwise not be looked at and pass.

from __future__ import annotations

from collections.abc import Iterable

from docsgen.diagnostics import Findings, Location
from docsgen.verify.planning import Known

_AT_MOST = 20
"""Files of one kind that are named; where a whole folder is gone, the rest are counted."""

_BUILD = "build again: `docsgen build`"


def check_completeness(known: Known, findings: Findings) -> None:
    """DG188: what the site lacks; DG189: what somebody has put into it or changed since."""
    site = known.site
    here = Location(url="/")
    if site.is_empty:
        findings.add("DG188", "the manifest of the site lists no file", hint=_BUILD, at=here)
        return
    missing, changed = site.unlike_manifest()
    _list(missing, "DG188", "is missing from the site", findings)
    _list(changed, "DG189", "is not what was built", findings)
    _list(site.strange_embeds(), "DG189", "is an embed that docsgen did not build", findings)
    if not any(subject.kind == "page" for subject in site.subjects()):
        findings.add("DG188", "the site has no page", hint=_BUILD, at=here)
    if not site.embeds and not site.has_origins:
        message = "the site has no embed: it was built without demos"
        findings.add("DG188", message, hint="build without --no-demos", at=here)
        return
    for demo in known.demos.values():
        if demo.is_live and demo.name not in site.embeds:
            file = f"content/demos/{demo.name}/demo.yaml"
            message = f"the site has no embed of the demo {demo.name}"
            findings.add("DG188", message, hint=_BUILD, at=Location(file=file))


def _list(names: Iterable[str], rule: str, what: str, findings: Findings) -> None:
    """A finding for each of the first of `names`, and one for all others."""
    listed = list(names)
    for name in listed[:_AT_MOST]:
        findings.add(rule, f"{name} {what}", hint=_BUILD, at=Location(url=f"/{name}"))
    if len(listed) > _AT_MOST:
        message = f"{len(listed) - _AT_MOST:,} more files: each {what}"
        findings.add(rule, message, hint=_BUILD, at=Location(url="/"))
