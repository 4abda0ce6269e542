# What publishing a built site would change on the one that is public, by the manifests of both.

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path

import msgspec

from docsgen.errors import ConfigError, MissingToolError
from docsgen.publish.manifest import MANIFEST, Manifest

_EMBED = re.compile(r"embed/([^/]+)/index\.html")
_PATIENCE = 30.0
"""Seconds that the public site may take to answer."""


class Changes(msgspec.Struct, frozen=True):
    """Paths that are added, changed and removed, sorted; names of embeds that would be gone."""

    added: list[str]
    changed: list[str]
    removed: list[str]
    broken: list[str]


def changes(old: Mapping[str, str], new: Mapping[str, str]) -> Changes:
    """What differs between two sites, each given as digests by path."""
    removed = sorted(old.keys() - new.keys())
    return Changes(
        added=sorted(new.keys() - old.keys()),
        changed=sorted(path for path in old.keys() & new.keys() if old[path] != new[path]),
        removed=removed,
        broken=[found[1] for path in removed if (found := _EMBED.fullmatch(path))],
    )


def built(site: Path) -> dict[str, str]:
    """The digests of a site that was built into a folder; raises ConfigError when there is none."""
    try:
        return _digests((site / MANIFEST).read_bytes())
    except (OSError, msgspec.MsgspecError):
        hint = "run `docsgen build` first"
        raise ConfigError("no site of docsgen's is here", hint=hint, path=site) from None


def public(url: str) -> dict[str, str]:
    """The digests of the site at a URL, which ends with a slash; nothing when none is there yet.

    Raises MissingToolError when the host does not answer.
    """
    try:
        with urllib.request.urlopen(url + MANIFEST, timeout=_PATIENCE) as response:
            return _digests(response.read())
    except urllib.error.HTTPError as error:
        if error.code == 404:
            return {}
        reason = f"status {error.code}"
    except (OSError, msgspec.MsgspecError) as error:
        reason = str(getattr(error, "reason", error))
    hint = "compare with a copy of it: --against FOLDER"
    raise MissingToolError(f"the public site at {url} cannot be read: {reason}", hint=hint)


def _digests(manifest: bytes) -> dict[str, str]:
    return msgspec.json.decode(manifest, type=Manifest).files
