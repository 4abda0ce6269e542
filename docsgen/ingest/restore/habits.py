# Habits of short samples that packages do not show often enough to fit them: a resource is left
# once it is used up, a cache is filled and then read, related names are set together. Each adds to
# the log odds that a block ends before a statement; the weights are set by hand.

from __future__ import annotations

from docsgen.ingest.restore.features import Block, Program

_TESTS = ("if", "elif")


def habit_odds(program: Program, block: Block, at: int) -> float:
    """Return what habits add to the log odds that `block` ends before statement `at`."""
    if block.header < 0 or block.last < 0:
        return 0.0
    kind = program.facts[block.header].statement.kind
    if kind == "with":
        return _left(program, block, at)
    if kind in _TESTS:
        return _decided(program, block, at)
    streams = program.labels[at] == "yield" and kind in ("for", "while")
    return -3.5 if streams else 0.0


def _left(program: Program, block: Block, at: int) -> float:
    """`with open(p) as f: f.write(x)`, then a gap or a return that does not read `f`."""
    targets = program.facts[block.header].statement.targets
    fact = program.facts[at]
    used = targets & program.facts[block.header + 1].statement.loads
    if not used or targets & fact.statement.loads:
        return 0.0
    returns = program.labels[at] == "return" and program.use(block, at) == "outside"
    return 2.0 if returns else 1.5 if fact.gap else 0.0


def _decided(program: Program, block: Block, at: int) -> float:
    """Fill and read: `if k not in d: d[k] = v`, `return d[k]`; or set together: `a_x`, `a_y`."""
    last, statement = program.facts[block.last].statement, program.facts[at].statement
    if program.labels[at] == "return":
        filled = any(f"{name}[]" in last.stores for name in statement.loads)
        plain = program.labels[block.last] in ("print", "call") and not last.terminal
        older = program.use(block, at) == "outside"
        return 2.0 if filled else 1.2 if plain and older else 0.0
    if last.kind == statement.kind == "assign" and not program.facts[at].gap:
        stems = [
            {name.split("_")[0] for name in each.stores if "_" in name}
            for each in (last, statement)
        ]
        return -1.5 if stems[0] & stems[1] - {"", "self"} else 0.0
    return 0.0
