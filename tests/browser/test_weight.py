# What a reader downloads to see the page of a component, and the home page.

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bench.weight import BUDGET, HEAVIEST, PAGE, PARTS, SCRIPT_BUDGET, weigh


@pytest.mark.parametrize("path", [PAGE, HEAVIEST])
def test_a_component_page_stays_within_its_budget(path: str, built: Path, browser: Browser) -> None:
    weight = weigh(browser, built, path=path)
    assert all(weight[part] for part in PARTS.values()), "the browser fetched it all"
    assert weight.total() <= BUDGET
    assert weight["JavaScript"] <= SCRIPT_BUDGET


def test_the_home_page_stays_within_the_same_budget(built: Path, browser: Browser) -> None:
    weight = weigh(browser, built, path="")
    assert weight["other"], "a picture of the demo to try is among it"
    assert weight.total() <= BUDGET
    assert weight["JavaScript"] <= SCRIPT_BUDGET
