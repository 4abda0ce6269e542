# What pages show of event labs: each event with its evidence, the lab itself, all proofs as data.

from __future__ import annotations

import enum
from collections.abc import Mapping
from pathlib import Path

import msgspec

from docsgen.config import Library
from docsgen.languages import Texts
from docsgen.model import Site, SupportMatrix, anchors
from docsgen.model.demo import Embed
from docsgen.model.lab import Lab
from docsgen.model.proof import Pair, Proof, is_stale
from docsgen.render.demos import ShownDemo


class State(enum.StrEnum):
    """How well it is known that an event fires."""

    PROVEN = "proven"
    STALE = "out of date"
    UNPROVEN = "not proven"
    UNTRIED = "not tried"


_SIGNS = {
    State.PROVEN: "\u2713",
    State.STALE: "\u25d1",
    State.UNPROVEN: "\u25cb",
    State.UNTRIED: "\u25cb",
}


class Mark(msgspec.Struct, frozen=True):
    """An event of a component with its evidence; `href` leads to its row."""

    component: str
    event: str
    state: State
    proof: Proof | None
    description: str
    href: str

    @property
    def sign(self) -> str:
        """The state as one character."""
        return _SIGNS[self.state]

    @property
    def css(self) -> str:
        """The state as the name of a class in the style sheet."""
        return self.state.name.lower()

    @property
    def state_key(self) -> str:
        """The key of the text that says the state."""
        return f"proof-states.{self.css}"

    def summary(self, texts: Texts) -> str:
        """The event and its state."""
        return f"{self.component}.{self.event}: {texts(self.state_key)}"

    def words(self, texts: Texts) -> str:
        """The event and its evidence in a line."""
        line = self.summary(texts)
        if self.proof is None:
            return line
        proof = self.proof
        shown = f"{proof.gesture}, {proof.runtime}, {texts.date(proof.time)}"
        return f"{line}. {proof.reason or shown}"


class ShownLab(msgspec.Struct, frozen=True):
    """A lab as templates show it, with the path of its component's page if there is one."""

    lab: Lab
    shown: ShownDemo
    marks: list[Mark]
    page: str | None

    @property
    def proven(self) -> int:
        """How many of its events are proven."""
        return sum(mark.state is State.PROVEN for mark in self.marks)


def shown_labs(
    site: Site, embeds: Mapping[str, Embed], library: Library, texts: Texts
) -> dict[str, ShownLab]:
    """The labs of the site by component, those of the matrix first."""
    pages = {page.qualified: page for page in site.pages if page.qualified}
    proofs = site.evidence.by_pair()
    shown = {}
    for name, lab in site.labs.items():
        page = pages.get(f"{library.name}.{name}")
        described = {event.name: event.description for event in page.events} if page else {}
        marks = [
            _mark(lab, event, proofs.get((name, event)), described.get(event, ""), library.version)
            for event in lab.events
        ]
        demo = ShownDemo(
            lab.as_demo(Path(lab.name), texts), embeds.get(lab.name), [], [], [], library.title
        )
        shown[name] = ShownLab(lab, demo, marks, page.path if page else None)
    return shown


def _mark(lab: Lab, event: str, proof: Proof | None, description: str, version: str) -> Mark:
    href = f"/{lab.path}#{anchors.event(event)}"
    return Mark(lab.component, event, _state(proof, lab, version), proof, description, href)


def _state(proof: Proof | None, lab: Lab, version: str) -> State:
    if proof is None:
        return State.UNTRIED
    if is_stale(proof, lab, version):
        return State.STALE
    return State.PROVEN if proof.proven else State.UNPROVEN


def marks_by_pair(labs: Mapping[str, ShownLab]) -> dict[Pair, Mark]:
    """All marks by component and event."""
    return {(mark.component, mark.event): mark for lab in labs.values() for mark in lab.marks}


def beyond_matrix(labs: Mapping[str, ShownLab], matrix: SupportMatrix) -> dict[str, ShownLab]:
    """The labs of what the matrix does not list."""
    return {name: lab for name, lab in labs.items() if name not in matrix.support}


def standing(labs: Mapping[str, ShownLab], matrix: SupportMatrix, texts: Texts) -> str:
    """How many events of the matrix are proven, in words; those without a lab are not."""
    marks = marks_by_pair(labs)
    pairs = [(name, event) for name, events in matrix.support.items() for event in events]
    proven = sum(pair in marks and marks[pair].state is State.PROVEN for pair in pairs)
    return texts("events.standing", proven=proven, count=len(pairs))


def proofs_file(labs: Mapping[str, ShownLab], library: Library) -> bytes:
    """Every event of every lab with its state and its evidence."""
    events = [
        {"component": mark.component, "event": mark.event, "state": mark.state, "proof": mark.proof}
        for lab in labs.values()
        for mark in lab.marks
    ]
    data = {
        "schema": 1,
        "library": library.name,
        "version": library.version,
        "proven": sum(lab.proven for lab in labs.values()),
        "events": events,
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=1) + b"\n"
