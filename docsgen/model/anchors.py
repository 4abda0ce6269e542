# The ids of what has no heading of its own: reference.html and events.html set them, and whatever
# links to a parameter, an event or a method gets them here.

from __future__ import annotations

from docsgen.model.naming import slug


def parameter(name: str) -> str:
    """The id of a constructor's parameter."""
    return f"param-{name}"


def attribute(name: str) -> str:
    """The id of an instance's attribute."""
    return f"attribute-{name}"


def field(helper_class: str, name: str) -> str:
    """The id of a field of a small class on the page of its component."""
    return f"{slug(helper_class)}-{name}"


def component(name: str) -> str:
    """The id of a component in the support matrix."""
    return f"component-{name}"


def event(name: str) -> str:
    """The id of an event, on its component's page and in the support matrix."""
    return f"event-{name}"


def event_parameter(name: str) -> str:
    """The id of a parameter that a page's listeners take."""
    return f"event-parameter-{name}"


def method(name: str) -> str:
    """The id of a method."""
    return f"method-{name}"


def method_parameter(method_name: str, name: str) -> str:
    """The id of a method's parameter."""
    return f"{method_name}-{name}"


def shortcut(name: str) -> str:
    """The id of a string that stands for a component."""
    return f"shortcut-{name}"


def task(name: str) -> str:
    """The id of the demos of a task in the gallery, whose script reads it as a filter."""
    return f"task={name}"


def changes(subject: str) -> str:
    """The id of a class or function on a page about changes."""
    return subject.replace(" ", "-")


def change(subject: str, place: str) -> str:
    """The id there of what has the id `place` on the page of the class or function itself."""
    return f"{changes(subject)}.{place}"
