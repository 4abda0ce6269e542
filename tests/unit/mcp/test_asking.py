from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from docsgen.mcp.asking import LONGEST_PART, LONGEST_QUERY, AskedWrongly, Asking
from docsgen.mcp.site_files import NoSiteError, open_site
from tests.unit.mcp.site_folder import ADDRESS, BUTTON, INDEX, LONG, write_site


@pytest.fixture
def asking(tmp_path: Path) -> Asking:
    return Asking(open_site(str(write_site(tmp_path))))


def test_a_place_is_found_with_its_page_its_address_and_some_text(asking: Asking) -> None:
    answer = asking.search("button label", "", 10)
    best = answer.results[0]
    assert (best.title, best.page) == ("label", "docs/button/")
    assert best.address == f"{ADDRESS}docs/button/#param-label"
    assert best.excerpt == "Its name."
    assert answer.found == 2


def test_results_can_be_limited_in_number_and_kind(asking: Asking) -> None:
    assert len(asking.search("button", "", 1).results) == 1
    assert [one.kind for one in asking.search("button", "parameter", 9).results] == ["parameter"]


def test_excerpts_of_long_texts_are_short(asking: Asking) -> None:
    excerpt = asking.search("button", "page", 1).results[0].excerpt
    assert len(excerpt) < 300
    assert excerpt.endswith("…")


@pytest.mark.parametrize(
    ("query", "kind", "limit", "why"),
    [
        ("", "", 10, "a few words"),
        ("?!", "", 10, "a few words"),
        ("x" * (LONGEST_QUERY + 1), "", 10, "at most 400 characters"),
        ("button", "pages", 10, "The kinds: page, parameter"),
        ("button", "", 0, "from 1 to 50"),
        ("button", "", 51, "from 1 to 50"),
    ],
)
def test_queries_that_cannot_be_answered_say_why(
    asking: Asking, query: str, kind: str, limit: int, why: str
) -> None:
    with pytest.raises(AskedWrongly, match=why):
        asking.search(query, kind, limit)


@pytest.mark.parametrize(
    "path",
    [
        "docs/button/",
        "/docs/button",
        "docs/button/#param-label",
        "docs/button/index.html",
        "docs/button/index.md",
        f"{ADDRESS}docs/button/?a=b#c",
        f"{ADDRESS}docs/button/index.md",
    ],
)
def test_a_page_is_read_however_its_path_is_written(asking: Asking, path: str) -> None:
    assert asking.read_page(path, 0).address == f"{ADDRESS}docs/button/"


def test_the_home_page_is_read(asking: Asking) -> None:
    assert asking.read_page("", 0).markdown == "# Gadget\n"
    assert asking.read_page(ADDRESS, 0).markdown == "# Gadget\n"


def test_links_in_a_page_have_whole_addresses_and_code_is_left_alone(asking: Asking) -> None:
    markdown = asking.read_page("docs/button/", 0).markdown
    assert f"[Long]({ADDRESS}guides/long/index.md#end)" in markdown
    assert "`x](./index.html)`" in markdown


def test_a_long_page_comes_in_parts_that_make_the_whole(asking: Asking) -> None:
    parts, offset = [], 0
    while offset is not None:
        answer = asking.read_page("guides/long/", offset)
        parts.append(answer.markdown)
        assert len(answer.markdown) <= LONGEST_PART
        assert answer.characters == len(LONG)
        offset = answer.next_offset  # type: ignore[assignment]
    assert len(parts) > 2
    assert "".join(parts) == LONG
    assert all(part.endswith("\n") for part in parts)


@pytest.mark.parametrize("offset", [-1, len(LONG), 10**9])
def test_an_offset_beyond_the_page_is_refused(asking: Asking, offset: int) -> None:
    with pytest.raises(AskedWrongly, match=f"the page has {len(LONG)} characters"):
        asking.read_page("guides/long/", offset)


@pytest.mark.parametrize(
    "path",
    [
        *("../secret.txt", "docs/../../secret.txt", "/etc/passwd", "link/", "mcp.json"),
        *("%2e%2e/secret.txt", "docs\\button", "\0", "file:///etc/passwd"),
        *("https://docs.example/", "https://docs.example.evil.example/gadget/docs/button/"),
        "http://docs.example/gadget/docs/button/",
    ],
)
def test_nothing_but_pages_is_read(asking: Asking, path: str) -> None:
    with pytest.raises(AskedWrongly):
        asking.read_page(path, 0)


@pytest.mark.parametrize("path", ["bad/", "worse/"])
def test_an_index_cannot_lead_out_of_the_site(asking: Asking, path: str) -> None:
    with pytest.raises(NoSiteError, match="is not a file of the site"):
        asking.read_page(path, 0)


def test_a_page_that_is_nearly_meant_is_named(asking: Asking) -> None:
    with pytest.raises(AskedWrongly, match="Did you mean docs/button/"):
        asking.read_page("docs/buton/", 0)


@pytest.mark.parametrize("name", ["Button", "button", "gd.Button", "gd.Button()"])
def test_a_component_is_found_however_it_is_written(asking: Asking, name: str) -> None:
    answer = asking.read_component(name)
    assert (answer.name, answer.call) == ("Button", 'gd.Button(label="a")')
    assert (answer.page, answer.address) == ("docs/button/", f"{ADDRESS}docs/button/")
    assert [(one.name, one.default) for one in answer.parameters] == [("label", '"a"')]
    assert [one.name for one in answer.event_parameters] == ["fn"]


def test_a_component_that_is_nearly_meant_is_named(asking: Asking) -> None:
    with pytest.raises(AskedWrongly, match="Did you mean Button"):
        asking.read_component("gd.Buton")


def test_a_component_that_is_too_large_is_to_be_read_as_a_page(tmp_path: Path) -> None:
    large = replace(BUTTON, description="x" * 200_000)
    index = replace(INDEX, components=[large])
    asking = Asking(open_site(str(write_site(tmp_path, index))))
    with pytest.raises(AskedWrongly, match="read its page docs/button/ in parts"):
        asking.read_component("Button")


def test_events_are_listed_with_their_components(asking: Asking) -> None:
    (click,) = asking.list_events("", "").events
    assert (click.name, click.components) == ("click", ["Button", "Image"])
    assert click.address == f"{ADDRESS}events/#event-click"
    assert asking.list_events("Button", "").events == [click]
    assert asking.list_events("", "click").events == [click]


def test_unknown_events_and_components_are_refused(asking: Asking) -> None:
    with pytest.raises(AskedWrongly, match="Did you mean click"):
        asking.list_events("", "clik")
    with pytest.raises(AskedWrongly, match="Did you mean Button"):
        asking.list_events("Buttn", "")
