# What `make bench-breadth` counts: listeners that Python answers, with gestures, and verdicts.

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from bench.breadth_gestures import class_of, gestures
from bench.breadth_listeners import Component, listeners
from bench.breadth_reader import Outcome, Visit
from bench.breadth_verdict import judged, summary, totals
from docsgen.libraries.gradio.front_end import FRONT_END
from docsgen.libraries.gradio.labs.templates import base_of

SUCCEEDED, FAILED = Outcome("succeeded"), Outcome("failed", "ValueError: no")

BY_PROGRAM = {
    *("AnnotatedImage", "BrowserState", "Chatbot", "HighlightedText", "HTML", "JSON", "Label"),
    *("Markdown", "Plot", "State", "Dataset"),
}
"""Components whose value a reader does not set: a change comes of another listener."""


def dependency(
    number: int, *targets: tuple[int | None, str], python: bool = True, script: str | None = None
) -> Any:
    return {
        "id": number,
        "targets": targets,
        "backend_fn": python,
        "js_implementation": script,  # of a Python function that the library has translated
    }


def config(*dependencies: Any, components: Any = ()) -> dict[str, Any]:
    layout = {"id": 0, "children": [{"id": 1, "children": [{"id": 2}]}]}
    return {"components": components, "dependencies": dependencies, "layout": layout}


BUTTON = {"id": 2, "type": "button", "props": {"value": "Go"}}


def visit(**outcomes: Outcome) -> Visit:
    return Visit(listeners=sorted({*outcomes, "a"}), outcomes=outcomes)


def test_what_only_the_page_answers_does_not_count() -> None:
    page = config(
        dependency(0, (2, "click")),
        dependency(1, (2, "click"), python=False),
        dependency(2, (2, "click"), script="() => {}"),
        components=[BUTTON],
    )
    assert [str(one) for one in listeners([page])] == ["button.click 'Go'"]


def test_a_listener_knows_what_its_component_is_inside() -> None:
    (one,) = listeners([config(dependency(0, (2, "click")), components=[BUTTON])])
    assert one.component.inside == (0, 1)


def test_what_is_rendered_again_keeps_its_key() -> None:
    def key(number: int) -> str:
        rendered = config(dependency(number, (2, "click")), components=[BUTTON])
        return listeners([config(), rendered])[0].key

    assert key(3) == key(7)


def test_what_follows_comes_after_what_needs_no_gesture() -> None:
    page = config(dependency(0, (None, "then")), dependency(1, (0, "load")))
    assert [one.event for one in listeners([page])] == ["load", "then"]


def test_the_same_error_as_natively_is_no_fault() -> None:
    verdict = judged("app", visit(a=FAILED), None, visit(a=FAILED))
    assert verdict.end == "failed as natively"
    assert totals([verdict])["answered"] == 1


@pytest.mark.parametrize(
    ("here", "said"), [(visit(a=FAILED), "ValueError: no"), (visit(), "a silent (natively succeed")]
)
def test_an_end_that_is_worse_than_natively_is_a_fault(here: Visit, said: str) -> None:
    verdict = judged("app", visit(a=SUCCEEDED), None, here)
    assert verdict.end == "not answered"
    assert said in verdict.reasons[0]


def test_what_fails_natively_does_not_count() -> None:
    verdict = judged("app", Visit(failure="no torch"), None, None)
    assert totals([verdict])["natively"] == 0
    assert verdict.reasons == ["no torch"]


@pytest.mark.parametrize(("lacks", "end"), [(True, "lacks packages"), (False, "not answered")])
def test_packages_that_could_not_be_fetched_do_not_count(lacks: bool, end: str) -> None:
    lack = Outcome("failed", "This demo needs numpy, which is not available here.")
    verdict = judged("app", visit(a=SUCCEEDED), None, visit(a=lack), lacks=lacks)
    assert verdict.end == end
    assert totals([verdict])["natively"] == (0 if lacks else 1)


def test_an_app_whose_listeners_nothing_makes_fire_is_not_answered() -> None:
    verdict = judged("app", visit(), None, visit())
    assert (verdict.end, verdict.reasons) == ("silent", ["a"])
    assert totals([verdict])["answered"] == 0


def test_shares_are_of_what_runs_natively_and_of_what_has_listeners() -> None:
    found = [
        judged("a", visit(a=SUCCEEDED), None, visit(a=SUCCEEDED)),
        judged("b", visit(a=SUCCEEDED), "too large", None),
        judged("c", Visit(), None, Visit()),
        judged("d", Visit(failure="no torch"), None, None),
    ]
    lines = [line.strip() for line in summary(found)]
    assert lines[1:4] == [
        "2 exported, 66.7 % of 3 that run natively",
        "2 started, 66.7 % of 3 that run natively",
        "1 answered, 33.3 % of 3 that run natively, 50.0 % of 2 with a listener",
    ]


def events() -> Iterator[tuple[Component, str]]:
    """Each event of each component of the library, as an app's configuration has them."""
    import gradio

    found = {name: getattr(gradio, name) for name in dir(gradio) if name[0].isupper()}
    for name, one in found.items():
        if isinstance(one, type) and issubclass(one, gradio.components.Component):
            base = base_of(one.__name__)
            is_set = base in BY_PROGRAM
            for event in {str(event) for event in one.EVENTS} - ({"change"} if is_set else set()):
                yield Component(2, base.lower(), name, {}, ()), event


def test_every_event_has_a_gesture_or_a_reason_to_have_none() -> None:
    without = {
        f"{one.name}.{event}"
        for one, event in events()
        if not list(gestures(one, event)) and not FRONT_END.why_never(class_of(one), event)
    }
    assert without == set()
