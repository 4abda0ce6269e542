# What was seen of embeds in hosts: kept in a file of this repository, and told in docs/embeds.md.
# `python -m tests.hosts.results` takes over what the last run of the tests has seen.

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from tests.hosts.host import BUILD, Host

LAST = BUILD / "results.json"
"""What the last runs have seen."""

SEEN = Path(__file__).parent / "seen.json"
"""What is told to readers."""

PAGE = Path(__file__).parents[2] / "docs" / "embeds.md"

SECTION = re.compile(r"(<!-- from tests/hosts/seen.json -->\n).*?(<!-- end -->)", re.DOTALL)

CHECKS = {
    "place": "in its column",
    "title": "title",
    "height": "whole",
    "answer": "answers",
    "colours": "colours",
    "console": "no errors",
}
"""What is looked at, as the head of the table calls it."""

Results = dict[str, dict[str, Any]]


def read(path: Path) -> Results:
    """The results in a file; none where there is no file."""
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def write(path: Path, results: Results) -> None:
    """Write results to a file."""
    text = json.dumps(results, indent=1, ensure_ascii=False)
    path.write_text(f"{text}\n", encoding="utf-8")


def keep(host: Host, form: str, faults: dict[str, list[str]]) -> None:
    """Add what was seen of a format in a host to what the last runs have seen."""
    results = read(LAST)
    mine = results.setdefault(host.name, {"formats": {}})
    mine |= {"title": host.title, "version": host.version()}
    mine["formats"][form] = faults
    write(LAST, results)


def table(results: Results) -> str:
    """A table in Markdown with a row for each format in each host."""
    heads = ["host", "version", "format", *CHECKS.values()]
    rows = [heads, ["---"] * len(heads)]
    for host in results.values():
        for form, faults in host["formats"].items():
            marks = [_mark(faults.get(check)) for check in CHECKS]
            rows.append([host["title"], host["version"], f"`{form}`", *marks])
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _mark(faults: list[str] | None) -> str:
    if faults is None:
        return "–"  # not looked at: a picture
    return "no" if faults else "yes"


def told(page: str, results: Results) -> str:
    """The text of a page with its table made anew."""
    return SECTION.sub(lambda found: found[1] + table(results) + found[2], page)


def main() -> None:
    """Take over the results of the last runs, and tell them."""
    results = read(SEEN) | read(LAST)
    write(SEEN, results)
    PAGE.write_text(told(PAGE.read_text(encoding="utf-8"), results), encoding="utf-8")


if __name__ == "__main__":
    main()
