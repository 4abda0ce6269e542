# The frame that WordPress makes of an address: what its script wp-embed.js says to the page inside,
# and hears from it. `make hosts ALL=1` has the real one.

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from docsgen.diagnostics import Findings
from docsgen.hosting import hosted
from docsgen.workflows.build import build
from tests.browser.exporting import APPS, export_to, share_runtime
from tests.conftest import SITE

SECRET = "A1b2C3d4E5"  # WordPress makes one for each frame and shows it to all

POST = """<!doctype html>
<script>
const heard = [];
addEventListener("message", ({{ source, data }}) => {{
  if (source === frames[0] && data.message) heard.push(data);
}});
</script>
<iframe src="{app}" sandbox="allow-scripts" data-secret="" width="100%" height="300" frameborder="0"
  style="position: absolute; clip: rect(1px, 1px, 1px, 1px);"></iframe>"""

Posted = list[dict[str, Any]]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of an exported app, which pages of other origins may read."""
    folder = tmp_path_factory.mktemp("apps")
    share_runtime(folder)
    export_to(APPS / "interface", folder / "interface")
    with hosted(folder, shared=True) as url:
        yield f"{url}interface/"


@pytest.fixture
def post(app: str, browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """A page of a blog with the app in a frame that is hidden and knows a secret."""
    with hosted(tmp_path) as blog, browser.new_context() as context:
        (tmp_path / "index.html").write_text(POST.format(app=f"{app}#?secret={SECRET}"))
        (tmp_path / "plain.html").write_text(POST.format(app=app))
        page = context.new_page()
        page.goto(blog)
        yield page


def heard(page: Page, message: str) -> Posted:
    """What the blog hears of a kind, as soon as there is something."""
    page.wait_for_function("kind => heard.some(({ message }) => message === kind)", arg=message)
    everything: Posted = page.evaluate("heard")
    assert {said["secret"] for said in everything} == {SECRET}
    return [said for said in everything if said["message"] == message]


def show(page: Page) -> None:
    """Show the frame, as WordPress does when it hears from it for the first time."""
    heard(page, "shown")
    page.evaluate("document.querySelector('iframe').removeAttribute('style')")


def test_wordpress_hears_how_high_the_app_is(post: Page) -> None:
    show(post)
    said = heard(post, "height")[-1]["value"]
    inside = post.frames[1].evaluate("document.body.getBoundingClientRect().height")
    assert 0 <= said - inside < 1


def test_it_hears_so_again_when_it_is_ready_later_than_the_app(post: Page) -> None:
    show(post)
    heard(post, "height")
    ready = (
        "secret => { heard.length = 0; frames[0].postMessage({ message: 'ready', secret }, '*') }"
    )
    post.evaluate(ready, "another")
    post.evaluate(ready, SECRET)
    assert len(heard(post, "height")) == 1


def test_it_follows_the_links_that_the_frame_may_not_open(post: Page) -> None:
    show(post)
    link = post.frame_locator("iframe").get_by_role("link", name="Built with")
    address = link.get_attribute("href")
    link.click()
    assert [said["value"].rstrip("/") for said in heard(post, "link")] == [address]


def test_other_pages_hear_nothing_of_that(post: Page) -> None:
    post.goto(f"{post.url}plain.html")
    post.evaluate("document.querySelector('iframe').removeAttribute('style')")
    post.frame_locator("iframe").get_by_role("link", name="Built with").click()
    assert post.evaluate("heard") == []


@pytest.fixture(scope="module")
def former(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of the embeds of a site; the demo `old` is `new` now, `gone` is no more."""
    project = tmp_path_factory.mktemp("former")
    write_demo(project, "new")
    build(project, project / "site", Findings(), with_demos=False)
    with hosted(project / "site") as url:
        yield f"{url}embed/"


def write_demo(project: Path, name: str) -> None:
    """A project with a page and a demo, and with two demos that it had."""
    record = {
        "text": "Text.",
        "heading1": "One",
        "source_page_title": "A - First Page Guide",
        "source_page_url": "https://gradio.app/guides/first-page",
    }
    demo = project / "content" / "demos" / name
    demo.mkdir(parents=True)
    (demo / "run.py").write_text("import gradio\n")
    (demo / "demo.yaml").write_text("title: New\nsummary: S\ntry: [{expect: {text: Hello}}]\n")
    (project / "content" / "chunks").mkdir()
    (project / "content" / "chunks" / "a.json").write_text(json.dumps([record]))
    (project / "content" / "site.yaml").write_text(
        f"{SITE}former_demos: {{old: {name}, gone: null}}\n"
    )


def test_a_moved_demo_answers_at_its_old_address(former: str, page: Page) -> None:
    page.goto(f"{former}old/?v=1#?secret={SECRET}")
    page.wait_for_url(f"{former}new/?v=1#?secret={SECRET}")


def test_who_asks_how_to_show_a_moved_demo_is_told_of_the_new_one(former: str) -> None:
    link = 'type="application/json+oembed" href="https://example.org/embed/new/oembed.json"'
    assert link in read(f"{former}old/")
    assert "json+oembed" not in read(f"{former}gone/")


def test_a_removed_demo_says_so_in_a_post_that_is_older(
    former: str, page: Page, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text(POST.format(app=f"{former}gone/#?secret={SECRET}"))
    with hosted(tmp_path) as blog:
        page.goto(blog)
        assert heard(page, "height")[-1]["value"] > 0
        expect(page.frame_locator("iframe").get_by_text("no longer published")).to_be_attached()


def read(url: str) -> str:
    """What is at a URL."""
    with urlopen(url) as answer:
        return str(answer.read().decode())
