# The tutorial and the how-tos of docs/ from the first command to the last, in a browser too.

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.instructions import TASKS, TUTORIAL, Reader, blocks, in_new_project

PAGES = [page for page in [TUTORIAL, *TASKS] if any(b.needs_browser for b in blocks(page))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_page_says_works(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))  # where the runtime of `export` is
    (tmp_path / "docsgen").mkdir()
    (tmp_path / "docsgen" / "runtime").symlink_to(ROOT / ".docsgen" / "runtime")
    reader = Reader(tmp_path) if page == TUTORIAL else in_new_project(tmp_path)
    for block in blocks(page):
        if block.is_tried:
            _share_runtime(reader.folder)
            reader.follow(block)


def _share_runtime(folder: Path) -> None:
    """Spare a project the download of what all demos share."""
    runtime = folder / ".docsgen" / "runtime"
    if (folder / "content").exists() and not runtime.exists():
        runtime.parent.mkdir(exist_ok=True)
        runtime.symlink_to(ROOT / ".docsgen" / "runtime")
