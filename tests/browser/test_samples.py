# What the Copy button of real pages gives runs under the real library.

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from docsgen.config import Project
from docsgen.native.host import Host
from docsgen.native.messages import App, Failure, Limits

SAMPLES = {
    "docs/gradio/sidebar/": 0,
    "docs/gradio/imageslider/": 0,
    "docs/gradio/model3d/": 0,
    "docs/gradio/group/": 0,
    "docs/gradio/walkthrough/": 0,
    "guides/using-flagging/": -1,
}
"""Pages with a sample that lacks something: imports, types, an app around it, a definition."""


@pytest.fixture
def copying(browser: Browser) -> Iterator[Page]:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        context.set_default_timeout(10_000)
        yield context.new_page()


def copy(page: Page, number: int) -> str:
    """What one of the samples on a page gives that run; the first is number 0."""
    sample = page.locator("figure.code[data-runs][data-copied]").nth(number)
    sample.get_by_role("button", name="Copy").click()
    expect(sample.get_by_role("button")).to_have_text("Copied")
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.fixture(scope="module")
def library(real_project: Project) -> Iterator[Host]:
    with Host(real_project.adapter, "export") as host:
        yield host


def run(library: Host, code: str) -> App | Failure:
    with library.scratch() as scratch:
        folder = Path(scratch) / "demo"
        folder.mkdir()
        (folder / "run.py").write_text(code, encoding="utf-8")
        return library.export(scratch, "run.py", (), (), Limits(), {})


@pytest.mark.parametrize("place", SAMPLES)
def test_a_copied_sample_makes_its_app(place: str, host: str, copying: Page, library: Host) -> None:
    copying.goto(host + place)
    code = copy(copying, SAMPLES[place])
    assert code.startswith("# Added, because it is missing here:\n")
    made = run(library, code)
    assert isinstance(made, App), made


def test_the_sample_alone_would_not_run(host: str, copying: Page, library: Host) -> None:
    copying.goto(host + "docs/gradio/sidebar/")
    shown = copying.locator("figure.code[data-copied] > pre").first.inner_text()
    made = run(library, shown)
    assert isinstance(made, Failure)
    assert "'gr' is not defined" in made.message


def test_what_is_added_is_in_sight(host: str, copying: Page) -> None:
    copying.goto(host + "docs/gradio/sidebar/")
    added = copying.locator("figure.code details.added")
    expect(added.locator("code")).to_be_visible()
    expect(added.locator("code")).to_have_text("import gradio as gr")


def test_prompts_are_neither_copied_nor_selected(host: str, copying: Page) -> None:
    copying.goto(host + "docs/gradio/get_audio/")
    sample = copying.locator("figure.code").first
    expect(sample.locator("pre").last).to_contain_text('>>> get_audio("cantina.wav")')
    code = copy(copying, 0)
    assert ">>>" not in code
    assert 'get_audio("cantina.wav")' in code
    selected = copying.evaluate(
        """() => {
          getSelection().selectAllChildren(document.querySelector("figure.code > pre"));
          return getSelection().toString();
        }"""
    )
    assert ">>>" not in selected
    assert "cantina.wav" in selected


def test_a_sample_that_does_not_run_says_why(host: str, copying: Page) -> None:
    copying.goto(host + "docs/gradio/load/")
    sample = copying.locator('figure.code[data-obstacle="network"]')
    sample.get_by_text("needs a server").click()
    expect(sample.get_by_text("It asks gradio/question-answering")).to_be_visible()
