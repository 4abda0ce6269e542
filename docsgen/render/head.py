# What a page says about itself to browsers, search engines and link previews. Addresses in it are
# absolute, because those who read it quote them elsewhere.

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import msgspec
from markupsafe import Markup

from docsgen.config import Config
from docsgen.git_history import Changed
from docsgen.render.card import SIZE


class Crumb(msgspec.Struct, frozen=True):
    """A step on the way from the home page; `href` starts with `/`."""

    name: str
    href: str


class Head(msgspec.Struct, frozen=True):
    """The head of a page that can be found, besides its title and summary.

    `address` and `picture` are URLs, `alternates` those of the page by language, the default first;
    `caption` says what the picture shows, `data` describes the page as JSON-LD.
    """

    address: str
    alternates: dict[str, str]
    type: str
    picture: str
    caption: str
    data: Markup
    width: int = SIZE[0]
    height: int = SIZE[1]


def address(config: Config, path: str) -> str:
    """The absolute URL of what is at `path` of the site."""
    return f"{config.base_url.rstrip('/')}/{quote(path.lstrip('/'), safe='/#')}"


def described(config: Config, trail: list[Crumb], changed: Changed | None = None) -> Markup:
    """The way to a page as schema.org's breadcrumbs; for the home page, the site itself.

    Of a page whose history is known, it also says when it was written and `changed`.
    """
    if len(trail) == 1:
        site = {"@type": "WebSite", "name": config.title, "url": address(config, "")}
        return _described({**site, "description": config.description})
    items = [
        {
            "@type": "ListItem",
            "position": at,
            "name": crumb.name,
            "item": address(config, crumb.href),
        }
        for at, crumb in enumerate(trail, start=1)
    ]
    breadcrumbs = {"@type": "BreadcrumbList", "itemListElement": items}
    if changed is None:
        return _described(breadcrumbs)
    article = {
        "@type": "TechArticle",
        "headline": trail[-1].name,
        "url": address(config, trail[-1].href),
        "datePublished": changed.first.isoformat(),
        "dateModified": changed.last.isoformat(),
    }
    return _described({"@graph": [breadcrumbs, article]})


def _described(value: dict[str, Any]) -> Markup:
    return script_data({"@context": "https://schema.org", **value})


def script_data(value: dict[str, Any]) -> Markup:
    """JSON that is safe inside a script element: nothing in it can close or hide the element."""
    text = msgspec.json.encode(value).decode()
    return Markup(text.replace("&", r"\u0026").replace("<", r"\u003c").replace(">", r"\u003e"))
