# What the corpus says and what the library says as one reference.

from __future__ import annotations

from typing import Any

import pytest

from docsgen.assemble.merging import as_shown, as_stored, merged
from docsgen.config import Library
from docsgen.kinds import PageKind
from docsgen.model import (
    Attributes,
    Behavior,
    Container,
    Content,
    Description,
    Event,
    Exchange,
    Listeners,
    Markdown,
    Matrix,
    Method,
    Methods,
    Origin,
    OwnGuide,
    Page,
    Parameter,
    Parameters,
    Prose,
    Section,
    Shortcut,
    Shortcuts,
    Site,
    SupportMatrix,
)
from docsgen.model.reference import Facts

LAMP = "https://acme.example/docs/acme/lamp"
BULB = "https://acme.example/docs/acme/bulb"
ACME = Library("acme", "Acme", "1.0", "ac")
CORPUS, LIBRARY = Origin.CORPUS, Origin.LIBRARY


def section(heading: str, content: Content, url: str = LAMP, **more: Any) -> Section:
    return Section(url, "Acme - Lamp Docs", heading, [3], content, **more)


def row(name: str, type_: str = "int", default: str | None = "1", text: str = "") -> Parameter:
    return Parameter(name, type_, default, default is None, text)


def takes(*rows: Parameter, **more: Any) -> Section:
    return section("Initialization", Parameters([*rows]), **more)


def listens(*names: str, heading: str = "Event Listeners") -> Section:
    return section(heading, Listeners("Lamp", [Event(name, "") for name in names], []))


def one(sections: list[Section]) -> Any:
    (found,) = sections
    return found.content


class TestSections:
    def test_a_page_that_only_the_library_has_is_there_and_labelled(self) -> None:
        (found,) = merged([], [takes(row("watts"))])
        assert (found.origin, found.chunks) == (LIBRARY, [])
        assert [one.origin for one in found.content.parameters] == [LIBRARY]  # type: ignore[union-attr]

    def test_a_section_that_the_library_does_not_tell_stays(self) -> None:
        stored = [section("Examples", Prose([Markdown("One.")])), takes(row("watts"))]
        assert merged(stored, []) == stored

    def test_new_sections_come_where_the_library_has_them(self) -> None:
        text = section("Description", Description("A lamp."))
        stored = [text, takes(row("watts")), section("Demos", Container())]
        told = [text, section("Behavior", Behavior(IN, OUT)), takes(row("watts")), listens("lit")]
        found = merged(stored, told)
        assert [one.heading for one in found] == [
            *("Description", "Behavior", "Initialization", "Event Listeners", "Demos")
        ]
        assert [one.origin for one in found] == [CORPUS, LIBRARY, CORPUS, LIBRARY, CORPUS]

    def test_a_section_is_the_same_under_another_heading(self) -> None:
        stored = [section("Initialization Parameters", Parameters([row("watts")]))]
        assert [one.name for one in one(merged(stored, [takes(row("volts"))])).parameters] == [
            *("volts", "watts")
        ]

    def test_what_the_corpus_says_in_another_form_is_not_said_twice(self) -> None:
        stored = [section("Behavior", Prose([Markdown("It shines.")]))]
        assert merged(stored, [section("Behavior", Behavior(IN, OUT))]) == stored

    def test_events_that_the_corpus_has_as_methods_are_not_added(self) -> None:
        stored = [section("dim", Methods([Method("Lamp", "dim", True, "", [])]))]
        assert merged(stored, [listens("dim")]) == stored
        added, _ = merged(stored, [listens("dim", "lit")])
        assert [event.name for event in added.content.events] == ["lit"]  # type: ignore[union-attr]

    def test_own_guides_are_left_alone(self) -> None:
        own = OwnGuide("content/guides/lamp.md", "docs/acme/lamp/", "Lamp", "", 0, "")
        guide = Section(LAMP, "Lamp", "", [], Prose([Markdown("One.")]), own=own, line=1)
        found = merged([guide], [takes(row("watts"))])
        assert found[0] == guide

    def test_the_records_of_the_library_are_not_those_of_the_corpus(self) -> None:
        (found,) = merged([], [section("Description", Description("A lamp."), BULB)])
        assert (found.location.record, found.location.url) == (None, BULB)


IN, OUT = Exchange("str", "in", None), Exchange("str", "out", None)


class TestRows:
    def test_new_parameters_come_after_their_neighbours_in_the_library(self) -> None:
        stored, told = [takes(row("b"), row("z"))], [takes(*map(row, "abcd"))]
        found = one(merged(stored, told)).parameters
        assert [p.name for p in found] == ["a", "b", "c", "d", "z"]
        assert [p.origin for p in found] == [LIBRARY, CORPUS, LIBRARY, LIBRARY, CORPUS]

    @pytest.mark.parametrize(
        "told",
        [
            pytest.param(row("watts", "float"), id="type"),
            pytest.param(row("watts", default="2"), id="default"),
            pytest.param(row("watts", default=None), id="required"),
            pytest.param(row("watts", text="How strong."), id="description"),
        ],
    )
    def test_both_are_kept_where_they_differ(self, told: Parameter) -> None:
        stored = row("watts")
        (found,) = one(merged([takes(stored)], [takes(told)])).parameters
        assert (found.facts, found.library) == (stored.facts, told.facts)

    def test_a_description_that_the_library_lacks_is_not_lost(self) -> None:
        stored, told = row("watts", text="How strong."), row("watts", default="2")
        (found,) = one(merged([takes(stored)], [takes(told)])).parameters
        assert found.library == Facts("int", "2", False, "How strong.")

    def test_nothing_is_noted_where_both_agree(self) -> None:
        assert one(merged([takes(row("watts"))], [takes(row("watts"))])).parameters == [
            row("watts")
        ]

    def test_fields_methods_and_their_parameters_are_merged_too(self) -> None:
        fields = merged(
            [section("Attributes", Attributes([row("lit")]))],
            [section("Attributes", Attributes([row("lit"), row("hot")]))],
        )
        assert [field.name for field in one(fields).attributes] == ["lit", "hot"]
        stored = section("dim", Methods([Method("Lamp", "dim", False, "Dims.", [row("by")])]))
        told = section("dim", Methods([Method("Lamp", "dim", False, "", [row("by"), row("to")])]))
        (method,) = one(merged([stored], [told])).methods
        assert (method.description, [p.name for p in method.parameters]) == ("Dims.", ["by", "to"])

    def test_the_matrix_keeps_its_rows_and_gains_what_the_library_has(self) -> None:
        stored = Matrix([], ["lit"], [("Lamp", "lamp", ["lit"])])
        told = Matrix(
            [], ["dim", "lit"], [("Lamp", "lamp", ["dim", "lit"]), ("Bulb", "b", ["lit"])]
        )
        found = one(merged([section("Events", stored)], [section("Supported events", told)]))
        assert found.rows == stored.rows
        assert found.added == [("Lamp", "lamp", ["dim"]), ("Bulb", "b", ["lit"])]


MATRIX = SupportMatrix(
    ["dim", "lit"], {"Bulb": ["lit"], "Lamp": ["dim", "lit"]}, {"Bulb": ["lit"], "Lamp": ["dim"]}
)


def site(*sections: Section, missing: tuple[str, ...] = ()) -> Site:
    kind = PageKind.COMPONENT
    page = Page(LAMP, "docs/acme/lamp/", "Lamp", kind, kind, "", [3], [*sections], [*missing])
    return Site([page], MATRIX, [], {}, {})


class TestViews:
    def test_readers_see_the_facts_of_the_library(self) -> None:
        found = merged([takes(row("watts"))], [takes(row("watts", "float", text="Strong."))])
        (shown,) = as_shown(site(*found), ACME).pages[0].parameters
        assert shown.facts == Facts("float", "1", False, "Strong.")
        assert (shown.origin, shown.library) == (LIBRARY, None)

    def test_readers_hear_only_of_losses_that_the_library_does_not_fill(self) -> None:
        lost = takes(row("watts"), lost=["the rest"])
        stored = [lost, section("Examples", Prose([]), lost=["the beginning"])]
        missing = ("Initialization: the rest", "Examples: the beginning")
        (page,) = as_shown(
            site(*merged(stored, [takes(row("volts"))]), missing=missing), ACME
        ).pages
        assert page.missing == ["Examples: the beginning"]
        assert [one.lost for one in page.sections] == [[], ["the beginning"]]

    def test_who_judges_the_corpus_sees_nothing_else(self) -> None:
        stored = [takes(row("watts"))]
        told = [takes(row("watts", "float"), row("volts")), listens("lit")]
        found = as_stored(site(*merged(stored, told)))
        assert found.pages[0].parameters == [row("watts")]
        assert [one.heading for one in found.pages[0].sections] == ["Initialization"]
        assert found.matrix == SupportMatrix(["lit"], {"Lamp": ["lit"]})

    def test_a_page_of_the_library_alone_is_not_judged(self) -> None:
        assert as_stored(site(*merged([], [takes(row("watts"))]))).pages == []

    def test_shortcuts_are_labelled_as_well(self) -> None:
        told = section("Shortcuts", Shortcuts([Shortcut("acme.Lamp", "lamp", "bright")], "Panel"))
        stored = takes(row("watts"))
        found = site(*merged([stored], [told]))
        assert [one.origin for one in found.pages[0].shortcuts] == [LIBRARY]
        assert as_stored(found).pages[0].shortcuts == []
