# Event labs: proofs come from the lab's own log and from nowhere else, and pages show them.

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser, Page, expect

from docsgen.demos.labs import lab_demos
from docsgen.languages import ENGLISH, texts_in
from docsgen.libraries.gradio.front_end import FRONT_END
from docsgen.libraries.gradio.labs.code import labs
from docsgen.model.lab import Lab
from docsgen.native.host import Host
from docsgen.verify.event_trials import try_events
from docsgen.verify.front_end import OpenApp
from tests.conftest import Corpus, native


@pytest.fixture(scope="module")
def library() -> Iterator[Host]:
    with native() as loaded:
        yield loaded


@pytest.fixture(scope="module")
def made(corpus: Corpus) -> dict[str, Lab]:
    return {lab.component: lab for lab in labs(corpus.site.matrix)}


def failures(lab: Lab, library: Host, page: Page, folder: Path) -> dict[str, str]:
    """Why events of the lab are not proven, by event."""
    with library.serve(lab_demos([lab], folder, texts_in(ENGLISH))[0]) as url:
        return {
            trial.event: trial.failure
            for trial in try_events(OpenApp(page, FRONT_END), url, lab)
            if trial.failure
        }


@pytest.mark.parametrize(
    "component", ["Button", "Slider", "Textbox", "Tab", "Blocks", "Dependency"]
)
def test_every_event_of_the_lab_is_proven(
    component: str, made: dict[str, Lab], library: Host, page: Page, tmp_path: Path
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])  # as prove has them
    assert failures(made[component], library, page, tmp_path) == {}


def test_a_listener_that_is_not_wired_is_not_proven(
    made: dict[str, Lab], library: Host, page: Page, tmp_path: Path
) -> None:
    lab = made["Slider"]
    unwired = msgspec.structs.replace(lab, code=lab.code.replace('"release"', ""))
    assert failures(unwired, library, page, tmp_path) == {
        "release": "the gesture was done and the event did not fire"
    }


def test_a_listener_of_another_component_proves_nothing(
    made: dict[str, Lab], library: Host, page: Page, tmp_path: Path
) -> None:
    lab = made["Button"]
    elsewhere = lab.code.replace("getattr(button, name)", "getattr(gr.Button(), name)")
    moved = msgspec.structs.replace(lab, code=elsewhere)
    assert set(failures(moved, library, page, tmp_path)) == {"click"}


def test_a_mark_of_the_matrix_leads_to_its_evidence(host: str, page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{host}events/")
    page.get_by_role("link", name="Textbox.submit: proven", exact=True).click()
    assert page.url == f"{host}events/textbox/#event-submit"
    row = page.locator("#event-submit")
    expect(row).to_contain_text("press Enter in the field")
    expect(row.locator("time")).to_be_visible()


def test_what_is_not_proven_says_why(host: str, page: Page) -> None:
    page.goto(f"{host}events/paramviewer/")
    expect(page.locator("#event-upload")).to_contain_text("dispatches no event")


def test_without_scripts_marks_and_evidence_are_there(host: str, browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{host}events/")
        assert page.locator(".matrix td a.proven").count() >= 180
        page.goto(f"{host}events/textbox/")
        expect(page.locator("#event-submit .tag")).to_have_text("proven")
