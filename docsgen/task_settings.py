# The tasks by which readers find demos: what site.yaml calls them, and what is wrong with that.

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docsgen.config import Config

_Wrong = tuple[str, tuple[str, str]]
"""A place of site.yaml as a dotted key, with a message and a hint."""

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def wrong_tasks(config: Config) -> Iterator[_Wrong]:
    """Places of site.yaml with tasks that no gallery can have: key, message and hint."""
    for name, title in config.tasks.items():
        if not _NAME.fullmatch(name):
            hint = "write small letters, digits and single hyphens, as in state-and-login"
            yield f"tasks.{name}", (f"{name!r} cannot stand in the address of a gallery", hint)
        if not title.strip():
            yield f"tasks.{name}", ("the task has no title", "write what readers call it")
    for tag, translation in config.translations.items():
        for name in translation.tasks:
            if name not in config.tasks:
                wrong = f"there is no task {name!r}", similar_task(name, config.tasks)
                yield f"translations.{tag}.tasks.{name}", wrong


def similar_task(name: str, known: Collection[str]) -> str:
    """What to do about a task that there is not."""
    if close := difflib.get_close_matches(name.lower(), known, n=1):
        return f"did you mean {close[0]!r}?"
    add = f"add it to `tasks` in content/site.yaml, as in {name}: Its title"
    return f"{add}; the tasks are {', '.join(known)}" if known else add
