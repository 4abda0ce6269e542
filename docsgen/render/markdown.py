# CommonMark to safe HTML. Raw HTML is never passed through, links are limited to known schemes,
# images are named but not fetched from other people's hosts, and nh3 has the last word.

from __future__ import annotations

import functools
import html
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from docsgen.languages import Texts
from docsgen.model.pathological import NESTING, verbatim, why_pathological

_TAGS = {
    *("a", "blockquote", "br", "code", "em", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre"),
    *("s", "span", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
_ATTRIBUTES = {
    "a": {"class", "href", "title"},
    "ol": {"start"},
    "span": {"class"},
    "td": {"style"},
    "th": {"style"},
}
ROOT = "/\ue002/"
"""Stands for the way to the site's root, which differs from page to page."""

_IN_LINK = "docsgen is in a link"
"""The key under which a renderer knows that it is inside a link."""

_TEXTS = "docsgen's texts"
"""The key under which a renderer has the texts of its language."""

_LINK = re.compile(r"!?\[(?P<text>[^\]]*+)(?:\]\([^)]*+(?P<end>\))?)?")
"""A link, or what begins like one: so the search goes on behind it, and not inside."""

_MARKS = re.compile(r"\*\*|`|(?<!\w)_(?=[^\s_][^_]*_(?!\w))|(?<=[^\s_])_(?!\w)")
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    set_tag_attribute_values={"table": {"tabindex": "0"}},  # so that keys can scroll a wide one
    url_schemes={"http", "https", "mailto"},
    link_rel="noopener",
)


def _image(renderer: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    """An image as a link that says what it shows and where it is; nothing is hot-linked."""
    source = str(tokens[at].attrs.get("src", ""))
    parts = urlsplit(source)
    host = parts.netloc
    text = tokens[at].content or unquote(parts.path.rpartition("/")[2])
    named = env[_TEXTS].html("image.named", title=text)
    if env.get(_IN_LINK):  # it stands for the link's text
        return f"{named} <span>({html.escape(host)})</span>"
    return (
        f'<a class="image" href="{html.escape(source)}">{named}'
        f" <span>({html.escape(host)})</span></a>"
    )


def _link(renderer: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    """A link; one to a page of the site is marked, to be made relative on each page."""
    env[_IN_LINK] = True
    href = str(tokens[at].attrs.get("href", ""))
    if href.startswith("/") and not href.startswith("//"):
        tokens[at].attrs["href"] = ROOT + href[1:]
    return renderer.renderToken(tokens, at, options, env)


def _link_end(
    renderer: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: Any
) -> str:
    """The end of a link, in which there are no others."""
    env[_IN_LINK] = False
    return renderer.renderToken(tokens, at, options, env)


def _parser() -> MarkdownIt:
    options = {"html": False, "maxNesting": NESTING}
    markdown = MarkdownIt("commonmark", options).enable(["table", "strikethrough"])
    markdown.add_render_rule("image", _image)
    markdown.add_render_rule("link_open", _link)
    markdown.add_render_rule("link_close", _link_end)
    return markdown


_MARKDOWN = _parser()


@functools.lru_cache(maxsize=20_000)
def to_html(text: str, texts: Texts) -> str:
    """The HTML of a block of Markdown; links to pages of the site start with ROOT."""
    return _clean(str(_MARKDOWN.render(_safe(text), {_TEXTS: texts})))


@functools.lru_cache(maxsize=20_000)
def to_inline_html(text: str, texts: Texts) -> str:
    """The HTML of one line of Markdown, without a paragraph around it."""
    return _clean(str(_MARKDOWN.renderInline(_safe(text), {_TEXTS: texts})))


def _safe(text: str) -> str:
    """The text, or what shows it as it is where the parser would take too long or drop some."""
    return verbatim(text) if why_pathological(text) else text


def plain(text: str) -> str:
    """A line of Markdown without its marks, for places that take no HTML."""
    shown = _LINK.sub(lambda found: found["text" if found["end"] else 0], text)
    return " ".join(_MARKS.sub("", shown).split())


def _clean(rendered: str) -> str:
    return _CLEANER.clean(rendered)
