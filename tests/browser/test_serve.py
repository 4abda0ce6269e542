# `docsgen serve` as a writer meets it: files are saved, and the open page follows.

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser.exporting import BOOT
from tests.conftest import ROOT, SITE

LONG = "".join(f"\n\nParagraph {number} of many." for number in range(60))
SAMPLE = "```python\nprint(1)\n```"


def record(text: str, heading: str = "First steps") -> dict[str, str]:
    return {
        "text": text,
        "heading1": heading,
        "source_page_url": "https://gradio.app/guides/quickstart",
        "source_page_title": "Basics - Quickstart Guide",
    }


def guide(body: str) -> str:
    return f"---\ntitle: About us\n---\n{body}\n"


def save(path: Path, text: str) -> None:
    """Save like most editors: to a new file that takes the place of the old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    new.write_text(text, encoding="utf-8")
    new.replace(path)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one page of the corpus and one own guide."""
    save(tmp_path / "content/site.yaml", SITE)
    save(tmp_path / "content/chunks/a.json", json.dumps([record("Install it.")]))
    save(tmp_path / "content/guides/about.md", guide("Who we are."))
    return tmp_path


@contextmanager
def serving(project: Path) -> Iterator[str]:
    """A server for the project; it must end at once, with 0 and without a word."""
    command = [sys.executable, "-m", "docsgen", "serve", "--project", str(project)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout
            lines = iter(process.stdout.readline, "")
            line = next(line for line in lines if line.startswith("Serving "))
            yield line.split()[1]
        finally:
            process.send_signal(signal.SIGINT)
            _, errors = process.communicate()
            assert (process.returncode, errors) == (0, "")


@pytest.fixture
def site(project: Path) -> Iterator[str]:
    with serving(project) as url:
        yield url


@pytest.fixture
def about(site: str, page: Page) -> Page:
    """The own guide in a browser, marked so that a reload is noticed."""
    return opened(page, f"{site}guides/about/")


def opened(page: Page, url: str) -> Page:
    """The page once it hears of changes: the server tries them out on pages that do."""
    with page.expect_response(_is_of_events):
        page.goto(url)
    page.evaluate("window.mark = true")
    return page


def _is_of_events(response: Response) -> bool:
    return response.headers.get("content-type", "").startswith("text/event-stream")


def has_stayed(page: Page) -> bool:
    """Whether the page was never loaded anew."""
    return bool(page.evaluate("window.mark === true"))


def overlay(page: Page) -> Any:
    return page.locator("docsgen-trouble section")


class TestChanges:
    def test_an_own_guide_is_shown_when_it_is_saved(self, project: Path, about: Page) -> None:
        save(project / "content/guides/about.md", guide("Who we *were*."))
        expect(about.locator("article em")).to_have_text("were")
        assert has_stayed(about)

    def test_a_file_may_be_written_in_place(self, project: Path, about: Page) -> None:
        (project / "content/guides/about.md").write_text(guide("Who we *were*."))
        expect(about.locator("article em")).to_have_text("were")

    def test_the_title_and_the_lists_of_pages_follow(self, project: Path, about: Page) -> None:
        save(project / "content/guides/about.md", "---\ntitle: Them\n---\nWho.\n")
        expect(about).to_have_title("Them · A library, documented")
        expect(about.locator(".sidebar [aria-current=page]")).to_have_text("Them")
        assert has_stayed(about)

    @pytest.mark.parametrize("kind", ["record", "repair", "site", "template", "static"])
    def test_whatever_a_page_is_made_of_may_change(
        self, kind: str, project: Path, site: str, page: Page
    ) -> None:
        opened(page, f"{site}guides/quickstart/")
        repair = "repairs: [{record: 0, reason: r, substitute: [{old: Install, new: Changed}]}]"
        path, text, selector = {
            "record": ("content/chunks/a.json", json.dumps([record("Changed it.")]), "article"),
            "repair": ("content/repairs.yaml", repair, "article"),
            "site": ("content/site.yaml", SITE + "notice: Changed.\n", "footer"),
            "template": ("templates/blocks.html", template("blocks.html"), "article"),
            "static": ("templates/static/site.js", "document.body.append('Changed')", "body"),
        }[kind]
        save(project / path, text)
        expect(page.locator(selector).first).to_contain_text("Changed")
        assert has_stayed(page) is (kind != "static")

    def test_a_style_sheet_is_swapped_in_place(self, project: Path, about: Page) -> None:
        save(project / "templates/static/style.css", "h1 { color: rgb(1, 2, 3) }")
        expect(about.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")
        expect(about.locator("link[rel=stylesheet]")).to_have_count(1)
        assert has_stayed(about)

    def test_the_last_of_many_saves_is_shown(self, project: Path, about: Page) -> None:
        for number in range(50):
            save(project / "content/guides/about.md", guide(f"Version {number}."))
        expect(about.locator("article")).to_contain_text("Version 49.")
        expect(overlay(about)).to_have_count(0)

    def test_a_page_that_is_not_open_is_up_to_date_when_it_is_opened(
        self, project: Path, site: str, about: Page
    ) -> None:
        save(project / "content/chunks/a.json", json.dumps([record("Changed.")]))
        save(project / "content/guides/about.md", guide("Changed."))
        expect(about.locator("article")).to_contain_text("Changed.")
        about.goto(f"{site}guides/quickstart/")
        assert "Changed." in about.locator("article").inner_text()


class TestStaying:
    def test_scroll_position_and_open_details_stay(
        self, project: Path, site: str, page: Page
    ) -> None:
        text = f"{LONG}\n\n```python\nif True:\nx = 1\n```{LONG}"
        save(project / "content/chunks/a.json", json.dumps([record(text)]))
        opened(page, f"{site}guides/quickstart/")
        details = page.locator("figure details").first
        details.locator("summary").click()
        page.evaluate("scrollTo(0, 700)")
        top = page.evaluate("scrollY")
        changed = text.replace("Paragraph 2 of", "Paragraph two of")
        save(project / "content/chunks/a.json", json.dumps([record(changed)]))
        expect(page.locator("article")).to_contain_text("Paragraph two of many.")
        assert page.evaluate("scrollY") == top
        assert details.evaluate("node => node.open")
        assert has_stayed(page)

    def test_what_scripts_made_of_the_page_stays(self, project: Path, about: Page) -> None:
        about.evaluate(
            "document.body.append(Object.assign(document.createElement('i'), {id: 'x'}))"
        )
        about.evaluate("document.querySelector('h1').classList.add('touched')")
        save(project / "content/guides/about.md", guide("One.\n\n## Two\n\nThree."))
        expect(about.locator("h2").first).to_contain_text("Two")
        expect(about.locator("i#x")).to_have_count(1)
        expect(about.locator("h1.touched")).to_have_count(1)

    def test_a_sample_that_is_new_can_be_copied(self, project: Path, about: Page) -> None:
        save(project / "content/guides/about.md", guide(f"One.\n\n{SAMPLE}\n\nTwo."))
        expect(about.locator("button.copy")).to_be_visible()


BROKEN = {
    "YAML": ("content/site.yaml", "title: 'open", "content/site.yaml:1", "not YAML"),
    "a wrong key": ("content/site.yaml", f"{SITE}tilte: A\n", "content/site.yaml:11", "`tilte`"),
    "a half-saved corpus": (
        "content/chunks/a.json",
        json.dumps([record("Changed."), record("Two.")])[:-40],
        "content/chunks/a.json:1",
        "1 records kept, 1 lost",
    ),
    "an empty corpus": ("content/chunks/a.json", "[]", "content/chunks", "no usable record"),
    "a file that is empty": ("content/chunks/a.json", "", "content/chunks", "no usable record"),
    "front matter": (
        "content/guides/about.md",
        "---\ntitle: [\n---\nChanged.",
        "content/guides/about.md:3",
        "not YAML",
    ),
    "a template": (
        "templates/page.html",
        "{% extends 'base.html' %}\n{% block main %}\n{{ nothing.here }}\n{% endblock %}",
        "templates/page.html:3",
        "'nothing' is undefined",
    ),
    "a template that is not open": (
        "templates/events.html",
        "\n{% if %}",
        "templates/events.html:2",
        "Expected an expression",
    ),
    "a stale repair": (
        "content/repairs.yaml",
        "repairs: [{record: 7, reason: r}]",
        "content/repairs.yaml",
        "there is no such record",
    ),
}


class TestTrouble:
    @pytest.mark.parametrize("name", BROKEN)
    def test_it_is_told_over_the_last_good_page_and_goes_when_mended(
        self, name: str, project: Path, about: Page
    ) -> None:
        path, text, place, message = BROKEN[name]
        before = (project / path).read_text() if (project / path).exists() else None
        save(project / path, text)
        expect(overlay(about)).to_contain_text(place)
        expect(overlay(about)).to_contain_text(message)
        expect(overlay(about).locator(".hint").first).not_to_be_empty()
        expect(about.locator("article")).to_contain_text("Who we are.")
        if before is None:
            (project / path).unlink()
        else:
            save(project / path, before)
        expect(overlay(about)).to_have_count(0)
        assert has_stayed(about)

    def test_other_pages_tell_it_too(self, project: Path, site: str, about: Page) -> None:
        save(project / "content/site.yaml", "title: 'open")
        expect(overlay(about)).to_be_visible()
        about.goto(site)
        expect(overlay(about)).to_contain_text("content/site.yaml")
        expect(about.locator("h1")).to_have_text("A library, documented")

    def test_a_change_of_something_else_does_not_hide_it(self, project: Path, about: Page) -> None:
        save(project / "templates/404.html", "{% if %}")
        expect(overlay(about)).to_contain_text("404.html:1")
        save(project / "content/guides/about.md", "---\ntitle: [\n---\n")
        expect(overlay(about)).to_contain_text("404.html:1")
        (project / "templates/404.html").unlink()
        expect(overlay(about)).to_contain_text("about.md:3")
        save(project / "content/guides/about.md", guide("Who we *were*."))
        expect(overlay(about)).to_have_count(0)
        expect(about.locator("article em")).to_have_text("were")

    def test_a_broken_start_shows_what_is_wrong_and_then_the_site(
        self, project: Path, page: Page
    ) -> None:
        save(project / "content/site.yaml", "title: 'open")
        with serving(project) as url:
            page.goto(f"{url}guides/about/")
            expect(page.locator("body > ul")).to_contain_text("content/site.yaml:1")
            expect(overlay(page)).to_contain_text("content/site.yaml:1")
            save(project / "content/site.yaml", SITE)
            expect(page.locator("article")).to_contain_text("Who we are.")
            expect(overlay(page)).to_have_count(0)

    def test_a_start_without_a_project_waits_for_one(self, tmp_path: Path, page: Page) -> None:
        with serving(tmp_path) as url:
            page.goto(url)
            expect(page.locator("body > ul")).to_contain_text("file not found")
            save(tmp_path / "content/chunks/a.json", json.dumps([record("Install it.")]))
            save(tmp_path / "content/site.yaml", SITE)
            expect(page.locator("h1")).to_have_text("A library, documented")


class TestFilesThatComeAndGo:
    def test_a_guide_that_is_deleted_and_comes_back(self, project: Path, about: Page) -> None:
        path = project / "content/guides/about.md"
        path.unlink()
        expect(about.locator("h1")).to_have_text("There is no such page")
        save(path, guide("Back again."))
        expect(about.locator("article")).to_contain_text("Back again.")

    @pytest.mark.parametrize("folder", ["content", "content/guides", "templates"])
    def test_a_folder_that_is_renamed_and_comes_back(
        self, folder: str, project: Path, site: str, page: Page
    ) -> None:
        save(project / "templates/404.html", "<h1>Gone, says the template</h1>")
        opened(page, f"{site}guides/about/")
        (project / folder).rename(project / "elsewhere")
        effects: dict[str, Callable[[], None]] = {
            "content": lambda: expect(overlay(page)).to_contain_text("file not found"),
            "content/guides": lambda: expect(page.locator("h1")).to_contain_text("Gone"),
            "templates": lambda: None,
        }
        effects[folder]()
        (project / "elsewhere").rename(project / folder)
        save(project / "content/guides/about.md", guide("Back again."))
        expect(page.locator("article")).to_contain_text("Back again.")
        expect(overlay(page)).to_have_count(0)

    def test_a_server_that_comes_back_brings_the_page_up_to_date(
        self, project: Path, page: Page
    ) -> None:
        with serving(project) as url:
            opened(page, f"{url}guides/about/")
        save(project / "content/guides/about.md", guide("Changed meanwhile."))
        port = url.rstrip("/").rpartition(":")[2]
        command = [sys.executable, "-m", "docsgen", "serve", "--project", str(project)]
        with subprocess.Popen([*command, "--port", port], cwd=ROOT) as process:
            expect(page.locator("article")).to_contain_text("Changed meanwhile.", timeout=20_000)
            os.kill(process.pid, signal.SIGINT)


def template(name: str) -> str:
    """A template of the default theme that marks every paragraph of running text."""
    text = (ROOT / "docsgen/theme" / name).read_text(encoding="utf-8")
    changed = text.replace("{{ view.md(block.text) }}", "Changed {{ view.md(block.text) }}")
    assert changed != text
    return changed


DEMO = """import gradio as gr

with gr.Blocks() as demo:
    name = gr.Textbox(label="Name")
    greeting = gr.Textbox(label="Greeting")
    gr.Button("Greet").click(lambda name: f"Hello, {name}!", name, greeting)
"""

TRY = "try: [expect: {label: Greeting, value: ''}]\n"


class TestDemos:
    @pytest.fixture
    def demo(self, project: Path) -> Path:
        """The script of a demo, in a project that shares the runtime of this one."""
        folder = project / "content/demos/greeting"
        save(folder / "run.py", DEMO)
        save(folder / "demo.yaml", f"title: Greeting\nsummary: It greets.\n{TRY}")
        (project / ".docsgen").mkdir()
        (project / ".docsgen/runtime").symlink_to(ROOT / ".docsgen/runtime")
        return folder / "run.py"

    def test_a_demo_starts_in_its_page_and_follows_its_script(
        self, demo: Path, site: str, page: Page
    ) -> None:
        page.set_default_timeout(BOOT)
        page.goto(f"{site}demos/greeting/")
        page.locator("a.facade").click()
        app = page.frame_locator("iframe")
        app.get_by_label("Name").fill("Ann")
        app.get_by_role("button", name="Greet").click()
        expect(app.get_by_label("Greeting")).to_have_value("Hello, Ann!", timeout=BOOT)
        save(demo, DEMO.replace("Hello", "Goodbye"))
        expect(page.locator("article pre").first).to_contain_text("Goodbye")
        page.wait_for_function(
            "async url => (await (await fetch(url)).text()).includes('Goodbye')",
            arg=f"{site}embed/greeting/files/demo/run.py",
        )

    def test_one_that_raises_is_named_and_the_others_start(
        self, demo: Path, site: str, page: Page
    ) -> None:
        wrong = demo.parent.with_name("wrong")
        save(wrong / "run.py", "raise ValueError('no')")
        save(wrong / "demo.yaml", f"title: Wrong\nsummary: It fails.\n{TRY}")
        page.goto(f"{site}demos/wrong/")
        expect(page.locator("article")).to_contain_text("not exported", timeout=BOOT)
        page.goto(f"{site}demos/greeting/")
        expect(page.locator("a.facade")).to_be_visible(timeout=BOOT)
