# The page of a rule in the terminal. The wheel has docs/rules/ inside; a clone has it at its place.

from __future__ import annotations

from pathlib import Path

from docsgen.errors import UnknownRule
from docsgen.rules import find_rule, similar_rules

_PLACES = (Path(__file__).parent / "rules", Path(__file__).parents[2] / "docs" / "rules")


def explanation(wanted: str) -> str:
    """The page about the rule with this id or name, as Markdown; raises UnknownRule."""
    rule = find_rule(wanted)
    if rule is None:
        raise UnknownRule(f"there is no rule {wanted}", hint=similar_rules(wanted))
    pages = (folder / rule.page for folder in _PLACES)
    return next(page for page in pages if page.is_file()).read_text(encoding="utf-8")
