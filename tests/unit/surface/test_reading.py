from __future__ import annotations

from docsgen.adapters import adapter_for
from docsgen.surface.reading import read_surface
from docsgen.surface.values import Surface
from tests.unit.surface.conftest import Make

THING = '''
class Base:
    def close(self, now: bool = False) -> None:
        """Close it."""


class Thing(Base):
    """A thing."""

    size: int = 3

    def __init__(self, value: str | None = None, *, wide: bool = True, **rest):
        """
        Parameters:
            wide: Deprecated, has no effect.
        """

    def open(self) -> None:
        self.opened = True


class Other(dict):
    pass


def make(name: str, *more: int) -> Thing:
    """Make one.

    Deprecated: use Thing.
    """
'''


def library(make_tree: Make, **more: str) -> Surface:
    files = {
        "lib/__init__.py": "from lib.thing import Other, Thing, Thing as T, make\n",
        "lib/thing.py": THING,
        **{f"lib/{name}.py": text for name, text in more.items()},
    }
    return read_surface(make_tree(files) / "lib", "1.0")


def test_a_class_has_the_arguments_of_its_constructor(make_tree: Make) -> None:
    thing = library(make_tree).class_of("Thing")
    assert thing
    shown = [(a.name, a.type, a.default, a.kind) for a in thing.init.arguments]
    assert shown == [
        ("value", "str | None", "None", "positional"),
        ("wide", "bool", "True", "keyword"),
        ("rest", "", "{}", "kwargs"),
    ]
    assert thing.init.is_open


def test_a_class_has_what_it_inherits_and_what_it_assigns(make_tree: Make) -> None:
    thing = library(make_tree).class_of("Thing")
    assert thing
    assert all(map(thing.has, ("close", "open", "size", "opened")))
    assert thing.offered == ["open"]
    assert not thing.is_open


def test_bases_from_elsewhere_leave_a_class_open(make_tree: Make) -> None:
    other = library(make_tree).class_of("Other")
    assert other
    assert other.is_open


def test_names_are_followed_to_what_they_stand_for(make_tree: Make) -> None:
    surface = library(make_tree)
    assert surface.find("lib.T") == surface.find("lib.thing.Thing") == "lib.thing.Thing"
    assert surface.find("lib.thing.Nothing") is None
    assert surface.find("lib.nowhere.Thing") is None


def test_deprecations_are_in_the_librarys_words(make_tree: Make) -> None:
    surface = library(make_tree)
    thing, make = surface.class_of("Thing"), surface.function_of("make")
    assert thing
    assert make
    assert thing.init.named["wide"].deprecated == "Deprecated, has no effect."
    assert make.deprecated == "Deprecated: use Thing."


def test_private_arguments_are_not_for_readers(make_tree: Make) -> None:
    surface = library(make_tree, more="def f(a, _b=1): ...\n")
    assert list(surface.functions["lib.more.f"].named) == ["a"]


EVENTS = """
from typing import Literal

class EventListener(str): ...

class Events:
    click = EventListener("click")
    tick = EventListener("tick")

all_events = [listener for listener in Events.__dict__.values()]

class Dependency(dict): ...

def setup():
    def event_trigger(block, fn=None, api_visibility: Literal["public"] = "public"): ...
"""

BUTTON = """
from gradio.components.base import Component
from gradio.events import EventListener, Events, all_events

class Button(Component):
    EVENTS = [Events.click, "load", EventListener("select", doc="x")]

class Login(Button): ...

class Everything(Component):
    EVENTS = all_events
"""

GRADIO = {
    "gradio/__init__.py": (
        "from gradio.components import Button, Login\nfrom gradio.events import *\n"
    ),
    "gradio/events.py": EVENTS,
    "gradio/components/__init__.py": "from gradio.components.button import Button, Login\n",
    "gradio/components/base.py": "class Component:\n    EVENTS = []\n",
    "gradio/components/button.py": BUTTON,
}


class TestGradio:
    def surface(self, make_tree: Make) -> Surface:
        return read_surface(make_tree(GRADIO) / "gradio", "1.0", adapter_for("gradio"))

    def test_events_are_those_of_the_class_or_of_its_nearest_base(self, make_tree: Make) -> None:
        surface = self.surface(make_tree)
        for name in ("Button", "Login"):
            found = surface.class_of(name)
            assert found
            assert found.events == ["click", "load", "select"]

    def test_a_class_may_have_all_events(self, make_tree: Make) -> None:
        found = self.surface(make_tree).classes["gradio.components.button.Everything"]
        assert found.events == ["click", "tick"]

    def test_components_answer_to_their_names_in_lower_case(self, make_tree: Make) -> None:
        found = self.surface(make_tree).class_of("Login")
        assert found
        assert found.shortcuts == ["login"]

    def test_the_listener_is_found_inside_a_function(self, make_tree: Make) -> None:
        listener = self.surface(make_tree).listener
        assert listener
        assert [(a.name, a.type) for a in listener.arguments] == [
            ("fn", ""),
            ("api_visibility", "Literal['public']"),
        ]

    def test_what_wiring_returns_can_be_followed(self, make_tree: Make) -> None:
        found = self.surface(make_tree).class_of("Dependency")
        assert found
        assert found.events == ["then", "success", "failure"]
