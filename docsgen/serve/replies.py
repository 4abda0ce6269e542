# What the server answers: a pure function from the current site and a path to a reply.

from __future__ import annotations

import hashlib
import mimetypes
from html import escape
from http import HTTPStatus

import msgspec

from docsgen.serve.current import Shown
from docsgen.serve.news import Trouble, from_error
from docsgen.serve.version import SiteVersion

SCRIPT = "/.docsgen/live.js"
EVENTS = "/.docsgen/live"
HTML = "text/html; charset=utf-8"

_TYPES = {
    ".js": "text/javascript",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
"""What systems without a complete table of types do not know."""


class Reply(msgspec.Struct, frozen=True):
    """An answer.

    `location` is where a redirect leads, `follows` says that changes are shown, `troubles` are why
    there is no page.
    """

    status: HTTPStatus
    body: bytes
    type: str = HTML
    location: str = ""
    follows: bool = True
    troubles: list[Trouble] = []

    @property
    def digest(self) -> str:
        """What tells one content from another."""
        return hashlib.sha256(self.body).hexdigest()[:16]

    @property
    def live(self) -> bytes:
        """The body with the script that keeps the page up to date, if it is a page."""
        if self.type != HTML or not self.follows:
            return self.body
        script = f'<script src="{SCRIPT}" data-page="{self.digest}"></script>\n'.encode()
        head, end, tail = self.body.rpartition(b"</body>")
        return head + script + end + tail if end else self.body + script


def reply(shown: Shown, path: str) -> Reply:
    """The answer to a request for `path`, which starts with a slash."""
    version = shown.version
    if version is None:
        return _broken(shown.troubles, HTTPStatus.SERVICE_UNAVAILABLE)
    if path == "/" != version.prefix:
        return _redirect(version.prefix)
    try:
        return _from_version(version, path)
    except Exception as error:  # the other pages can be shown all the same
        return _broken([from_error(error, shown.root)], HTTPStatus.INTERNAL_SERVER_ERROR)


def _from_version(version: SiteVersion, path: str) -> Reply:
    name = version.name(path)
    if version.is_page(name):
        return _redirect(f"{path}/")
    data = version.file(name)
    if data is None:
        return Reply(HTTPStatus.NOT_FOUND, version.file("404.html") or b"")
    return Reply(HTTPStatus.OK, data, _type(name), follows=not version.is_app(name))


def _redirect(location: str) -> Reply:
    return Reply(HTTPStatus.TEMPORARY_REDIRECT, b"", location=location)


def _type(name: str) -> str:
    suffix = name[name.rfind(".") :]
    kind = _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    is_text = kind.startswith("text/") or kind in ("application/xml", "image/svg+xml")
    return f"{kind}; charset=utf-8" if is_text else kind


def _broken(troubles: list[Trouble], status: HTTPStatus) -> Reply:
    """A page for when there is no site to show; the overlay says the same more handsomely."""
    items = "".join(
        f"<li>{escape(t.file)}{f':{t.line}' if t.line else ''}: {escape(t.message)}"
        f"<br>{escape(t.hint)}</li>\n"
        for t in troubles
    )
    page = (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
        '<meta name="color-scheme" content="light dark"><title>No site yet</title></head>\n'
        f"<body><h1>The site cannot be shown</h1>\n<ul>\n{items}</ul>\n</body></html>\n"
    )
    return Reply(status, page.encode(), troubles=troubles)
