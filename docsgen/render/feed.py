# The feed of what changed: from one version of the library to the next, and among what was written
# for this site. It is RSS 2.0 (https://www.rssboard.org/rss-specification), since Atom would need a
# date for each entry, and nobody knows those of versions.

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from html import escape

import msgspec

from docsgen.config import Config
from docsgen.languages import Texts
from docsgen.model import Site, page_types
from docsgen.model.changes import Releases
from docsgen.model.changes_in_words import subjects, title
from docsgen.render.head import address

FEED = "feed.xml"
"""The file of the feed, at the root of the site."""

_LATEST = 50
"""Changed pages that the feed tells of."""


class _Item(msgspec.Struct, frozen=True):
    title: str
    url: str
    text: str
    id: str
    day: date | None = None


def has_feed(site: Site, releases: Releases) -> bool:
    """Whether there is anything to tell of."""
    return bool(site.dates or releases.comparisons)


def feed(config: Config, site: Site, titles: dict[str, str], texts: Texts) -> bytes:
    """The feed; `titles` are those of pages by path."""
    items = [*_versions(config, site, texts), *_pages(config, site, titles, texts)]
    channel = "".join(
        [
            _element("title", texts("feed.title", site=config.title)),
            _element("link", address(config, "")),
            _element("description", config.description),
            _element("language", config.language),
            f'<atom:link rel="self" type="application/rss+xml" href="{address(config, FEED)}"/>\n',
            *map(_written_out, items),
        ]
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    root = '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">'
    return f"{head}{root}\n<channel>\n{channel}</channel>\n</rss>\n".encode()


def _versions(config: Config, site: Site, texts: Texts) -> Iterator[_Item]:
    """What changed from version to version, the newest first."""
    pages = {page.name: page for page in page_types.CHANGES.pages(site, texts)}
    for compared in reversed(site.comparisons):
        page, url = pages[compared.name], address(config, pages[compared.name].path)
        values = {"library": config.library.title, "old": compared.old, "new": compared.new}
        count = len(compared.changes)
        text = texts("changes.summary" if count else "changes.none", count=count, **values)
        names = ", ".join(title(subject.name, texts) for subject in subjects(compared))
        text = texts("feed.subjects", summary=text, names=names) if names else text
        yield _Item(page.title, url, text, url)


def _pages(config: Config, site: Site, titles: dict[str, str], texts: Texts) -> Iterator[_Item]:
    """What is new or has changed of what was written for this site, the latest first."""
    summaries = {page.path: page.own.summary for page in site.pages if page.own}
    summaries |= {demo.page: demo.manifest.summary for demo in site.demos.values()}
    latest = sorted(site.dates.items(), key=lambda one: (-one[1].last.toordinal(), one[0]))
    for path, changed in latest[:_LATEST]:
        key = "feed.new" if changed.first == changed.last else "feed.changed"
        url = address(config, path)
        about = texts(key, title=titles[path])
        yield _Item(about, url, summaries[path], f"{url}#{changed.last}", changed.last)


def _written_out(item: _Item) -> str:
    is_link = "true" if item.id == item.url else "false"
    parts = [
        _element("title", item.title),
        _element("link", item.url),
        _element("description", escape(item.text)) if item.text else "",
        f'<guid isPermaLink="{is_link}">{escape(item.id)}</guid>\n',
        _element("pubDate", _rfc822(item.day)) if item.day else "",
    ]
    return f"<item>\n{''.join(parts)}</item>\n"


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>\n"


def _rfc822(day: date) -> str:
    return format_datetime(datetime.combine(day, time(), UTC), usegmt=True)
