# What happens on a page besides the steps: errors, requests, downloads, dialogs.

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Download,
    Frame,
    Page,
    Request,
    Response,
    Route,
)

from docsgen.verify.front_end import OpenApp

_HERE = Path(__file__).parent
_SCRIPTS = ("hosts.js", "timers.js")
"""What is on every page before its own scripts, besides errors.js."""

_REQUEST_FAILED = "Failed to load resource"
"""How the console repeats a request that failed, which is noted as such."""

_ABORTED = "net::ERR_ABORTED"
"""What a browser itself gives up: media that nobody plays, pages that are left."""

_STREAMS = ("eventsource", "media", "websocket")
"""Kinds of requests that last as long as they like."""

_FORGOTTEN = 10.0
"""Seconds after which a request without an answer is one that nobody waits for any more."""

_AT_MOST = 100
"""How many messages of one kind are kept; a page may log without end."""


class Happened(NamedTuple):
    """What the browser was asked to do: `download` with a file name, `dialog` with a message."""

    event: str
    value: str


class Said(NamedTuple):
    """A message, and what was being done to the page at that `moment`."""

    message: str
    moment: str


class Watch:
    """Listens to a page, and to others of its context, from before it opens an app.

    Requests to other hosts than that of `url` are noted in `foreign`. Unless the context `confined`
    them, they are stopped as well, save those to the library's own hosts, which get an empty
    answer. `errors` are console and page errors, `failures` failed requests, `raised` the errors
    that the app showed with the moment of each, `happened` the downloads and dialogs, `visited`
    where the page went, `requests` all addresses it asked for and `messages` how many lines it
    logged. Who drives the page may name the present `moment`.
    """

    def __init__(self, app: OpenApp, url: str, *, confined: bool = False) -> None:
        page, self._front_end = app
        self.moment = ""
        self.errors: list[Said] = []
        self.failures: list[Said] = []
        self.foreign: list[str] = []
        self.raised: dict[str, str] = {}
        self.happened: list[Happened] = []
        self.visited: list[str] = []
        self.requests: list[str] = []
        self.messages = 0
        self.has_crashed = False
        self._open: dict[Request, float] = {}
        self._home = urlsplit(url).netloc
        self._own_hosts = () if confined else self._front_end.hosts
        self._listen(page.context)
        self._follow(page)
        if not confined:
            page.context.route("**/*", self._stop_foreign)

    @property
    def troubles(self) -> list[str]:
        """Console and page errors and failed requests."""
        return [said.message for said in (*self.errors, *self.failures)]

    def _listen(self, context: BrowserContext) -> None:
        context.expose_function("docsgenErrorShown", self._shown)
        context.expose_function("docsgenHostAsked", self._asked)
        for script in _SCRIPTS:
            context.add_init_script(path=_HERE / script)
        context.add_init_script(script=self._errors_script())
        context.on("console", self._console)
        context.on("weberror", lambda error: self._note(self.errors, str(error.error)))
        context.on("request", self._request)
        context.on("requestfinished", self._finished)
        context.on("requestfailed", self._failed)
        context.on("response", self._response)
        context.on("dialog", self._dialog)
        context.on("page", self._follow)

    def _errors_script(self) -> str:
        function = (_HERE / "errors.js").read_text(encoding="utf-8")
        return f"({function})({json.dumps(self._front_end.error)})"

    def _shown(self, message: str) -> None:
        if len(self.raised) < _AT_MOST:
            self.raised.setdefault(message, self.moment)

    def _follow(self, page: Page) -> None:
        page.on("download", self._download)
        page.on("crash", self._crash)
        page.on("websocket", lambda socket: self._asked(socket.url))
        page.on("framenavigated", self._navigated)

    def _is_elsewhere(self, url: str) -> bool:
        asked = address(url)
        return asked.scheme in ("http", "https") and asked.netloc != self._home

    def _is_librarys(self, url: str) -> bool:
        return address(url).hostname in self._own_hosts

    def _stop_foreign(self, route: Route) -> None:
        url = route.request.url
        if not self._is_elsewhere(url):
            route.fallback()
        elif self._is_librarys(url):
            route.fulfill(body="")
        else:
            route.abort()

    @property
    def is_asking(self) -> bool:
        """Whether a request is not answered yet; streams do not count."""
        now = time.monotonic()
        return any(now - since < _FORGOTTEN for since in self._open.values())

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)
        if self._is_elsewhere(request.url):
            self._asked(request.url)
        elif request.resource_type not in _STREAMS and not self._front_end.is_endless(request.url):
            self._open[request] = time.monotonic()

    def _asked(self, url: str) -> None:
        """Note an address that is asked, by a request or in another way."""
        if address(url).netloc != self._home and not self._is_librarys(url):
            _keep(self.foreign, url)

    def _finished(self, request: Request) -> None:
        self._open.pop(request, None)

    def _failed(self, request: Request) -> None:
        self._finished(request)
        if not self._is_elsewhere(request.url) and request.failure != _ABORTED:
            self._note(self.failures, f"{request.failure} {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self._note(self.failures, f"{response.status} {response.url}")

    def _console(self, message: ConsoleMessage) -> None:
        self.messages += 1
        if message.type == "error" and not message.text.startswith(_REQUEST_FAILED):
            self._note(self.errors, message.text)

    def _note(self, said: list[Said], message: str) -> None:
        if len(said) < _AT_MOST and message not in (one.message for one in said):
            said.append(Said(message, self.moment))

    def _download(self, download: Download) -> None:
        self.happened.append(Happened("download", download.suggested_filename))

    def _dialog(self, dialog: Dialog) -> None:
        self.happened.append(Happened("dialog", dialog.message))
        dialog.accept()

    def _crash(self, page: Page) -> None:
        self.has_crashed = True

    def _navigated(self, frame: Frame) -> None:
        if frame.parent_frame is None:
            self.visited.append(re.sub(r"[?#].*", "", frame.url))


def _keep(messages: list[str], message: str) -> None:
    if len(messages) < _AT_MOST and message not in messages:
        messages.append(message)


def address(url: str) -> SplitResult:
    """The parts of a URL that a page has made up; none where it is no URL."""
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")
