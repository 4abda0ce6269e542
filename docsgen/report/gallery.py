# The report that people look at: one page without scripts or other files, with a card for each
# subject that failed or has pictures, and the accepted picture beside each.

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from docsgen.model.outcome import Outcome, Verdict

_ORDER = {Verdict.FAILED: 0, Verdict.FLAKY: 1, Verdict.PASSED: 2}


def gallery(outcomes: list[Outcome], evidence: Path) -> str:
    """The HTML of the report; pictures are taken from the folder `evidence`."""
    cards = [
        _card(outcome, evidence)
        for outcome in sorted(outcomes, key=lambda one: (_ORDER[one.verdict], one.kind, one.path))
        if outcome.kind == "embed" or outcome.diagnostics
    ]
    counts = {verdict: sum(one.verdict == verdict for one in outcomes) for verdict in Verdict}
    return _template().render(cards=cards, counts=counts, total=len(outcomes))


def _card(outcome: Outcome, evidence: Path) -> dict[str, Any]:
    pictures = [
        {
            "name": name,
            "now": _data_url(evidence / path),
            "before": _data_url(evidence / "accepted" / Path(path).name),
        }
        for name, path in sorted(outcome.pictures.items())
    ]
    failures = [_data_url(evidence / name) for name in outcome.evidence if name.endswith(".png")]
    return {"outcome": outcome, "pictures": pictures, "failures": list(filter(None, failures))}


def _data_url(path: Path) -> str | None:
    """A picture as part of the page; None when there is none."""
    if not path.is_file():
        return None
    return f"data:image/png;base64,{base64.b64encode(path.read_bytes()).decode()}"


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(Path(__file__).with_suffix(".html").read_text(encoding="utf-8"))
