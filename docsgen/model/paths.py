# From a page's URL to its path in the site, refusing what a file system or a browser would trip on.

from __future__ import annotations

import functools
import re
from urllib.parse import unquote, urlsplit

OWN = frozenset(
    {"assets", "demos", "embed", "events", "pagefind", "runtime"}
    | {"404.html", "index.html", "index.md", "robots.txt", "sitemap.xml"}
    | {".docsgen.json", "_redirects", "favicon.ico", "site.webmanifest"}
)
"""First path segments that docsgen writes itself."""

AREAS = frozenset({"docs", "guides"})
"""Folders of pages that have an index page of docsgen's own."""

_FORBIDDEN = re.compile(r'[\x00-\x20<>:"|?*\\#%{}\x7f-\x9f\ufffd]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def own_indexes(has_events: bool) -> frozenset[str]:
    """The paths of the pages that docsgen makes itself."""
    events = ("events/", "events/parameters/") if has_events else ()
    return frozenset({"", *(f"{area}/" for area in AREAS), *events})


@functools.lru_cache(maxsize=20_000)
def page_path(url: str) -> str:
    """The site path of the page at `url`, with a trailing slash.

    Raises ValueError, in the reader's words, for a URL that is not http(s), leaves the site's
    root, has a name that some file system refuses, or would overwrite a page of docsgen's own.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ValueError("is not an http(s) URL")
    segments = [unquote(segment) for segment in parts.path.split("/") if segment]
    if not segments:
        raise ValueError("has no path; the root is the home page")
    for segment in segments:
        _check(segment)
    is_area = len(segments) == 1 and segments[0].lower() in AREAS
    if is_area or segments[0].lower() in OWN or segments[-1].lower() in ("index.html", "index.md"):
        raise ValueError(f"would overwrite docsgen's own /{'/'.join(segments)}")
    return "/".join(segments) + "/"


def _check(segment: str) -> None:
    if segment in (".", "..") or "/" in segment:
        raise ValueError("leaves the site's root")
    if match := _FORBIDDEN.search(segment):
        raise ValueError(f"has the character {match.group()!r} in its path")
    if _RESERVED.match(segment) or segment.endswith("."):
        raise ValueError(f"has the path segment {segment!r}, which Windows reserves")
    if len(segment.encode()) > 200:
        raise ValueError("has a path segment of more than 200 bytes")
