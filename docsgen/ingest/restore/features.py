# What the conventions of Python say about one question: does the next statement still belong to
# this open block? The answer is a list of features; `conventions.json` holds what each is worth,
# fitted on code whose indentation is known (bench/code.py). A convention of the documented library
# is not here but in its adapter.

from __future__ import annotations

import ast
import re
from functools import cached_property
from typing import NamedTuple

from docsgen.ingest.restore.statement import Statement

_MAIN = re.compile(r"if\s+__name__\s*==")


class Fact(NamedTuple):
    """A statement with what the stored text says about its place.

    `gap` counts blank lines before it, `commented` tells of comment lines there; `deep` and
    `tabs` are those of its first line.
    """

    statement: Statement
    text: str
    gap: int = 0
    commented: bool = False
    deep: bool | None = None
    tabs: int = 0


class Block(NamedTuple):
    """An open block: its header's index (-1: the module), its last child and how many it has.

    `chain` is what the last child allows next: a clause keyword's partner or "".
    """

    header: int
    last: int
    children: int
    chain: str = ""


class Program:
    """The statements of one sample and the names each of them binds and reads."""

    def __init__(self, facts: list[Fact]) -> None:
        self.facts = facts
        self.labels = [label(fact.statement, fact.text) for fact in facts]
        self._cache: dict[tuple[Block, int, int], list[str]] = {}

    @cached_property
    def bindings(self) -> dict[str, list[int]]:
        """Where each name is bound, in order."""
        found: dict[str, list[int]] = {}
        for index, fact in enumerate(self.facts):
            for name in fact.statement.stores | fact.statement.targets:
                found.setdefault(name.split(".")[0].removesuffix("[]"), []).append(index)
                found.setdefault(name, []).append(index)
        return found

    def features(self, block: Block, depth: int, at: int) -> list[str]:
        """Features of the question whether statement `at` still belongs to `block`."""
        key = (block, depth, at)
        if key not in self._cache:
            self._cache[key] = self._features(block, depth, at)
        return self._cache[key]

    def _features(self, block: Block, depth: int, at: int) -> list[str]:
        head, step = self.labels[block.header], self.labels[at]
        previous = self.labels[at - 1]
        fact = self.facts[at]
        gap = min(fact.gap, 2)
        follow = self.labels[at + 1] if at + 1 < len(self.labels) else "end"
        inner = "i" if block.last == at - 1 else "o"
        many = min(block.children, 3)
        use = self.use(block, at)
        return [
            f"b {head} {inner}",
            f"g {head} {gap} {inner}",
            f"s {head} {step}",
            f"sg {head} {step} {gap}",
            f"p {head} {previous} {inner}",
            f"n {head} {many} {gap}",
            f"ns {head} {many} {step}",
            f"c {head} {gap} {int(fact.commented)}",
            f"u {head} {use}",
            f"us {use} {step} {inner}",
            f"usg {use} {step} {gap}",
            f"l {self._alike(block, at)} {gap}",
            f"lh {head} {self._alike(block, at)}",
            f"r {head} {self._rebinds(block, at)}",
            f"d {min(depth, 4)} {step}",
            f"f {head} {step} {follow}",
            f"x {head} {self._widest(block, at)} {gap} {inner}",
            f"h {head} {min(self.facts[block.header].gap, 2)} {gap}",
            f"ps {previous} {step} {inner}",
            f"e {head} {step} {self._final(at)} {inner}",
            f"eg {step} {self._final(at)} {gap} {inner}",
            f"eu {head} {step} {use} {self._final(at)} {min(many, 2)}",
            f"la {head} {self._needed(block, at)} {gap}",
            f"hl {head} {self._shares(block, at)} {inner}",
        ]

    def use(self, block: Block, at: int) -> str:
        """Return which names the statement reads: the header's own, the block's, or older ones."""
        statement = self.facts[at].statement
        header = self.facts[block.header].statement
        names = {name for name in statement.loads if "." not in name}
        names |= {
            name.split(".")[0].removesuffix("[]") for name in statement.stores if name[-1] == "]"
        }
        if names & header.targets:
            return "target"
        inside = outside = own = False
        for name in names:
            bound = self.bindings.get(name, ())
            older = any(index < block.header for index in bound)
            newer = any(block.header < index < at for index in bound)
            own |= block.header in bound and header.kind in ("def", "class")
            inside |= newer and not older
            outside |= older
        kept = "own " if own else ""
        return kept + ("inside" if inside else "outside" if outside else "none" if names else "nil")

    def _alike(self, block: Block, at: int) -> str:
        inside = self._likeness(block.last, at) if block.last >= 0 else 0
        return f"{inside}{self._likeness(block.header, at)}"

    def _likeness(self, left: int, right: int) -> int:
        if self.labels[left] != self.labels[right]:
            return 0
        one, two = self.facts[left].statement, self.facts[right].statement
        if one.callee and one.callee == two.callee:
            return 3
        if one.callee.rpartition(".")[2] == two.callee.rpartition(".")[2] != "":
            return 2
        return 2 if _shape(self.facts[left].text) == _shape(self.facts[right].text) else 1

    def _shares(self, block: Block, at: int) -> int:
        """Whether the statement reads what the header read: `with lock: ...`, `lock.x()`."""
        header = self.facts[block.header].statement
        statement = self.facts[at].statement
        if header.kind in ("def", "class"):
            return int(header.loads & statement.loads != frozenset())
        return len({name.split(".")[-1] for name in header.loads & statement.loads}) > 0

    def _needed(self, block: Block, at: int) -> str:
        """Whether statements soon to come read what only this block has bound so far."""
        for later in range(at, min(at + 9, len(self.facts))):
            fact = self.facts[later]
            if later > at and (
                fact.deep is False or self.labels[later] in ("def", "class", "method")
            ):
                return "no"
            for name in fact.statement.loads:
                bound = self.bindings.get(name, ())
                inside = any(block.header < index < at for index in bound)
                if inside and not any(i < block.header or at <= i < later for i in bound):
                    return "now" if later == at else "soon"
        return "no"

    def _final(self, at: int) -> str:
        """Whether what follows starts anew: column 0, the end, or a definition behind a gap."""
        if at + 1 >= len(self.facts):
            return "end"
        follow = self.facts[at + 1]
        if follow.deep is not None:
            return "inner" if follow.deep else "outer"
        fresh = self.labels[at + 1] in ("def", "method", "class", "decorator", "main")
        return "fresh" if fresh else "gap" if follow.gap else "close"

    def _rebinds(self, block: Block, at: int) -> str:
        """Whether the statement binds again what the block, its header or older code binds."""
        stores = self.facts[at].statement.stores
        if not stores:
            return "-"
        header = self.facts[block.header].statement
        if header.kind in ("while", "if", "elif") and stores & header.loads:
            return "condition"
        bound = [index for name in stores for index in self.bindings.get(name, ())]
        inside = any(block.header < index < at for index in bound)
        return f"{int(inside)}{int(any(index < block.header for index in bound))}"

    def _widest(self, block: Block, at: int) -> int:
        gaps = [fact.gap for fact in self.facts[block.header + 2 : at]]
        return min(max(gaps, default=0), 2)


def _shape(text: str) -> str:
    return re.split(r"[\w'\"]+", text, maxsplit=2)[1][:2] if " " in text else ""


def label(statement: Statement, text: str) -> str:
    """Return the sort of a statement that the conventions distinguish."""
    kind, node = statement.kind, statement.node
    if kind == "def":
        return "method" if statement.targets & {"self", "cls"} else "def"
    if kind == "if":
        return "main" if _MAIN.match(text) else _test_label(statement)
    if kind == "assign":
        return _assign_label(statement)
    if kind == "expr" and isinstance(node, ast.Expr):
        return "sleep" if statement.callee.endswith("sleep") else _value_label(node.value)
    if kind == "return" and isinstance(node, ast.Return):
        return "return" if node.value is not None else "return0"
    return kind


def _test_label(statement: Statement) -> str:
    """Tell a guard (`if x:`, `if x is not None:`) and its opposite from other tests."""
    test = statement.node.test if isinstance(statement.node, ast.If) else None
    if not statement.opens:
        return "if1"
    if isinstance(test, ast.Name | ast.Attribute):
        return "guard"
    if isinstance(test, ast.UnaryOp):
        return "unless"
    if isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.Is | ast.IsNot):
        return "unless" if isinstance(test.ops[0], ast.Is) else "guard"
    if isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.NotIn):
        return "unless"
    return "if"


def _assign_label(statement: Statement) -> str:
    value = getattr(statement.node, "value", None)
    if isinstance(value, ast.Yield | ast.YieldFrom):
        return "yield"
    name = next(iter(sorted(statement.stores)), "")
    if name.startswith("self."):
        return "assign self"
    if name.isupper() and len(name) > 1:
        return "assign CAPS"
    return "assign []" if name.endswith("]") else "assign"


def _value_label(value: ast.expr) -> str:
    if isinstance(value, ast.Await):
        value = value.value
    if isinstance(value, ast.Call):
        return "print" if isinstance(value.func, ast.Name) and value.func.id == "print" else "call"
    if isinstance(value, ast.Yield | ast.YieldFrom):
        return "yield"
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return "doc"
    return "value"
