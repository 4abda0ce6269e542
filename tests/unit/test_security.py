# What docs/security.md says has been tried: that the tests it names are there, and that it says of
# each browser what they expect.

from __future__ import annotations

import re

import pytest

from tests.browser.attacks import ATTACKS, POWERLESS, UNSTOPPED
from tests.conftest import ROOT

DOC = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")

ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in DOC.splitlines()
    if re.search(r"`test_\w+`", line)
]
"""The rows of its tables; the last cell names a test, and its parameters where there are many."""

OF_SCRIPTS = "test_a_script_reaches_no_other_host"


def named(row: list[str]) -> list[str]:
    """The test of a row, and the attacks that the row means."""
    return re.findall(r"`([^`]+)`", row[-1])


def test_there_are_rows() -> None:
    assert len(ROWS) >= 20


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_the_test_of_each_attack_is_there(row: list[str]) -> None:
    definition = f"def {named(row)[0]}("
    files = (ROOT / "tests").rglob("test_*.py")
    assert any(definition in file.read_text(encoding="utf-8") for file in files)


def test_every_attack_that_is_tried_is_in_the_table_once() -> None:
    told = [name for row in ROWS if named(row)[0] == OF_SCRIPTS for name in named(row)[1:]]
    assert sorted(told) == sorted(attack.name for attack in ATTACKS)


def test_the_table_says_of_each_browser_what_the_tests_expect() -> None:
    for row in ROWS:
        test, *attacks = named(row)
        for engine, told in zip(("chromium", "firefox", "webkit"), row[2:5], strict=False):
            for attack in attacks if test == OF_SCRIPTS else []:
                assert told == expected(engine, attack), (attack, engine)


def expected(engine: str, attack: str) -> str:
    """What is tried in `tests/browser/test_policy.py` and `tests/engines/test_policy.py`."""
    if attack in POWERLESS[engine]:
        return "-"
    return "**open**" if attack in UNSTOPPED.get(engine, ()) else "stopped"
