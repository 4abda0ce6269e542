# Where a host is at fault, the page says so in words, within seconds; where it is slow, it does
# not.

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from docsgen.hosting import hosted
from tests.browser.exporting import APPS, BOOT, await_state, embed_to, export_to, share_runtime
from tests.browser.faulty import Fault, faulty

SECONDS = 5
"""What a reader may be left without a word, from the moment at which something fails."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An app by itself, which has no policy, and an embed, which has one, with their runtime."""
    folder = tmp_path_factory.mktemp("site")
    share_runtime(folder)
    export_to(APPS / "interface", folder / "app")
    embed_to(APPS / "interface", folder / "embed")
    return folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


def told(page: Page | FrameLocator) -> str:
    """What the page says of its host."""
    panel = page.locator("#docsgen-fault")
    expect(panel).to_be_visible(timeout=SECONDS * 1000)
    first, second = panel.locator("p").all_text_contents()
    assert first == "This demo cannot start here."
    return second


MAIN = r"/player-\w+/main\.js"
STATE = r"/player-\w+/state\.js"
ENTRY = r"/frontend-\w+/gradio\.js|/assets/index-[^/]*\.js"


@pytest.mark.parametrize("place", ["app", "embed"])
@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Fault(MAIN, type="application/octet-stream"), ["main.js", "application/octet-stream"]),
        (Fault(r"\.js$", type="text/plain"), [".js", "text/plain"]),
        (Fault(MAIN, status=403), ["403", "main.js", "modes 644"]),
        (Fault(STATE, status=404), ["404", "state.js"]),
        (Fault(STATE, is_page=True), ["web page in the place of", "state.js"]),
        (Fault("/runtime/", status=403), ["403", "/runtime/"]),
        (Fault(r"\.css$", type="text/plain"), [".css", "text/css"]),
    ],
)
def test_the_page_names_the_file_and_the_fault(
    place: str, fault: Fault, words: list[str], site: Path, page: Page
) -> None:
    with faulty(site, fault) as url:
        page.goto(f"{url}{place}/")
        said = told(page)
    assert [word for word in words if word not in said] == []


@pytest.mark.parametrize("place", ["app", "embed"])
@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Fault(r"\.wasm$", status=404), ["404", "pyodide.asm.wasm"]),
        (Fault(r"\.wasm$", is_page=True), ["web page", "pyodide.asm.wasm"]),
        (Fault(r"/pyodide\.asm\.js$", type="application/octet-stream"), ["pyodide.asm.js", "type"]),
        (Fault(r"/worker\.js$", status=403), ["403", "worker.js"]),
        (Fault(r"\.py$", status=403), ["403", "/files/demo/run.py"]),
    ],
)
def test_a_start_that_the_host_prevents_says_which_file(
    place: str, fault: Fault, words: list[str], site: Path, page: Page
) -> None:
    with faulty(site, fault) as url:
        page.goto(f"{url}{place}/?boot=snapshot")
        page.get_by_role("button", name="Submit").click()
        alert = page.locator("docsgen-player [role=alert]")
        expect(alert).to_contain_text(words[0], timeout=SECONDS * 1000)
        said = alert.inner_text()
    assert [word for word in words if word not in said] == []


@pytest.mark.parametrize("way", ["plain", "snapshot"])
def test_any_type_of_webassembly_will_do(way: str, site: Path, page: Page) -> None:
    with faulty(site, Fault(r"\.wasm$", type="text/plain")) as url:
        page.goto(f"{url}app/?autostart=1&boot={way}")
        await_state(page, "ready")


def test_a_host_of_pyodides_own_has_the_names_of_its_release(
    site: Path, tmp_path: Path, page: Page
) -> None:
    [core] = (site / "runtime").glob("pyodide-*")
    shutil.copytree(core, tmp_path / "core")
    for path in (tmp_path / "core").glob("*.js"):
        path.rename(path.with_suffix(".mjs"))
    shutil.copytree(site / "app", site / "apart")
    there = site / "apart" / "index.html"
    with hosted(tmp_path / "core", shared=True) as elsewhere, hosted(site) as url:
        told = there.read_text()
        named = told.replace(f'"pyodide":"{core.name}"', f'"pyodide":"{elsewhere.rstrip("/")}"')
        assert named != told
        there.write_text(named)
        page.goto(f"{url}apart/?autostart=1&boot=plain")
        await_state(page, "ready")


SANDBOXED = """<!doctype html><title>A page elsewhere</title>
<iframe sandbox="allow-scripts" src="{src}" width="600" height="400"></iframe>"""


@pytest.fixture
def around(tmp_path: Path) -> Iterator[Path]:
    """A folder for pages of another host."""
    (tmp_path / "pages").mkdir()
    return tmp_path / "pages"


@pytest.mark.parametrize("place", ["app", "embed"])
def test_a_frame_without_an_origin_says_which_header_is_missing(
    place: str, site: Path, around: Path, page: Page
) -> None:
    with hosted(site) as url, hosted(around) as elsewhere:
        (around / "index.html").write_text(SANDBOXED.format(src=f"{url}{place}/"))
        page.goto(elsewhere)
        said = told(page.frame_locator("iframe"))
    assert "Access-Control-Allow-Origin: *" in said
    assert "/runtime/" in said


@pytest.mark.parametrize("place", ["app", "embed"])
def test_with_that_header_it_starts(place: str, site: Path, around: Path, page: Page) -> None:
    with hosted(site, shared=True) as url, hosted(around) as elsewhere:
        (around / "index.html").write_text(SANDBOXED.format(src=f"{url}{place}/"))
        page.goto(elsewhere)
        frame = page.frame_locator("iframe")
        frame.get_by_label("name").fill("Ada")
        frame.get_by_role("button", name="Submit").click()
        expect(frame.get_by_label("output")).to_have_value("Hello, Ada", timeout=BOOT)
        expect(frame.locator("#docsgen-fault")).to_have_count(0)


def test_a_page_around_hears_of_it(site: Path, around: Path, page: Page) -> None:
    with faulty(site, Fault(MAIN, status=404)) as url, hosted(around) as elsewhere:
        (around / "index.html").write_text(
            "<!doctype html><script>heard = []; addEventListener('message', "
            "({ data }) => heard.push(data))</script>"
            f'<iframe src="{url}embed/" width="600"></iframe>'
        )
        page.goto(elsewhere)
        told(page.frame_locator("iframe"))
        page.wait_for_function("heard.length >= 2")
        heard = {one["type"]: one for one in page.evaluate("heard")}
    assert heard["docsgen:state"]["state"] == "failed"
    assert heard["docsgen:height"]["height"] > 80


@pytest.mark.parametrize("place", ["app", "embed"])
def test_a_slow_host_is_no_fault(place: str, site: Path, page: Page) -> None:
    with hosted(site) as url:
        held = []
        page.route("**/main.js", lambda route: held.append(route))
        page.goto(f"{url}{place}/", wait_until="commit")
        page.wait_for_timeout(SECONDS * 1000)
        assert held
        assert page.locator("#docsgen-fault").count() == 0
        for route in held:
            route.continue_()
        expect(page.get_by_role("button", name="Submit")).to_be_visible(timeout=BOOT)
        assert page.locator("#docsgen-fault").count() == 0


@pytest.mark.parametrize("place", ["app", "embed"])
def test_where_all_is_well_nothing_is_said(place: str, site: Path, page: Page) -> None:
    with hosted(site) as url:
        page.goto(f"{url}{place}/?autostart=1")
        await_state(page, "ready")
        assert page.locator("#docsgen-fault").count() == 0
