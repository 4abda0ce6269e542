# An exported app as one page: all files of the export, in a form that HTML holds safely, and the
# script that opens them (opening.js).

from __future__ import annotations

import base64
import io
import json
import mimetypes
import zipfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path, PurePosixPath
from urllib.parse import quote

import jinja2
import msgspec
from deflate import gzip_compress

from docsgen.demos.runtime.runtime import Runtime
from docsgen.demos.single_file.modules import relocated
from docsgen.errors import MissingToolError
from docsgen.languages import Texts

BASE = "https://app.docsgen.invalid/"
"""What the addresses of files begin with, for the app. Nothing is ever asked from there."""

MARK = '<meta name="generator" content="docsgen export">'
"""What is at the beginning of every page that is made here."""

CODE = [
    Path(__file__).with_name(name)
    for name in ("__init__.py", "modules.py", "page.html", "addresses.js", "opening.js")
]
"""The files that decide what a page is, besides what is put into it."""

_LEVEL = 10
"""Of gzip: the highest one takes twice as long, and saves next to nothing."""

_SNAPSHOT = "gzip"
"""The format of snapshots that all browsers unpack."""

_TYPES = mimetypes.MimeTypes()
_DATA = "files"
"""The folder with files of the app, which nobody changes: Python reads them, too."""


def carried(runtime: Runtime, *, with_snapshot: bool) -> Runtime:
    """The runtime as far as a page carries it: what makes it start faster weighs as much again.

    Raises MissingToolError where there is no snapshot to take along.
    """
    snapshots = {}
    if with_snapshot:
        if _SNAPSHOT not in runtime.snapshots:
            hint = "run `docsgen runtime build` where there is a browser, or do without a snapshot"
            raise MissingToolError("the runtime has no memory snapshot", hint=hint)
        snapshots = {_SNAPSHOT: runtime.snapshots[_SNAPSHOT]}
    return msgspec.structs.replace(runtime, compiled=None, snapshots=snapshots)


def page_with(files: Iterable[tuple[str, bytes]], title: str, texts: Texts) -> bytes:
    """The page with all `files` of an export, by their paths in its folder.

    `title` is the app's; the page says what it says in the language of `texts`.
    """
    prepared = [(path, _prepared(path, data)) for path, data in files]
    archive = gzip_compress(b"".join(data for _, data in prepared), _LEVEL)
    table = {
        "base": BASE,
        "size": len(archive),
        "files": [(path, len(data), _type(path)) for path, data in prepared],
    }
    page = _template().render(
        t=texts.html,
        texts=texts,
        mark=MARK,
        title=title,
        table=json.dumps(table, separators=(",", ":")).replace("<", "\\u003c"),
        archive=_as_text(bytes(archive)),
        addresses=_script("addresses.js"),
        opening=_script("opening.js"),
    )
    return page.encode()


def _prepared(path: str, data: bytes) -> bytes:
    """A file as it is in the page."""
    if path.startswith(f"{_DATA}/"):
        return data
    match PurePosixPath(path).suffix:
        case ".js" | ".mjs":
            return relocated(data, BASE + quote(path))
        case ".zip":
            return _stored(data)
    return data


def _stored(data: bytes) -> bytes:
    """A ZIP file without compression: all files together are compressed better."""
    stored = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(stored, "w") as made:
        for member in given.infolist():
            content = given.read(member)
            member.compress_type = zipfile.ZIP_STORED
            made.writestr(member, content)
    return stored.getvalue()


def _type(path: str) -> str:
    return _TYPES.guess_type(path)[0] or "application/octet-stream"


def _as_text(data: bytes) -> str:
    """Base85 without the letter with which HTML's tags begin."""
    return base64.b85encode(data, pad=True).decode().replace("<", ",")


def _script(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    return environment.from_string(_script("page.html"))
