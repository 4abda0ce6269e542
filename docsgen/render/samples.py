# What readers see of a code sample, and what they copy: the code that was typed in it, with what
# has to stand in front of it.

from __future__ import annotations

from typing import NamedTuple

import msgspec
from markupsafe import Markup

from docsgen.languages import Texts
from docsgen.model.blocks import CodeBlock, CodeDisplay, Status
from docsgen.model.running import Running
from docsgen.model.sessions import session_of, typed
from docsgen.render.code_lines import needs_lines, shown_lines
from docsgen.render.highlight import display_name, highlight

MOST_ADDED = 3
"""Lines that are copied with a sample and shown without a click."""


MOST_NAMED = 2
"""What a label names of all that a sample needs."""


class Hindrance(NamedTuple):
    """Why a sample does not run, in short and at length, both empty where it does."""

    label: str = ""
    explanation: str = ""


class ShownCode(msgspec.Struct, frozen=True):
    """A code sample as the template shows it; `label` is empty for a verbatim one.

    `added` is what is copied with it, `is_long` where that is better folded; `copied` is all that
    is copied, empty where that is what is shown. `obstacle` says in short why it does not run, and
    `why` at length; both are empty where it `runs`, and where it is no Python. `is_app`: whether
    running it makes an app of the library. `title` and `layout`, classes of its text, are what an
    own guide asks for.
    """

    language: str
    html: Markup
    label: str
    explanation: str
    added: Markup
    is_long: bool
    copied: str
    obstacle: str
    why: str
    runs: bool
    is_app: bool
    title: str
    layout: str


def runs_as_app(block: CodeBlock) -> bool:
    """Whether a sample runs as it is copied and makes an app of the library."""
    running = block.running
    return running is not None and running.obstacle is None and running.is_app


def shown_code(block: CodeBlock, texts: Texts) -> ShownCode:
    """A code sample, highlighted, with what a reader must know about it."""
    shown, given = block.code.strip("\n"), copied(block, texts)
    added = "\n".join(added_lines(block.running, texts)[1:]).strip("\n")  # a summary says the rest
    label, explanation = provenance(block, texts)
    obstacle, why = hindrance(block.running, texts)
    runs = block.running is not None and block.running.obstacle is None
    display = block.display or CodeDisplay("")
    return ShownCode(
        language=display_name(block.language, texts),
        html=_html(block, shown),
        label=label,
        explanation=explanation,
        added=Markup(highlight(added, "python")),
        is_long=added.count("\n") >= MOST_ADDED,
        copied="" if given == shown and not display.is_diff else given,
        obstacle=obstacle,
        why=why,
        runs=runs,
        is_app=runs_as_app(block),
        title=display.title,
        layout=_layout(display),
    )


def _html(block: CodeBlock, shown: str) -> Markup:
    """The highlighted code, line by line where an own guide asks for something that needs it."""
    if block.display and needs_lines(block.display):
        return shown_lines(block.source, block.language, block.display)
    return Markup(highlight(shown, session_of(block.code, block.language) or block.language))


def _layout(display: CodeDisplay) -> str:
    layout = {"numbered": display.is_numbered, "wrapped": display.wraps}
    return " ".join(name for name, is_wanted in layout.items() if is_wanted)


def provenance(block: CodeBlock, texts: Texts) -> tuple[str, str]:
    """The label of a sample and what it means, both empty when there is nothing to say."""
    label = explanation = ""
    if block.status is not Status.VERBATIM:
        label = texts(f"sample-states.{block.status}")
        explanation = texts(f"sample-explanations.{block.status}")
    if block.witness and label:
        explanation = texts("code.found-elsewhere", place=block.witness)
    if block.notes and not label:
        label = texts("code.corrected")
    return label, " ".join([explanation, *(note.words(texts) for note in block.notes)]).strip()


def hindrance(running: Running | None, texts: Texts) -> Hindrance:
    """Why a sample does not run as it is copied."""
    if running is None or running.obstacle is None:
        return Hindrance()
    few, more = running.needs[:MOST_NAMED], "…" if len(running.needs) > MOST_NAMED else ""
    return Hindrance(
        texts(f"obstacles.{running.obstacle}", needs=", ".join(few) + more),
        texts(f"obstacle-explanations.{running.obstacle}", needs=", ".join(running.needs)),
    )


def copied(block: CodeBlock, texts: Texts) -> str:
    """What a reader gets who copies a sample."""
    code = typed(block.code, block.language).strip("\n")
    if not block.running or not block.running.adds:
        return code
    return "\n".join([*added_lines(block.running, texts), block.running.around_code(code)])


def added_lines(running: Running | None, texts: Texts) -> list[str]:
    """The lines that are copied in front of a sample, with comments that say so."""
    return running.before(lambda name: f"# {texts(f'running.{name}')}") if running else []
