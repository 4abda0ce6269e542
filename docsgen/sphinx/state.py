# What the extension keeps with the pages of a project between builds.

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from docsgen.docs_tools.requests import LiveDemo, Request


class State:
    """What pages ask for, by their names, and what became of that in the last build."""

    def __init__(self) -> None:
        self.requests: dict[str, list[Request]] = {}
        self.built: dict[Request, LiveDemo | None] = {}


def state_of(env: BuildEnvironment) -> State:
    """What is kept with the pages."""
    kept: Any = env
    if not hasattr(kept, "docsgen"):
        kept.docsgen = State()
    state: State = kept.docsgen
    return state


def forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Leave out what a page asked for, before it is read again."""
    state_of(env).requests.pop(docname, None)


def merge(app: Sphinx, env: BuildEnvironment, docnames: list[str], other: BuildEnvironment) -> None:
    """Take over what the pages ask for that another process has read."""
    there = state_of(other).requests
    state_of(env).requests.update({name: there[name] for name in docnames if name in there})
