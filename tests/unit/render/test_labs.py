# What pages say about an event depends on its proof, and on whether the proof still holds.

from __future__ import annotations

import json

import msgspec
import pytest

from docsgen.config import Library
from docsgen.languages import ENGLISH, texts_in
from docsgen.libraries.gradio.labs.code import labs
from docsgen.model import Site, SupportMatrix
from docsgen.model.proof import Evidence, Proof
from docsgen.render.labs import proofs_file, shown_labs, standing

LIBRARY = Library("gradio", "Gradio", "6.15.2", "gr")
MATRIX = SupportMatrix(["click"], {"Button": ["click"]})
MADE = {lab.component: lab for lab in labs(MATRIX)}
PROOF = Proof(
    component="Button",
    event="click",
    gesture="press the button",
    reason="",
    runtime="native",
    version="6.15.2",
    browser="Chromium 156",
    time="2026-11-24T19:20:00+00:00",
    lab=MADE["Button"].digest,
)


def site(*proofs: Proof) -> Site:
    bare = Site([], MATRIX, [], {}, {})
    return msgspec.structs.replace(bare, labs=MADE, evidence=Evidence({}, list(proofs)))


@pytest.mark.parametrize(
    ("change", "state", "sign"),
    [
        ({}, "proven", "✓"),
        ({"reason": "it did not fire"}, "not proven", "○"),
        ({"lab": "another"}, "out of date", "◑"),
        ({"version": "5.0"}, "out of date", "◑"),
    ],
)
def test_the_mark_of_an_event_follows_from_its_proof(
    change: dict[str, str], state: str, sign: str
) -> None:
    proof = msgspec.structs.replace(PROOF, **change)
    (mark,) = shown_labs(site(proof), {}, LIBRARY, texts_in(ENGLISH))["Button"].marks
    assert (mark.state, mark.sign) == (state, sign)
    assert mark.words(texts_in(ENGLISH)).startswith(f"Button.click: {state}. ")


def test_an_event_without_a_proof_is_not_tried() -> None:
    (mark,) = shown_labs(site(), {}, LIBRARY, texts_in(ENGLISH))["Button"].marks
    assert mark.words(texts_in(ENGLISH)) == "Button.click: not tried"


def test_only_events_of_the_matrix_are_counted() -> None:
    texts = texts_in(ENGLISH)
    shown = shown_labs(site(PROOF), {}, LIBRARY, texts)
    assert standing(shown, MATRIX, texts).startswith("1 of 1 is proven")


def test_an_event_of_the_matrix_without_a_lab_counts_as_not_proven() -> None:
    assert standing({}, MATRIX, texts_in(ENGLISH)).startswith("0 of 1 is proven")


def test_all_evidence_is_data() -> None:
    data = json.loads(proofs_file(shown_labs(site(PROOF), {}, LIBRARY, texts_in(ENGLISH)), LIBRARY))
    assert (data["schema"], data["version"], data["proven"]) == (1, "6.15.2", 1)
    (event,) = [event for event in data["events"] if event["component"] == "Button"]
    assert (event["event"], event["state"]) == ("click", "proven")
    assert event["proof"]["gesture"] == "press the button"
