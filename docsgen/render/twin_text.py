# The Markdown of twins: what ends, lists and fences their parts.

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docsgen.languages import Texts
from docsgen.model import Parameter
from docsgen.model.code_spans import hide_code
from docsgen.render.view import View

_FENCE = re.compile(r"(?m)^(?P<ticks>`{3,})(?P<info>[^`\n]*)$")
_SYNTAX = re.compile(
    r"(?P<autolink><(?:https?://|mailto:)[^<>\s]*>)"
    r"|(?P<link>\]\(/(?P<page>(?:(?:[^)#\s/\]]|\](?!\())++/)*+)(?=[)#]))"
    r"|(?P<file>\]\(/(?=assets/))"
    r"|<(?=[A-Za-z/!?])"
)
"""Links to pages and pictures, and what Markdown takes for HTML, in text whose code is hidden."""


def finished(parts: Iterable[str], view: View) -> str:
    """Join the parts; links lead from twin to twin, and nothing outside code is HTML."""
    text = "\n\n".join(part.strip("\n") for part in parts if part.strip()) + "\n"
    done, pieces = 0, []
    for start, end in fenced_parts(text):
        pieces += [_without_html(text[done:start], view), text[start:end]]
        done = end
    return "".join([*pieces, _without_html(text[done:], view)])


def fenced_parts(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of all fenced code; what is not closed goes on to the end."""
    opening: re.Match[str] | None = None
    for line in _FENCE.finditer(text):
        if opening is None:
            opening = line
        elif len(line["ticks"]) >= len(opening["ticks"]) and not line["info"].strip():
            yield opening.start(), line.end()
            opening = None
    if opening:
        yield opening.start(), len(text)


def _without_html(text: str, view: View) -> str:
    """Markdown without fences, whose links lead to twins and in which nothing is HTML."""
    done, pieces = 0, []
    for found in _SYNTAX.finditer(hide_code(text)):
        if not found["autolink"]:
            pieces += [text[done : found.start()], _replacement(found, view)]
            done = found.end()
    return "".join([*pieces, text[done:]])


def _replacement(found: re.Match[str], view: View) -> str:
    """What stands in a twin where a link to a page or a picture was, or the start of HTML."""
    if found["link"]:
        return f"]({view.root}{found['page']}index.md"
    return f"]({view.shared}" if found["file"] else "\\<"


def fenced(code: str, language: str) -> str:
    """Code in a fence that is longer than all in it."""
    longest = max((len(run) for run in re.findall(r"`+", code)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{code.rstrip()}\n{fence}"


def parameter_list(parameters: list[Parameter], texts: Texts) -> str:
    """Parameters with their types, defaults and descriptions as a list."""
    return bullets(_parameter(parameter, texts) for parameter in parameters)


def _parameter(parameter: Parameter, texts: Texts) -> str:
    value = texts("twin.parameter-default", default=f"`{parameter.default}`")
    default = f", {value}" if parameter.default is not None else ""
    required = f", {texts('reference.required')}" if parameter.required else ""
    type_ = f" `{parameter.type}`" if parameter.type else ""
    description = f": {one_line(parameter.description)}" if parameter.description else ""
    return f"**`{parameter.name}`**{type_}{default}{required}{description}"


def one_line(text: str) -> str:
    """Text with all white space as single blanks."""
    return " ".join(text.split())


def names(listed: Iterable[str]) -> str:
    """Names as code, with commas between them."""
    return ", ".join(f"`{name}`" for name in listed)


def bullets(items: Iterable[str]) -> str:
    """A list."""
    return "\n".join(f"- {item}" for item in items)
