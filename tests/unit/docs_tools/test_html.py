# The HTML of a demo in a page, alive and without JavaScript.

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from docsgen.docs_tools.html import element
from docsgen.docs_tools.requests import LiveDemo


def test_the_element_keeps_room_for_its_picture_and_follows_the_page() -> None:
    demo = LiveDemo("app-1", 'Tips & "more"', (736, 400), 450)
    (node,) = LexborHTMLParser(element(demo, "../d/", "", "page")).css("live-demo")
    assert node.attributes["src"] == "../d/embed/app-1/"
    assert node.attributes["title"] == 'Tips & "more"'
    assert node.attributes["theme"] == "page"
    assert node.attributes["initial_height"] == "452px"
    assert "height" not in node.attributes


def test_a_picture_and_a_link_are_in_it_for_readers_without_javascript() -> None:
    page = LexborHTMLParser(element(LiveDemo("a", "Tips", (736, 400)), "d/", "", "page"))
    (link,) = page.css("live-demo a")
    assert link.attributes["href"] == "d/embed/a/"
    assert link.text(strip=True) == "Try it: Tips"
    assert page.css("a img")[0].attributes["src"] == "d/embed/a/poster-light.webp"


def test_without_a_picture_there_is_a_link() -> None:
    page = LexborHTMLParser(element(LiveDemo("a", "Tips"), "d/", "", "page"))
    assert not page.css("img")
    assert page.css("a")[0].text() == "Try it: Tips"


def test_a_fixed_height_is_a_length() -> None:
    for given, length in (("300", "300px"), ("20em", "20em")):
        page = LexborHTMLParser(element(LiveDemo("a", "T", (9, 9)), "", given, "dark"))
        assert page.css("live-demo")[0].attributes["height"] == length
