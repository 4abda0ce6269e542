# The documentation of a package that nobody made for docsgen, by two commands: the demo shows the
# front end that the package brings along, and its events reach Python in the reader's browser.

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect

from docsgen.cli import main
from docsgen.demos.preparing import Sources, prepared_runtime
from docsgen.hosting import hosted
from tests.browser.exporting import BOOT, ROOT, await_state
from tests.conftest import GRADIO

PACKAGE = "gradio_huggingfacehub_search_next==0.1.0"
EMBED = "embed/first_steps/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the two commands make of the package."""
    project = tmp_path_factory.mktemp("component") / "docs"
    begun = CliRunner().invoke(main, ["init", str(project), "--package", PACKAGE])
    if begun.exit_code == 3:
        pytest.skip(f"needs the package index: {begun.stderr}")
    assert begun.exit_code == 0, begun.stderr
    prepared_runtime(GRADIO, ROOT, Sources())
    (project / ".docsgen" / "runtime").symlink_to(ROOT / ".docsgen" / "runtime")
    built = CliRunner().invoke(main, ["build", "--project", str(project)])
    assert "1 of 1 demos, no findings" in built.output
    return project / "site"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


def test_the_front_end_of_the_component_is_there(site: Path, page: Page) -> None:
    with hosted(site, "/x/") as url:
        page.goto(f"{url}{EMBED}")
        expect(page.get_by_role("textbox")).to_be_visible()
        expect(page.locator("link[href*='/custom_component/']")).to_have_count(1)


@pytest.mark.parametrize("way", ["plain", "snapshot"])
def test_an_event_of_the_component_reaches_python(way: str, site: Path, page: Page) -> None:
    with hosted(site, "/x/") as url:
        page.goto(f"{url}{EMBED}?boot={way}&autostart=1")
        await_state(page, "ready")
        page.get_by_role("textbox").fill("a lamp")
        expect(page.get_by_text("Python received: 'a lamp'")).to_be_visible(timeout=BOOT)


def test_the_home_page_has_the_demo(site: Path, page: Page) -> None:
    with hosted(site, "/x/") as url:
        page.goto(url)
        page.get_by_role("link", name="Run demo").click()
        frame = page.frame_locator("iframe")
        expect(frame.get_by_role("textbox")).to_be_visible(timeout=BOOT)
