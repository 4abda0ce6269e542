# What happens on a page besides the steps: errors, requests, downloads, dialogs.

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Dialog, Download, Page, Response, Route

_ERRORS = Path(__file__).parent / "errors.js"


class Happened(NamedTuple):
    """What the browser was asked to do: `download` with a file name, `dialog` with a message."""

    event: str
    value: str


class Watch:
    """Listens to a page from before it opens an app.

    Requests to other hosts than that of `url` are stopped and noted in `foreign`, save those to
    `own_hosts`, which get an empty answer. `troubles` are console and page errors and failed
    requests, `raised` the errors that the app showed, `happened` the downloads and dialogs.
    """

    def __init__(self, page: Page, url: str, own_hosts: tuple[str, ...]) -> None:
        self.troubles: list[str] = []
        self.foreign: list[str] = []
        self.raised: list[str] = []
        self.happened: list[Happened] = []
        self._home = urlsplit(url).netloc
        self._own_hosts = own_hosts
        page.route("**/*", self._request)
        page.expose_function("docsgenErrorShown", self._error_shown)
        page.add_init_script(path=_ERRORS)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("response", self._response)
        page.on("download", self._download)
        page.on("dialog", self._dialog)

    def _request(self, route: Route) -> None:
        asked = urlsplit(route.request.url)
        if asked.scheme not in ("http", "https") or asked.netloc == self._home:
            route.fallback()
        elif asked.hostname in self._own_hosts:
            route.fulfill(body="")
        else:
            self.foreign.append(route.request.url)
            route.abort()

    def _error_shown(self, message: str) -> None:
        self.raised.append(message)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.troubles.append(message.text)

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.troubles.append(f"{response.status} {response.url}")

    def _download(self, download: Download) -> None:
        self.happened.append(Happened("download", download.suggested_filename))

    def _dialog(self, dialog: Dialog) -> None:
        self.happened.append(Happened("dialog", dialog.message))
        dialog.accept()
