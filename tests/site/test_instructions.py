# Whoever follows the README, the tutorial or a how-to of docs/ word by word gets what it promises.
# What takes a browser is tried in tests/browser/test_instructions.py.

from __future__ import annotations

from pathlib import Path

import pytest

from tests.instructions import README, TASKS, TUTORIAL, blocks, reader_of


@pytest.mark.parametrize("page", [README, TUTORIAL, *TASKS], ids=lambda page: page.stem)
def test_what_a_page_says_works(page: Path, tmp_path: Path) -> None:
    reader = reader_of(page, tmp_path)
    for block in blocks(page):
        if block.is_tried and not block.needs_browser:
            reader.follow(block)


@pytest.mark.parametrize("page", TASKS, ids=lambda page: page.stem)
def test_every_how_to_has_something_to_do(page: Path) -> None:
    assert any(block.is_tried for block in blocks(page))
    assert page.read_text(encoding="utf-8").startswith("# How to ")
