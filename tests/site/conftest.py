# The real corpus built once into a folder, and a reader of its pages.

from __future__ import annotations

from pathlib import Path

import pytest

from docsgen.config import Project
from docsgen.diagnostics import Findings
from docsgen.workflows.build import build


@pytest.fixture(scope="session")
def built(real_project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the site of the real corpus."""
    out = tmp_path_factory.mktemp("built") / "site"
    build(real_project.root, out, Findings(), jobs=2, with_demos=False)
    return out
