# What pages show of the versions that a site documents.

from __future__ import annotations

from docsgen.model.changes import EVERY_EVENT, Change, Comparison, Release, Releases, only
from docsgen.render.releases import canonical, choices, marks, newest

BUTTON, LAMP = "docs/acme/button/", "docs/acme/lamp/"
NEW = Release("3", "", frozenset({"", "docs/", BUTTON}))
MIDDLE = Release("2", "2/", frozenset({"", "docs/", BUTTON, LAMP}))
OLD = Release("1", "1/", frozenset({"", "docs/", BUTTON, LAMP}))

FIRST = Comparison(
    "1",
    "2",
    [
        Change("added", "parameter", "Button", "size"),
        Change("removed", "parameter", "Button", "colour"),
        Change("added", "event", "Button", "press"),
        Change("added", "parameter", EVERY_EVENT, "queue"),
    ],
)
SECOND = Comparison(
    "2",
    "3",
    [
        Change("changed", "default", "Button", "size", "1", "2"),
        Change("changed", "type", "Button", "size", "int", "float"),
        Change("added", "deprecation", "Button", "label", after="use text"),
        Change("removed", "event", "Button", "press"),
        Change("removed", "class", "", "Lamp"),
    ],
)


def seen_from(release: Release) -> Releases:
    return Releases(release, [NEW, MIDDLE, OLD], "2", [FIRST, SECOND])


def told(subject: str, release: Release) -> dict[str, list[str]]:
    return {
        place: [f"{mark.key.partition('.')[2]} {mark.version}" for mark in some]
        for place, some in marks(subject, seen_from(release)).items()
    }


def test_the_newest_tells_all_that_came_and_changed() -> None:
    assert told("Button", NEW) == {
        "param-size": ["new-in 2", "changed-in 3"],
        "event-press": ["new-in 2"],
        "param-label": ["deprecated-in 3"],
    }


def test_older_ones_tell_what_came_before_and_what_will_be_gone() -> None:
    assert told("Button", MIDDLE) == {
        "param-size": ["new-in 2"],
        "event-press": ["new-in 2", "removed-in 3"],
    }
    assert told("Button", OLD) == {
        "param-colour": ["removed-in 2"],
        "event-press": ["removed-in 3"],
    }
    assert told("Lamp", OLD) == told("Lamp", MIDDLE) == {"": ["removed-in 3"]}


def test_parameters_of_every_event_have_marks_of_their_own() -> None:
    assert told(EVERY_EVENT, NEW) == {"queue": ["new-in 2"]}


def test_a_mark_leads_to_the_change() -> None:
    paths = [mark.path for mark in marks("Button", seen_from(NEW))["param-size"]]
    assert paths == ["changes/1-2/#Button.param-size", "changes/2-3/#Button.param-size"]
    assert [mark.path for mark in marks("Lamp", seen_from(OLD))[""]] == ["changes/2-3/#Lamp"]


def test_a_list_of_versions_leads_to_the_same_page_or_what_is_nearest() -> None:
    assert [choice.path for choice in choices(BUTTON, seen_from(MIDDLE))] == [
        BUTTON,
        f"2/{BUTTON}",
        f"1/{BUTTON}",
    ]
    first = choices(LAMP, seen_from(OLD))[0]
    assert (first.path, first.has_page) == ("docs/", False)
    elsewhere = choices("about/", seen_from(NEW))[1]
    assert (elsewhere.path, elsewhere.has_page) == ("2/", False)


def test_one_version_has_no_list() -> None:
    assert choices(BUTTON, only("3")) == []
    assert newest(BUTTON, only("3")) is None
    assert canonical(BUTTON, only("3")) == BUTTON


def test_the_newest_with_the_page_is_the_one_for_search_engines() -> None:
    assert canonical(BUTTON, seen_from(OLD)) == BUTTON
    assert canonical(LAMP, seen_from(OLD)) == f"1/{LAMP}"
