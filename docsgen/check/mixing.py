# Records of another library among those of the documented one, as when two corpora lie in one
# folder: its classes would be shown as if they were the library's own.

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from docsgen.check.passages import quoted
from docsgen.config import Project
from docsgen.diagnostics import Findings, Location
from docsgen.model import Page, Site

_MODULE = r"(?P<module>[a-z_]\w*)\.(?:\w+\.)*"
_DESCRIBED = re.compile(rf"(?m)^[ ]{{0,3}}{_MODULE}\w+(?:\(···\)[ ]*$|\n\n\w+ String Shortcut `)")
"""The dotted name of what a piece of the reference describes, at the head of that piece."""
_HEADING = re.compile(rf"{_MODULE}[A-Z]\w*")


def check_libraries(site: Site, project: Project, findings: Findings) -> None:
    """DG092: once for each foreign module or host, how many records are about it."""
    library = project.config.library
    own = {library.name, library.name.replace("-", "_"), library.alias, *library.aliases.values()}
    strange = _by_module(site, own)
    told = {record for records in strange.values() for record in records}
    for host, records in _by_host(site, project).items():
        if left := {record: url for record, url in records.items() if record not in told}:
            strange[f"pages of {host}"] = left
    for what, records in sorted(strange.items()):
        first, name = min(records), quoted(library.name)
        count = f"{len(records)} records are" if len(records) > 1 else "a record is"
        message = f"{count} about {what}, not about {name}; record {first} is the first"
        hint = (
            "move them to a project of their own, or say in site.yaml that they belong here:"
            " packages under `library.aliases`, hosts under `source.origins`"
        )
        findings.add("DG092", message, hint=hint, at=Location(record=first, url=records[first]))


def _by_module(site: Site, own: set[str]) -> dict[str, dict[int, str]]:
    """The records that describe something of a module that is not `own`, each with its page."""
    found: dict[str, dict[int, str]] = {}
    for page in site.pages:
        for record, module in _modules(page, site):
            if module not in own:
                found.setdefault(f"the module {quoted(module)}", {})[record] = page.url
    return found


def _modules(page: Page, site: Site) -> Iterator[tuple[int, str]]:
    """The records of a page of the reference with the modules of which they describe something."""
    if not page.kind.is_reference:
        return
    for section in page.sections:
        if heading := _HEADING.fullmatch(section.heading):
            yield from ((record, heading["module"]) for record in section.chunks)
        for record in section.chunks:
            for described in _DESCRIBED.finditer(site.stored.get(record, "")):
                yield record, described["module"]


def _by_host(site: Site, project: Project) -> dict[str, dict[int, str]]:
    """The records of hosts that do not serve the library's documentation, each with its page."""
    source = project.config.source
    own = {urlsplit(source.origin).netloc, *source.origins}
    found: dict[str, dict[int, str]] = {}
    for page in site.pages:
        host = urlsplit(page.url).netloc
        if page.chunks and host not in own:
            found.setdefault(host, {}).update(dict.fromkeys(page.chunks, page.url))
    return found
