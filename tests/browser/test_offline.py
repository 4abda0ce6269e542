# Reading without a connection, in a real browser: what was read stays, a new build is seen at once,
# nothing of others is kept, and a site that no longer wants it takes it back.

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, expect

from docsgen.diagnostics import Findings
from docsgen.hosting import hosted
from docsgen.workflows.build import build
from tests.browser.exporting import BOOT, embed_to, share_runtime
from tests.browser.playing import click, fill
from tests.conftest import SITE

RECORD = {
    "text": "Some running text.",
    "heading1": "First steps",
    "source_page_url": "https://gradio.app/guides/quickstart",
    "source_page_title": "Basics - Quickstart Guide",
}
GUIDE = "guides/about/"

GREETING = """\
import gradio as gr

with gr.Blocks() as demo:
    name, greeting = gr.Textbox(label="Name"), gr.Textbox(label="Greeting")
    gr.Button("Greet").click(lambda name: f"Hello {name}", name, greeting)
demo.launch()
"""

WASM_IS_KEPT = """async () => {
  const names = await caches.keys();
  const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return lists.flat().some(({ url }) => /runtime.*\\.wasm/.test(url));
}"""

Publish = Callable[..., None]


@pytest.fixture
def publish(tmp_path: Path) -> Publish:
    """Builds a site with a guide that says `text`, in the place of the one before."""

    def published(text: str, *, offline: bool = True) -> None:
        content = tmp_path / "content"
        for folder in ("chunks", "guides"):
            (content / folder).mkdir(parents=True, exist_ok=True)
        (content / "chunks" / "a.json").write_text(json.dumps([RECORD]))
        (content / "guides" / "about.md").write_text(f"---\ntitle: About\n---\n{text}\n")
        (content / "site.yaml").write_text(SITE + yaml.safe_dump({"offline": offline}))
        build(tmp_path, tmp_path / "site", Findings(), with_demos=False)

    published("The first text.")
    return published


@pytest.fixture
def host(publish: Publish, tmp_path: Path) -> Iterator[str]:
    """The URL of the site, below the root of its host, with something else beside it."""
    with hosted(tmp_path, "/") as url:
        yield f"{url}site/"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context() as made:
        made.set_default_timeout(10_000)
        yield made


@pytest.fixture
def page(context: BrowserContext, host: str) -> Page:
    """A page of the site, whose worker has begun to work and has kept the guide."""
    opened = context.new_page()
    opened.goto(host + GUIDE)
    ready(opened, "guides/about/")
    return opened


def wait(page: Page, condition: str, argument: object = None) -> None:
    """Wait until an asynchronous function of the page, which gets the argument, returns true."""
    is_true = page.evaluate(
        f"""async (argument) => {{
          const condition = {condition};
          for (let rest = 200; rest && !(await condition(argument)); rest--) {{
            await new Promise((resolve) => setTimeout(resolve, 50));
          }}
          return condition(argument);
        }}""",
        argument,
    )
    assert is_true, condition


def ready(page: Page, path: str) -> None:
    """Wait until a page at `path` of the site is kept, by a worker that has begun to work."""
    wait(
        page,
        """async (path) => {
          const registration = await navigator.serviceWorker.ready;
          const names = (await caches.keys()).filter((name) => name.includes(" pages "));
          if (names.length !== 1 || registration.waiting || registration.installing) return false;
          const keys = await (await caches.open(names[0])).keys();
          return keys.some(({ url }) => url.endsWith("/site/" + path));
        }""",
        path,
    )


def kept(page: Page) -> list[str]:
    """The addresses of all that is kept."""
    return page.evaluate(  # type: ignore[no-any-return]
        """async () => {
          const all = [];
          for (const name of await caches.keys()) {
            for (const { url } of await (await caches.open(name)).keys()) all.push(url);
          }
          return all;
        }"""
    )


def names(page: Page) -> list[str]:
    return page.evaluate("caches.keys()")  # type: ignore[no-any-return]


def test_a_page_that_was_read_is_there_without_a_connection(
    page: Page, context: BrowserContext, host: str
) -> None:
    context.set_offline(True)
    page.reload()
    expect(page.get_by_text("The first text.")).to_be_visible()
    colour = page.locator(".brand").evaluate("one => getComputedStyle(one).fontWeight")
    assert colour == "700", "it has its style"
    page.get_by_role("button", name="Colour theme").click()
    assert page.locator("html").get_attribute("data-theme") == "light", "its scripts run"
    page.goto(host)
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("path", ["guides/about", "guides/about/?from=mail#top"])
def test_a_page_has_several_addresses(
    path: str, page: Page, context: BrowserContext, host: str
) -> None:
    context.set_offline(True)
    page.goto(host + path)
    expect(page.get_by_text("The first text.")).to_be_visible()


def test_a_page_that_was_not_read_says_so_and_lists_those_that_were(
    page: Page, context: BrowserContext, host: str
) -> None:
    context.set_offline(True)
    page.goto(host + "guides/quickstart/")
    expect(page.get_by_role("heading", name="No connection")).to_be_visible()
    assert [link.inner_text() for link in page.get_by_role("link").all()] == [
        *("Home", "guides/about/"),
    ]
    page.get_by_role("link", name="guides/about/").click()
    expect(page.get_by_text("The first text.")).to_be_visible()


def test_a_new_build_is_seen_at_the_next_load_and_the_old_one_goes(
    page: Page, context: BrowserContext, publish: Publish
) -> None:
    before = names(page)
    publish("The second text.")
    page.reload()
    expect(page.get_by_text("The second text.")).to_be_visible()
    old = next(name for name in before if " pages " in name)
    wait(page, "async (old) => !(await caches.keys()).includes(old)", old)
    ready(page, "guides/about/")
    assert len(names(page)) == len(before) == 2
    context.set_offline(True)
    page.reload()
    expect(page.get_by_text("The second text.")).to_be_visible()


def test_an_unchanged_build_has_the_same_worker(publish: Publish, tmp_path: Path) -> None:
    worker = tmp_path / "site" / "service-worker.js"
    first = worker.read_bytes()
    publish("The first text.")
    assert worker.read_bytes() == first
    publish("The second text.")
    assert worker.read_bytes() != first


def test_nothing_beside_the_site_and_nothing_of_others_is_kept(
    page: Page, host: str, tmp_path: Path
) -> None:
    (tmp_path / "beside.json").write_text("1")
    with hosted(tmp_path, shared=True) as other:
        for url in (f"{other}beside.json", f"{host}../beside.json", f"{host}none/"):
            page.evaluate("url => fetch(url).then((answer) => answer.text())", url)
        page.evaluate("url => fetch(url, { method: 'POST' }).catch(() => {})", host)
        page.goto(host + "guides/")
        ready(page, "guides/")
        assert [url for url in kept(page) if not url.startswith(host) or "none" in url] == []


def test_the_files_that_all_pages_need_are_kept_once(page: Page, host: str) -> None:
    assets = [url for url in kept(page) if url.startswith(f"{host}assets/")]
    assert len(assets) == len(set(assets)) > 5


def test_a_site_that_no_longer_wants_it_takes_it_back(page: Page, publish: Publish) -> None:
    publish("The third text.", offline=False)
    page.reload()
    expect(page.get_by_text("The third text.")).to_be_visible()
    wait(page, "async () => (await caches.keys()).length === 0")
    wait(page, "async () => (await navigator.serviceWorker.getRegistrations()).length === 0")
    page.reload()
    assert page.evaluate("navigator.serviceWorker.controller") is None
    assert names(page) == []


def test_a_site_that_never_wanted_it_has_no_worker(
    publish: Publish, host: str, context: BrowserContext
) -> None:
    publish("The first text.", offline=False)
    page = context.new_page()
    page.goto(host + GUIDE, wait_until="networkidle")
    assert (
        page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    )


def test_a_demo_that_was_started_starts_again_without_a_connection(
    page: Page, context: BrowserContext, host: str, tmp_path: Path
) -> None:
    app = tmp_path / "app" / "run.py"
    app.parent.mkdir()
    app.write_text(GREETING)
    share_runtime(tmp_path / "site")
    embed_to(app, tmp_path / "site" / "greeting")
    assert not any("/runtime/" in url for url in kept(page)), "nothing is kept before it is used"
    for is_offline in (False, True):
        context.set_offline(is_offline)
        page.goto(f"{host}greeting/?boot=plain")
        fill(page, "Name", "Ada")
        click(page, "Greet")
        expect(page.get_by_label("Greeting")).to_have_value("Hello Ada", timeout=BOOT)
        wait(page, WASM_IS_KEPT)
