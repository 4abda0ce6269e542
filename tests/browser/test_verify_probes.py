# No false green: every broken site is noticed by its probe, and by none when that one is left out.
# The sites are hand-written (tests/sites), so that no Python has to start.

from __future__ import annotations

import socket
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from docsgen.demos.reading import read_demo
from docsgen.diagnostics import Finding
from docsgen.hosting import hosted
from docsgen.libraries.gradio.front_end import FRONT_END
from docsgen.verify.probes import EMBED_PROBES, PAGE_PROBES, PROBES, Probe, Visit, ask_all
from docsgen.verify.site import BuiltSite, Subject
from docsgen.verify.starting import starts
from tests.sites import BROKEN, EMBED, FATAL, PAGE, Broken, put_together

LIMIT = 6.0
"""Seconds that a probe may take: what is broken never comes, however long one waits."""

LONG = 120.0
"""Seconds in which a page has filled the memory that it may use, on any machine."""

Look = Callable[..., list[Finding]]


@pytest.fixture
def look(browser: Browser, tmp_path: Path) -> Look:
    """`look("blank", EMBED, without="loads")`: what the probes find in a site of tests/sites."""

    def found(
        folder: str,
        path: str,
        without: str = "",
        limit: float = LIMIT,
        defect: str | None = None,
        only: Collection[str] = PROBES,
        begin: Callable[[Visit, Probe], None] = lambda _visit, _probe: None,
    ) -> list[Finding]:
        is_embed = path.startswith("embed/")
        root = put_together(folder, tmp_path, defect=defect)
        site, subject = BuiltSite(root / "site"), Subject(path, "embed" if is_embed else "page")
        demo = read_demo(root / "content" / "demos" / "greeting") if is_embed else None
        wanted = set(only) - {without}
        probes = [p for p in (EMBED_PROBES if is_embed else PAGE_PROBES) if p.name in wanted]
        with (
            hosted(site.folder, shared=True) as base,
            Visit(browser, subject, site, base, demo, limit, FRONT_END) as visit,
        ):
            return list(ask_all(visit, probes, partial(begin, visit)))

    return found


@pytest.mark.parametrize("path", [EMBED, PAGE, "about/"])
def test_a_sound_site_is_found_to_be_sound(path: str, look: Look) -> None:
    assert look("sound", path) == []


def test_what_is_meant_to_be_out_of_sight_is_not_missed(look: Look) -> None:
    assert look("unusual", EMBED) == []


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.folder)
def test_what_is_broken_is_noticed(broken: Broken, look: Look) -> None:
    assert broken.rule in {found.rule for found in look(broken.folder, broken.path)}


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.folder)
def test_nothing_else_than_its_probe_notices(broken: Broken, look: Look) -> None:
    found = look(broken.folder, broken.path, without=broken.probe)
    assert broken.rule not in {one.rule for one in found}


def test_what_never_rests_is_sound(look: Look) -> None:
    assert look("never-rests", EMBED) == []


ASKING = {
    "WebSocket": "new WebSocket('wss://example.org/')",
    "WebSocket in a worker": "inWorker(\"new WebSocket('wss://example.org/')\")",
    "module in a worker": "inWorker(\"import('https://example.org/x.js').catch(() => {})\")",
    "shared worker": "new SharedWorker(script(\"fetch('https://example.org/').catch(() => {})\"))",
    "beacon": "navigator.sendBeacon('https://example.org/')",
    "event source": "new EventSource('https://example.org/')",
    "form": "add('<form target=f action=\"https://example.org/\"></form>').submit()",
    "ping": 'add(\'<a ping="https://example.org/" href="#x">x</a>\').click()',
    "preconnect": "add('<link rel=preconnect href=\"https://example.org/\">')",
    "names looked up early": 'add(\'<link rel="DNS-prefetch" href="//example.org/">\')',
    "link changed later": "add('<link href=\"https://example.org/\">').rel = 'preconnect'",
    "prefetch": "add('<link rel=prefetch href=\"https://example.org/\">')",
    "QUIC": "new WebTransport('https://example.org/').ready.catch(() => {})",
    "STUN": "new RTCPeerConnection({iceServers: [{urls: ['stun:example.org']}]})",
    "STUN from a frame": "add('<iframe></iframe>').contentWindow.eval("
    "\"new RTCPeerConnection({iceServers: [{urls: 'turn:example.org', username: 'a',"
    " credential: 'b'}]})\")",
    "STUN set later": "new RTCPeerConnection().setConfiguration({iceServers:"
    " [{urls: 'stun:example.org'}]})",
    "candidate": "new RTCPeerConnection().addIceCandidate({sdpMid: '0', candidate:"
    " 'candidate:1 1 udp 1 example.org 9 typ host'}).catch(() => {})",
    "picture": "new Image().src = 'https://example.org/x.png'",
    "style": "add('<style>@import \"https://example.org/x.css\"</style>')",
    "other port": "fetch('http://127.0.0.1:9/?example.org').catch(() => {})",
    "frame": "add('<iframe src=\"https://example.org/\"></iframe>')",
    "speculation": 'add(\'<script type=speculationrules>{"prefetch": [{"urls":'
    " [\"https://example.org/\"]}]}</scr' + 'ipt>')",
}
_TOOLS = """
  const script = (text) => URL.createObjectURL(new Blob([text]));
  const inWorker = (text) => new Worker(script(text));
  const add = (html) => {
    const made = document.createRange().createContextualFragment(html).firstChild;
    return document.body.appendChild(made);
  };
"""


@pytest.mark.parametrize("way", ASKING)
def test_another_host_is_noticed_however_it_is_asked(way: str, look: Look) -> None:
    defect = f"{_TOOLS} addEventListener('load', () => {{ {ASKING[way]}; }});"
    found = look("sound", EMBED, defect=defect, only=("loads", "shown", "hosts"))
    told = [one.message for one in found if one.rule == "DG164"]
    assert any("example.org" in message for message in told), found


def test_no_packet_of_a_media_connection_leaves_the_browser(browser: Browser) -> None:
    """Not even to this machine's own address on the network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as route:
        route.connect(("192.0.2.1", 9))  # an address for documentation: nothing is sent
        host = route.getsockname()[0]
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server,
        browser.new_context(proxy={"server": "http://127.0.0.1:9"}) as context,
    ):
        server.bind((host, 0))
        server.setblocking(False)
        page = context.new_page()
        page.evaluate(_GATHER, f"stun:{host}:{server.getsockname()[1]}")
        with pytest.raises(BlockingIOError):
            server.recv(1)


_GATHER = """(urls) => new Promise(async (resolve) => {
  const connection = new RTCPeerConnection({ iceServers: [{ urls }] });
  connection.createDataChannel("x");
  connection.onicegatheringstatechange = () =>
    connection.iceGatheringState === "complete" && resolve();
  await connection.setLocalDescription(await connection.createOffer());
})"""


def test_of_an_app_that_nobody_sees_nothing_more_is_asked(look: Look) -> None:
    asked: list[str] = []
    (found,) = look("off-screen", EMBED, begin=lambda _, probe: asked.append(probe.name))
    assert (found.rule, found.message) == ("DG185", "nothing of the app can be seen")
    assert not {"script", "keyboard", "sandbox", "reload"} & set(asked)


def test_an_app_that_vanishes_while_it_is_left_alone_is_noticed(look: Look) -> None:
    def remove(visit: Visit, probe: Probe) -> None:
        if probe.name == "theme":
            visit.context.pages[0].evaluate("document.body.replaceChildren()")

    assert [found.rule for found in look("sound", EMBED, begin=remove)] == ["DG186"]


def test_what_python_says_is_found_where_the_player_shows_it(look: Look) -> None:
    told = [one.message for one in look("python-fails", EMBED) if one.rule == "DG184"]
    assert told == ["Python does not start: Python could not be loaded"]


def test_an_embed_whose_python_fails_does_not_start(browser: Browser, tmp_path: Path) -> None:
    site = put_together("python-fails", tmp_path) / "site"
    with hosted(site) as base:
        assert starts(browser, base + EMBED, FRONT_END) == "Python could not be loaded"


def test_a_page_that_eats_the_memory_crashes_alone(look: Look) -> None:
    assert "DG176" in {found.rule for found in look("eats-memory", EMBED, limit=LONG)}
    assert look("sound", EMBED) == []


def test_every_probe_has_something_broken() -> None:
    shown = {broken.probe for broken in BROKEN}
    assert shown | {"opens"} == set(PROBES)  # `opens` is `loads` for pages


def test_what_is_broken_once_is_listed_once() -> None:
    folders = [broken.folder for broken in (*BROKEN, *FATAL)]
    assert len(folders) == len(set(folders))
