# What software is told that knows nothing of a demo but its address: plain JSON with HTML that is
# escaped once, of which WordPress leaves enough.

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image

from docsgen.config import Config
from docsgen.model.demo import Demo, Manifest
from docsgen.render.oembed import oembed, oembed_bundled, oembed_export
from docsgen.yaml_reader import parse_yaml
from tests.conftest import SITE

TITLE = 'Größen "{{ add }}" & <more> — 数'

KEPT = {
    "src",
    "width",
    "height",
    "frameborder",
    "marginwidth",
    "marginheight",
    "scrolling",
    "title",
}
"""The attributes of an iframe that WordPress keeps: wp_filter_oembed_result() in 6.1."""


class Parsed(HTMLParser):
    """The names of elements in their order, their attributes, and the text in them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: dict[str, dict[str, str | None]] = {}
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes[tag] = dict(attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def config(tmp_path: Path) -> Config:
    text = SITE.replace("https://example.org/", "https://docs.example/lib/")
    return parse_yaml(text, Config, tmp_path / "site.yaml")


@pytest.fixture
def demo(tmp_path: Path) -> Demo:
    folder = tmp_path / "hello"
    folder.mkdir()
    Image.new("RGB", (736, 300)).save(folder / "poster-light.webp")
    return Demo("hello", folder, "", Manifest(title=TITLE, summary="S", permissions=["camera"]))


def test_an_answer_is_rich_with_sizes_a_thumbnail_and_who_gives_it(
    demo: Demo, config: Config
) -> None:
    answer = json.loads(oembed(demo, config))
    assert (answer["version"], answer["type"], answer["title"]) == ("1.0", "rich", TITLE)
    assert (answer["width"], answer["height"]) == (736, 332)
    assert answer["thumbnail_url"] == "https://docs.example/lib/demos/hello/poster-light.webp"
    assert (answer["thumbnail_width"], answer["thumbnail_height"]) == (736, 300)
    assert answer["provider_name"] == "A library, documented"
    assert answer["provider_url"] == "https://docs.example/lib/"
    assert answer["cache_age"] > 0


def test_what_wordpress_keeps_of_the_frame_is_as_wide_as_the_text_and_has_no_border(
    demo: Demo, config: Config
) -> None:
    html = Parsed(json.loads(oembed(demo, config))["html"])
    frame = html.attributes["iframe"]
    kept = {name: value for name, value in frame.items() if name in KEPT}
    version = config.library.version
    assert kept == {
        "src": f"https://docs.example/lib/embed/hello/?v={version}&theme=page",
        "title": TITLE,
        "width": "100%",
        "height": "332",
        "frameborder": "0",
        "scrolling": "auto",
    }
    assert frame["allow"] == "camera"  # for software that does not take it away
    assert html.attributes["script"]["src"] == "https://docs.example/lib/embed/frames.js"


def test_a_link_comes_first_and_only_wordpress_shows_it(demo: Demo, config: Config) -> None:
    html = Parsed(json.loads(oembed(demo, config))["html"])
    assert html.names == ["blockquote", "a", "iframe", "script"]
    assert html.attributes["a"] == {"href": "https://docs.example/lib/demos/hello/"}
    assert TITLE in html.text
    assert html.attributes["blockquote"] == {"hidden": None}


def test_a_demo_without_a_picture_has_no_thumbnail(demo: Demo, config: Config) -> None:
    demo.poster("light").unlink()
    answer = json.loads(oembed(demo, config))
    assert not any(key.startswith("thumbnail") for key in answer)
    assert answer["height"] > 100
    assert "thumbnail_url" not in json.loads(oembed_bundled(demo, config, "https://me.example/"))


def test_a_demo_of_a_bundle_is_where_the_bundle_is(demo: Demo, config: Config) -> None:
    answer = json.loads(oembed_bundled(demo, config, "https://me.example/demos/"))
    html = Parsed(answer["html"])
    assert html.attributes["iframe"]["src"] == "https://me.example/demos/embed/hello/?theme=page"
    assert html.attributes["a"]["href"] == "https://docs.example/lib/demos/hello/"
    folder = "https://me.example/demos/embed/hello/"
    assert answer["thumbnail_url"] == f"{folder}poster-light.webp"
    scripts = "https://me.example/demos/embed/"
    assert html.attributes["script"]["src"] == f"{scripts}frames.js"


def test_an_exported_app_is_where_it_is() -> None:
    answer = json.loads(oembed_export(TITLE, "https://me.example/app/"))
    html = Parsed(answer["html"])
    assert answer["title"] == html.attributes["iframe"]["title"] == TITLE
    assert html.attributes["iframe"]["src"] == "https://me.example/app/?theme=page"
    assert html.attributes["a"]["href"] == "https://me.example/app/"
    assert html.attributes["script"]["src"] == "https://me.example/app/frames.js"
