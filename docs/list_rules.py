# Lists the rules that have a page in docs/rules/: for docsgen in docsgen/rules.json, for readers in
# docs/rules/README.md. A page says all that is known of its rule; nothing else is written by hand.
#
#     python docs/list_rules.py

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import msgspec

from docsgen.rules import TABLE, Family, Rule

PAGES = Path(__file__).with_name("rules")
INDEX = PAGES / "README.md"

_PAGE = re.compile(
    r"# (?P<id>DG\d{3}): (?P<name>[a-z0-9-]+)\n\n"
    r"(?P<summary>[A-Z].*\.)\n\n"
    r"Default severity: \*\*(?P<severity>\w+)\*\*\n\n"
    r"Family: \*\*(?P<family>\w+)\*\*\n\n## "
)
"""How the page of a rule begins."""

_LISTED = re.compile(r"(?s)(?<=<!-- `make rules` writes what follows -->\n).*")

_FAMILIES = {
    Family.PROJECT: "The project",
    Family.CORPUS: "Records of the corpus",
    Family.PAGES: "Pages",
    Family.LINKS: "Links and hosts",
    Family.PROSE: "Prose",
    Family.REFERENCE: "The reference",
    Family.LIBRARY: "The reference against the library",
    Family.SAMPLES: "Code samples",
    Family.DEMOS: "Demos and their exports",
    Family.BROWSER: "The built site in a browser",
}


def main() -> None:
    """Write both lists."""
    rules = documented()
    TABLE.write_text(table(rules), encoding="utf-8")
    INDEX.write_text(index(rules), encoding="utf-8")


def documented() -> list[Rule]:
    """The rules that have a page, by id; raises ValueError where a page begins in another way."""
    return [_rule(path) for path in sorted(PAGES.glob("DG*.md"))]


def _rule(path: Path) -> Rule:
    head = _PAGE.match(path.read_text(encoding="utf-8"))
    if head is None or head["id"] != path.stem:
        raise ValueError(f"{path}: begin it as the pages of other rules begin")
    try:
        return msgspec.convert(head.groupdict(), Rule)
    except msgspec.ValidationError as error:
        raise ValueError(f"{path}: {error}") from error


def table(rules: Iterable[Rule]) -> str:
    """What rules.json holds: one rule a line."""
    lines = ",\n".join(msgspec.json.encode(rule).decode() for rule in rules)
    return f"[\n{lines}\n]\n"


def index(rules: Iterable[Rule]) -> str:
    """README.md of the rules, with all of them by family."""
    listed = "\n".join(_sections(rules))
    return _LISTED.sub(lambda _: listed, INDEX.read_text(encoding="utf-8"))


def _sections(rules: Iterable[Rule]) -> Iterator[str]:
    order = list(Family)
    for family, of_family in groupby(
        sorted(rules, key=lambda rule: (order.index(rule.family), rule.id)),
        key=lambda rule: rule.family,
    ):
        yield f"\n## {_FAMILIES[family]}\n\n| Rule | Name | Severity | Summary |\n|---|---|---|---|"
        for rule in of_family:
            link = f"[{rule.id}]({rule.page})"
            yield f"| {link} | {rule.name} | {rule.severity} | {rule.summary} |"
    yield ""


if __name__ == "__main__":
    main()
