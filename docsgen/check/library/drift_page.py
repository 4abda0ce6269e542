# The differences between two versions of a library as a page: Markdown, a fragment of HTML, JSON.

from __future__ import annotations

import html
import json
from collections.abc import Iterable
from itertools import groupby

import msgspec

from docsgen.model.changes import Change
from docsgen.surface.values import Surface

_SIGNS = {"added": "Added", "removed": "Removed", "changed": "Changed"}


def as_json(old: Surface, new: Surface, changes: list[Change]) -> str:
    """The changes as data, for programs."""
    document = {
        "schema": 1,
        "library": new.name,
        "from": old.version,
        "to": new.version,
        "changes": msgspec.to_builtins(changes),
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def as_markdown(old: Surface, new: Surface, changes: list[Change]) -> str:
    """The changes as a page, by class and function."""
    lines = [f"# {new.name} {old.version} to {new.version}", "", summary(changes), ""]
    for owner, group in _by_owner(changes):
        lines += [f"## {owner}", "", *(f"- {_sentence(change)}" for change in group), ""]
    return "\n".join(lines)


def as_html(old: Surface, new: Surface, changes: list[Change]) -> str:
    """The changes as a fragment of HTML, by class and function."""
    lines = [
        f"<h1>{html.escape(f'{new.name} {old.version} to {new.version}')}</h1>",
        f"<p>{html.escape(summary(changes))}</p>",
    ]
    for owner, group in _by_owner(changes):
        items = "".join(f"<li>{_marked(_sentence(change))}</li>" for change in group)
        lines += [f"<h2>{html.escape(owner)}</h2>", f"<ul>{items}</ul>"]
    return "\n".join(lines) + "\n"


def summary(changes: list[Change]) -> str:
    """How much changed, and which events came to which classes."""
    if not changes:
        return "Nothing that the library offers has changed."
    gained: dict[str, list[str]] = {}
    for change in changes:
        if (change.change, change.what) == ("added", "event"):
            gained.setdefault(change.name, []).append(change.owner)
    told = [
        f"{len(owners)} {'class' if len(owners) == 1 else 'classes'} gained the event {event}"
        for event, owners in sorted(gained.items())
    ]
    return (
        "; ".join([f"{len(changes)} {'change' if len(changes) == 1 else 'changes'}", *told]) + "."
    )


def _by_owner(changes: list[Change]) -> Iterable[tuple[str, list[Change]]]:
    for owner, group in groupby(changes, key=lambda change: change.owner or change.name):
        yield owner, list(group)


def _sentence(change: Change) -> str:
    what = f"{_SIGNS[change.change]} {change.what}"
    name = f" `{change.name}`" if change.name else ""
    if change.change == "changed":
        return f"{what} of{name}: `{_shown(change.before)}` became `{_shown(change.after)}`"
    return f"{what}{name}" + (f": {change.after}" if change.after else "")


def _shown(text: str | None) -> str:
    return "no default" if text is None else text


def _marked(sentence: str) -> str:
    """A sentence with its code between backticks as HTML."""
    parts = html.escape(sentence).split("`")
    return "".join(f"<code>{part}</code>" if odd % 2 else part for odd, part in enumerate(parts))
