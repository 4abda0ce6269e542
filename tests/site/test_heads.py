# What every page says about itself to search engines, browsers and link previews.

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urljoin
from xml.etree import ElementTree

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser, LexborNode

HOST = "https://docsgen.example/"

Documents = dict[str, LexborHTMLParser]


@pytest.fixture(scope="module")
def pages(built: Path) -> Documents:
    """Every page that can be found, by its path in the site."""
    found = {}
    for file in built.rglob("index.html"):
        document = LexborHTMLParser(file.read_text(encoding="utf-8"))
        if not document.css("meta[http-equiv=refresh]"):
            found[file.parent.relative_to(built).as_posix().removeprefix(".") + "/"] = document
    return {path.removeprefix("/"): document for path, document in found.items()}


def only(document: LexborHTMLParser, selector: str) -> LexborNode:
    """The one node that fits the selector."""
    found = document.css(selector)
    assert len(found) == 1, selector
    return found[0]


def meta(document: LexborHTMLParser, name: str) -> str:
    """The content of the one meta element of that name or property."""
    kind = "property" if name.startswith("og:") else "name"
    return only(document, f'meta[{kind}="{name}"]').attributes["content"] or ""


def data(document: LexborHTMLParser) -> dict[str, object]:
    """The page's JSON-LD."""
    return json.loads(only(document, 'script[type="application/ld+json"]').text())  # type: ignore[no-any-return]


def breadcrumbs(document: LexborHTMLParser) -> dict[str, object]:
    """The part of the page's JSON-LD that names the way to it; dates may stand beside it."""
    found = data(document)
    parts = found.get("@graph", [found])
    assert isinstance(parts, list)
    return next(part for part in parts if part["@type"] == "BreadcrumbList")  # type: ignore[no-any-return]


def test_titles_and_descriptions_are_unique(pages: Documents) -> None:
    for selector in ("title", "meta[name=description]"):
        counted = Counter(
            only(d, selector).text() or meta(d, "description") for d in pages.values()
        )
        assert [text for text, count in counted.items() if count > 1] == []


def test_descriptions_have_a_length_that_is_shown(pages: Documents) -> None:
    for path, document in pages.items():
        assert 50 <= len(meta(document, "description")) <= 160, path


def test_the_canonical_address_is_the_page(pages: Documents) -> None:
    for path, document in pages.items():
        address = only(document, "link[rel=canonical]").attributes["href"]
        assert address == HOST + path
        assert meta(document, "og:url") == address
        assert document.css("meta[name=robots]") == []


def test_link_previews_say_what_the_page_says(pages: Documents) -> None:
    for path, document in pages.items():
        title = only(document, "title").text()
        assert title.startswith(meta(document, "og:title"))
        assert meta(document, "og:description") == meta(document, "description")
        assert meta(document, "og:site_name") == "Gradio, documented live"
        assert meta(document, "og:type") in ("article", "website"), path
        assert meta(document, "twitter:card") == "summary_large_image"


def test_the_picture_of_a_page_is_there_and_as_large_as_it_says(
    built: Path, pages: Documents
) -> None:
    for path, document in pages.items():
        address = meta(document, "og:image")
        assert address.startswith(HOST)
        file = built / unquote(address.removeprefix(HOST))
        assert file.stat().st_size < 20_480, path
        with Image.open(file) as picture:
            assert (picture.format, picture.size) == ("PNG", (1200, 630))
        assert meta(document, "og:image:width") == "1200"
        assert meta(document, "og:image:height") == "630"
        assert meta(document, "og:image:alt")


def test_every_picture_belongs_to_a_page(built: Path, pages: Documents) -> None:
    used = {meta(document, "og:image").removeprefix(HOST) for document in pages.values()}
    assert len(used) == len(pages)
    drawn = {path.relative_to(built).as_posix() for path in (built / "assets/cards").rglob("*.png")}
    assert drawn == {unquote(path) for path in used}


def test_structured_data_names_the_way_that_the_page_shows(pages: Documents) -> None:
    shown = 0
    for path, document in pages.items():
        links = document.css("nav.breadcrumbs a")
        if not links:
            continue
        way = [(n.text().strip(), urljoin(HOST + path, n.attributes["href"])) for n in links]
        items = breadcrumbs(document)["itemListElement"]
        assert [item["position"] for item in items] == list(range(1, len(items) + 1))  # type: ignore[attr-defined]
        named = [(item["name"], item["item"]) for item in items]  # type: ignore[attr-defined]
        assert named[: len(way)] == way
        assert named[-1][1] == HOST + path
        shown += 1
    assert shown >= 127


def test_the_home_page_describes_the_site(pages: Documents) -> None:
    assert data(pages[""])["@type"] == "WebSite"
    assert data(pages[""])["url"] == HOST


def test_the_page_for_what_is_not_there_wants_not_to_be_found(built: Path) -> None:
    document = LexborHTMLParser((built / "404.html").read_text(encoding="utf-8"))
    assert meta(document, "robots") == "noindex"
    assert document.css("link[rel=canonical], meta[property]") == []


def test_colours_and_icons_are_named_and_there(built: Path, pages: Documents) -> None:
    for path, document in pages.items():
        schemes = {node.attributes["media"] for node in document.css("meta[name=theme-color]")}
        assert schemes == {f"(prefers-color-scheme: {scheme})" for scheme in ("light", "dark")}
        for icon in document.css("link[rel=icon], link[rel=apple-touch-icon], link[rel=manifest]"):
            target = urljoin(HOST + path, icon.attributes["href"]).removeprefix(HOST)
            assert (built / target).is_file(), path
    assert (built / "favicon.ico").read_bytes()[:4] == b"\x00\x00\x01\x00"


def test_the_manifest_names_icons_that_are_there(built: Path) -> None:
    manifest = json.loads((built / "site.webmanifest").read_bytes())
    assert manifest["name"] == "Gradio, documented live"
    for icon in manifest["icons"]:
        file = built / icon["src"]
        assert file.is_file()
        if icon["sizes"] != "any":
            with Image.open(file) as picture:
                assert f"{picture.width}x{picture.height}" == icon["sizes"]


def test_robots_may_go_everywhere_and_find_the_sitemap(built: Path) -> None:
    robots = (built / "robots.txt").read_text(encoding="utf-8")
    assert "Disallow" not in robots
    assert f"\nSitemap: {HOST}sitemap.xml\n" in robots


def test_the_sitemap_lists_exactly_the_pages(built: Path, pages: Documents) -> None:
    tree = ElementTree.parse(built / "sitemap.xml")
    listed = [node.text or "" for node in tree.iter() if node.tag.endswith("}loc")]
    assert sorted(listed) == sorted(HOST + path for path in pages)
    assert all(re.fullmatch(r"[!-~]+", address) for address in listed)
