# The search for indentation: which open block does each statement belong to? Grammar rules most
# answers out, the stored facts some more, and the conventions weigh what is left. A beam keeps the
# likeliest structures with their probabilities, so that the share of the best one is known too.

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Iterator
from typing import NamedTuple

from docsgen.ingest.restore.features import Block, Fact, Program
from docsgen.ingest.restore.work import Work

Closes = Callable[[Program, Block, int, int], float]
"""Log odds that a block ends before a statement: of (program, block, depth, statement)."""

_WIDTH = 48
_BEST = 40
_ACCEPTS = {
    "elif": ("if",),
    "else": ("if", "loop", "except"),
    "except": ("try", "except"),
    "finally": ("try", "except", "tryelse"),
}
_CHAIN = {"for": "loop", "while": "loop", "try": "try", "except": "except"}
_PENDING = ("try", "decorator")
_SCOPES = ("def", "class")


class Structure(NamedTuple):
    """One reading: the level of every statement, its log probability, and whether it is broken.

    `broken` counts places where no grammatical level was left, as a header without a body.
    """

    levels: tuple[int, ...]
    score: float
    broken: int = 0


Stack = tuple[Block, ...]
Path = tuple[float, object]
"""Log weight of a reading and its levels, last first, as nested pairs."""


class _Hypothesis:
    """All readings that left the same blocks open: their summed weight and the best of them."""

    __slots__ = ("paths", "weight")

    def __init__(self) -> None:
        self.weight = -math.inf
        self.paths: list[Path] = []

    def add(self, weight: float, paths: list[Path]) -> None:
        self.weight = _log_add(self.weight, weight)
        self.paths = heapq.nlargest(_BEST, self.paths + paths, key=lambda path: path[0])


Beam = dict[Stack, _Hypothesis]


def search(program: Program, closes: Closes, work: Work) -> list[Structure]:
    """Return the likeliest structures, best first; their scores are log shares of the whole."""
    beam: Beam = {(Block(-1, -1, 0),): _Hypothesis()}
    start = beam[(Block(-1, -1, 0),)]
    start.add(0.0, [(0.0, None)])
    broken = 0
    for at in range(len(program.facts)):
        step = _step(program, beam, at, closes, work, strict=True)
        if not step:
            broken += 1
            step = _step(program, beam, at, closes, work, strict=False)
        beam = _prune(step)
    closed = {stack: beam[stack] for stack in beam if all(_closable(block) for block in stack)}
    if not closed:
        broken += 1
    return _ranked(closed or beam, broken)


def _ranked(beam: Beam, broken: int) -> list[Structure]:
    total = -math.inf
    paths: list[Path] = []
    for hypothesis in beam.values():
        total = _log_add(total, hypothesis.weight)
        paths += hypothesis.paths
    paths.sort(key=lambda path: -path[0])
    return [Structure(_unroll(path), score - total, broken) for score, path in paths[:_BEST]]


def _unroll(path: object) -> tuple[int, ...]:
    levels: list[int] = []
    node: object = path
    while isinstance(node, tuple):
        node, level = node
        levels.append(level)
    return tuple(reversed(levels))


def _step(
    program: Program, beam: Beam, at: int, closes: Closes, work: Work, *, strict: bool
) -> Beam:
    after: Beam = {}
    for stack, hypothesis in beam.items():
        for level, weight in _levels(program, stack, at, closes, strict=strict):
            work.spend(1)
            opened = _enter(program.facts[at], stack, level, at)
            paths: list[Path] = [
                (score + weight, (path, level)) for score, path in hypothesis.paths
            ]
            after.setdefault(opened, _Hypothesis()).add(hypothesis.weight + weight, paths)
    return after


def _prune(beam: Beam) -> Beam:
    if len(beam) <= _WIDTH:
        return beam
    kept = heapq.nlargest(_WIDTH, beam, key=lambda stack: beam[stack].weight)
    return {stack: beam[stack] for stack in kept}


def _levels(
    program: Program, stack: Stack, at: int, closes: Closes, *, strict: bool
) -> Iterator[tuple[int, float]]:
    """Levels that statement `at` may take, each with its log weight, innermost first."""
    fact = program.facts[at]
    weight = 0.0
    for level in range(len(stack) - 1, -1, -1):
        block = stack[level]
        stays = not strict or _may_stay(program, stack, level, at)
        ends = level > int(bool(fact.deep)) and (not strict or _may_end(block))
        odds = closes(program, block, level, at) if stays and ends else 0.0
        if stays and (_fits(fact, level) or not (strict or level)):
            yield level, weight + (_log_sigmoid(-odds) if ends else 0.0)
        if not ends:
            return
        weight += _log_sigmoid(odds) if stays else 0.0


def _fits(fact: Fact, level: int) -> bool:
    """Whether the stored line allows the level: column 0 or not, and how many tabs."""
    if fact.tabs:
        return level == fact.tabs
    return fact.deep is None or (level > 0) == fact.deep


def _may_stay(program: Program, stack: Stack, level: int, at: int) -> bool:
    statement = program.facts[at].statement
    block = stack[level]
    if statement.clause:
        return block.chain.rstrip("+") in _ACCEPTS[statement.kind]
    if block.chain == "try":
        return False
    if block.chain == "decorator" and statement.kind not in ("def", "class", "decorator"):
        return False
    in_match = block.header >= 0 and program.facts[block.header].statement.kind == "match"
    if in_match != (statement.kind == "case"):
        return False
    if program.labels[at] == "main" and level:
        return False
    if _dead(stack, level) or _method_in_method(program, block, at):
        return False
    return _scoped(program, stack, level, at)


def _method_in_method(program: Program, block: Block, at: int) -> bool:
    """Whether a method would stand inside another one, as behind a method that lost its body."""
    if block.header < 0 or program.labels[block.header] != "method":
        return False
    while program.labels[at] == "decorator" and at + 1 < len(program.labels):
        at += 1
    return program.labels[at] == "method"


def _scoped(program: Program, stack: Stack, level: int, at: int) -> bool:
    """Whether a `return`, `yield`, `break`, `continue` has its function or loop up to `level`."""
    kind = program.labels[at]
    if kind in ("return", "return0", "yield"):
        wanted: tuple[str, ...] = ("def",)
    elif kind in ("break", "continue"):
        wanted = ("for", "while")
    else:
        return True
    kinds = [program.facts[block.header].statement.kind for block in stack if block.header >= 0]
    fragment = not any(fact.statement.kind in wanted for fact in program.facts[:at])
    return fragment or any(kind in wanted for kind in kinds[:level])


def _may_end(block: Block) -> bool:
    return _closable(block) and block.children > 0


def _closable(block: Block) -> bool:
    return block.chain not in _PENDING and (block.children > 0 or block.header < 0)


def _dead(stack: Stack, level: int) -> bool:
    """Whether nothing can run behind the last child of a block: all its branches leave it."""
    for block in stack[level:]:
        if block.chain not in ("else+", "with+"):
            return block.chain == "dead"
    return False


def _enter(fact: Fact, stack: Stack, level: int, at: int) -> Stack:
    statement = fact.statement
    block = stack[level]
    chain = _chain(fact, stack, level)
    same = (*stack[:level], Block(block.header, at, min(block.children + 1, 9), chain))
    return (*same, Block(at, -1, 0)) if statement.opens else same


def _chain(fact: Fact, stack: Stack, level: int) -> str:
    """Return what the statement allows next; a `+` says that all branches so far leave."""
    statement, before = fact.statement, stack[level].chain
    if statement.kind == "decorator":
        return "decorator"
    if statement.terminal:
        return "dead"
    left = before == "if+" and level + 1 < len(stack) and _dead(stack, level + 1)
    if statement.kind == "else":
        return "tryelse" if before == "except" else "else+" if left and statement.opens else ""
    if statement.kind in ("if", "elif"):
        return "if+" if statement.opens and (statement.kind == "if" or left) else "if"
    if statement.kind == "with":
        return "with+"
    return _CHAIN.get(statement.kind, "")


def _log_sigmoid(value: float) -> float:
    return -math.log1p(math.exp(-value)) if value > 0 else value - math.log1p(math.exp(value))


def _log_add(left: float, right: float) -> float:
    if left == -math.inf:
        return right
    high, low = max(left, right), min(left, right)
    return high + math.log1p(math.exp(low - high))
