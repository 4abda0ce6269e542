# Old addresses: small pages that lead to a place that is there, from any sub-path and any host.

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

HOST = "https://docsgen.example/"

LOST = ("blocks", "interface", "chatinterface", "row", "group", "walkthrough", "on", "request")
"""Pages that readers look for and the corpus lost."""


@pytest.fixture(scope="module")
def redirects(built: Path) -> dict[str, LexborHTMLParser]:
    """The pages that only lead to others, by their path."""
    found = {}
    for file in built.rglob("index.html"):
        document = LexborHTMLParser(file.read_text(encoding="utf-8"))
        if document.css("meta[http-equiv=refresh]"):
            found[f"{file.parent.relative_to(built).as_posix()}/"] = document
    return found


def target(document: LexborHTMLParser) -> str:
    """Where the link of a redirect leads."""
    [link] = document.css("a")
    return link.attributes["href"] or ""


@pytest.mark.parametrize("prefix", ["docs/gradio/", "docs/", "main/docs/gradio/"])
@pytest.mark.parametrize("name", LOST)
def test_what_readers_look_for_leads_somewhere(name: str, prefix: str, built: Path) -> None:
    assert (built / prefix / name / "index.html").is_file()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("docs/button/", "docs/gradio/button/"),
        ("docs/textbox/", "docs/gradio/textbox/"),
        ("main/docs/gradio/button/", "docs/gradio/button/"),
        ("main/guides/quickstart/", "guides/quickstart/"),
        ("docs/gradio/", "docs/gradio/introduction/"),
        ("docs/row/", "docs/gradio/row/"),
    ],
)
def test_addresses_of_the_original_site(
    old: str, new: str, redirects: dict[str, LexborHTMLParser]
) -> None:
    assert urljoin(HOST + old, target(redirects[old])) == HOST + new


def test_links_are_relative_and_all_ways_lead_to_the_same_place(
    built: Path, redirects: dict[str, LexborHTMLParser]
) -> None:
    for path, document in redirects.items():
        new = target(document)
        assert new.startswith("../")
        [refresh] = document.css("meta[http-equiv=refresh]")
        assert refresh.attributes["content"] == f"0; url={new}"
        [canonical] = document.css("link[rel=canonical]")
        place = urljoin(HOST + path, new)
        assert canonical.attributes["href"] == place.partition("#")[0]
        file = built / urlsplit(place).path.lstrip("/") / "index.html"
        page = LexborHTMLParser(file.read_text(encoding="utf-8"))
        assert not page.css("meta[http-equiv=refresh]"), "a redirect never leads to another"


def test_redirects_do_not_want_to_be_found(redirects: dict[str, LexborHTMLParser]) -> None:
    for document in redirects.values():
        [robots] = document.css("meta[name=robots]")
        assert robots.attributes["content"] == "noindex"
        assert document.css("body[data-pagefind-ignore=all]")


def test_hosts_are_told_what_may_be_kept_for_ever(built: Path) -> None:
    lines = (built / "_headers").read_text(encoding="utf-8").splitlines()
    kept = lines[lines.index("/runtime/*") + 1]
    assert kept.strip() == "Cache-Control: public, max-age=31536000, immutable"
    assert (built / ".nojekyll").is_file()


def test_hosts_that_can_redirect_are_told_all_of_them(
    built: Path, redirects: dict[str, LexborHTMLParser]
) -> None:
    lines = (built / "_redirects").read_text(encoding="utf-8").splitlines()
    rules = [line.split(" ") for line in lines]
    assert {rule[0] for rule in rules} == {f"/{path}" for path in redirects}
    for old, new, status in rules:
        assert urljoin(HOST + old, target(redirects[old[1:]])) == HOST + new[1:]
        assert status == "301"
