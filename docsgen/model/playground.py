# The playground: an app that readers put their own programs into.

from __future__ import annotations

from pathlib import Path

from docsgen.languages import Texts
from docsgen.model.demo import Demo, Manifest
from docsgen.model.page_types import PLAYGROUND

NAME = "playground"
"""Its name among the demos of the site, which no other demo can have."""

REFERENCE_FILE = "reference.json"
"""What editors complete, beside the page of the playground."""


def playground_demo(code: str, folder: Path, packages: list[str], texts: Texts) -> Demo:
    """The playground as a demo of the site, whose script is in `folder`.

    Programs find the `packages` there besides what comes with the library.
    """
    manifest = Manifest(
        title=texts(PLAYGROUND.title), summary=texts("playground.summary"), packages=packages
    )
    return Demo(NAME, folder, code, manifest, PLAYGROUND.path)
