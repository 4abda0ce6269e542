# Names that become paths, from the URL of a record to a file of an app. Each is checked here before
# anything is made of it: no file leaves its folder, no two meet on a system that takes their names
# for one, and every system and host can have them.

from __future__ import annotations

import functools
import re
import unicodedata
from urllib.parse import unquote, urlsplit

from docsgen.model import page_types

_FILES = frozenset(
    {"assets", "llms", "pagefind", "runtime", "skill"}
    | {"llms.txt", "llms-full.txt", "mcp.json"}
    | {"index.html", "index.md", "robots.txt", "sitemap.xml"}
    | {"_headers", "_redirects", "favicon.ico", "feed.xml", "service-worker.js", "site.webmanifest"}
)
"""First parts of the paths of what docsgen, or the host, keeps in the site beside its pages."""

_INDEXES = frozenset({"index.html", "index.md"})
"""The files of a page, in the folder that is its path."""

_OWN_EMBEDS = frozenset({*_INDEXES, "live-demo.js"})
"""What docsgen itself puts beside the demos in /demos/ and /embed/."""

_LEADING_AWAY = frozenset({"", ".", ".."})
"""Parts that are no name of a file."""

_LONGEST_PART, _LONGEST = 200, 400
"""Bytes of a name and of a path. Systems take 255 and 1000 or so, but docsgen adds to some."""

_FORBIDDEN = re.compile(
    r'[\x00-\x1f\x7f-\x9f<>:"|?*\\\ud800-\udfff\ufffd-\uffff\u2028-\u202e\u2066-\u2069]'
)
"""What Windows refuses, control characters, what is no text, and what turns text around."""

_MEANINGFUL = re.compile(r"[ #%{}]")
"""What means something else in an address, or in a pattern of a host's."""

_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)", re.IGNORECASE
)
"""https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file"""


def checked_path(path: str) -> str:
    """The path of a file below some folder, as it is given, if every system can have it.

    Raises ValueError, in words that follow the name of what has the path, if it leaves the folder
    or has a part that some system refuses.
    """
    for part in path.split("/"):
        _check_part(part)
    if len(path.encode()) > _LONGEST:
        raise ValueError(f"is a path of more than {_LONGEST} bytes")
    return path


def _check_part(part: str) -> None:
    if not folded(part):
        raise ValueError("is empty, or has an empty part in its path")
    if folded(part) in _LEADING_AWAY:
        raise ValueError(f"has the part {part!r} in its path, which leads elsewhere")
    if found := _FORBIDDEN.search(part):
        raise ValueError(f"has the character {found.group()!r} in its path")
    if _RESERVED.match(part) or part.endswith((".", " ")):
        raise ValueError(f"has the part {part!r} in its path, which Windows reserves or changes")
    if len(part.encode()) > _LONGEST_PART:
        raise ValueError(f"has a part of more than {_LONGEST_PART} bytes in its path")


def address_path(path: str) -> str:
    """A path like one of `checked_path`, if it means the same in an address as it is."""
    if found := _MEANINGFUL.search(path):
        raise ValueError(f"has the character {found.group()!r} in its path")
    return checked_path(path)


def demo_name(name: str) -> str:
    """The name of a demo, if /demos/ and /embed/ can have a folder that is called so.

    Raises ValueError like `checked_path`.
    """
    if "/" in name:
        raise ValueError("has a slash in it")
    address_path(name)
    if folded(name) in _OWN_EMBEDS:
        raise ValueError("is the name of a file that docsgen writes beside the demos")
    return name


@functools.lru_cache(maxsize=20_000)
def page_path(url: str) -> str:
    """The site path of the page at `url`, with a trailing slash.

    Raises ValueError like `site_path`, and for a URL that is not http(s).
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ValueError("is not an http(s) URL")
    segments = [unquote(segment) for segment in parts.path.split("/") if segment]
    if any("/" in segment for segment in segments):
        raise ValueError("has an encoded slash in its path")
    return site_path("/".join(segments))


def site_path(path: str) -> str:
    """The folder `path` of the site, with a trailing slash, if a page may be there.

    Raises ValueError like `checked_path`, and for what would overwrite a page of docsgen's own.
    """
    if not path:
        raise ValueError("has no path; the root is the home page")
    address_path(path)
    first, *others = folded(path).split("/")
    is_area = f"{folded(path)}/" in (area.path for area in page_types.areas())
    if first in reserved_names() or first.startswith(".") or is_area:
        raise ValueError(f"would overwrite docsgen's own /{path}")
    if index := next((part for part in others if part in _INDEXES), None):
        raise ValueError(f"has the part {index!r} in its path, the name of a page's own file")
    return f"{path}/"


def reserved_names() -> frozenset[str]:
    """First parts of paths that no page of the documentation has."""
    return _FILES | page_types.reserved_names()


def is_inside(path: str) -> bool:
    """Whether a path stays in its folder, whichever system reads it."""
    parts = path.replace("\\", "/").split("/")
    return _LEADING_AWAY.isdisjoint(parts) and ":" not in path and "\0" not in path


def path_inside(path: str) -> str:
    """A path that is about to be written below a folder.

    Raises ValueError if it leaves the folder, which is a mistake of docsgen's: nothing that
    `checked_path` has let through does.
    """
    if not is_inside(path):
        raise ValueError(f"{path!r} leaves the folder that it is written to")
    return path


def folded(path: str) -> str:
    """The same for paths that some system takes for one.

    Windows and macOS do not tell upper from lower case, macOS neither composed from decomposed
    letters nor, on older disks, invisible characters from none (Unicode 16, D145 and D21).
    """
    if path.isascii():
        return path.lower()
    plain = "".join(c for c in path if unicodedata.category(c) != "Cf")
    caseless = unicodedata.normalize("NFD", plain).casefold()
    return unicodedata.normalize("NFD", caseless)


class Places:
    """Which files have an owner, so that no two are put in one place on any system."""

    def __init__(self) -> None:
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}

    def take(self, path: str, owner: str) -> str | None:
        """Give the file at `path` to `owner`, unless somebody else is in the way: who that is.

        In the way is also a file where a folder must be, or the reverse. A path that ends with a
        slash is that of a page, whose file is the index of the folder.
        """
        key = folded(f"{path}index.html" if path.endswith("/") or not path else path)
        parts = key.split("/")
        folders = ["/".join(parts[:end]) for end in range(1, len(parts))]
        if self._files.get(key) == owner:
            return None
        in_the_way = (self._files.get(key), self._folders.get(key), *map(self._files.get, folders))
        other = next(filter(None, in_the_way), None)
        if other is None:
            self._files[key] = owner
            self._folders.update(dict.fromkeys(folders, owner))
        return other
