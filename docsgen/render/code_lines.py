# Highlighted code line by line, for samples of own guides that point lines out, count them or show
# what was added and removed.

from __future__ import annotations

from markupsafe import Markup

from docsgen.model import CodeDisplay
from docsgen.render.highlight import highlight

_ELEMENTS = {"+": "ins", "-": "del"}


def shown_lines(source: str, language: str, display: CodeDisplay) -> Markup:
    """The code with an element around each line: `ins`, `del`, `mark` or `span`."""
    lines = display.lines(source)
    html = highlight("\n".join(text for _, text in lines), language).split("\n")
    html += [""] * (len(lines) - len(html))  # the highlighter leaves empty lines at the end out
    marked = frozenset(display.marked)
    return Markup(
        "".join(
            _line(text, _ELEMENTS.get(mark, "mark" if number in marked else "span"))
            for number, ((mark, _), text) in enumerate(zip(lines, html, strict=True), start=1)
        )
    )


def needs_lines(display: CodeDisplay) -> bool:
    """Whether a sample is shown line by line."""
    return bool(display.marked or display.is_diff or display.is_numbered)


def _line(html: str, element: str) -> str:
    return f'<{element} class="line">{html}\n</{element}>'
