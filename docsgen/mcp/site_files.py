# Where the files of a site come from: a folder on this machine, or a public address. Nothing but
# what is below either is ever read, whatever the index of the site names.

from __future__ import annotations

import re
import urllib.error
import urllib.request
from functools import lru_cache
from http.client import HTTPMessage
from pathlib import Path
from typing import IO, Protocol
from urllib.parse import quote, urljoin, urlsplit

from docsgen import __version__
from docsgen.errors import DocsgenError
from docsgen.model.paths import is_inside
from docsgen.model.site_index import INDEX, SiteIndex, read_index

LARGEST_INDEX, LARGEST_PAGE = 100_000_000, 4_000_000
"""Bytes of mcp.json and of a page's twin; large libraries have 3 MB and 40 KB."""

_REMEMBERED = 64
"""Pages that are kept in memory."""

_TWIN = re.compile(r"\]\((?P<link>\.{1,2}/[^)\s]*?index\.md)(?=[)#])")
"""A link from twin to twin."""

_PATIENCE = 30
"""Seconds that a host may take."""


class NoSiteError(DocsgenError):
    """There is no site of docsgen's where one was to be, or a file of it cannot be had."""


class SiteFiles(Protocol):
    """Reads files of one site."""

    def read(self, path: str, most: int) -> bytes:
        """The file at a path from the site's folder, of at most `most` bytes.

        Raises NoSiteError.
        """
        ...


class FolderFiles:
    """The files in a folder, links that lead out of it excepted."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()

    def read(self, path: str, most: int) -> bytes:
        """See SiteFiles."""
        file = (self._folder / _inside(path)).resolve()
        if not file.is_relative_to(self._folder):
            raise _leads_out(path)
        try:
            with file.open("rb") as opened:
                return _limited(opened.read(most + 1), most, path)
        except OSError as error:
            message = f"{path} cannot be read: {error.strerror}"
            raise NoSiteError(message, hint=_HINT, path=self._folder) from error


class AddressFiles:
    """The files at a public address, asked for when they are needed."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._opener = urllib.request.build_opener(_SameOrigin())

    def read(self, path: str, most: int) -> bytes:
        """See SiteFiles."""
        url = self._address + quote(_inside(path))
        asked = urllib.request.Request(url, headers={"User-Agent": f"docsgen/{__version__}"})
        try:
            with self._opener.open(asked, timeout=_PATIENCE) as answer:
                return _limited(answer.read(most + 1), most, path)
        except urllib.error.HTTPError as error:
            with error:
                message = f"{url} cannot be read: the host answers {error.code} {error.reason}"
            raise NoSiteError(message, hint=_HINT) from error
        except (OSError, ValueError) as error:
            reason = getattr(error, "reason", None) or error
            hint = "check the address and the connection"
            raise NoSiteError(f"{url} cannot be read: {reason}", hint=hint) from error


class _SameOrigin(urllib.request.HTTPRedirectHandler):
    """Follows redirects within the host that was asked for, so that no site leads elsewhere."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """The next request; raises HTTPError where it would go to another host."""
        if urlsplit(newurl)[:2] != urlsplit(req.full_url)[:2]:
            reason = f"and leads to another host, {urlsplit(newurl).netloc}"
            raise urllib.error.HTTPError(req.full_url, code, reason, headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class OpenSite:
    """A site that can be asked: its index, and the text of its pages."""

    def __init__(self, files: SiteFiles, where: str) -> None:
        self._files = files
        try:
            self.index: SiteIndex = read_index(files.read(INDEX, LARGEST_INDEX))
        except ValueError as error:
            raise NoSiteError(f"{INDEX} of {where} is not usable: {error}", hint=_HINT) from error
        self.text = lru_cache(_REMEMBERED)(self._text)

    def _text(self, markdown: str) -> str:
        """The twin at a path that the index names, its links to other twins with addresses."""
        text = self._files.read(markdown, LARGEST_PAGE).decode("utf-8", "replace")
        here = self.index.address + markdown
        return _TWIN.sub(lambda found: f"]({urljoin(here, found['link'])}", text)


def open_site(where: str) -> OpenSite:
    """The site in a folder or at an address; raises NoSiteError where there is none."""
    if where.startswith(("https://", "http://")):
        plain = where.partition("#")[0].partition("?")[0]
        folder = plain.removesuffix(INDEX).removesuffix("index.html").rstrip("/") + "/"
        return OpenSite(AddressFiles(folder), folder)
    folder_path = Path(where)
    if not folder_path.is_dir():
        hint = "run `docsgen build` first, or name the folder or the address of a site"
        raise NoSiteError("there is no such folder", hint=hint, path=folder_path)
    return OpenSite(FolderFiles(folder_path), where)


_HINT = (
    "name the folder or the address of a site that `docsgen build` made, or build it again with"
    " this version of docsgen"
)


def _inside(path: str) -> str:
    if not is_inside(path) or path.startswith("/"):
        raise _leads_out(path)
    return path


def _leads_out(path: str) -> NoSiteError:
    return NoSiteError(f"{path} is not a file of the site", hint=_HINT)


def _limited(data: bytes, most: int, path: str) -> bytes:
    if len(data) > most:
        raise NoSiteError(f"{path} has more than {most:,} bytes", hint=_HINT)
    return data
