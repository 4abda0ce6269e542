# The search of the real site, as a reader uses it: what it finds, and how the dialog behaves.

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from docsgen.diagnostics import Findings
from docsgen.hosting import hosted
from docsgen.workflows.build import build
from tests.browser.searching import TAGS, Question, cjk_project, queries, questions
from tests.conftest import ROOT, Browsers

ASKED = [*queries(), *questions()["library"]]
IN_OTHER_LANGUAGES = [(language, one) for language in TAGS for one in questions()[language]]
PLOT = "docs/gradio/plot/"

OPTIONS = "dialog.search [role=option]"
FIRST = f"{OPTIONS}:first-child"
CHOSEN = f"{OPTIONS}[aria-selected=true]"
FOUND = "dialog.search [role=listbox][aria-busy=false]"


def type_query(page: Page, query: str) -> None:
    """Type into the open dialog and wait for what it finds."""
    page.get_by_role("combobox").fill(query)
    page.wait_for_selector(FOUND, state="attached")


def opened(page: Page, url: str) -> Page:
    """The page at `url` with the search open."""
    page.goto(url)
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox")).to_be_focused()
    return page


@pytest.fixture
def search(host: str, page: Page) -> Page:
    """A page with the search open."""
    return opened(page, host + PLOT)


@pytest.fixture(scope="module")
def searching(host: str, browsers: Browsers) -> Iterator[Page]:
    """One open search for all queries."""
    with browsers.running().new_context() as context:
        yield opened(context.new_page(), host)


def first_place(page: Page) -> str:
    """The address of the first result, relative to the root of its site."""
    link: str = page.eval_on_selector(FIRST, "link => link.pathname + decodeURI(link.hash)")
    return link.removeprefix("/")


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked.query)
def test_the_right_place_comes_first(asked: Question, searching: Page) -> None:
    type_query(searching, asked.query)
    assert asked.fits(first_place(searching))


@pytest.fixture
def site_of_acme(tmp_path: Path) -> Callable[[str], Path]:
    """Builds the site of a small library with something more in its site.yaml."""

    def made(more: str) -> Path:
        project, out = tmp_path / f"project{len(more)}", tmp_path / f"site{len(more)}"
        shutil.copytree(ROOT / "tests" / "sites" / "acme", project)
        file = project / "content" / "site.yaml"
        file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
        build(project, out, Findings(), with_demos=False)
        return out

    return made


@pytest.fixture(scope="module")
def in_other_languages(
    browsers: Browsers, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Page]]:
    """An open search on a small site for each language that writes words without spaces."""
    with ExitStack() as stack:
        context = stack.enter_context(browsers.running().new_context())
        pages = {}
        for language in TAGS:
            project = cjk_project(language, tmp_path_factory.mktemp(language) / "project")
            out = project.parent / "site"
            build(project, out, Findings(), with_demos=False)
            pages[language] = opened(context.new_page(), stack.enter_context(hosted(out)))
        yield pages


@pytest.mark.parametrize(("language", "asked"), IN_OTHER_LANGUAGES, ids=lambda one: str(one)[:30])
def test_the_right_place_comes_first_where_words_have_no_spaces(
    language: str, asked: Question, in_other_languages: dict[str, Page]
) -> None:
    type_query(in_other_languages[language], asked.query)
    assert asked.fits(first_place(in_other_languages[language]))


def test_an_excerpt_without_spaces_is_shown_as_it_was_written(
    in_other_languages: dict[str, Page],
) -> None:
    page = in_other_languages["chinese"]
    type_query(page, "停止按钮")
    excerpt = page.locator(f"{FIRST} .excerpt")
    expect(excerpt).to_contain_text("生成期间会出现一个停止按钮，点击后")
    expect(excerpt.locator("mark").first).to_be_attached()


def test_nothing_of_the_search_is_loaded_before_it_is_opened(host: str, page: Page) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(host + PLOT, wait_until="networkidle")
    assert [url for url in requests if "search" in url or "pagefind" in url] == []


def test_searching_asks_no_other_host_and_leaves_no_message(host: str, page: Page) -> None:
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("request", lambda r: None if r.url.startswith(host) else troubles.append(r.url))
    page.on("requestfailed", lambda request: troubles.append(request.url))
    opened(page, host)
    for query in ("button", "a question about nothing that is here: qwxyz", "zzzz"):
        type_query(page, query)
    assert troubles == []


def test_the_page_stays_light(built: Path) -> None:
    def weight(*patterns: str) -> int:
        files = [file for pattern in patterns for file in built.glob(pattern)]
        assert len(files) == len(patterns)
        return sum(len(gzip.compress(file.read_bytes())) for file in files)

    assert weight("assets/site-*.js") <= 10_000
    page = (f"{PLOT}index.html", "assets/style-*.css", "assets/icon-*.svg", "assets/site-*.js")
    assert weight(*page) <= 28_000


@pytest.mark.parametrize("key", ["Control+k", "/"])
def test_a_key_opens_the_search(key: str, host: str, page: Page) -> None:
    page.goto(host)
    page.keyboard.press(key)
    expect(page.get_by_role("combobox")).to_be_focused()
    expect(page.get_by_role("combobox")).to_have_value("")


def test_a_slash_that_is_typed_opens_nothing(host: str, page: Page) -> None:
    page.goto(host)
    page.evaluate("document.querySelector('main').innerHTML = '<input>'")
    page.locator("main input").press("/")
    expect(page.locator("main input")).to_have_value("/")
    expect(page.locator("dialog")).to_have_count(0)


def test_escape_closes_and_gives_the_focus_back(host: str, page: Page) -> None:
    page.goto(host)
    button = page.get_by_role("button", name="Search")
    button.click()
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(button).to_be_focused()


def test_a_click_beside_the_dialog_closes_it(search: Page) -> None:
    search.mouse.click(5, 5)
    expect(search.get_by_role("dialog")).to_have_count(0)


def test_the_keys_move_through_the_results(search: Page) -> None:
    type_query(search, "GRADIO_ALLOWED_PATHS")  # few enough to be listed at once
    last = search.locator(OPTIONS).count() - 1
    chosen = "options => options.findIndex(option => option.ariaSelected === 'true')"
    moves = {"ArrowDown": 1, "End": last, "ArrowUp": last - 1, "Home": 0}
    for key, at in [*moves.items(), ("ArrowUp", last), ("ArrowDown", 0)]:
        search.keyboard.press(key)
        assert search.locator(OPTIONS).evaluate_all(chosen) == at
        option = search.locator(CHOSEN)
        expect(option).to_be_in_viewport()
        field = search.get_by_role("combobox")
        expect(field).to_have_attribute("aria-activedescendant", option.get_attribute("id") or "")


def test_enter_opens_the_chosen_result(host: str, search: Page) -> None:
    type_query(search, "avatar_images")
    search.keyboard.press("Enter")
    search.wait_for_url(f"{host}docs/gradio/chatbot/#param-avatar_images")


def test_a_place_on_the_same_page_is_gone_to_and_the_dialog_closes(search: Page) -> None:
    type_query(search, "plot format")
    search.keyboard.press("Enter")
    expect(search.get_by_role("dialog")).to_have_count(0)
    expect(search.locator("#param-format:target")).to_be_in_viewport()


def test_results_say_what_and_where_they_are_and_mark_the_words(search: Page) -> None:
    type_query(search, "upload button file types")
    first = search.locator(FIRST)
    expect(first.locator(".title")).to_have_text("file_types")
    expect(first.locator(".kind")).to_have_text("Parameter")
    expect(first.locator(".trail")).to_have_text("UploadButton › Parameters")
    assert first.locator(".excerpt mark").count() > 0


def test_a_filter_shows_one_kind_and_its_number(search: Page) -> None:
    type_query(search, "button")
    chip = search.get_by_role("group", name="Show only").get_by_role("button", name="Events")
    count = chip.locator("span").inner_text()
    chip.click()
    expect(search.get_by_role("dialog").get_by_role("status")).to_contain_text(f"{count} results")
    expect(chip).to_have_attribute("aria-pressed", "true")
    assert set(search.locator(f"{OPTIONS} .kind").all_inner_texts()) == {"Event"}
    expect(search.get_by_role("combobox")).to_be_focused()


def test_the_dialog_offers_the_kinds_of_the_index(search: Page) -> None:
    def renamed(route: Route) -> None:
        index = route.fetch().json()
        names = {"event": ["event", "Happening", "Happenings"]}
        index["kinds"] = [names.get(kind[0], kind) for kind in reversed(index["kinds"])]
        route.fulfill(json=index)

    search.route("**/places.json", renamed)
    search.reload()
    search.keyboard.press("Control+k")
    type_query(search, "button")
    chips = search.get_by_role("group", name="Show only").get_by_role("button")
    assert [text.split()[0] for text in chips.all_inner_texts()[:2]] == ["All", "Guides"]
    chips.filter(has_text="Happenings").click()
    expect(search.locator(f"{FIRST} .kind")).to_have_text("Happening")


def test_more_results_come_at_the_end_of_the_list(search: Page) -> None:
    type_query(search, "value")
    before = search.locator(OPTIONS).count()
    search.locator(OPTIONS).last.scroll_into_view_if_needed()
    expect(search.locator(OPTIONS).nth(before)).to_be_attached()
    ids = search.locator(OPTIONS).evaluate_all("options => options.map(o => o.id)")
    assert len(set(ids)) == len(ids)


def test_searches_that_led_somewhere_are_offered_again(host: str, search: Page) -> None:
    type_query(search, "plot format")
    search.keyboard.press("Enter")
    opened(search, host)
    expect(search.get_by_role("option")).to_have_text(["plot format"])
    search.get_by_role("option").click()
    expect(search.get_by_role("combobox")).to_have_value("plot format")
    expect(search.locator(FIRST)).to_contain_text("format")


def test_recent_searches_can_be_forgotten(host: str, search: Page) -> None:
    type_query(search, "plot format")
    search.keyboard.press("Enter")
    opened(search, host).get_by_role("button", name="Clear").click()
    expect(search.get_by_role("option")).to_have_count(0)
    opened(search, host)
    expect(search.get_by_role("option")).to_have_count(0)


def test_a_browser_that_blocks_storage_searches_all_the_same(host: str, page: Page) -> None:
    blocked = "{ get() { throw new DOMException('blocked', 'SecurityError') } }"
    page.add_init_script(f"Object.defineProperty(window, 'localStorage', {blocked})")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    type_query(opened(page, host + PLOT), "plot format")
    page.keyboard.press("Enter")
    expect(page.locator("#param-format:target")).to_be_attached()
    opened(page, host)
    assert errors == []


def test_a_slow_answer_does_not_replace_a_later_one(search: Page) -> None:
    held: list[Route] = []

    def hold_the_first(route: Route) -> None:
        route.continue_() if held else held.append(route)

    search.route("**/fragment/*", hold_the_first)
    with search.expect_request("**/fragment/*"):
        search.get_by_role("combobox").fill("chatbot")
    type_query(search, "accordion")
    held[0].continue_()
    search.wait_for_load_state("networkidle")
    expect(search.locator(f"{FIRST} .title")).to_have_text("Accordion")


def test_a_slip_is_corrected_and_said(search: Page) -> None:
    type_query(search, "acordion")
    expect(search.get_by_role("dialog").get_by_role("status")).to_contain_text(
        "“accordion” instead of “acordion”"
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("chckbox", "checkbox"),  # a letter left out
        ("txtbx", "textbox"),  # all vowels left out
        ("higlightedtxt", "highlightedtext"),  # several slips in a long word
        ("markdwonn", "markdown"),  # letters exchanged, and one too many
    ],
)
def test_slips_of_every_kind_are_corrected(typed: str, meant: str, search: Page) -> None:
    type_query(search, typed)
    expect(search.get_by_role("dialog").get_by_role("status")).to_contain_text(
        f"“{meant}” instead of “{typed}”"
    )


def test_a_space_that_was_left_out_is_put_back(search: Page) -> None:
    type_query(search, "dropdownchoices")
    assert first_place(search) == "docs/gradio/dropdown/#param-choices"


def test_a_short_word_is_not_taken_for_another(search: Page) -> None:
    type_query(search, "zqx")
    expect(search.get_by_role("dialog").get_by_role("status")).to_contain_text("“zqx” is nowhere")


def test_what_means_the_same_is_found_and_marked(search: Page) -> None:
    type_query(search, "combobox")
    first = search.locator(FIRST)
    expect(first.locator(".title mark")).to_have_text("Dropdown")
    expect(search.get_by_role("dialog").get_by_role("status")).not_to_contain_text("nowhere")


def test_a_site_adds_synonyms_of_its_own(site_of_acme: Callable[[str], Path], page: Page) -> None:
    own = "search: {synonyms: [[lamp, luminous thing]]}\n"
    with hosted(site_of_acme("")) as url:
        type_query(opened(page, url), "luminous thing")
        expect(page.locator("a[role=option]")).to_have_count(0)
    with hosted(site_of_acme(own)) as url:
        type_query(opened(page, url), "luminous thing")
        expect(page.locator(f"{FIRST} .title mark")).to_have_text("Lamp")


def test_a_word_that_is_nowhere_is_named_and_others_suggested(search: Page) -> None:
    type_query(search, "websockets")
    expect(search.get_by_role("dialog").get_by_role("status")).to_contain_text(
        "“websockets” is nowhere"
    )
    search.get_by_role("option").first.click()
    expect(search.get_by_role("combobox")).not_to_have_value("websockets")
    expect(search.get_by_role("dialog").get_by_role("status")).to_contain_text("result")


def test_words_that_no_place_has_together_are_still_looked_up(search: Page) -> None:
    type_query(search, "accordion recording webcam dropdown")
    expect(search.get_by_role("dialog").get_by_role("status")).to_contain_text(
        "no place has all the words"
    )
    assert search.locator(OPTIONS).count() > 0


def test_an_empty_search_gives_tips(search: Page) -> None:
    expect(search.get_by_role("dialog")).to_contain_text("Type a name to get to its place")
    type_query(search, "button")
    type_query(search, "  ")
    expect(search.get_by_role("option")).to_have_count(0)
    expect(search.get_by_role("dialog")).to_contain_text("Type a name to get to its place")


def test_the_search_works_below_any_path(built: Path, page: Page) -> None:
    with hosted(built, "/some/where") as url:
        type_query(opened(page, f"{url.rstrip('/')}/{PLOT}"), "avatar_images")
        page.keyboard.press("Enter")
        page.wait_for_url("**/some/where/docs/gradio/chatbot/#param-avatar_images")


def test_a_page_that_is_opened_as_a_file_says_why_there_is_no_search(
    built: Path, page: Page
) -> None:
    page.goto((built / PLOT / "index.html").as_uri())
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("dialog")).to_contain_text("The search needs a web server")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_connection_that_is_lost_is_said_and_tried_again(host: str, page: Page) -> None:
    page.goto(host)
    page.route("**/places.json", lambda route: route.abort())
    page.keyboard.press("/")
    type_query(page, "button")
    expect(page.get_by_role("status")).to_contain_text("could not be loaded")
    page.unroute("**/places.json")
    type_query(page, "buttons")
    expect(page.locator(FIRST)).to_be_attached()


def test_without_javascript_no_search_is_offered(host: str, browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(host)
        expect(page.locator("button.search")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_dialog_is_accessible(scheme: Any, search: Page) -> None:
    search.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    type_query(search, "upload button")
    search.add_script_tag(path=ROOT / "node_modules" / "axe-core" / "axe.min.js")
    found = search.evaluate("axe.run('dialog.search').then(found => found.violations)")
    assert [(rule["id"], [n["html"] for n in rule["nodes"]]) for rule in found] == []


def test_the_dialog_fits_a_phone(search: Page) -> None:
    search.set_viewport_size({"width": 360, "height": 640})
    type_query(search, "upload button file types")
    outside = """dialog => [...dialog.querySelectorAll('.option, .option *, .field *')]
        .filter(part => part.getBoundingClientRect().right > innerWidth).length"""
    assert search.eval_on_selector("dialog.search", outside) == 0
    assert search.evaluate("document.documentElement.scrollWidth <= innerWidth")
