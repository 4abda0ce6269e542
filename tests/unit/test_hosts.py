# The table of what was seen in real hosts is made of what was seen.

from __future__ import annotations

from tests.hosts.results import CHECKS, PAGE, SEEN, read, table, told


def test_the_documentation_tells_what_was_seen() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert told(page, read(SEEN)) == page


def test_a_fault_is_told() -> None:
    faults = {check: [] for check in CHECKS} | {"height": ["375-light: 9 px high are hidden"]}
    results = {"a": {"title": "A host", "version": "1.0", "formats": {"html": faults}}}
    row = "| A host | 1.0 | `html` | yes | yes | no | yes | yes | yes |"
    assert table(results).splitlines()[-1] == row
