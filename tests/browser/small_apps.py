# One right answer of each app in tests/apps that is like those that people publish.

from __future__ import annotations

import re

from playwright.sync_api import Page

from docsgen.model.steps import Made
from docsgen.verify.files import content
from tests.browser.playing import Play, click, fill, holds, shows, upload

PNG = content(Made(name="small.png", colors=["#d33"], size=(5, 7)))


def api_tester(page: Page) -> None:
    fill(page, "Address", "http://a.invalid/?q=x y")
    click(page, "Show the command")
    command = "curl -X GET 'http://a.invalid/?q=x y' -H 'Accept: application/json'"
    holds(page, "As a command", command)


def audio_info(page: Page) -> None:
    click(page, "Make a tone")
    holds(page, "Length", "0.50 s")


def chat_history(page: Page) -> None:
    fill(page, "Message", "one")
    click(page, "Send")
    shows(page, "You wrote 'one', which is message 1.")
    fill(page, "Message", "two")
    page.get_by_label("Message", exact=True).press("Enter")
    shows(page, "You wrote 'two', which is message 2.")
    page.get_by_role("button", name="Like", exact=True).last.click()
    holds(page, "Rating", "liked")


def file_converter(page: Page) -> None:
    upload(page, "list.csv", "who\nZoë\n".encode())
    shows(page, "list")
    click(page, "Convert")
    shows(page, "Zo")
    with page.expect_download() as download:
        page.locator("main button", has_text="Download").last.click()  # not the icon of the code
    assert download.value.suggested_filename == "list.json"


def form_validation(page: Page) -> None:
    fill(page, "Name", "Ada")
    fill(page, "Mail", "ada")
    click(page, "Register")
    shows(page, "ada is no e-mail address")
    fill(page, "Mail", "ada@example.org")
    page.get_by_label("Science").check()
    page.get_by_label("I accept the terms").check()
    click(page, "Register")
    shows(page, "Free, Science")


def gallery_picker(page: Page) -> None:
    page.get_by_label("green").uncheck()
    click(page, "Show")
    page.locator(".thumbnail-item").nth(1).click()
    holds(page, "Chosen", "1: blue")


def image_info(page: Page) -> None:
    upload(page, "small.png", PNG)
    holds(page, "About", f"PNG, 5 by 7, {len(PNG)} bytes")


def json_explorer(page: Page) -> None:
    shows(page, '"Ada"')
    fill(page, "Path", "users.0.tags")
    page.get_by_label("Path", exact=True).press("Enter")
    shows(page, '"math"')


def markdown_editor(page: Page) -> None:
    holds(page, "Length", re.compile("words"))
    fill(page, "Source", "## Second\n\nthree more words")
    holds(page, "Length", "5 words")
    page.get_by_role("heading", name="Second").wait_for()


def password_generator(page: Page) -> None:
    page.get_by_label("digits").uncheck()
    page.get_by_label("lower case").uncheck()
    holds(page, "Password", re.compile("^[A-Z]{20}$"))


def quiz(page: Page) -> None:
    for answer in ("Jupiter", "Six", "9"):
        page.get_by_label(answer, exact=True).check()
        click(page, "Answer")
    holds(page, "Status", "2 of 3 are right")


def stopwatch(page: Page) -> None:
    click(page, "Start")
    holds(page, "Time", re.compile("^0.[2-9]|^[1-9]"))
    click(page, "Stop")
    shows(page, "1")


def svg_plot(page: Page) -> None:
    holds(page, "Minimum", "-1")
    page.get_by_label("Function", exact=True).click()
    page.get_by_role("option", name="parabola").click()
    page.get_by_role("img", name="parabola").wait_for()


def table_totals(page: Page) -> None:
    click(page, "Add up")
    holds(page, "Total", "12.8")
    page.locator('[data-testid="cell-0-1"]').dblclick()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    holds(page, "Total", "13.8")


def text_statistics(page: Page) -> None:
    fill(page, "Text", "so so good")
    click(page, "Submit")
    holds(page, "Summary", "3 words, 2 different")


def todo(page: Page) -> None:
    shows(page, "1 to do, 0 done")  # two renders at once may leave a button without its listener
    fill(page, "Task", "Sleep")
    page.get_by_label("Task", exact=True).press("Enter")
    shows(page, "2 to do, 0 done")
    click(page, "Done")
    shows(page, "1 to do, 1 done")
    click(page, "Delete")
    shows(page, "1 to do, 0 done")


def toolbox(page: Page) -> None:
    fill(page, "Text", "hello")
    click(page, "Encode it")
    holds(page, "Result", "aGVsbG8=")
    page.get_by_role("tab", name="Digest").click()
    fill(page, "Data", "hello")
    page.get_by_label("Data", exact=True).press("Enter")
    holds(page, "Digest", re.compile("^2cf24dba"))
    page.get_by_role("tab", name="Identifiers").click()
    holds(page, "Identifiers", re.compile(r"^(\S{36}\n){2}\S{36}$"))


def unit_converter(page: Page) -> None:
    fill(page, "Amount", "5000")
    holds(page, "Result", "5")
    page.get_by_label("Weight").check()
    page.get_by_label("From", exact=True).and_(page.locator("input")).wait_for()
    holds(page, "From", "gram")


PLAYS: dict[str, Play] = {
    play.__name__: play
    for play in (
        *(api_tester, audio_info, chat_history, file_converter, form_validation, gallery_picker),
        *(image_info, json_explorer, markdown_editor, password_generator, quiz, stopwatch),
        *(svg_plot, table_totals, text_statistics, todo, toolbox, unit_converter),
    )
}
