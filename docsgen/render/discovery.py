# The files by which programs find their way about a site: search engines, browsers, hosts.

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import quote, urlsplit

import msgspec

from docsgen.config import Config
from docsgen.git_history import Changed
from docsgen.render.head import address
from docsgen.render.theme import Theme


def sitemap(config: Config, paths: Iterable[str], dates: Mapping[str, Changed]) -> bytes:
    """The addresses of all pages, for search engines, and when they changed where it is known."""
    urls = "".join(_place(address(config, path), dates.get(path)) for path in sorted(paths))
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    schema = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'{head}<urlset xmlns="{schema}">\n{urls}</urlset>\n'.encode()


def _place(url: str, changed: Changed | None) -> str:
    day = f"<lastmod>{changed.last}</lastmod>" if changed else ""
    return f"<url><loc>{escape(url)}</loc>{day}</url>\n"


def robots(config: Config) -> bytes:
    """Everything may be crawled, and here is the sitemap; hosts serve this from their root only."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {address(config, 'sitemap.xml')}\n".encode()


def manifest(config: Config, theme: Theme) -> bytes:
    """What a browser needs to put the site on a home screen; addresses are relative to it."""
    icons = [
        {"src": theme.url("icon.svg"), "type": "image/svg+xml", "sizes": "any"},
        {"src": theme.url("icon-512.png"), "type": "image/png", "sizes": "512x512"},
        {"src": theme.url("apple-touch-icon.png"), "type": "image/png", "sizes": "180x180"},
    ]
    value = {
        "name": config.title,
        "short_name": config.library.title,
        "description": config.description,
        "start_url": "./",
        "scope": "./",
        "display": "browser",
        "theme_color": "#ffffff",
        "background_color": "#ffffff",
        "icons": icons,
    }
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"


def host_redirects(config: Config, redirects: Mapping[str, str], folder: str = "") -> bytes:
    """The redirects for hosts that read `_redirects`, such as Netlify and Cloudflare Pages.

    Each is listed by itself: a pattern such as `/docs/*` would catch the pages themselves. All that
    is below `folder` has moved to the root.
    """
    base = base_path(config)
    lines = [
        f"{quote(base + old)} {quote(base + new.removeprefix('/'), safe='/#')} 301\n"
        for old, new in redirects.items()
    ]
    moved = [f"{quote(base + folder)}* {quote(base)}:splat 301\n"] if folder else []
    return "".join([*lines, *moved]).encode()


def base_path(config: Config) -> str:
    """The path of the home page on its host, with a slash at both ends."""
    return urlsplit(config.base_url).path.rstrip("/") + "/"
