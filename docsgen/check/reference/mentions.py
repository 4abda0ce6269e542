# Parameters and events that descriptions speak of and that are not there.

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from docsgen.diagnostics import Findings, Location
from docsgen.model import Behavior, Listeners, Methods, Page, Parameters, Site

_CONDITION = re.compile(
    r"\b(?i:if|when|unless|using|with) (?:`?([a-z_]\w*)=[\w\"'\[(]|(?<=using )`([a-z]+_\w+)`)"
)
"""A parameter with a value, or one that is used by name."""

_NAMED = re.compile(r"`([a-z]\w*)`")
_LISTENER = re.compile(r"`\.(\w+)\(\)`")
_TYPES = frozenset({"str", "int", "float", "bool", "list", "tuple", "dict", "set", "bytes"})
_OPEN_TICKS = re.compile(r"`([^`\n]*)`")
_PAIRS = {")": "(", "]": "[", "}": "{"}


def check_mentions(page: Page, findings: Findings) -> None:
    """Report parameters that the page's descriptions name and no table of it has."""
    known = _names(page)
    if not known:
        return
    for owner, text, at in _descriptions(page):
        for name in dict.fromkeys("".join(names) for names in _CONDITION.findall(text)):
            if name not in known:
                what = f"{owner}: the text mentions `{name}`, no table of the page lists it"
                findings.add("DG087", what, hint="add the parameter, or drop the text", at=at)
        for name in dict.fromkeys(_NAMED.findall(text)):
            if name not in known | _TYPES and (near := _meant(name, known)):
                what = f"{owner}: the text mentions `{name}`, the parameter is `{near}`"
                findings.add("DG087", what, hint=f"write `{near}`", at=at)


def check_code(page: Page, findings: Findings) -> None:
    """Report code in descriptions whose brackets do not match."""
    for owner, text, at in _descriptions(page):
        for span in _OPEN_TICKS.findall(text):
            if not _is_balanced(span):
                what = f"{owner}: the brackets of `{span}` do not match"
                findings.add("DG091", what, hint="correct the brackets", at=at)


def check_events(page: Page, site: Site, findings: Findings) -> None:
    """Report listeners that the descriptions of events point to and the component lacks."""
    supported = {event.name for event in page.events}
    supported |= set(site.matrix.support.get(page.class_name, ()))
    for section in page.sections:
        if not isinstance(section.content, Listeners):
            continue
        for event in section.content.events:
            for name in _LISTENER.findall(event.description):
                if name in site.matrix.events and name not in supported:
                    what = f"{page.title}: `{event.name}` points to `.{name}()`"
                    what += ", which the component does not have"
                    hint = "drop the sentence"
                    findings.add("DG088", what, hint=hint, at=section.location)


def _names(page: Page) -> frozenset[str]:
    """Everything that the tables of the page list."""
    rows = [*page.parameters, *page.event_parameters, *page.attributes]
    rows += [row for method in page.methods for row in method.parameters]
    return frozenset(row.name for row in rows)


def _descriptions(page: Page) -> Iterator[tuple[str, str, Location]]:
    for section in page.sections:
        at = section.location
        match section.content:
            case Parameters(parameters=rows):
                yield from ((f"{page.title}: `{r.name}`", r.description, at) for r in rows)
            case Methods(methods=methods):
                yield from ((f"{page.title}.{m.name}", m.description, at) for m in methods)
            case Behavior(input=given, output=returned):
                yield from ((f"{page.title}", x.description, at) for x in (given, returned))


def _meant(name: str, known: frozenset[str]) -> str | None:
    """A parameter of which `name` is the beginning or a near miss."""
    longer = sorted(k for k in known if k.startswith(f"{name}_"))
    near = get_close_matches(name, known, n=1, cutoff=0.85)
    return longer[0] if len(longer) == 1 else near[0] if near else None


def _is_balanced(span: str) -> bool:
    """Whether brackets that close are those that were opened; open ends are not judged."""
    opened: list[str] = []
    for character in span:
        if character in _PAIRS.values():
            opened.append(character)
        elif character in _PAIRS and opened and opened.pop() != _PAIRS[character]:
            return False
    return True
