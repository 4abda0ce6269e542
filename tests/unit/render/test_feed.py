# The feed of what changed, as strict readers of RSS 2.0 need it. No feed parser is among docsgen's
# development tools, so the specification's rules (https://www.rssboard.org/rss-specification,
# required elements) are checked here on the tree of a strict XML parser.

from __future__ import annotations

from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace

from docsgen.git_history import Changed
from docsgen.kinds import PageKind
from docsgen.languages import ENGLISH, texts_in
from docsgen.model import OwnGuide, Page, Site, SupportMatrix
from docsgen.model.changes import Change, Comparison, Release, Releases, only
from docsgen.render.feed import feed, has_feed
from tests.unit.assemble.test_links import CONFIG

TEXTS = texts_in(ENGLISH)
ATOM = "{http://www.w3.org/2005/Atom}"
JANUARY, MARCH = date(2024, 1, 1), date(2024, 3, 1)


def guide(name: str, summary: str = "") -> Page:
    path = f"guides/{name}/"
    own = OwnGuide(f"content/guides/{name}.md", path, name, "", 0, summary)
    return Page("", path, name, PageKind.GUIDE, "guide", "", [], [], own=own)


def site(*pages: Page, **values: object) -> Site:
    empty = Site(list(pages), SupportMatrix([], {}), [], {}, {})
    return replace(empty, **values)


def read(documented: Site) -> ET.Element:
    """The channel of a site's feed, which must keep the rules."""
    titles = {page.path: page.title for page in documented.pages}
    data = feed(CONFIG, documented, titles, TEXTS)
    root = ET.fromstring(data)
    assert (root.tag, root.attrib) == ("rss", {"version": "2.0"})
    [channel] = root
    for name in ("title", "link", "description"):
        assert len(channel.findall(name)) == 1
    for item in channel.findall("item"):
        assert {"title", "link", "guid"} <= {child.tag for child in item}
        assert len({child.tag for child in item}) == len(item), "each element is there once"
        assert text(item, "link").startswith(CONFIG.base_url)
        if item.find("pubDate") is not None:
            assert parsedate_to_datetime(text(item, "pubDate")).tzinfo == UTC
    ids = [text(item, "guid") for item in channel.findall("item")]
    assert len(ids) == len(set(ids))
    return channel


def text(element: ET.Element, name: str) -> str:
    return element.findtext(name) or ""


def test_pages_are_new_or_changed_and_the_latest_come_first() -> None:
    dates = {
        "guides/old/": Changed(JANUARY, JANUARY),
        "guides/new/": Changed(JANUARY, MARCH),
    }
    channel = read(site(guide("old"), guide("new", "What is <new> & good."), dates=dates))
    first, second = channel.findall("item")
    assert (text(first, "title"), text(second, "title")) == ("Changed: new", "New: old")
    assert (
        text(first, "description") == "What is &lt;new&gt; &amp; good."
    )  # readers take it as HTML
    assert parsedate_to_datetime(text(first, "pubDate")) == datetime(2024, 3, 1, tzinfo=UTC)


def test_another_change_of_a_page_is_another_entry() -> None:
    def id_of(day: date) -> str:
        [item] = read(site(guide("a"), dates={"guides/a/": Changed(JANUARY, day)})).findall("item")
        return text(item, "guid")

    assert id_of(JANUARY) != id_of(MARCH)
    assert id_of(MARCH) == id_of(MARCH)


def test_versions_have_an_entry_without_a_date_that_nobody_knows() -> None:
    change = Change("added", "parameter", "Button", "size")
    compared = [Comparison("1.0", "1.1", []), Comparison("1.1", "2.0", [change])]
    newest, older = read(site(comparisons=compared)).findall("item")
    assert text(newest, "title") == "What changed from 1.1 to 2.0"
    assert "Button" in text(newest, "description")
    assert text(newest, "link").endswith("/changes/1.1-2.0/")
    assert newest.find("guid").attrib == {"isPermaLink": "true"}  # type: ignore[union-attr]
    assert newest.find("pubDate") is None
    assert text(older, "title") == "What changed from 1.0 to 1.1"


def test_the_feed_says_where_it_is() -> None:
    channel = read(site(guide("a"), dates={"guides/a/": Changed(JANUARY, JANUARY)}))
    [link] = channel.findall(f"{ATOM}link")
    assert link.attrib["href"] == f"{CONFIG.base_url.rstrip('/')}/feed.xml"
    assert link.attrib["rel"] == "self"


def test_a_long_history_is_cut() -> None:
    names = [f"guide-{number}" for number in range(60)]
    dates = {f"guides/{name}/": Changed(JANUARY, JANUARY) for name in names}
    assert len(read(site(*map(guide, names), dates=dates)).findall("item")) == 50


@pytest.mark.parametrize("has_versions", [False, True])
def test_there_is_a_feed_where_there_is_something_to_tell(has_versions: bool) -> None:
    releases = only("1.0")
    if has_versions:
        release = Release("1.0")
        releases = Releases(release, [release], "1.0", [Comparison("0.9", "1.0", [])])
    assert has_feed(site(), releases) == has_versions
    assert has_feed(site(dates={"guides/a/": Changed(JANUARY, JANUARY)}), releases)
