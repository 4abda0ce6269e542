# The code of event labs, written from a support matrix: ordinary Gradio, short enough to be read.

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from docsgen.libraries.gradio.labs.layouts import APP_EVENTS, APPS, LAYOUTS, WRITTEN
from docsgen.libraries.gradio.labs.recipes import EVENTS, Recipe
from docsgen.libraries.gradio.labs.templates import recipe_of
from docsgen.model import SupportMatrix
from docsgen.model.lab import CHANGE, LOG, Lab

_WIDTH = 88
"""Characters of a line of a lab's code."""

_LOGGER = """\
def log(name):
    def note(fired, event: gr.EventData):
        fired = [f"{name} {event._data or ''}", *fired]
        return fired, "\\n".join(fired)

    return note
"""


def labs(matrix: SupportMatrix) -> list[Lab]:
    """A lab for each component of the matrix that is known here, then those beyond it."""
    if not matrix.support:
        return []
    known = {
        name: (events, recipe)
        for name, events in matrix.support.items()
        if (recipe := recipe_of(name))
    }
    made = [
        Lab(name, events, _code(name, events, recipe), recipe.permissions, recipe.why_not)
        for name, (events, recipe) in (known | LAYOUTS).items()
    ]
    apps = {name: (APP_EVENTS, code) for name, code in APPS.items() if name in matrix.support}
    return made + [Lab(name, events, code) for name, (events, code) in (WRITTEN | apps).items()]


def _code(name: str, events: list[str], recipe: Recipe) -> str:
    imports = [line for line in recipe.before if line.startswith(("import ", "from "))]
    setup = "\n".join(recipe.before[len(imports) :])
    parts = ["\n".join(["import gradio as gr", *imports]), setup.strip("\n")]
    if EVENTS in "".join(recipe.stages):
        parts.append(f"{EVENTS} = [\n{_filled(events, 4)}\n]")
    head = "\n\n".join(part for part in parts if part)
    body = "\n".join(["with gr.Blocks() as demo:", *_body(name, events, recipe)])
    return f"{head}\n\n\n{_LOGGER}\n\n{body}\n\ndemo.launch()\n"


def _body(name: str, events: list[str], recipe: Recipe) -> Iterator[str]:
    variables = [f"{name.lower()}{number or ''}" for number in range(len(recipe.stages))]
    for variable, call in zip(variables, recipe.stages, strict=True):
        made = call if call.startswith("with ") else f"{variable} = {call}"
        yield _wrapped(f"    {made}")
    if recipe.changed:
        change = f"lambda: {recipe.changed}, None, {variables[0]}"
        yield _wrapped(f'    gr.Button("{CHANGE}").click({change})')
    yield "    history = gr.State([])"
    yield f'    lines = gr.Textbox(label="{LOG}", lines=8, max_lines=8)'
    named = {event for some in recipe.stages.values() for event in some}
    for variable, (call, some) in zip(variables, recipe.stages.items(), strict=True):
        wired = some or [event for event in events if event not in named]
        yield from _listeners(variable, EVENTS if EVENTS in call else _listed(wired))


def _listeners(variable: str, events: str) -> Iterator[str]:
    """Wire the events one after the other: what is logged at the same time would overwrite it."""
    yield f"    for name in {events}:"
    yield f"        listen = getattr({variable}, name)"
    yield "        listen("
    yield "            log(name), history, [history, lines],"
    yield '            concurrency_id="log", show_progress="hidden",'
    yield "        )"


def _listed(events: list[str]) -> str:
    listed = "[" + ", ".join(f'"{event}"' for event in events) + "]"
    if len(listed) + len("    for name in :") <= _WIDTH:
        return listed
    return f"[\n{_filled(events, 8)}\n    ]"


def _filled(events: list[str], indent: int) -> str:
    margin = " " * indent
    text = " ".join(f'"{event}",' for event in events)
    return textwrap.fill(text, _WIDTH, initial_indent=margin, subsequent_indent=margin)


def _wrapped(line: str) -> str:
    """A call, its arguments on a line of their own when it is too long."""
    if len(line) <= _WIDTH or "\n" in line:
        return line
    head, _, rest = line.partition("(")
    if "Button(" in line:
        head, _, rest = line.partition(".click(")
        head += ".click"
    return f"{head}(\n        {rest[:-1]}\n    )"
