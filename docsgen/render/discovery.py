# The files by which programs find their way about a site: search engines, browsers, hosts.

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import quote, urlsplit

import msgspec

from docsgen.config import Config
from docsgen.git_history import Changed
from docsgen.model.site_languages import SiteLanguages
from docsgen.render.head import address
from docsgen.render.theme import Theme


def sitemap(
    config: Config, paths: Iterable[str], languages: SiteLanguages, dates: Mapping[str, Changed]
) -> bytes:
    """The addresses of all pages in all languages, for search engines.

    `dates` say when pages in the default language changed.
    """
    urls = "".join(
        _listed(config, languages.paths(path), dates.get(path)) for path in sorted(paths)
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    schema = "http://www.sitemaps.org/schemas/sitemap/0.9"
    links = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"' if len(languages.all) > 1 else ""
    return f'{head}<urlset xmlns="{schema}"{links}>\n{urls}</urlset>\n'.encode()


def _listed(config: Config, paths: Mapping[str, str], changed: Changed | None) -> str:
    """A page in each of its languages, which name each other; the default one has `changed`."""
    urls = {tag: escape(address(config, path)) for tag, path in paths.items()}
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{tag}" href="{url}"/>' for tag, url in urls.items()
    )
    others = links if len(urls) > 1 else ""
    day = f"<lastmod>{changed.last}</lastmod>" if changed else ""
    days = (day, *("" for _ in urls))
    return "".join(
        f"<url><loc>{url}</loc>{day}{others}</url>\n"
        for url, day in zip(urls.values(), days, strict=False)
    )


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
