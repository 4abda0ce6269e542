# What an app asks of other hosts from the reader's browser, by the libraries that people use: hosts
# that its author has named, as an embed with a policy and as an export without.

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route as Path_

from docsgen.demos.export import ExportContext, export
from docsgen.demos.preparing import Sources, prepared_runtime
from docsgen.demos.provisioning import provisioner
from docsgen.demos.runtime.place import runtime_home
from docsgen.demos.source import Settings, find_source
from docsgen.diagnostics import Findings
from docsgen.hosting import hosted, listener, served
from tests.browser.exporting import APPS, BOOT, ROOT, await_state, share_runtime
from tests.conftest import GRADIO, Browsers, natives

WAYS = ("by_requests", "by_httpx", "by_urllib", "by_pyfetch", "by_open_url")
POSTING = ("post_by_requests", "by_async_httpx", "post_by_urllib")
ADVICE = "--allow-host"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415478da63f8ff"
    "ff3f0005fe02fe0def46b80000000049454e44ae426082"
)
"""A PNG of one pixel."""


class Api:
    """A host that tells a rate; with `shared`, browsers may ask it. It counts what it was asked."""

    def __init__(self, *, shared: bool, target: str = "") -> None:
        self.host, self.count, self._target = "", 0, target
        cors = Middleware(
            CORSMiddleware, allow_origins=["*"], allow_methods=["*"], allow_headers=["content-type"]
        )
        self.app = Starlette(
            routes=[Path_("/rate.json", self._rate, methods=["GET", "POST"])],
            middleware=[cors] if shared else [],
        )

    async def _rate(self, request: Request) -> Response:
        self.count += 1
        posted = await request.body()
        if self._target:
            return RedirectResponse(self._target)
        return JSONResponse({"rate": str(json.loads(posted)["rate"]) if posted else "3.5"})


@contextmanager
def api(*, shared: bool, target: str = "") -> Iterator[Api]:
    """Such a host while the context lasts; with a `target` it leads there."""
    one = Api(shared=shared, target=target)
    with served(one.app, listener(0)) as url:
        one.host = url.split("/")[2]
        yield one


@pytest.fixture(scope="module")
def hosts() -> Iterator[dict[str, Api]]:
    """Hosts that apps may ask, and one that they may not."""
    with ExitStack() as stack:
        kinds = {"open": True, "shy": False, "foreign": True}
        started = {name: stack.enter_context(api(shared=kinds[name])) for name in kinds}
        target = f"http://{started['foreign'].host}/rate.json"
        yield started | {"leading": stack.enter_context(api(shared=True, target=target))}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A host's folder, with a runtime."""
    folder = tmp_path_factory.mktemp("network")
    share_runtime(folder)
    return folder


Export = Callable[[str, str, list[str]], None]


@pytest.fixture(scope="module")
def exported(folder: Path) -> Export:
    """Exports an app, as an `embed` or as an `export`, with hosts that it may ask."""
    built, runtime = prepared_runtime(GRADIO, ROOT, Sources())
    packages = provisioner(GRADIO, runtime_home(ROOT), built, runtime)

    def make(app: str, kind: str, connect: list[str]) -> None:
        findings = Findings()
        source = find_source(APPS / app, findings, settings=Settings(connect=connect))
        with natives() as running:
            site = ExportContext(GRADIO, runtime, "../runtime/", packages)
            made = export(source, running, site, findings, home="../" if kind == "embed" else "")
        assert made, findings.sorted()
        wheels = {name: path.read_bytes() for name, path in packages.shelf.taken.items()}
        served = {f"runtime/{runtime.packages}/{name}": data for name, data in wheels.items()}
        own = {f"{app}-{kind}/{name}": data for name, data in made.files.items()}
        for name, data in (served | own).items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)

    return make


@pytest.fixture(scope="module", params=["embed-snapshot", "export-plain"])
def page(
    request: pytest.FixtureRequest,
    folder: Path,
    exported: Export,
    hosts: dict[str, Api],
    browsers: Browsers,
) -> Iterator[Page]:
    """The app that asks, once Python is there."""
    kind, _, way = request.param.partition("-")
    allowed = [hosts[name].host for name in ("open", "shy", "leading")]
    exported("http", kind, [*allowed, "localhost:*"])
    with hosted(folder) as url, browsers.running().new_context() as context:
        page = context.new_page()
        page.goto(f"{url}http-{kind}/?autostart=1&boot={way}")
        await_state(page, "ready")
        yield page


def ask(page: Page, way: str, host: str) -> None:
    """Let a function of the app ask a host; nothing is shown that it has told before."""
    page.get_by_role("button", name="Empty").click()
    rate(page, "")
    for close in reversed(page.get_by_test_id("toast-close").all()):
        close.click()
    expect(page.get_by_test_id("toast-body")).to_have_count(0, timeout=BOOT)
    page.get_by_label("Address").fill(f"http://{host}/rate.json")
    page.get_by_role("button", name=way, exact=True).click()


def rate(page: Page, value: str) -> None:
    expect(page.get_by_label("Rate")).to_have_value(value, timeout=BOOT)


def toast(page: Page) -> str:
    """What the reader is told."""
    told = page.get_by_test_id("toast-body").last
    told.wait_for(timeout=BOOT)
    return told.inner_text()


@pytest.mark.parametrize("way", [*WAYS, *POSTING])
def test_an_allowed_host_answers(page: Page, hosts: dict[str, Api], way: str) -> None:
    ask(page, way, hosts["open"].host)
    rate(page, "7" if way in POSTING else "3.5")


def test_a_host_is_allowed_with_all_its_ports(page: Page, hosts: dict[str, Api]) -> None:
    ask(page, "by_httpx", hosts["open"].host.replace("127.0.0.1", "localhost"))
    rate(page, "3.5")


@pytest.mark.parametrize("way", [*WAYS, *POSTING])
def test_a_host_without_leave_is_named_to_readers(
    page: Page, hosts: dict[str, Api], way: str
) -> None:
    foreign = hosts["foreign"]
    ask(page, way, foreign.host)
    told = toast(page)
    assert f"This demo may not ask {foreign.host}." in told
    assert ADVICE not in told
    assert foreign.count == 0


@pytest.mark.parametrize(
    ("way", "error"),
    [
        ("requests", "requests.exceptions.ConnectionError"),
        ("httpx", "httpx.ConnectError"),
        ("urllib", "urllib.error.URLError"),
    ],
)
def test_the_app_is_told_what_its_author_can_do(
    page: Page, hosts: dict[str, Api], way: str, error: str
) -> None:
    foreign = hosts["foreign"].host
    ask(page, f"caught_{way}", foreign)
    shown = page.get_by_label("Rate")
    expect(shown).not_to_have_value("", timeout=BOOT)
    told = shown.input_value()
    assert told.startswith(error)
    assert f'--allow-host {foreign}, or connect: ["{foreign}"]' in told


@pytest.mark.parametrize("way", [*WAYS, *POSTING])
def test_a_host_that_lets_no_browser_ask_is_told_so(
    page: Page, hosts: dict[str, Api], way: str
) -> None:
    ask(page, way, hosts["shy"].host)
    told = toast(page)
    assert f"{hosts['shy'].host} did not answer" in told
    assert "Access-Control-Allow-Origin" in told


def test_an_allowed_host_does_not_lead_to_another(page: Page, hosts: dict[str, Api]) -> None:
    ask(page, "by_requests", hosts["leading"].host)
    told = toast(page)
    assert any(hosts[name].host in told for name in ("foreign", "leading"))
    rate(page, "")


@pytest.mark.parametrize("kind", ["embed", "export"])
def test_media_are_loaded_from_their_addresses(
    kind: str, folder: Path, exported: Export, browser: Browser
) -> None:
    exported("addresses", kind, ["media.example.com"] if kind == "embed" else [])
    asked: set[str] = set()

    def answer(route: Route) -> None:
        asked.add(route.request.url.rpartition("/")[2])
        route.fulfill(body=PIXEL, headers={"access-control-allow-origin": "*"})

    with hosted(folder) as url, browser.new_context() as context:
        context.route("https://media.example.com/**", answer)
        page = context.new_page()
        page.goto(f"{url}addresses-{kind}/")
        for name in ("image.png", "video.mp4", "one.png", "said.png", "avatar.png", "html.png"):
            page.locator(f"[src='https://media.example.com/{name}']").first.wait_for(
                state="attached", timeout=BOOT
            )
        page.get_by_role("button", name="Show").click()
        page.locator("img[src='https://media.example.com/shown.png']").wait_for(timeout=BOOT)
        page.locator(".gallery-item").filter(has=page.locator("img[src$='example.png']")).click()
        shown = page.locator("img[src$='example.png']")  # among the examples, and as the image
        expect(shown).to_have_count(2, timeout=BOOT)
    assert {"image.png", "one.png", "html.png", "avatar.png", "shown.png"} <= asked
