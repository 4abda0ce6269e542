# Old addresses and what answers for them: never in the place of a page, never to nowhere.

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from docsgen.assemble.redirects import find_moved_sections, find_redirects
from docsgen.config import Config
from docsgen.diagnostics import Findings
from docsgen.model.page_types import indexes
from docsgen.model.paths import folded, is_inside
from tests.unit.assemble.test_links import CONFIG
from tests.unit.model.test_paths import NAMES

PAGES = {
    "docs/gradio/introduction/": frozenset({"events"}),
    "docs/gradio/button/": frozenset({"description"}),
    "guides/Layout/": frozenset({"rows"}),
    "events/": frozenset(),
}
PLAIN = replace(CONFIG, source=replace(CONFIG.source, aliases={}))


def redirects(config: Config = PLAIN, **entries: str) -> dict[str, str]:
    """The redirects of a configuration with these entries, which must all be good."""
    findings = Findings()
    found = find_redirects(replace(config, redirects=entries), PAGES, findings)
    assert findings.sorted() == []
    return found


def problem(old: str, new: str) -> str:
    """What is wrong with one entry, which must have been left out."""
    findings = Findings()
    config = replace(PLAIN, redirects={old: new})
    assert find_redirects(config, PAGES, findings) == redirects()
    [finding] = findings.sorted()
    assert finding.rule == "DG031"
    assert finding.location.file == "content/site.yaml"
    return finding.message


@pytest.mark.parametrize("old", ["docs/gradio/row", "/docs/gradio/row/", "docs/gradio/row/"])
@pytest.mark.parametrize("new", ["guides/Layout/#rows", "/guides/Layout#rows"])
def test_slashes_at_the_ends_do_not_matter(old: str, new: str) -> None:
    assert redirects(**{old: new})["docs/gradio/row/"] == "/guides/Layout/#rows"


@pytest.mark.parametrize(("new", "target"), [("/", "/"), ("", "/"), ("docs", "/docs/")])
def test_docsgens_own_pages_may_answer(new: str, target: str) -> None:
    assert redirects(old=new)["old/"] == target


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("docs/gradio/row", "guides/layout", "no page /guides/layout/"),
        ("docs/gradio/row", "guides/Layout/#columns", "no section #columns"),
        ("docs/gradio/row", "docs/#components", "no section #components"),
        ("docs/gradio/row", "https://gradio.app/docs/row", "no page"),
        ("docs/gradio/button", "guides/Layout", "is that of a page"),
        ("docs/gradio/Button", "guides/Layout", "is that of a page"),
        ("docs", "guides/Layout", "docsgen's own /docs"),
        ("assets/x", "guides/Layout", "docsgen's own /assets/x"),
        ("", "guides/Layout", "the home page"),
        ("a/con/b", "guides/Layout", "reserves"),
        ("../x", "guides/Layout", "leads elsewhere"),
        ("docs/%2e%2e/x", "guides/Layout", "leads elsewhere"),
        ("docs/old?page=2", "guides/Layout", "character '?'"),
        ("https://gradio.app/old", "guides/Layout", "character ':'"),
        ("guides/Layout/index.html", "guides/Layout", "a page's own file"),
    ],
)
def test_a_redirect_that_cannot_be_is_reported(old: str, new: str, words: str) -> None:
    assert words in problem(old, new)


def test_a_folder_leads_to_its_introduction() -> None:
    assert redirects() == {"docs/gradio/": "/docs/gradio/introduction/"}


def test_other_prefixes_lead_to_the_same_pages_and_redirects() -> None:
    found = redirects(CONFIG, **{"docs/gradio/row": "guides/Layout/#rows"})
    assert found["docs/button/"] == "/docs/gradio/button/"
    assert found["docs/row/"] == "/guides/Layout/#rows"
    assert found["main/docs/gradio/button/"] == "/docs/gradio/button/"
    assert found["main/docs/gradio/row/"] == "/guides/Layout/#rows"
    assert found["main/docs/gradio/"] == "/docs/gradio/introduction/"
    assert found["main/guides/Layout/"] == "/guides/Layout/"
    assert found["main/docs/"] == "/docs/"


def test_no_redirect_takes_the_place_of_a_page_or_an_index() -> None:
    pages = {**PAGES, "docs/Button/": frozenset[str]()}
    found = find_redirects(CONFIG, pages, Findings())
    taken = {path.casefold() for path in (*pages, *indexes())}
    assert taken.isdisjoint(path.casefold() for path in found)


def test_an_entry_comes_before_what_is_derived() -> None:
    found = redirects(CONFIG, **{"docs/button": "guides/Layout", "docs/gradio": "guides/Layout"})
    assert found["docs/button/"] == "/guides/Layout/"
    assert found["docs/gradio/"] == "/guides/Layout/"


def test_an_address_that_two_entries_claim_is_reported() -> None:
    findings = Findings()
    config = replace(PLAIN, redirects={"docs/old": "docs", "Docs/Old/": "guides"})
    assert find_redirects(config, PAGES, findings)["docs/old/"] == "/docs/"
    (finding,) = findings.sorted()
    assert "that of the redirect from 'docs/old'" in finding.message


@pytest.mark.parametrize("prefix", ["../", "a/../../", "/docs/", "%2e%2e/", "C:/", "a?b="])
def test_a_prefix_that_cannot_be_a_path_is_reported_and_gives_no_redirects(prefix: str) -> None:
    findings = Findings()
    config = replace(CONFIG, source=replace(CONFIG.source, aliases={prefix: "guides/"}))
    assert find_redirects(config, PAGES, findings) == redirects()
    (finding,) = findings.sorted()
    assert finding.rule == "DG031"
    assert repr(prefix) in finding.message


@given(st.dictionaries(NAMES, st.just("docs"), max_size=5), NAMES)
def test_any_entries_and_prefixes_lead_from_inside_the_site(
    entries: dict[str, str], prefix: str
) -> None:
    source = replace(CONFIG.source, aliases={prefix: "docs/"})
    found = find_redirects(replace(CONFIG, redirects=entries, source=source), PAGES, Findings())
    assert all(is_inside(path.removesuffix("/")) for path in found)
    assert len({folded(path) for path in (*found, *PAGES, *indexes())}) == len(
        [*found, *PAGES, *indexes()]
    )


def test_a_prefix_that_is_docsgens_own_gives_no_redirects() -> None:
    source = replace(CONFIG.source, aliases={"assets/": "guides/", "": "docs/gradio/"})
    found = find_redirects(replace(CONFIG, source=source), PAGES, Findings())
    assert not any(path.startswith("assets/") for path in found)
    assert found["button/"] == "/docs/gradio/button/"


def test_paths_are_sorted() -> None:
    found = redirects(CONFIG, zzz="docs", aaa="docs")
    assert list(found) == sorted(found)


def moved(old: str, new: str) -> tuple[dict[str, dict[str, str]], list[str]]:
    """The sections that one entry moves, and the messages about it."""
    findings = Findings()
    config = replace(PLAIN, redirects={old: new})
    assert find_redirects(config, PAGES, findings) == redirects()
    found = find_moved_sections(config, PAGES, findings)
    assert {finding.rule for finding in findings.sorted()} <= {"DG031"}
    return found, [finding.message for finding in findings.sorted()]


@pytest.mark.parametrize("old", ["guides/Layout#lines", "/guides/Layout/#lines"])
@pytest.mark.parametrize(
    ("new", "place"),
    [
        ("guides/Layout/#rows", "/guides/Layout/#rows"),
        ("docs/gradio/button", "/docs/gradio/button/"),
    ],
)
def test_a_section_may_have_moved(old: str, new: str, place: str) -> None:
    assert moved(old, new) == ({"guides/Layout/": {"lines": place}}, [])


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("guides/Layout/#rows", "guides/Layout", "has the section #rows"),
        ("guides/Layout/#", "guides/Layout", "has the section #"),
        ("guides/gone/#rows", "guides/Layout", "no page /guides/gone/ with the old address"),
        ("guides/Layout/#lines", "guides/Layout/#columns", "no section #columns"),
    ],
)
def test_a_section_that_cannot_have_moved_is_reported(old: str, new: str, words: str) -> None:
    found, (message,) = moved(old, new)
    assert found == {}
    assert words in message


@pytest.mark.parametrize(
    ("new", "place"), [("hello", "/demos/hello/"), (None, "/demos/"), ("none", "/demos/")]
)
def test_the_page_of_a_former_demo_leads_on(new: str | None, place: str) -> None:
    pages = {**PAGES, "demos/": frozenset[str](), "demos/hello/": frozenset[str]()}
    config = replace(PLAIN, former_demos={"greet": new, "hello": None, "../x": None})
    found = find_redirects(config, pages, Findings())
    assert {path: to for path, to in found.items() if path.startswith("demos/")} == {
        "demos/greet/": place
    }


def test_a_site_without_demos_has_no_pages_of_former_ones() -> None:
    config = replace(PLAIN, former_demos={"greet": None})
    assert find_redirects(config, PAGES, Findings()) == redirects()
