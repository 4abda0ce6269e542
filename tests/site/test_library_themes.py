# The page with a library's themes: pictures of each that follow the reader's color scheme, and what
# their constructors have in common.

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from docsgen.diagnostics import Findings
from docsgen.model.pictures import as_webp
from docsgen.workflows.build import build

SITE = """\
title: A library, documented
description: A site for tests.
base_url: https://example.org/
library: {name: gradio, title: Gradio, version: 6.15.2, alias: gr}
source: {origin: https://gradio.app/, windows: null}
kinds: {themes: [docs/gradio/themes], component: ["docs/gradio/*"]}
navigation: [{title: Everything, kinds: [themes, component]}]
"""

ROW = "\n \n \n {}: str\n\ndefault `= {}`\n\n{}"

Built = Callable[..., LexborHTMLParser]


def themed(name: str, *rows: tuple[str, str, str]) -> dict[str, str]:
    table = "\n\n".join(ROW.format(*row) for row in rows)
    return {
        "text": f"gradio.themes.{name}(···)\n\nParameters ▼\n\n{table}\n",
        "heading1": name,
        "source_page_url": "https://gradio.app/docs/gradio/themes",
        "source_page_title": "Gradio - Themes Docs",
    }


RECORDS = [
    themed("Base", ("hue", '"blue"', "A color."), ("font", '"Arial"', "A font.")),
    themed("Soft", ("font", '"Arial"', "A font."), ("hue", '"red"', "A color.")),
    themed("Odd", ("hue", '"red"', "Some other color.")),
]


def picture() -> bytes:
    png = io.BytesIO()
    Image.new("RGB", (8, 4), "#888").save(png, "PNG")
    return as_webp(png.getvalue(), 4, 50, "gradio 6.15.2")


@pytest.fixture
def built(tmp_path: Path) -> Built:
    """Builds a site with three themes and with files in content/themes/; the page of the themes."""

    def page(**files: bytes) -> LexborHTMLParser:
        for folder in ("chunks", "themes"):
            (tmp_path / "content" / folder).mkdir(parents=True)
        (tmp_path / "content" / "site.yaml").write_text(SITE)
        (tmp_path / "content" / "chunks" / "a.json").write_text(json.dumps(RECORDS))
        for name, data in files.items():
            path = tmp_path / "content" / "themes" / f"{name.replace('_', '-')}.webp"
            path.write_bytes(data)
        build(tmp_path, tmp_path / "site", Findings(), with_demos=False)
        html = (tmp_path / "site" / "docs" / "gradio" / "themes" / "index.html").read_text()
        return LexborHTMLParser(html)

    return page


def images(page: LexborHTMLParser) -> list[tuple[str | None, str | None]]:
    """Sources and alternative texts of the pictures on a page."""
    found = page.css("article img")
    return [(one.attributes["src"], one.attributes["alt"]) for one in found]


def test_a_theme_is_shown_at_a_glance_and_where_it_is_described(
    built: Built, tmp_path: Path
) -> None:
    page = built(soft_light=picture(), soft_dark=picture())
    light, dark = (f"../../../docs/gradio/themes/soft-{one}.webp" for one in ("light", "dark"))
    assert images(page) == [
        (light, ""),
        (dark, ""),
        (light, "An app with buttons and fields in the theme Soft, light"),
        (dark, "An app with buttons and fields in the theme Soft, dark"),
    ]
    for one in (light, dark):
        assert (tmp_path / "site" / "docs" / "gradio" / "themes" / one).resolve().is_file()
    assert [one.attributes["href"] for one in page.css(".gallery a")] == ["#soft"]


def test_a_picture_is_shown_in_its_color_scheme_only(built: Built) -> None:
    page = built(soft_light=picture(), soft_dark=picture())
    for scheme in ("light", "dark"):
        shown = page.css(f".only-{scheme}")
        assert len(shown) == 2
        assert all(f"soft-{scheme}.webp" in (one.html or "") for one in shown)


def test_without_pictures_nothing_stands_in_their_place(built: Built) -> None:
    page = built()
    assert images(page) == []
    assert not page.css(".gallery")


def test_what_is_no_picture_is_not_shown(built: Built, tmp_path: Path) -> None:
    page = built(soft_light=picture(), soft_dark=b"RIFF")
    assert len(images(page)) == 2
    assert not (tmp_path / "site" / "docs" / "gradio" / "themes" / "soft-dark.webp").exists()


def test_what_all_themes_take_is_described_once(built: Built) -> None:
    page = built()
    alike = page.css("#soft-hue dd, #soft-font dd")
    assert [one.text(strip=True) for one in alike] == ['"Arial"', '"red"']
    assert page.css_matches('#soft-hue dt a[href="#base-hue"]')
    assert "A color." in page.css_first("#base-hue").text()
    assert "Some other color." in page.css_first("#odd-hue").text()


def test_only_the_page_of_themes_has_their_stylesheet(built: Built, tmp_path: Path) -> None:
    assert "library-themes" in (built().html or "")
    assert "library-themes" not in (tmp_path / "site" / "docs" / "index.html").read_text()
