# A library's reference as records, from its name to what site.yaml has to say of them.

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from docsgen.adapters import adapter_for
from docsgen.errors import MissingToolError
from docsgen.extract import Reference, extract
from docsgen.surface.sources import Source, find_source, installed

_NAME = re.compile(r"[A-Za-z0-9][\w.-]*")


class Extracted(msgspec.Struct, frozen=True):
    """The reference of a library, its name and version, and the address of the pages' site."""

    reference: Reference
    name: str
    version: str
    origin: str


def extract_library(given: str, origin: str | None, home: Path) -> Extracted:
    """The reference of what `given` names: a package, `NAME==VERSION`, a wheel or a folder.

    `origin` is the address of the site that the pages are for. Downloads and the result are kept
    below `home`. Raises LibraryError and MissingToolError.
    """
    return extract_source(given_source(given, home), origin, home)


def given_source(given: str, home: Path) -> Source:
    """What `given` names; what is downloaded is kept below `home`.

    Raises LibraryError and MissingToolError.
    """
    is_name = _NAME.fullmatch(given) and not given.endswith(".whl")
    if is_name and not Path(given).exists() and installed(given) is None:
        raise MissingToolError(
            f"{given} is not installed",
            hint=f"pip install {given}, or give {given}==VERSION, a wheel or a folder",
        )
    named = _NAME.match(Path(given).name)
    return find_source(given, named[0].replace("-", "_") if named else "", home)


def extract_source(source: Source, origin: str | None, home: Path) -> Extracted:
    """The reference of a package for the site at `origin`; it is kept below `home`.

    Raises LibraryError.
    """
    name = source.name.replace("-", "_")
    address = (origin or f"https://{name.replace('_', '-')}.example/").rstrip("/") + "/"
    found = extract(source, adapter_for(name), address, home)
    return Extracted(found, name, source.version, address)


def records_file(found: Extracted) -> str:
    """The records as a file of a corpus."""
    data = msgspec.json.encode(found.reference.records)
    return msgspec.json.format(data, indent=1).decode() + "\n"


def settings(found: Extracted) -> str:
    """What site.yaml has to say so that the records become the pages that they are."""
    kinds: dict[str, list[str]] = {}
    for url, kind in found.reference.kinds.items():
        kinds.setdefault(kind.value, []).append(url.removeprefix(found.origin))
    most = max(kinds, key=lambda kind: len(kinds[kind]), default="")
    lines = [f"  {kind}: [{', '.join(paths)}]" for kind, paths in kinds.items() if kind != most]
    rest = [f'  {most}: ["docs/{found.name}/*"]'] if most else []
    return "\n".join(
        [f"source: {{origin: {found.origin}, windows: null}}", "kinds:", *lines, *rest, ""]
    )
