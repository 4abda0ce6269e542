# The example at the top of a component's page: code that follows its controls, the component alive
# once it is asked for, event labs in the page, and parameters that most components have.

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect

from docsgen.config import Project
from docsgen.model.example import Control, ControlKind, Example
from docsgen.workflows.load import as_shown
from tests.browser.conftest import Visit
from tests.browser.editing import code as edited_code
from tests.browser.kinds import DESKTOP, PHONE, SCHEMES
from tests.browser.pasting import BOOT
from tests.browser.probes import overflow, violations
from tests.conftest import Corpus

PAGES = ("button", "textbox", "dropdown", "uploadbutton", "row", "tab", "dataframe", "chatbot")


def place(name: str) -> str:
    return f"docs/gradio/{name}/"


def example(page: Page) -> Locator:
    return page.locator(".example")


def program(page: Page) -> str:
    """The code that is shown."""
    return str(example(page).locator("pre").evaluate("pre => pre.textContent"))


def app(page: Page) -> FrameLocator:
    return page.frame_locator(".example iframe")


def near(page: Page) -> None:
    """Come near the example, and wait until its script is there."""
    with page.expect_response("**/example-*.js"):
        example(page).locator("h2").hover()


def choose(page: Page, name: str, value: str) -> None:
    """Set the control of a parameter, as a reader does, who opens the others for it."""
    field = example(page).locator(f"form [name={name}]")
    if not field.is_visible():
        example(page).locator("form summary").click()
    match field.get_attribute("type"):
        case "checkbox":
            field.set_checked(value == "True")
        case None:
            field.select_option(value)
        case _:
            field.fill(value)


def run(page: Page) -> None:
    """Start the example from the keyboard."""
    page.get_by_role("link", name="Run the example").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".example iframe:not(.waiting)")).to_be_visible(timeout=BOOT)


@pytest.fixture(scope="module")
def examples(completed: Corpus, real_project: Project) -> dict[str, Example]:
    return as_shown(completed.site, real_project).examples


def test_nothing_is_loaded_before_it_is_asked_for(host: str, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(host + place("textbox"))
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/embed/" in url or "/example-" in url]
    near(page)
    assert not [url for url in asked if "/embed/" in url]


@pytest.mark.parametrize("name", PAGES)
def test_the_page_and_its_script_write_the_same_code(
    name: str, host: str, page: Page, examples: dict[str, Example]
) -> None:
    page.goto(host + place(name))
    written = examples[place(name)].initial.rstrip("\n")
    assert program(page) == written
    near(page)
    assert program(page) == written


def typed(control: Control, literal: str) -> str:
    """What a reader types or chooses for a literal."""
    return literal.strip('"') if control.kind is ControlKind.TEXT else literal


@pytest.mark.parametrize("name", ["button", "textbox", "slider"])
def test_the_code_follows_every_control_without_python(
    name: str, host: str, page: Page, examples: dict[str, Example]
) -> None:
    page.goto(host + place(name))
    chosen: dict[str, str] = {}
    controls = {control.name: control for control in examples[place(name)].controls}
    for parameter, literal in examples[place(name)].trials():
        chosen[parameter] = literal
        choose(page, parameter, typed(controls[parameter], literal))
        expect(example(page).locator("pre")).to_have_text(examples[place(name)].program(chosen))
    assert page.locator("iframe").count() == 0


def test_what_is_typed_is_written_as_a_literal(host: str, page: Page) -> None:
    page.goto(host + place("textbox"))
    choose(page, "label", 'a "quoted" \\ word')
    choose(page, "placeholder", "")
    expect(example(page).locator(".call")).to_have_text(
        'gr.Textbox(label="a \\"quoted\\" \\\\ word")'
    )
    choose(page, "lines", "1")
    choose(page, "label", "")
    expect(example(page).locator(".call")).to_have_text("gr.Textbox()")


def test_copy_gives_the_code_of_what_was_chosen(host: str, browser: Browser) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(host + place("button"))
        choose(page, "variant", '"stop"')
        expect(example(page).locator(".call")).to_contain_text("stop")
        example(page).get_by_role("button", name="Copy").click()
        expect(example(page).get_by_role("button", name="Copied")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == program(page)


def test_the_component_follows_its_controls_in_one_frame(host: str, page: Page) -> None:
    page.goto(host + place("textbox"))
    choose(page, "label", "Your name")
    run(page)
    expect(app(page).get_by_label("Your name")).to_be_visible()
    page.evaluate("window.frame = document.querySelector('.example iframe')")
    choose(page, "label", "Your address")
    expect(app(page).get_by_label("Your address")).to_be_visible()
    choose(page, "lines", "3")
    expect(app(page).locator("textarea[rows='3']")).to_be_visible()
    assert page.evaluate("window.frame === document.querySelector('iframe')")
    assert page.locator("iframe").count() == 1


def test_a_layout_and_a_file_of_the_library_are_shown(host: str, page: Page) -> None:
    page.goto(host + place("row"))
    run(page)
    expect(app(page).get_by_role("button", name="Two")).to_be_visible()
    page.goto(host + place("imageslider"))
    run(page)
    shown = app(page).locator("img").first
    expect(shown).to_be_visible(timeout=BOOT)
    shown.evaluate("image => image.decode()")


def test_what_shows_nothing_itself_is_shown_at_work(host: str, page: Page) -> None:
    page.goto(host + place("timer"))
    run(page)
    expect(app(page).get_by_label("Ticks")).to_have_value(re.compile("[2-9]"), timeout=BOOT)
    page.goto(host + place("state"))
    run(page)
    for count in ("1", "2"):
        app(page).get_by_role("button", name="Click").click()
        expect(app(page).get_by_label("Clicks")).to_have_value(count)


def test_what_the_browser_keeps_is_there_after_a_reload(host: str, page: Page) -> None:
    page.goto(host + place("browserstate"))
    run(page)
    before = page.evaluate("localStorage.draft")
    app(page).get_by_label("Draft").fill("Kept")
    page.wait_for_function("before => localStorage.draft != before", arg=before)
    page.reload()
    run(page)
    expect(app(page).get_by_label("Draft")).to_have_value("Kept")


def test_what_is_wrong_is_said_and_the_component_stays(host: str, page: Page) -> None:
    page.goto(host + place("button"))
    run(page)
    page.evaluate("document.querySelector('[name=size]').add(new Option('nothing'))")
    choose(page, "size", "nothing")
    expect(example(page).get_by_role("alert")).to_contain_text("nothing")
    expect(app(page).get_by_role("button", name="Send")).to_be_visible()
    choose(page, "size", '"sm"')
    expect(example(page).get_by_role("alert")).to_be_hidden()


def test_edit_opens_the_editor_with_what_was_chosen(host: str, page: Page) -> None:
    page.goto(host + place("textbox"))
    choose(page, "label", "Your name")
    example(page).get_by_role("link", name="Edit").click()
    expect(edited_code(app(page))).to_contain_text('label="Your name"', timeout=BOOT)
    expect(app(page).get_by_label("Your name")).to_be_visible(timeout=BOOT)
    expect(example(page).locator("form")).to_be_hidden()


def test_an_event_runs_its_lab_in_the_page(host: str, page: Page) -> None:
    page.goto(host + place("textbox"))
    chip = page.locator(".chips").get_by_role("link", name="submit", exact=True)
    assert page.locator(".event-lab").is_hidden()
    chip.click()
    expect(page.locator(".event-lab [role=status]")).to_contain_text("press Enter in the field")
    lab = page.frame_locator(".event-lab iframe")
    lab.locator("textarea").first.press("Enter", timeout=BOOT)
    expect(lab.get_by_label("What fired")).to_have_value(
        re.compile(r"^submit\b", re.MULTILINE), timeout=BOOT
    )
    page.locator(".chips").get_by_role("link", name="blur", exact=True).click()
    assert page.locator(".event-lab iframe").count() == 1
    chip.click(modifiers=["Control"])
    assert page.url == host + place("textbox")
    assert chip.evaluate("link => link.href") == f"{host}events/textbox/#event-submit"


def test_a_link_to_a_folded_parameter_opens_it(host: str, page: Page) -> None:
    page.goto(host + place("textbox"))
    row = page.locator("#param-elem_id")
    expect(row).to_be_hidden()
    page.goto(f"{host}{place('textbox')}#param-elem_id")
    expect(row).to_be_visible()
    expect(row).to_be_in_viewport()


def test_the_filter_finds_folded_parameters(host: str, page: Page) -> None:
    page.goto(host + place("textbox"))
    page.get_by_label("Filter 29 parameters").fill("elem_id")
    expect(page.locator("#param-elem_id")).to_be_visible()
    expect(page.locator("#param-lines")).to_be_hidden()
    expect(page.locator(".filter output")).to_have_text("1 of 29")


@pytest.mark.parametrize("name", ["textbox", "accordion"])
def test_the_parts_of_a_page_are_in_order(name: str, host: str, page: Page) -> None:
    page.goto(host + place(name))
    headings = page.locator("article h2").all_inner_texts()
    first = [text.removesuffix("#").strip() for text in headings][:3]
    events = "Events" if name == "accordion" else "Event Listeners"
    assert first == ["Example", "Initialization", events]


def test_without_scripts_code_and_parameters_are_there(host: str, visit: Visit) -> None:
    page = visit(host + place("textbox"), java_script_enabled=False)
    expect(example(page).locator("pre")).to_contain_text("gr.Textbox(")
    expect(example(page).locator("form")).to_be_hidden()
    expect(example(page).get_by_role("link", name="Run")).to_be_hidden()
    page.locator("details.shared > summary").click()
    expect(page.locator("#param-elem_id")).to_be_visible()


def test_the_twin_has_the_code_and_all_parameters(
    host: str, page: Page, examples: dict[str, Example]
) -> None:
    twin = page.request.get(f"{host}{place('textbox')}index.md").text()
    assert f"## Example\n\n```python\n{examples[place('textbox')].initial}```" in twin
    assert "**`elem_id`**" in twin


def test_on_paper_the_example_is_its_code(host: str, page: Page) -> None:
    page.goto(host + place("textbox"))
    page.emulate_media(media="print")
    expect(example(page).locator("pre")).to_be_visible()
    expect(example(page).locator("form")).to_be_hidden()
    expect(example(page).locator(".demo")).to_be_hidden()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_the_example_is_accessible_with_everything_open(
    width: int, scheme: str, direction: str, host: str, visit: Visit
) -> None:
    page = visit(host + place("textbox"), width=width, color_scheme=scheme)
    page.evaluate(
        "direction => { document.documentElement.dir = direction;"
        " document.querySelectorAll('article details').forEach(one => one.open = true) }",
        direction,
    )
    choose(page, "label", "A label that is long enough for a line of its own, and longer")
    assert violations(page) == []
    assert overflow(page) == []
