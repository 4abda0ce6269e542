from __future__ import annotations

import pytest
from msgspec.structs import replace

from docsgen.model import Parameter, Site, SupportMatrix
from docsgen.render.reference import event_table, record_ranges

FN = Parameter("fn", "Callable", None, True, "The function.")
QUEUE = Parameter("queue", "bool", "True", False, "")


@pytest.fixture
def site() -> Site:
    return Site([], SupportMatrix([], {}), [FN, QUEUE], {}, {})


def test_the_shared_table_is_recognised(site: Site) -> None:
    table = event_table([FN, QUEUE], site)
    assert (table.shared, table.differing) == (True, [])


def test_a_table_with_one_other_default_names_that_row(site: Site) -> None:
    other = replace(QUEUE, default="False")
    table = event_table([FN, other], site)
    assert (table.shared, table.differing) == (True, [other])


def test_a_table_of_its_own_stays_apart(site: Site) -> None:
    assert not event_table([QUEUE], site).shared


def test_no_parameters_are_no_table(site: Site) -> None:
    assert not event_table([], site).shared


@pytest.mark.parametrize(
    ("records", "text"), [([], ""), ([3], "3"), ([3, 4, 5, 9], "3–5, 9"), ([1, 3], "1, 3")]
)
def test_record_numbers_are_written_as_ranges(records: list[int], text: str) -> None:
    assert record_ranges(records) == text
