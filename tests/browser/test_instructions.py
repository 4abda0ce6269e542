# The README, the tutorial and the how-tos of docs/ from the first command to the last, in a browser
# too.

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.instructions import README, TASKS, TUTORIAL, blocks, reader_of

PAGES = [page for page in [README, TUTORIAL, *TASKS] if any(b.needs_browser for b in blocks(page))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_page_says_works(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))  # where the runtime of `export` is
    (tmp_path / "docsgen").mkdir()
    (tmp_path / "docsgen" / "runtime").symlink_to(ROOT / ".docsgen" / "runtime")
    reader = reader_of(page, tmp_path)
    for block in blocks(page):
        if block.is_tried:
            _share_runtime(tmp_path)
            reader.follow(block)


def _share_runtime(folder: Path) -> None:
    """Spare the projects in a folder the download of what all demos share."""
    for settings in folder.glob("here/**/content/site.yaml"):
        runtime = settings.parents[1] / ".docsgen" / "runtime"
        if not runtime.exists():
            runtime.parent.mkdir(exist_ok=True)
            runtime.symlink_to(ROOT / ".docsgen" / "runtime")
