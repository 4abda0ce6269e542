# The pictures of own guides: files beside them, in content/guides/. One that cannot be shown is
# reported where the guide asks for it, and the guide shows what it says of the picture.

from __future__ import annotations

import hashlib
from pathlib import Path

from msgspec.structs import replace

from docsgen.config import Project
from docsgen.diagnostics import Findings, Location
from docsgen.files import UnusableFile, read_bytes
from docsgen.model import Block, Image, Markdown
from docsgen.model.naming import slug
from docsgen.model.paths import is_inside
from docsgen.model.pictures import size_of

FOLDER = "assets/guides/"
"""Where pictures are published, under names that change with them."""

SUFFIXES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp")

_MAX = 8_000_000
"""Bytes of a picture that readers can be asked to fetch."""


def placed(image: Image, guide: str, project: Project, findings: Findings) -> Block:
    """The picture with its size and its place in the site, or what it shows in words (DG389)."""
    suffix = Path(image.file).suffix.lower()
    data, why = _read(image, suffix, project)
    size = size_of(data)
    if size is None:
        message = f"the picture {image.file!r} {why or 'is none'}"
        hint = f"put it beside the guide, as a file that ends in {', '.join(SUFFIXES)}"
        findings.add("DG389", message, hint=hint, at=Location(guide, line=image.line))
        return Markdown(image.alt or image.file, image.line)
    if not image.alt:
        message = f"the picture {image.file!r} has no text for those who do not see it"
        hint = "say in the square brackets what it shows"
        findings.add("DG390", message, hint=hint, at=Location(guide, line=image.line))
    name = f"{slug(Path(image.file).stem)}-{hashlib.sha256(data).hexdigest()[:10]}{suffix}"
    return replace(image, path=f"{FOLDER}{name}", width=size[0], height=size[1])


def _read(image: Image, suffix: str, project: Project) -> tuple[bytes, str]:
    """The bytes of a picture, or none and why, in words that follow its name."""
    if suffix not in SUFFIXES:
        return b"", "has no name of a picture that all browsers show"
    if not is_inside(image.file):
        return b"", "is not in the folder of the guides"
    try:
        return read_bytes(project.guides / image.file, project.root, _MAX), ""
    except UnusableFile as error:
        return b"", f"cannot be read: {error.message}"
