# What a library's adapter can tell about the pages in which its apps run. Without one, an app is
# HTML like any other.

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, NamedTuple

from playwright.sync_api import Locator, Page


class Gesture(NamedTuple):
    """Something a reader does, in words and as an act on a component or the app around it."""

    words: str
    act: Callable[[Locator], None]


class Named(NamedTuple):
    """A component that a reader must find on the page by its name.

    `kind` is `button` for one that has its name on it; all others have a label.
    """

    kind: str
    name: str


class FrontEnd:
    """How a library shows its apps; as it is here, nothing is known of it.

    Attributes are CSS selectors unless they say something else; an empty one fits nothing.
    """

    app = "body"
    """The element that holds an app's components."""

    container = "body"
    """The outermost element that the front end makes for an app."""

    component = "fieldset"
    """The element of a component."""

    component_around = "xpath=ancestor::fieldset[1]"
    """XPath from a label to its component."""

    labels = "label, legend"
    """Elements in which components show their label, and nothing else."""

    some_labels = ""
    """Elements in which components show their label, or something else."""

    ornaments = ""
    """Characters, no selector, that may stand beside a button's name."""

    duration = ""
    """The element in which a component shows the length of a sound as minutes:seconds."""

    error = "[role=alert]"
    """A message that an app has failed."""

    working = "[aria-busy=true]"
    """What is visible while an event is at work."""

    apart = ""
    """What is among an app's components, and need not be seen."""

    overlays = "[role=dialog], [role=listbox]"
    """What the front end puts over components, until a reader closes it or it goes by itself."""

    additions: tuple[str, ...] = ()
    """What the front end adds to every app, the same for all of them."""

    hosts: tuple[str, ...] = ()
    """The hosts, no selectors, that the library's own page asks whatever the app."""

    value_script = ""
    """JavaScript, no selector: a function from a component's element to `{value}`.

    Of null it gives nothing: then the value is what HTML shows by itself.
    """

    def cell(self, row: int, column: int) -> str:
        """The selector of a cell of a table, counted from 0."""
        return f"tbody tr:nth-child({row + 1}) > :nth-child({column + 1})"

    def component_types(self, config: Mapping[str, Any]) -> set[str]:
        """The types of the components in the configuration of an exported app."""
        return set()

    def named(self, config: Mapping[str, Any]) -> Iterable[Named]:
        """What an exported app shows by a name as soon as it is there."""
        return ()

    def is_known(self, message: str, types: Collection[str], *, leaves: bool) -> bool:
        """Whether `message` says what goes wrong in the library's own page too.

        `types` are those of the app's components; `leaves` tells whether the page is being left.
        """
        return False

    def is_endless(self, url: str) -> bool:
        """Whether a request is answered as long as the page is there."""
        return False

    def is_answered_by_app(self, path: str) -> bool:
        """Whether the app itself answers for a path of its page, where a host has no file."""
        return False

    def gesture(self, component: str, event: str) -> Gesture | None:
        """What makes `event` of `component` fire; None when nothing is known that would."""
        return None

    def why_never(self, component: str, event: str) -> str | None:
        """Why an event cannot fire in this version of the library; None when it can."""
        return None


PLAIN = FrontEnd()
"""The front end of a library that nothing is known of."""


class OpenApp(NamedTuple):
    """An app that is open in a page, and the front end that shows it there."""

    page: Page
    front_end: FrontEnd
