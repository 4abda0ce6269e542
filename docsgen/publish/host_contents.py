# What ought to be at an address: the list that an export, a bundle or a site has of itself.

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path

import msgspec

from docsgen.errors import ConfigError, MissingToolError
from docsgen.publish.manifest import MANIFEST, Manifest
from docsgen.residue import EXPORTED

_PATIENCE = 30.0
"""Seconds that a host may take to answer."""

_TELLING = re.compile(r"[^/]+|(?:runtime|embed|assets|pagefind)/.*")
"""The files of a site that tell whether its host is in order; further pages are like the first."""

_APP = re.compile(r"(?:embed/[^/]+/)?theme\.css")
"""What every app has beside its page."""

Sizes = Mapping[str, int | None]
"""The files by their paths, with their sizes in bytes as far as these are known."""


class _Listed(msgspec.Struct):
    path: str
    size: int


class _List(msgspec.Struct):
    files: list[_Listed]


def contents_at(url: str) -> Sizes:
    """The files that the export, the bundle or the site at `url` says that it has.

    `url` ends with a slash. Raises MissingToolError when the host does not answer, ConfigError when
    there is no such list.
    """
    if data := _loaded(url + EXPORTED):
        try:
            return {one.path: one.size for one in msgspec.json.decode(data, type=_List).files}
        except msgspec.MsgspecError:
            pass  # a web page in its place, or somebody else's file
    if data := _loaded(url + MANIFEST):
        try:
            files = msgspec.json.decode(data, type=Manifest).files
            return {path: None for path in files if _TELLING.fullmatch(path)}
        except msgspec.MsgspecError:
            pass
    hint = (
        f"give the address of the folder with {EXPORTED} or {MANIFEST} in it; "
        "if the host hides these, give a copy of the site with --site"
    )
    raise ConfigError("says of no files that docsgen has made them", hint=hint, path=Path(url))


def contents_of(site: Path) -> Sizes:
    """The same of a copy in a folder; raises ConfigError where there is none."""
    try:
        files = msgspec.json.decode((site / MANIFEST).read_bytes(), type=Manifest).files
        known = [path for path in files if _TELLING.fullmatch(path) or (site / EXPORTED).exists()]
        return {path: (site / path).stat().st_size for path in known}
    except (OSError, msgspec.MsgspecError):
        hint = "give a folder that `docsgen build` or `docsgen export` has written"
        raise ConfigError("nothing of docsgen's is here", hint=hint, path=site) from None


def an_app(sizes: Sizes) -> str | None:
    """The path of one of the apps among some files, with a slash if it has a name; or None."""
    themes = sorted(path for path in sizes if _APP.fullmatch(path))
    return themes[0].removesuffix("theme.css") if themes else None


def _loaded(url: str) -> bytes | None:
    try:
        with urllib.request.urlopen(url, timeout=_PATIENCE) as response:
            return bytes(response.read())
    except urllib.error.HTTPError:
        return None
    except OSError as error:
        reason = str(getattr(error, "reason", error))
        hint = "check the address and the network"
        raise MissingToolError(f"{url} does not answer: {reason}", hint=hint) from None
