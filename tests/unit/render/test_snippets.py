# What writers paste: whole, escaped for the place it goes to, and with addresses that last.

from __future__ import annotations

import io
import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from msgspec.structs import replace
from PIL import Image

from docsgen.config import Config
from docsgen.languages import ENGLISH, texts_in
from docsgen.languages.scripts import FRAMES, LIVE_DEMO, host_script
from docsgen.model.demo import Demo, Manifest
from docsgen.model.pictures import as_webp
from docsgen.render.sharing import SANDBOX, sharing
from docsgen.render.snippets import FORMATS
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
    assert shown["src"].removesuffix("&theme=page") == (
        f"https://docs.example/lib/embed/hello/?v={version}"
    )
    assert shown["title"] == TITLE
    assert shown["allow"] == "camera"


@pytest.mark.parametrize("name", ["iframe", "markdown", "jekyll", "discourse"])
def test_a_frame_may_do_what_demos_need_and_open_no_windows(
    name: str, demo: Demo, config: Config
) -> None:
    text = written(name, demo, config)
    assert f'sandbox="{SANDBOX}"' in text
    assert SANDBOX.split() == [
        "allow-scripts",
        "allow-same-origin",
        "allow-downloads",
        "allow-forms",
    ]


def test_the_element_gives_its_frame_the_same_sandbox() -> None:
    assert f'SANDBOX = "{SANDBOX}";' in host_script(LIVE_DEMO, texts_in(ENGLISH)).decode()


def test_the_element_comes_with_its_script_and_keeps_its_place(demo: Demo, config: Config) -> None:
    elements = Elements(written("html", demo, config)).found
    assert elements["script"]["src"] == "https://docs.example/lib/embed/live-demo.js"
    assert elements["live-demo"]["style"] == "display: block; min-height: 332px"
    assert elements["a"]["href"] == "https://docs.example/lib/demos/hello/"


def test_a_frame_has_room_for_the_demo_on_a_phone(demo: Demo, config: Config) -> None:
    png = io.BytesIO()
    Image.new("RGB", (736, 300)).save(png, "PNG")
    picture = as_webp(png.getvalue(), 640, 70, heights={736: 432, 360: 505})
    demo.poster("light").write_bytes(picture)
    assert Elements(written("iframe", demo, config)).found["iframe"]["height"] == "505"
    assert Elements(written("html", demo, config)).found["live-demo"]["initial_height"] == "432px"


def test_the_script_for_frames_comes_with_each_iframe(demo: Demo, config: Config) -> None:
    for name in ("iframe", "markdown", "jekyll"):
        elements = Elements(written(name, demo, config)).found
        assert elements["script"]["src"] == f"https://docs.example/lib/embed/{FRAMES}"


@pytest.mark.parametrize("theme", ["light", "dark", "page"])
def test_the_colours_are_chosen(theme: str, demo: Demo, config: Config) -> None:
    shared = replace(sharing(demo, config), theme=theme)
    assert f"theme={theme}" in FORMATS["iframe"].write(shared)
    assert f'theme="{theme}"' in FORMATS["html"].write(shared)


def test_mdx_is_an_expression_where_html_would_be_misread(demo: Demo, config: Config) -> None:
    text = written("docusaurus", demo, config)
    assert f"title={{{json.dumps(TITLE)}}}" in text
    assert 'style={{ display: "block", minHeight: "332px" }}' in text


def test_braces_are_no_code_of_the_host(demo: Demo, config: Config) -> None:
    shared = replace(sharing(demo, config), title="{{ add }} {% raw %}", try_it="{x}")
    for name in ("iframe", "html", "jekyll", "astro", "poster", "jupyter"):
        text = FORMATS[name].write(shared).splitlines()[-1]
        assert "{{" not in text
        assert "{%" not in text


def test_jupyter_is_python(demo: Demo, config: Config) -> None:
    compile(written("jupyter", demo, config), "cell", "exec")


def test_a_shortcode_is_given_strings(demo: Demo, config: Config) -> None:
    text = written("hugo", demo, config)
    assert f"title={json.dumps(TITLE)}" in text.splitlines()[-1]


def test_a_picture_leads_to_the_page(demo: Demo, config: Config) -> None:
    text = written("poster", demo, config)
    label = r'Say "hello" &lt;b&gt; &amp; \[more\]'
    assert text.startswith(f"[![{label}](https://docs.example/lib/demos/hello/")
    assert text.endswith("(https://docs.example/lib/demos/hello/)")


@pytest.mark.parametrize("name", ["url", "wordpress"])
def test_an_address_is_that_of_the_page(name: str, demo: Demo, config: Config) -> None:
    assert "https://docs.example/lib/demos/hello/" in written(name, demo, config)


def test_a_demo_without_a_picture_has_a_height_all_the_same(demo: Demo, config: Config) -> None:
    demo.poster("light").unlink()
    assert sharing(demo, config).height > 100
    assert written("poster", demo, config).startswith("[Try it")


def test_notes_are_about_formats_that_there_are() -> None:
    notes = texts_in(ENGLISH).group("format-notes")
    assert notes
    assert {name for name, form in FORMATS.items() if form.note(texts_in(ENGLISH))} == {*notes}


def test_front_matter_is_not_upset_by_any_format(demo: Demo, config: Config) -> None:
    for name in FORMATS:  # as a YAML string, the way static generators keep shortcodes
        text = written(name, demo, config)
        assert yaml.safe_load(yaml.safe_dump(text)) == text
