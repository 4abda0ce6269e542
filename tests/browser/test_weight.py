# What a reader downloads to see the page of a component, and the home page.

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from bench.weight import BUDGET, PARTS, SCRIPT_BUDGET, weigh


def test_a_component_page_stays_within_its_budget(built: Path, browser: Browser) -> None:
    weight = weigh(browser, built)
    assert all(weight[part] for part in PARTS.values()), "the browser fetched it all"
    assert weight.total() <= BUDGET
    assert weight["JavaScript"] <= SCRIPT_BUDGET


def test_the_home_page_stays_within_the_same_budget(built: Path, browser: Browser) -> None:
    weight = weigh(browser, built, path="")
    assert weight["other"], "a picture of the demo to try is among it"
    assert weight.total() <= BUDGET
    assert weight["JavaScript"] <= SCRIPT_BUDGET
