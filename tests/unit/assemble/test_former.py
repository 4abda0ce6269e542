# Embeds that are no more: what stands at their addresses, and entries that cannot be.

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from docsgen.assemble.former import find_former
from docsgen.diagnostics import Findings
from docsgen.model.paths import folded, is_inside
from tests.unit.assemble.test_links import CONFIG
from tests.unit.model.test_paths import NAMES

DEMOS, LABS = ("hello", "Form"), ("lab-button",)


def former(entries: dict[str, str | None]) -> tuple[dict[str, str | None], list[str]]:
    """What is found in these entries, and the messages about them."""
    findings = Findings()
    found = find_former(replace(CONFIG, former_demos=entries), DEMOS, LABS, findings)
    diagnostics = findings.sorted()
    assert {(d.rule, d.location.file) for d in diagnostics} <= {("DG200", "content/site.yaml")}
    return found, [diagnostic.message for diagnostic in diagnostics]


def test_a_former_demo_leads_to_another_or_nowhere() -> None:
    entries: dict[str, str | None] = {"greet": "hello", "gone": None, "lab-old": None}
    assert former(entries) == (entries, [])


def test_one_that_leads_to_no_demo_is_reported_and_only_gone() -> None:
    found, (message,) = former({"greet": "../../x"})
    assert found == {"greet": None}
    assert message == "the former demo 'greet' leads to '../../x', which does not exist"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("hello", "the address of 'hello', which is there"),
        ("HELLO", "the address of 'hello', which is there"),
        ("lab-button", "the address of 'lab-button', which is there"),
        ("live-demo.js", "a file that docsgen writes"),
        ("..", "leads elsewhere"),
        ("../../../../x", "slash"),
        ("", "empty"),
    ],
)
def test_one_that_cannot_be_is_reported_and_left_out(name: str, words: str) -> None:
    found, (message,) = former({name: None})
    assert found == {}
    assert message.startswith(f"the former demo {name!r} ")
    assert words in message


def test_the_second_of_two_with_one_address_is_left_out() -> None:
    found, (message,) = former({"old": None, "Old": "hello"})
    assert found == {"old": None}
    assert message == "the former demo 'Old' has the address of 'old', another former demo"


@given(st.lists(NAMES, unique=True))
def test_any_names_are_reported_or_have_addresses_of_their_own(names: list[str]) -> None:
    found, messages = former(dict.fromkeys(names))
    assert len(found) + len(messages) == len(names)
    assert all(is_inside(f"embed/{name}") and "/" not in name for name in found)
    taken = [*DEMOS, *LABS, *found]
    assert len({folded(name) for name in taken}) == len(taken)
