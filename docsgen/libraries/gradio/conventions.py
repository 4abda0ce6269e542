# Facet of the adapter: the conventions of Gradio apps. Which `with` blocks lay out components, that
# a launch ends the app, that siblings are siblings, that events are wired behind the layout. The
# weights are set by hand; packages hold too few apps to fit them. They add to the log odds that a
# block ends before a statement.

from __future__ import annotations

import ast
import re

from docsgen.ingest.restore.features import Block, Program
from docsgen.ingest.restore.knowledge import Conventions
from docsgen.ingest.restore.statement import Statement

_BOXES = frozenset(
    """
    Row Column Tab TabItem Tabs Group Accordion Sidebar Step Walkthrough Box Draggable
    """.split()  # noqa: SIM905
)
_APPS = frozenset({"Blocks"})
_EVENTS = frozenset(
    """
    abort apply blur change clear click close collapse copy delete download edit end
    example_select expand focus input key_up like load open option_select pause play
    preview_close preview_open release retry select start start_recording stop
    stop_recording stream submit then success tick timeout undo unload upload
    double_click failure integrate on api
    """.split()  # noqa: SIM905
)
_UNSEEN = frozenset({"State", "BrowserState", "Timer"})
_STARTS = frozenset({"launch", "integrate"})


def role(statement: Statement) -> str:
    """Return what a statement is to an app: app, box, part, wire, start, or "" for none."""
    name = statement.callee.rpartition(".")[2]
    if statement.kind == "with":
        return "app" if name in _APPS else "box" if name in _BOXES else ""
    if statement.kind not in ("expr", "assign") or not name:
        return ""
    if name in _STARTS:
        return "start"
    if name in _EVENTS and "." in statement.callee and _wires(statement):
        return "wire"
    return "part" if name[:1].isupper() or name in ("render", "unrender") else ""


def _wires(statement: Statement) -> bool:
    value = getattr(statement.node, "value", None)
    return isinstance(value, ast.Call) and bool(value.args or value.keywords)


def _layout_odds(program: Program, block: Block, at: int) -> float:
    """Return what an app's layout adds to the log odds that `block` ends before statement `at`."""
    if block.header < 0:
        return 0.0
    header, fact = program.facts[block.header].statement, program.facts[at]
    outer, inner = role(header), role(fact.statement)
    if outer == "app":
        return _app_ends(program, block, at, inner)
    if outer == "box":
        return _box_ends(program, block, at, inner)
    return _plain_ends(program, block, at, inner)


def _plain_ends(program: Program, block: Block, at: int, inner: str) -> float:
    """Weigh other blocks: scripts build their clients and launch their apps at the top."""
    kind, fact = program.facts[block.header].statement.kind, program.facts[at]
    if inner == "start" and kind in ("def", "if", "else", "for"):
        return 3.0
    if inner == "part" and kind == "def" and fact.gap and "self" not in fact.statement.loads:
        return 3.0
    if _rendered(program.facts[block.header].text, fact.text):
        return 5.0
    return 0.0


def _app_ends(program: Program, block: Block, at: int, inner: str) -> float:
    fact = program.facts[at]
    if inner == "start":
        return 9.0
    if inner in ("wire", "part", "box"):
        return -6.0
    if _RENDERS.match(fact.text):
        return -6.0
    if fact.statement.kind in ("def", "decorator"):
        return -1.5
    return 0.0


_RENDERS = re.compile(
    r"@(gr\.(render|on)|\w+\.(click|change|submit|select|load|input|upload|tick))\b"
)


def _box_ends(program: Program, block: Block, at: int, inner: str) -> float:
    fact = program.facts[at]
    header = program.facts[block.header].statement
    if inner == "start":
        return 9.0
    if inner == "wire" or fact.statement.kind in ("def", "decorator"):
        return 5.0 if fact.gap else 1.0
    if inner == "part":
        return 3.5 if fact.gap else _another(program, block, at)
    if inner == "box":
        last = program.facts[block.last].statement
        if last.callee == fact.statement.callee:
            return -7.0
        return _sibling(header, fact.statement, fact.gap)
    return 0.0


def _rendered(header: str, text: str) -> bool:
    """Whether what the header entered is rendered: `with row: ...`, `row.render()`."""
    match = re.fullmatch(r"with ([\w.]+):\s*", header)
    return match is not None and text.startswith(f"{match.group(1)}.render(")


def _another(program: Program, block: Block, at: int) -> float:
    """Weigh a component right behind others of a box; a button often stands below the row."""
    one, two = (program.facts[index].statement.callee for index in (block.last, at))
    if two.rpartition(".")[2] in _UNSEEN:
        return -0.5
    if one == two:
        return -5.0
    row = program.facts[block.header].statement.callee.endswith("Row")
    if row and block.children > 1:
        return -0.5 if two.endswith("Button") else -2.5
    return -4.0


def _sibling(header: Statement, statement: Statement, gap: int) -> float:
    one, two = (each.callee.rpartition(".")[2] for each in (header, statement))
    if one == two:
        return 7.0
    if two in ("Tab", "TabItem", "Step"):
        return -6.0 if one in ("Tabs", "Walkthrough") else 5.0
    if one == "Row":
        return -4.0 if two == "Column" else 1.0
    if one == "Column":
        return 1.5 if gap else 0.0
    return 1.0 if gap else -1.0


_EMPTIED = re.compile(
    r"\b(?:gr\.)?HTML\(\s*f?([\"'])\1\s*[,)]|\b(?:html_template|head|css_template)\s*=\s*f?([\"'])\2(?![\"'])"
)


_USAGE = re.compile(r"^[^\S\n]*Client\.predict\(\) Usage Info", re.M)
"""How what `Client.view_api()` prints begins (gradio_client.client)."""


def _usage_depth(line: str) -> int:
    """Return the blanks before a line of what `Client.view_api()` prints."""
    text = line.lstrip()
    if text.startswith("- ["):
        return 5
    if text.startswith(("Parameters:", "Returns:")):
        return 4
    return 1 if text.startswith("- ") else 0


class GradioConventions(Conventions):
    """How samples of Gradio are written."""

    commands = ("gradio", "gr")

    def layout_odds(self, program: Program, block: Block, at: int) -> float:
        """What an app's layout adds to the log odds that `block` ends before statement `at`."""
        return _layout_odds(program, block, at)

    def has_emptied_markup(self, source: str) -> bool:
        """Whether an argument that must be HTML is empty, because its tags were stripped."""
        return _EMPTIED.search(source) is not None

    def is_output(self, source: str) -> bool:
        """Whether the text is what a client prints about an API."""
        return _USAGE.search(source) is not None

    def indented_output(self, source: str) -> str:
        """What a client prints about an API, with its indentation."""
        return "\n".join(" " * _usage_depth(line) + line.lstrip() for line in source.split("\n"))
