# What writers paste: whole, escaped for the place it goes to, and with addresses that last.

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from msgspec.structs import replace
from PIL import Image

from docsgen.config import Config
from docsgen.languages import ENGLISH, texts_in
from docsgen.languages.scripts import LIVE_DEMO
from docsgen.model.demo import Demo, Manifest
from docsgen.render.snippets import FORMATS, SANDBOX, oembed, sharing
from docsgen.yaml_reader import parse_yaml
from tests.conftest import SITE

TITLE = 'Say "hello" <b> & [more]'


class Elements(HTMLParser):
    """The attributes of each element, by name."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: dict[str, dict[str, str | None]] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found[tag] = dict(attrs)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    given = parse_yaml(SITE, Config, tmp_path / "site.yaml")
    return replace(given, base_url="https://docs.example/lib/")


@pytest.fixture
def demo(tmp_path: Path) -> Demo:
    folder = tmp_path / "hello"
    folder.mkdir()
    Image.new("RGB", (736, 300)).save(folder / "poster-light.webp")
    return Demo("hello", folder, "", Manifest(title=TITLE, summary="S", permissions=["camera"]))


def written(name: str, demo: Demo, config: Config) -> str:
    return FORMATS[name].write(sharing(demo, config))


@pytest.mark.parametrize(
    "name", ["iframe", "markdown", "sphinx", "myst", "quarto", "jekyll", "wordpress-block", "ghost"]
)
def test_html_is_escaped_and_names_the_embed_with_its_version(
    name: str, demo: Demo, config: Config
) -> None:
    elements = Elements(written(name, demo, config)).found
    shown = elements.get("iframe") or elements["live-demo"]
    version = config.library.version
    assert shown["src"] == f"https://docs.example/lib/embed/hello/?v={version}"
    assert shown["title"] == TITLE
    assert shown["allow"] == "camera"


@pytest.mark.parametrize("name", ["iframe", "hugo", "docusaurus", "jupyter"])
def test_a_frame_may_do_what_demos_need_and_open_no_windows(
    name: str, demo: Demo, config: Config
) -> None:
    text = written(name, demo, config).replace(r"\"", '"')
    assert f'sandbox="{SANDBOX}"' in text
    assert SANDBOX.split() == [
        "allow-scripts",
        "allow-same-origin",
        "allow-downloads",
        "allow-forms",
    ]


def test_the_element_gives_its_frame_the_same_sandbox() -> None:
    assert f'SANDBOX = "{SANDBOX}";' in LIVE_DEMO.read_text()


def test_the_element_comes_with_its_script_and_keeps_its_place(demo: Demo, config: Config) -> None:
    elements = Elements(written("html", demo, config)).found
    assert elements["script"]["src"] == "https://docs.example/lib/embed/live-demo.js"
    assert elements["live-demo"]["style"] == "display: block; min-height: 332px"


def test_mdx_is_an_expression_where_html_would_be_misread(demo: Demo, config: Config) -> None:
    text = written("docusaurus", demo, config)
    assert f"title={{{json.dumps(TITLE)}}}" in text
    assert 'style={{ width: "100%", border: 0 }}' in text


def test_jupyter_is_python(demo: Demo, config: Config) -> None:
    compile(written("jupyter", demo, config), "cell", "exec")


def test_a_shortcode_is_given_strings(demo: Demo, config: Config) -> None:
    text = written("hugo", demo, config)
    assert f"title={json.dumps(TITLE)}" in text.splitlines()[-1]


def test_a_picture_leads_to_the_page(demo: Demo, config: Config) -> None:
    text = written("poster", demo, config)
    assert text.startswith(r'[![Say "hello" <b> & \[more\]](https://docs.example/lib/demos/hello/')
    assert text.endswith("(https://docs.example/lib/demos/hello/)")


@pytest.mark.parametrize("name", ["url", "wordpress"])
def test_an_address_is_that_of_the_page_which_has_oembed(
    name: str, demo: Demo, config: Config
) -> None:
    assert "https://docs.example/lib/demos/hello/" in written(name, demo, config)


def test_oembed_is_rich_with_sizes_and_a_thumbnail(demo: Demo, config: Config) -> None:
    answer = json.loads(oembed(demo, config))
    assert (answer["version"], answer["type"], answer["title"]) == ("1.0", "rich", TITLE)
    assert (answer["width"], answer["height"]) == (736, 332)
    assert answer["thumbnail_url"] == "https://docs.example/lib/demos/hello/poster-light.webp"
    assert (answer["thumbnail_width"], answer["thumbnail_height"]) == (736, 300)
    assert Elements(answer["html"]).found["iframe"]["title"] == TITLE


def test_a_demo_without_a_picture_has_a_height_all_the_same(demo: Demo, config: Config) -> None:
    demo.poster("light").unlink()
    assert sharing(demo, config).height > 100
    assert "thumbnail_url" not in json.loads(oembed(demo, config))
    assert written("poster", demo, config).startswith("[Try it")


def test_notes_are_about_formats_that_there_are() -> None:
    notes = texts_in(ENGLISH).group("format-notes")
    assert notes
    assert {name for name, form in FORMATS.items() if form.note(texts_in(ENGLISH))} == {*notes}


def test_front_matter_is_not_upset_by_any_format(demo: Demo, config: Config) -> None:
    for name in FORMATS:  # as a YAML string, the way static generators keep shortcodes
        text = written(name, demo, config)
        assert yaml.safe_load(yaml.safe_dump(text)) == text
