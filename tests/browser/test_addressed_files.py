# Files that an app names by addresses of another host, which lets scripts of other pages read them
# or does not: what components show when the page opens and what events return, and what is read.

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from docsgen.demos.source import Settings
from docsgen.diagnostics import Findings
from docsgen.hosting import hosted, listener, served
from docsgen.workflows.export import export_app
from tests.browser.exporting import APPS, BOOT, ROOT, await_state, embed_to, share_runtime


def png() -> bytes:
    """A picture that is red."""
    file = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(file, "PNG")
    return file.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="7" height="7"><path d="M0 0h7v7z"/></svg>'
MODEL = b"v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n"
KINDS = {
    ".png": (png(), "image/png"),
    ".svg": (SVG, "image/svg+xml"),
    ".obj": (MODEL, "text/plain"),
}
PICTURES = (".svg", "-in-gallery.svg", "-in-gallery.png", "-left.png", "-right.svg")
READ_BY_SCRIPTS = (".obj", "-edited.png")
"""What scripts of the front end read, for which a host has to let them."""


async def answer(request: Request) -> Response:
    """A file of the kind that its name tells; texts hold their names."""
    name = request.path_params["name"]
    content, kind = KINDS.get(Path(name).suffix, (name.encode(), "text/plain"))
    return Response(content, media_type=kind)


@contextmanager
def host(*, shared: bool) -> Iterator[str]:
    """The address of a host with such files; with `shared`, pages of others may read them."""
    cors = [Middleware(CORSMiddleware, allow_origins=["*"])] if shared else []
    with served(Starlette(routes=[Route("/{name}", answer)], middleware=cors), listener(0)) as url:
        yield url.rstrip("/")


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """Where the exports of the app are, and by their names the hosts whose files they show."""
    folder = tmp_path_factory.mktemp("addressed")
    share_runtime(folder)
    with ExitStack() as stack:
        kinds = {"open": True, "shy": False}
        hosts = {name: stack.enter_context(host(shared=kinds[name])) for name in kinds}
        for name, address in hosts.items():
            findings = Findings()
            settings = Settings([], {"HOST": address}, [address.removeprefix("http://")])
            assert export_app(
                APPS / "addressed",
                folder / name,
                findings,
                settings=settings,
                project=ROOT,
                runtime_url="../runtime/",
            ), findings.sorted()
            embed_to(APPS / "addressed", folder / f"{name}-embed", settings)
        yield stack.enter_context(hosted(folder)), hosts


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


def expect_shown(page: Page, address: str) -> None:
    """All that the app names by addresses that begin with `address`, as readers see it."""
    for ending in PICTURES:
        picture = page.locator(f"img[src^='{address}{ending}']").first
        expect(picture).to_be_visible(timeout=BOOT)
        expect(picture).to_have_js_property("complete", value=True)
        assert picture.evaluate("image => image.naturalWidth") > 0
    for ending in (".txt", "-1.txt", "-2.txt"):
        link = page.locator(f"a[href='{address}{ending}']")
        expect(link).to_be_visible()
        expect(link).to_have_attribute("download", address.rpartition("/")[2] + ending)
    expect(page.get_by_label("chatbot conversation")).to_contain_text(
        re.compile(rf"{address.rpartition('/')[2]}-said")
    )


@pytest.mark.parametrize("name", ["open", "shy"])
def test_files_by_address_are_shown_from_the_start_and_by_events(
    name: str, exported: tuple[str, dict[str, str]], page: Page
) -> None:
    url, hosts = exported
    read = READ_BY_SCRIPTS if name == "open" else ()
    for when in ("old", "new"):
        with ExitStack() as asked:
            for ending in read:
                asked.enter_context(
                    page.expect_response(f"{hosts[name]}/{when}{ending}", timeout=BOOT)
                )
            if when == "old":
                page.goto(f"{url}{name}/?boot=plain")
            else:
                page.get_by_role("button", name="Show", exact=True).click()
        expect_shown(page, f"{hosts[name]}/{when}")


def test_a_file_by_address_is_saved_under_its_name(
    exported: tuple[str, dict[str, str]], page: Page
) -> None:
    url, hosts = exported
    page.goto(f"{url}open/?boot=plain")
    for place, name in (
        (page.get_by_role("button", name="Save", exact=True), "old-saved.txt"),
        (page.locator(f"a[href='{hosts['open']}/old.txt']"), "old.txt"),
    ):
        with page.expect_download(timeout=BOOT) as saved:
            place.click()
        assert saved.value.suggested_filename == name
        assert saved.value.path().read_text() == name


def test_a_file_that_cannot_be_saved_opens_beside_the_app(
    exported: tuple[str, dict[str, str]], page: Page
) -> None:
    url, hosts = exported
    page.goto(f"{url}shy/?boot=plain")
    for place, name in (
        (page.get_by_role("button", name="Save", exact=True), "old-saved.txt"),
        (page.locator(f"a[href='{hosts['shy']}/old.txt']"), "old.txt"),
    ):
        place.wait_for(timeout=BOOT)
        with page.context.expect_page(timeout=BOOT) as opened:
            place.click()
        opened.value.wait_for_url(f"{hosts['shy']}/{name}")
        assert page.url.startswith(url)


def test_an_embed_saves_what_it_may_read_and_leads_nowhere_by_itself(
    exported: tuple[str, dict[str, str]], page: Page
) -> None:
    url, hosts = exported
    page.goto(f"{url}open-embed/?boot=plain")
    with page.expect_download(timeout=BOOT) as saved:
        page.get_by_role("button", name="Save", exact=True).click()
    assert saved.value.suggested_filename == "old-saved.txt"
    page.goto(f"{url}shy-embed/?boot=plain")
    page.get_by_role("button", name="Save", exact=True).click(timeout=BOOT)
    told = page.get_by_text(f"{hosts['shy']}/old-saved.txt")
    expect(told).to_be_visible(timeout=BOOT)
    assert [page.url for page in page.context.pages] == [f"{url}shy-embed/?boot=plain"]


def test_a_function_reads_a_file_by_address_where_the_host_lets_it(
    exported: tuple[str, dict[str, str]], page: Page
) -> None:
    url, hosts = exported
    page.goto(f"{url}open/?autostart=1&boot=plain")
    await_state(page, "ready")
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.get_by_label("Text")).to_have_value("old.txt", timeout=BOOT)
    page.goto(f"{url}shy/?autostart=1&boot=plain")
    await_state(page, "ready")
    page.get_by_role("button", name="Read", exact=True).click()
    told = page.get_by_test_id("toast-body")
    expect(told).to_contain_text(f"{hosts['shy'].removeprefix('http://')} did not answer")
