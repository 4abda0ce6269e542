# What axe-core finds: barriers for people who see, hear or move differently.

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Frame

from docsgen.diagnostics import Finding, finding
from docsgen.verify.probes.visit import Visit

AXE = Path(__file__).parent.parent / "axe" / "axe.min.js"

_ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
_COLOURS = {"type": "rule", "values": ["color-contrast"]}
"""The rules to ask: those of the guidelines, and those that another theme may break."""

_GRAVE = ("serious", "critical")
_RUN = """([rules, without]) => axe.run({exclude: without.map((part) => [part])},
  {runOnly: rules, resultTypes: ["violations"]}).then((found) => found.violations)"""


def page(visit: Visit) -> Iterator[Finding]:
    """DG170: no serious barrier on a page."""
    yield from _barriers(visit.page.main_frame, _ALL, "DG170", "", ())


def embed(visit: Visit) -> Iterator[Finding]:
    """DG182: no serious barrier in an embed."""
    yield from _barriers(visit.page.main_frame, _ALL, "DG182", "", visit.front_end.additions)


def dark_embed(visit: Visit) -> Iterator[Finding]:
    """DG182: nor because of its dark colours."""
    without = visit.front_end.additions
    yield from _barriers(visit.frame(), _COLOURS, "DG182", " in dark colours", without)


def _barriers(
    frame: Frame, rules: dict[str, Any], rule: str, when: str, without: Sequence[str]
) -> Iterator[Finding]:
    frame.evaluate(AXE.read_text(encoding="utf-8"))  # a script element needs the page's consent
    there = [part for part in without if frame.locator(part).count()]
    violations: list[dict[str, Any]] = frame.evaluate(_RUN, [rules, there])
    for found in violations:
        if found["impact"] in _GRAVE:
            first = found["nodes"][0]
            message = (
                f"{found['id']}{when}: {found['help']}; {len(found['nodes'])} such as"
                f" {' '.join(first['html'].split())[:160]}"
            )
            yield finding(rule, message, f"see {found['helpUrl'].partition('?')[0]}")
