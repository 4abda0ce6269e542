# The contents of a reference page as text of records: what docsgen/ingest/reference/ reads.

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from docsgen.model import (
    Attributes,
    Behavior,
    Block,
    CodeBlock,
    Container,
    Content,
    Description,
    Exchange,
    HelperClass,
    Listeners,
    Markdown,
    Matrix,
    Method,
    Methods,
    Parameter,
    Parameters,
    Prose,
    Shortcuts,
)

_PARAGRAPH_END = re.compile(r"\n[ \t]*\n")
_CLASS = re.compile(r"\w+(?:\.\w+)*")
_ITEM = re.compile(r"[*+-] |\d+[.)] ")


def text_of(content: Content, module: str) -> str:
    """The text of a section; `module` stands before the names of classes in signatures."""
    return f"{_FORMS[type(content)](content, module)}\n\n"


def _prose(text: str) -> str:
    """Markdown with one line for each paragraph and item, and no line that looks like code."""
    paragraphs = _PARAGRAPH_END.split(text.strip("\n"))
    return "\n\n".join(_paragraph(paragraph) for paragraph in paragraphs)


def _paragraph(paragraph: str) -> str:
    lines: list[str] = []
    for line in paragraph.split("\n"):
        stripped = line.strip()
        if not lines or _ITEM.match(stripped):
            lines.append(stripped)
        else:
            lines[-1] += f" {stripped}"
    return "\n".join(lines)


def _table(rows: Iterable[Parameter], head: str = "Parameters") -> str:
    return f"{head} ▼\n\n" + "\n\n".join(map(_row, rows))


def _row(row: Parameter) -> str:
    takes_rest = row.default is None and not row.required
    name = f"*{row.name}" if takes_rest else row.name
    parts = [f"\n \n \n {name}: {' '.join(row.type.split())}"]
    if row.default is not None:
        parts.append(f"default `= {row.default}`")
    if row.description:
        parts.append(_prose(row.description))
    return "\n\n".join(parts)


def _helper(helper: HelperClass, module: str) -> str:
    """A class, or a group of rows under a heading that is no name of one."""
    path = f"{module}.{helper.name}(···)\n\n" if _CLASS.fullmatch(helper.name) else ""
    text = f"Description\n\n{_prose(helper.description)}\n\n" if helper.description else ""
    return f"{path}{text}{_table(helper.fields)}"


def _method(method: Method, module: str) -> str:
    text = f"\nDescription\n\n{_prose(method.description)}\n" if method.description else ""
    table = f"\n{_table(method.parameters)}" if method.parameters else ""
    return f"\n \n \n {module}.{method.owner}.{method.name}(···)\n{text}{table}"


def _listeners(listeners: Listeners) -> str:
    events = "".join(
        f"\n \n \n {listeners.owner}.{event.name}(fn, ···)\n\n{_prose(event.description)}\n"
        for event in listeners.events
    )
    return f"Listeners\n{events}\nEvent Parameters\n\n{_table(listeners.parameters)}"


def _shortcuts(shortcuts: Shortcuts) -> str:
    rows = (
        f' \n \n {one.class_}\n\n{shortcuts.taker} String Shortcut `"{one.shortcut}"`\n\n'
        f"Initialization {one.initialization}"
        for one in shortcuts.shortcuts
    )
    return "Shortcuts\n\n" + "\n\n".join(rows)


def _behavior(behavior: Behavior) -> str:
    halves = (("input", behavior.input), ("output", behavior.output))
    return "\n\n".join(_exchange(exchange, way) for way, exchange in halves)


def _exchange(exchange: Exchange, way: str) -> str:
    sample = f"\nExample Code\n\n \n \n{_block(exchange.sample)}\n" if exchange.sample else ""
    return (
        f"**Using Component as an {way} component.**\n\nType: `{exchange.type}`\n\n"
        f"{_prose(exchange.description)}\n{sample}"
    )


def _blocks(blocks: Iterable[Block]) -> str:
    return "\n\n".join(filter(None, map(_block, blocks)))


def _block(block: Block) -> str:
    match block:
        case CodeBlock(code=code):
            return "\n".join(f" {line}" for line in code.split("\n"))
        case Markdown(text=text):
            return _prose(text)
    raise TypeError(f"no form for {type(block).__name__}")


def _matrix(matrix: Matrix) -> str:
    head = "| " + " | ".join(matrix.events)
    rule = "|".join(["---"] * (len(matrix.events) + 1))
    rows = "\n".join(_ticks(row, matrix.events) for row in matrix.rows)
    return f"{_blocks(matrix.blocks)}\n\n{head}\n{rule}\n{rows}"


def _ticks(row: tuple[str, str, list[str]], events: list[str]) -> str:
    name, target, supported = row
    cells = ("✓" if event in supported else "✕" for event in events)
    return f"[{name}]({target})|" + "|".join(cells)


_FORMS: dict[type, Callable[[Any, str], str]] = {
    Description: lambda content, module: _prose(content.text),
    Parameters: lambda content, module: _table(content.parameters),
    Attributes: lambda content, module: _table(content.attributes),
    HelperClass: _helper,
    Methods: lambda content, module: "\n\n".join(_method(m, module) for m in content.methods),
    Listeners: lambda content, module: _listeners(content),
    Shortcuts: lambda content, module: _shortcuts(content),
    Behavior: lambda content, module: _behavior(content),
    Prose: lambda content, module: _blocks(content.blocks),
    Matrix: lambda content, module: _matrix(content),
    Container: lambda content, module: "",
}
"""How each kind of content is written."""
