# A site in several languages, as its readers use it: on a phone and at a desk, in both directions
# of writing.

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from docsgen.diagnostics import Findings
from docsgen.hosting import hosted
from docsgen.languages import languages, texts_in
from docsgen.languages.scripts import placeholders, with_texts
from docsgen.render.theme import DEFAULT
from docsgen.workflows.build import build
from tests.browser.conftest import Visit
from tests.browser.exporting import APPS, embed_to, share_runtime
from tests.browser.kinds import DESKTOP, NARROWEST, PHONE, SCHEMES
from tests.browser.probes import overflow, side, violations
from tests.languages import write_translated_project

BUTTON, CARE = "docs/gadget/button/", "guides/care/"
PATHS = ("", "docs/", BUTTON, CARE, "guides/spare/", "1.9/" + BUTTON, "demos/", "changes/1.9-1.10/")


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of the site, which is below a path of its host."""
    root: Path = tmp_path_factory.mktemp("languages")
    write_translated_project(root)
    build(root, root / "site", Findings())
    with hosted(root / "site", "/docs/") as url:
        yield url


def box(page: Page, selector: str) -> dict[str, float]:
    found = page.locator(selector).first.bounding_box()
    assert found
    return dict(found)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("language", ["ar", "de"])
def test_pages_are_accessible(
    language: str, width: int, scheme: str, host: str, visit: Visit
) -> None:
    page = visit(f"{host}{language}/", width=width, color_scheme=scheme)
    for path in PATHS:
        page.goto(f"{host}{language}/{path}")
        assert violations(page) == [], path
    page.locator(".languages summary").click()
    assert violations(page) == []


@pytest.mark.parametrize("language", ["ar", "de", "ja"])
def test_pages_fit_every_window(language: str, host: str, visit: Visit) -> None:
    page = visit(f"{host}{language}/")
    for path in PATHS:
        page.goto(f"{host}{language}/{path}")
        page.locator(".languages summary").click()
        for width in (NARROWEST, 360, PHONE, DESKTOP):
            page.set_viewport_size({"width": width, "height": 900})
            assert overflow(page) == [], f"{path} at {width}"
            listed = box(page, ".languages ul")
            assert listed["x"] >= 0
            assert listed["x"] + listed["width"] <= width


def test_the_layout_is_mirrored_at_a_desk(host: str, visit: Visit) -> None:
    for language, is_mirrored in (("ar", True), ("de", False)):
        page = visit(f"{host}{language}/{CARE}", width=DESKTOP)
        order = [".sidebar", "main", ".toc"]
        places = [box(page, selector)["x"] for selector in order]
        assert places == sorted(places, reverse=is_mirrored)
        bar = [box(page, f".bar {part}")["x"] for part in (".brand", "nav", ".theme")]
        assert bar == sorted(bar, reverse=is_mirrored)


def test_the_layout_is_mirrored_on_a_phone(host: str, visit: Visit) -> None:
    for language, is_mirrored in (("ar", True), ("de", False)):
        page = visit(f"{host}{language}/{CARE}", width=PHONE)
        bar = (".brand", ".theme", ".sidebar > summary", ".toc > summary")
        brand, theme, contents, here = (box(page, selector)["x"] for selector in bar)
        assert (brand > theme) is is_mirrored
        assert (contents > here) is is_mirrored


def test_code_and_the_reference_run_from_the_left(host: str, visit: Visit) -> None:
    page = visit(f"{host}ar/{CARE}")
    assert page.eval_on_selector("pre", "e => getComputedStyle(e).direction") == "ltr"
    assert page.eval_on_selector("article h2", "e => getComputedStyle(e).direction") == "rtl"
    page.goto(f"{host}ar/{BUTTON}")
    assert page.eval_on_selector("dl", "e => getComputedStyle(e).direction") == "ltr"


def test_titles_of_the_other_direction_start_where_their_list_does(host: str, visit: Visit) -> None:
    page = visit(f"{host}ar/{CARE}")
    assert side(page, ".sidebar", "العناية") == "right"
    assert side(page, ".sidebar", "Spare parts") == "right"


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_the_reader_changes_the_language_and_stays_in_place(
    width: int, host: str, visit: Visit
) -> None:
    page = visit(f"{host}de/{CARE}#storing", width=width)
    page.locator(".languages summary").click()
    page.get_by_role("link", name="العربية").click()
    expect(page).to_have_url(f"{host}ar/{CARE}#storing")
    expect(page.locator("#storing")).to_be_in_viewport()


def test_the_language_stays_from_page_to_page(host: str, visit: Visit) -> None:
    page = visit(f"{host}ar/1.9/{CARE}")
    page.locator(".bar nav a").first.click()
    expect(page).to_have_url(f"{host}ar/1.9/docs/")
    page.locator(".cards a", has_text="Button").click()
    expect(page).to_have_url(f"{host}ar/1.9/{BUTTON}")
    page.locator(".brand").click()
    expect(page).to_have_url(f"{host}ar/1.9/")


def test_the_list_of_languages_works_with_the_keyboard(host: str, visit: Visit) -> None:
    page = visit(f"{host}de/{CARE}")
    summary = page.locator(".languages summary")
    summary.focus()
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name="日本語")
    expect(link).to_be_visible()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(summary).to_be_focused()


@pytest.mark.parametrize(
    ("language", "query", "found"),
    [
        ("de", "Putzlappen", CARE + "#cleaning"),
        ("ar", "قماش", CARE + "#cleaning"),
        ("ja", "押す", "guides/first/#pressing"),
        ("ja", "ボタン", "docs/gadget/button/"),  # a synonym of its English name
        ("ja", "Spare", "guides/spare/"),
        ("", "cloth", CARE + "#cleaning"),
    ],
)
def test_search_finds_what_is_written_in_the_language(
    language: str, query: str, found: str, host: str, visit: Visit
) -> None:
    root = f"{host}{language}/" if language else host
    page = visit(f"{root}{BUTTON}")
    page.locator("button.search").click()
    page.get_by_role("combobox").fill(query)
    page.get_by_role("option").first.click()
    expect(page).to_have_url(root + found)


def test_the_search_speaks_the_language(host: str, visit: Visit) -> None:
    page = visit(f"{host}ar/{BUTTON}")
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog", name="البحث")
    expect(dialog).to_be_visible()
    page.get_by_role("combobox").fill("زرافة")
    expect(dialog.locator(".status")).to_contain_text("لا نتائج")
    assert violations(page) == []


def asked_by_scripts() -> set[str]:
    """The keys of the texts with values that the theme's scripts ask for."""
    scripts = (DEFAULT / "static").glob("*.js")
    code = "".join(script.read_text(encoding="utf-8") for script in scripts)
    return set(re.findall(r'docsgenText\("([^"]+)", ', code))


@pytest.mark.parametrize("language", languages())
def test_scripts_say_what_python_says(language: str, page: Page) -> None:
    texts = texts_in(language)
    plural = [key for key in asked_by_scripts() if not isinstance(texts.entries[key], str)]
    assert {"search.found", "demos.shown", "events.filtered"} <= {*plural}
    for key in plural:
        forms = texts.entries[key]
        assert not isinstance(forms, str)
        names = {name for form in forms.values() for name in placeholders(form)}
        values = {name: f"[{name}]" for name in names - {"count"}}
        for count in (0, 1, 2, 3, 11, 100, 1234, 1_000_000):
            given = {**values, "count": count}
            script = with_texts(f'docsgenText("{key}", given)'.encode(), texts).decode()
            assert page.evaluate(f"given => {script}", given) == texts(key, **given)


@pytest.mark.parametrize(
    ("asked", "where"),
    [
        ("de", "läuft in Ihrem Browser"),
        ("de-AT", "läuft in Ihrem Browser"),
        ("fr", "running in your browser"),
    ],
)
def test_a_player_says_its_texts_in_the_language_of_its_page(
    asked: str, where: str, embed: str, visit: Visit
) -> None:
    page = visit(f"{embed}?lang={asked}")
    expect(page.locator("docsgen-origin")).to_contain_text(where)


@pytest.fixture(scope="module")
def embed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of an embed of a site in English and German."""
    folder = tmp_path_factory.mktemp("embed")
    embed_to(APPS / "fresh", folder / "embed", further=["de"])
    share_runtime(folder)
    with hosted(folder) as url:
        yield f"{url}embed/"
