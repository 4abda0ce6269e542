# Demo names that the crawl glued together. How samples are restored is tested on its own.

from __future__ import annotations

import pytest

from docsgen.diagnostics import Findings
from docsgen.ingest.samples import Sampler
from docsgen.ingest.stitch import Stitched

NAMES = frozenset({"chatbot_simple", "chatbot_streaming", "tictactoe", "plot", "plot_demo", "demo"})


def split(raw: str, names: frozenset[str] = NAMES) -> tuple[list[str], list[str]]:
    findings = Findings()
    section = Stitched("https://gradio.app/docs/x", "X", "Demos", raw, [4], [(0, 4)], [], [])
    found = Sampler(names, findings).demo_names(section, raw)
    return found, [d.rule for d in findings.sorted()]


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("tictactoe", ["tictactoe"]),
        ("chatbot_simplechatbot_streaming", ["chatbot_simple", "chatbot_streaming"]),
        ("tictactoetictactoe", ["tictactoe", "tictactoe"]),
        ("plot_demo", ["plot_demo"]),
    ],
)
def test_a_run_of_known_names_is_split(raw: str, names: list[str]) -> None:
    assert split(raw) == (names, [])


@pytest.mark.parametrize("raw", ["unknown", "tictactoe_unknown", "tictac"])
def test_a_run_with_an_unknown_name_is_shown_as_it_is(raw: str) -> None:
    assert split(raw) == ([raw], ["DG024"])


def test_a_run_that_can_be_read_in_two_ways_is_not_guessed() -> None:
    names = frozenset({"ab", "c", "a", "bc"})
    assert split("abc", names) == (["abc"], ["DG024"])


def test_a_run_of_very_many_names_is_split() -> None:
    assert split("tictactoe" * 2000) == (["tictactoe"] * 2000, [])
