# The list of page types, and what follows from it for the model.

from __future__ import annotations

import pytest
from msgspec.structs import replace

from docsgen.model import Site, SupportMatrix, page_types
from docsgen.model.page_types import PAGE_TYPES, PageType, above, in_navigation, link_targets
from docsgen.model.paths import site_path

EMPTY = Site([], SupportMatrix([], {}), [], {}, {})
WITH_EVENTS = replace(EMPTY, matrix=SupportMatrix(["click"], {"Button": ["click"]}))
GLOSSARY = PageType(name="glossary", path="glossary/", template="glossary.html")


def test_names_and_paths_are_unique() -> None:
    assert len({known.name for known in PAGE_TYPES}) == len(PAGE_TYPES)
    paths = [known.path for known in PAGE_TYPES if known.path != "{}"]
    assert len(set(paths)) == len(paths)


def test_a_type_is_found_by_its_name() -> None:
    assert [page_types.page_type(known.name) for known in PAGE_TYPES] == list(PAGE_TYPES)
    with pytest.raises(LookupError, match="no page type 'nothing'"):
        page_types.page_type("nothing")


@pytest.mark.parametrize(("site", "more"), [(EMPTY, []), (WITH_EVENTS, ["events"])])
def test_the_navigation_lists_what_there_is(site: Site, more: list[str]) -> None:
    assert [known.name for known in in_navigation(site)] == ["reference", "guides", *more]


@pytest.mark.parametrize(
    ("path", "parent"),
    [
        ("", None),
        ("events/", None),
        ("events/parameters/", "events"),
        ("demos/hello/", "demos"),
        ("elsewhere/", None),
    ],
)
def test_a_page_is_below_the_one_whose_path_its_own_begins_with(
    path: str, parent: str | None
) -> None:
    found = above(path)
    assert (found and found.name) == parent


def test_links_lead_to_the_pages_that_there_are_and_to_their_parts() -> None:
    assert link_targets(EMPTY) == {}
    targets = link_targets(WITH_EVENTS)
    assert targets["events/"] == {"by-event", "by-component", "component-Button", "event-click"}
    assert targets["events/parameters/"] == frozenset()


def test_pages_of_the_documentation_keep_off_the_paths_of_all_types(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert site_path("glossary/a") == "glossary/a/"
    monkeypatch.setattr(page_types, "PAGE_TYPES", (*PAGE_TYPES, GLOSSARY))
    for path in ("glossary", "glossary/a", "Glossary/a"):
        with pytest.raises(ValueError, match="docsgen's own"):
            site_path(path)


def test_only_the_index_of_an_area_is_reserved(monkeypatch: pytest.MonkeyPatch) -> None:
    area = replace(GLOSSARY, holds_pages=True)
    monkeypatch.setattr(page_types, "PAGE_TYPES", (*PAGE_TYPES, area))
    assert site_path("glossary/a") == "glossary/a/"
    with pytest.raises(ValueError, match="docsgen's own"):
        site_path("glossary")
