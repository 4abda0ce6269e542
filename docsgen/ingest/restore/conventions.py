# What the features of `features` are worth. The weights in `conventions.json` are a logistic
# regression over the standard library and installed packages; `python bench/code.py fit` renews
# them. They stay apart from the search, which only asks for the odds that a block ends.

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from importlib import resources

from docsgen.ingest.restore.features import Block, Program
from docsgen.ingest.restore.habits import habit_odds
from docsgen.ingest.restore.knowledge import Conventions


@cache
def weights() -> dict[str, float]:
    """Return the fitted weight of each feature; a positive one speaks for the block's end."""
    text = resources.files(__package__).joinpath("conventions.json").read_text("utf-8")
    loaded: dict[str, float] = json.loads(text)
    return loaded


def odds(conventions: Conventions) -> Callable[[Program, Block, int, int], float]:
    """Return the function that gives the log odds that a block ends before a statement."""
    table = weights()
    known: dict[tuple[int, Block, int, int], float] = {}

    def closes(program: Program, block: Block, depth: int, at: int) -> float:
        key = (id(program), block, depth, at)
        if key not in known:
            features = program.features(block, depth, at)
            fitted = sum(table.get(feature, 0.0) for feature in features)
            habits = habit_odds(program, block, at)
            layout = conventions.layout_odds(program, block, at)
            known[key] = fitted + habits + layout
        return known[key]

    return closes
