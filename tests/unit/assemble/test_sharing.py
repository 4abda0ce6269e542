# Which parameters most components have: told from the pages, not from a list of names.

from __future__ import annotations

from docsgen.assemble.sharing import shared_parameters
from docsgen.kinds import PageKind
from docsgen.model import Page, Parameter, Parameters, Section

CSS = "An id that the component has in the page, for style sheets of your own."
ROOM = "How much room there is for it beside the other components of its row."


def page(name: str, **told: str) -> Page:
    rows = [Parameter(known, "str", None, False, text) for known, text in told.items()]
    section = Section("", "", "Initialization", [1], Parameters(rows))
    path = f"docs/{name.lower()}/"
    return Page(
        "",
        path,
        name,
        PageKind.COMPONENT,
        "component",
        "",
        [1],
        [section],
        qualified=f"acme.{name}",
    )


NAMES = [f"Lamp{number}" for number in range(6)]
LAMPS = [page(name, size=f"How large a {name} is.", css=CSS, room=ROOM) for name in NAMES]


def shared(*further: Page, components: list[str] = NAMES) -> dict[str, list[str]]:
    return shared_parameters([*LAMPS, *further], components)


def test_the_same_name_and_description_on_most_components_is_shared() -> None:
    assert shared() == {lamp.path: ["css", "room"] for lamp in LAMPS}


def test_pages_beside_the_components_share_what_these_have() -> None:
    row = page("Row", css=CSS, room=ROOM, height="How high it is.")
    assert shared(row)[row.path] == ["css", "room"]


def test_other_words_for_the_same_are_the_same() -> None:
    text = "an id that the component has  in the page, for your own style sheets."
    assert shared(row := page("Row", css=text, room=ROOM, height=""))[row.path] == ["css", "room"]


def test_the_same_name_with_another_meaning_is_not_shared() -> None:
    row = page("Row", css=CSS, room=ROOM, size="")
    other = page("Other", css=CSS, room="A room of the house, with its lamps and doors.", size="")
    assert row.path in shared(row)
    assert other.path not in shared(other)


def test_what_half_of_the_components_have_is_not_shared() -> None:
    others = [page(f"Chair{number}", legs="How many legs it has.") for number in range(6)]
    names = [*NAMES, *(other.class_name for other in others)]
    assert shared(*others, components=names) == {}


def test_few_components_share_nothing() -> None:
    assert shared_parameters(LAMPS[:4], NAMES[:4]) == {}


def test_a_page_whose_parameters_are_all_shared_shows_them() -> None:
    plain = page("Plain", css=CSS, room=ROOM)
    assert plain.path not in shared(plain)
