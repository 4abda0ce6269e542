# What the fuzzer has found, one line each, so that it is looked at in every run.

from __future__ import annotations

import json

import pytest

from tests.fuzz.conftest import Making
from tests.fuzz.test_fuzz import PLAIN

REFERENCE = {"source_page_url": "https://gradio.app/docs/gradio/a", "source_page_title": "A Docs"}
TABLE = "Parameters ▼\n\n \n \n a: str\n\ndefault `= 1`\n\nText."

NINES = "9" * 5000

FOUND = {
    "a version of 5,000 digits": {"text": f"xyzzy Gradio {NINES}.1 and Python 3{NINES}+"},
    "a list that begins with 5,000 digits": {"text": f"{NINES}. A\n\n{NINES}. xyzzy"},
    "text in front of a table": {
        **REFERENCE,
        "heading1": "Initialization",
        "text": f"xyzzy\n{TABLE}",
    },
    "listeners of no form": {**REFERENCE, "heading1": "Event Listeners", "text": "xyzzy"},
    "shortcuts of no form": {**REFERENCE, "heading1": "Shortcuts", "text": "xyzzy"},
    "a matrix whose first row is none": {
        **REFERENCE,
        "text": "| a\n---|---\n[a] xyzzy\n[b](c)|✓",
    },
}


@pytest.mark.parametrize("record", FOUND.values(), ids=FOUND)
def test_what_was_found_is_shown_or_reported(making: Making, record: dict[str, str]) -> None:
    outcome = making({"chunks/a.json": json.dumps([PLAIN, {**PLAIN, **record}])})
    assert outcome.error is None
    assert "xyzzy" in outcome.pages + outcome.findings
