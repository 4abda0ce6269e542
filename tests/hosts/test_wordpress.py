# What writers and readers of WordPress meet beside the post itself: who may paste what, the editor,
# feeds, and demos on hosts that let no other site read them.

from __future__ import annotations

import html
import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from docsgen.diagnostics import Findings
from docsgen.hosting import hosted
from docsgen.workflows.export import export_app
from tests.browser.exporting import APPS
from tests.conftest import ROOT, Browsers
from tests.hosts.demos import TITLE, Demos
from tests.hosts.wordpress import PASSWORD, Blog, WordPress

pytestmark = pytest.mark.skipif(
    os.environ.get("DOCSGEN_HOSTS") != "all", reason="WordPress is looked at by `make hosts ALL=1`"
)

FRAME = "iframe.wp-embedded-content"


@pytest.fixture(scope="module")
def blog() -> Iterator[Blog]:
    host = WordPress()
    host.install()
    with host.blog() as made:
        yield made


@pytest.fixture
def page(browsers: Browsers) -> Iterator[Page]:
    with browsers.running().new_context() as context:
        yield context.new_page()


def read(url: str) -> str:
    """What is at a URL."""
    with urlopen(url) as answer:
        return str(answer.read().decode())


@pytest.mark.parametrize(("writer", "stays"), [("administrator", True), ("author", False)])
def test_the_html_block_stays_with_those_of_whom_the_note_says_so(
    blog: Blog, demos: Demos, writer: str, stays: bool
) -> None:
    text = demos.printed("wordpress-block")
    post = read(blog.post(writer, f"<p>Before</p>\n{text}\n<p>After</p>"))  # type: ignore[arg-type]
    assert "<p>After</p>" in post
    assert ("<live-demo" in post) == stays
    assert ("live-demo.js" in post) == stays


def test_the_editor_shows_an_author_the_demo(blog: Blog, demos: Demos, page: Page) -> None:
    page.goto(f"{blog.url}wp-login.php")
    page.get_by_label("Username or Email Address").fill("author")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Log In").click()
    page.goto(f"{blog.url}wp-admin/post-new.php")
    page.wait_for_function("window.wp?.blocks?.getBlockType('core/embed')")
    page.evaluate(
        "url => wp.data.dispatch('core/block-editor')"
        ".insertBlock(wp.blocks.createBlock('core/embed', { url }))",
        demos.printed("wordpress"),
    )
    submit = page.frame_locator(FRAME).get_by_role("button", name="Submit")
    expect(submit).to_be_visible(timeout=60_000)


def test_a_feed_has_a_link(blog: Blog, demos: Demos) -> None:
    blog.post("author", f"Before\n\n{demos.printed('wordpress')}\n\nAfter")
    feed = read(f"{blog.url}?feed=rss2")
    found = re.search(rf'<a href="{re.escape(demos.printed("url"))}">(.*?)</a>', feed)
    assert found
    assert html.unescape(found[1]) == f"Try it: {TITLE}"


def test_the_frame_says_what_the_demo_is_called(blog: Blog, demos: Demos, page: Page) -> None:
    page.goto(blog.post("author", demos.printed("wordpress")))
    expect(page.locator(FRAME)).to_have_attribute("title", TITLE)


@pytest.mark.parametrize("shared", [True, False])
def test_a_demo_that_no_other_site_may_read_is_a_link(
    blog: Blog, page: Page, tmp_path: Path, shared: bool
) -> None:
    with hosted(tmp_path, shared=shared) as host:
        url = f"{host}app/"
        findings = Findings()
        app = APPS / "interface"
        assert export_app(app, tmp_path / "app", findings, project=ROOT, address=url), findings
        page.goto(blog.post("author", f"Before\n\n{url}\n\nAfter"))
        link = page.locator("blockquote").get_by_text("Try it: interface")
        expect(link).to_be_visible(visible=not shared)
        expect(link).to_have_attribute("href", url)
        is_shown = "frame => !frame.style.clip"
        assert page.locator(FRAME).evaluate(is_shown) == shared
