# What `docsgen embed` prints, pasted unchanged into the software that writers use.

from __future__ import annotations

from tests.hosts.looking import Seen


def test_it_lies_in_the_column_as_a_paragraph_does(seen: Seen) -> None:
    assert seen.faults["place"] == []


def test_its_title_is_that_of_the_demo(seen: Seen) -> None:
    assert seen.faults["title"] == []


def test_nothing_of_it_is_hidden(seen: Seen) -> None:
    assert seen.faults.get("height", []) == []


def test_it_answers(seen: Seen) -> None:
    assert seen.faults.get("answer", []) == []


def test_it_has_the_colours_of_the_page(seen: Seen) -> None:
    assert seen.faults.get("colours", []) == []


def test_no_error_is_in_the_console(seen: Seen) -> None:
    assert seen.faults["console"] == []
