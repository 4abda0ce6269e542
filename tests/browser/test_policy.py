# What can leave an embed: every attack of the table is tried on a page with the policy and the
# player, and on the same app without a policy. docs/security.md names the tests.

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from docsgen.browser import launched
from docsgen.hosting import hosted
from docsgen.render.sharing import SANDBOX
from tests.browser.attacks import ATTACKS, POWERLESS, Attack, Foreigner, aimed, foreigner, host_with
from tests.browser.exporting import BOOT
from tests.conftest import Browsers

PEERS = ["--force-webrtc-ip-handling-policy=default"]

PATIENCE = 20.0
"""Seconds in which an attack that nothing stops must have arrived."""

HERE = [attack for attack in ATTACKS if attack.name not in POWERLESS["chromium"]]

FOREIGN_CODE = {
    "fetch": "import js; js.fetch('{}').catch(lambda reason: None)",
    "synchronous": "import js; x = js.XMLHttpRequest.new(); x.open('GET', '{}', False); x.send()",
    "socket": "import js; js.WebSocket.new('{}'.replace('http', 'ws'))",
    "urlopen": "from pyodide.http import open_url; open_url('{}')",
}
"""Python that asks the browser for another host."""


@pytest.fixture(scope="module")
def browser(browsers: Browsers) -> Iterator[Browser]:
    """A Chromium that connects with peers as a reader's does, which verify's does not."""
    with closing(launched(browsers.running().browser_type, PEERS)) as chromium:
        yield chromium


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a host with the hostile app, as an embed and as an export without a policy."""
    folder = host_with("hostile", tmp_path_factory.mktemp("host"))
    with hosted(folder, shared=True) as url:
        yield url


@pytest.fixture
def blog(browser: Browser, tmp_path: Path) -> Iterator[tuple[str, Path, BrowserContext]]:
    """Somebody else's page: its URL, its file, and a profile to open it in."""
    with hosted(tmp_path) as url, browser.new_context() as context:
        yield url.replace("127.0.0.1", "localhost"), tmp_path / "index.html", context


class Pages:
    """The two pages, each loaded anew when an attack may have taken it away."""

    def __init__(self, context: BrowserContext, host: str) -> None:
        self._context = context
        self._host = host
        self._pages: dict[str, Page] = {}

    def seconds(self, which: str, attack: Attack, patience: float) -> float | None:
        """Seconds until an attack in a page has reached another host; None when it does not."""
        page = self._pages.get(which) or self._opened(which)
        with foreigner() as target:
            begun = time.monotonic()
            page.evaluate("code => void new Function(code)()", tolerant(attack, target))
            reached = awaited(page, target, patience)
        if attack.leaves or reached:
            self._pages.pop(which).close()
        return time.monotonic() - begun if reached else None

    def _opened(self, which: str) -> Page:
        page = self._context.new_page()
        page.goto(f"{self._host}{which}/")
        page.get_by_role("button", name="Show").wait_for()
        self._pages[which] = page
        return page


def tolerant(attack: Attack, target: Foreigner) -> str:
    """An attack that fails in silence."""
    return f"try {{ {aimed(attack, target)} }} catch {{}}"


def awaited(page: Page, target: Foreigner, patience: float) -> bool:
    """Whether somebody reaches the target in that many seconds."""
    end = time.monotonic() + patience
    while not target.reached.is_set() and time.monotonic() < end:
        page.wait_for_timeout(50)
    return target.reached.is_set()


@pytest.fixture(scope="module")
def pages(browser: Browser, host: str) -> Iterator[Pages]:
    with browser.new_context() as context:
        yield Pages(context, host)


@pytest.mark.parametrize("attack", HERE, ids=lambda attack: attack.name)
def test_a_script_reaches_no_other_host(pages: Pages, attack: Attack) -> None:
    taken = pages.seconds("export", attack, PATIENCE)
    assert taken is not None, "nothing stops the attack, and it reaches nobody"
    assert pages.seconds("embed", attack, 1 + 2 * taken) is None


@pytest.mark.parametrize("name", ["fetch", "location"])
def test_an_app_of_its_own_accord_reaches_no_other_host(
    browser: Browser, host: str, name: str
) -> None:
    attack = next(attack for attack in ATTACKS if attack.name == name)
    with browser.new_context() as context:
        for which, patience in (("export", PATIENCE), ("embed", 5.0)):
            with foreigner() as target:
                page = context.new_page()
                page.goto(host)
                code = f"setTimeout(() => {{ {aimed(attack, target)} }})"
                page.evaluate("to => { location = to }", f"{host}{which}/?{query(code)}")
                assert awaited(page, target, patience) == (which == "export")


def query(code: str) -> str:
    return urlencode({"run": code})


@pytest.mark.parametrize(
    "sandbox", [None, "allow-scripts", SANDBOX], ids=["frame", "sandbox", "copied"]
)
def test_python_reaches_no_other_host(
    blog: tuple[str, Path, BrowserContext], host: str, sandbox: str | None
) -> None:
    url, file, context = blog
    for which in ("export", "embed"):
        frame = "" if sandbox is None else f'sandbox="{sandbox}"'
        file.write_text(f'<iframe src="{host}{which}/" {frame} width=900 height=700></iframe>')
        page = context.new_page()
        page.goto(url)
        app = page.frame_locator("iframe")
        for code in FOREIGN_CODE.values():
            with foreigner() as target:
                asking = code.format(f"http://{target.host}/")
                app.get_by_label("Given").fill(f"told = 'tried {target.host}'\n{asking}")
                app.get_by_role("button", name="Run").click()
                expect(app.get_by_label("Told")).to_have_value(f"tried {target.host}", timeout=BOOT)
                assert awaited(page, target, 1.0) == (which == "export"), code


@pytest.mark.parametrize(
    "markup",
    [
        "<script src=\"data:text/javascript,document.body.dataset.ran='yes'\"></script>",
        "<script>document.body.dataset.ran = 'yes'</script>",
        "<img src=x onerror=\"document.body.dataset.ran = 'yes'\">",
        "<iframe srcdoc=\"<script>parent.document.body.dataset.ran = 'yes'</script>\"></iframe>",
        "<iframe src=\"javascript:parent.document.body.dataset.ran = 'yes'\"></iframe>",
    ],
    ids=["data", "inline", "handler", "srcdoc", "javascript"],
)
def test_scripts_in_markup_do_not_run(browser: Browser, host: str, markup: str) -> None:
    put = """markup => document.body.append(
      document.createRange().createContextualFragment(markup))"""
    ran = "document.body.dataset.ran"
    with browser.new_context() as context:
        for which in ("export", "embed"):
            page = context.new_page()
            page.goto(f"{host}{which}/")
            page.get_by_role("button", name="Show").wait_for()
            page.evaluate(put, markup)
            page.wait_for_timeout(1000)
            assert page.evaluate(ran) == ("yes" if which == "export" else None)


def test_hints_are_taken_out_of_markup_and_nothing_else(pages: Pages, host: str) -> None:
    page = pages._context.new_page()
    page.goto(f"{host}embed/")
    page.get_by_role("button", name="Show").wait_for()
    left = page.evaluate(
        """() => {
          const place = document.createElement("p");
          place.innerHTML = '<b>kept</b><link rel="x &#100;ns-prefetch" href=//a.example>'
            + '<link rel=stylesheet href=/own.css><template><link rel=preconnect></template>';
          return place.innerHTML;
        }"""
    )
    kept = '<b>kept</b><link rel="stylesheet" href="/own.css"><template></template>'
    assert left == kept
    page.close()


def test_a_link_opens_a_tab_when_the_reader_clicks_it(pages: Pages, host: str) -> None:
    page = pages._context.new_page()
    page.goto(f"{host}embed/")
    page.get_by_role("button", name="Show").wait_for()
    with foreigner() as target:
        link = f"<a href=http://{target.host}/ style='position: fixed; inset: 0 0 auto'>Away</a>"
        page.evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", link)
        with page.expect_popup():
            page.get_by_role("link", name="Away").click()
        assert awaited(page, target, PATIENCE)
    assert page.url == f"{host}embed/"
    page.close()


@pytest.mark.parametrize("script", ["open", "link-blank"])
def test_a_copied_frame_opens_no_windows_whatever_is_in_it(
    blog: tuple[str, Path, BrowserContext], host: str, script: str
) -> None:
    url, file, context = blog
    attack = next(attack for attack in ATTACKS if attack.name == script)
    for sandbox in ("", f'sandbox="{SANDBOX}"'):
        file.write_text(f'<iframe src="{host}export/" {sandbox} width=900 height=700></iframe>')
        page = context.new_page()
        page.goto(url)
        page.frame_locator("iframe").get_by_role("button", name="Show").wait_for()
        with foreigner() as target:
            page.frames[1].evaluate("code => void new Function(code)()", tolerant(attack, target))
            assert awaited(page, target, 2.0 if sandbox else PATIENCE) == (not sandbox)


def test_a_copied_frame_leaves_the_page_around_it_alone(
    blog: tuple[str, Path, BrowserContext], host: str
) -> None:
    url, file, context = blog
    for sandbox in ("allow-scripts allow-same-origin allow-top-navigation", SANDBOX):
        frame = f'<iframe src="{host}export/" sandbox="{sandbox}" width=900 height=700></iframe>'
        file.write_text(frame)
        page = context.new_page()
        page.goto(url)
        page.frame_locator("iframe").get_by_role("button", name="Show").wait_for()
        with foreigner() as target:
            page.frames[1].evaluate(
                "to => { try { top.location = to } catch {} }", f"http://{target.host}/"
            )
            is_open = sandbox != SANDBOX
            assert awaited(page, target, PATIENCE if is_open else 2.0) == is_open


def test_a_link_in_a_copied_frame_says_where_it_leads(
    blog: tuple[str, Path, BrowserContext], host: str
) -> None:
    url, file, context = blog
    file.write_text(
        f'<iframe src="{host}embed/" sandbox="{SANDBOX}" width=900 height=700></iframe>'
    )
    page = context.new_page()
    page.goto(url)
    app = page.frame_locator("iframe")
    app.get_by_role("button", name="Show").wait_for()
    link = "<a href=https://elsewhere.example/ style='position: fixed; top: 50%'>Away</a>"
    page.frames[1].evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", link)
    app.get_by_role("link", name="Away").click()
    expect(app.get_by_role("alert")).to_contain_text("This leads to https://elsewhere.example/")
    assert len(context.pages) == 1
