# Every page of the site as files: the page itself and its Markdown twin.

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from docsgen.config import Config
from docsgen.model import Listeners, Page, Site
from docsgen.render.markdown import plain
from docsgen.render.navigation import LARGE, Area, Navigation, Place, neighbourhood
from docsgen.render.page import PageView, View
from docsgen.render.reference import event_table
from docsgen.render.theme import Theme
from docsgen.render.twin import area_twin, events_twin, home_twin, page_twin, parameters_twin


class SiteRenderer:
    """Fills the theme's templates for one site."""

    def __init__(self, site: Site, theme: Theme, config: Config) -> None:
        self.site = site
        self.config = config
        self.theme = theme
        self.navigation = Navigation(site, config)
        self._sidebars: dict[tuple[str, str, int, int], str] = {}

    def pages(self) -> dict[str, Callable[[], dict[str, bytes]]]:
        """What there is to render: by a page's path, a function that gives its files by path."""
        pages: dict[str, Callable[[], dict[str, bytes]]] = {
            "": self.home,
            "404.html": self.not_found,
            "sitemap.xml": self.sitemap,
        }
        pages |= {area.path: partial(self.area, area) for area in self.navigation.areas}
        if self.site.matrix.events:
            pages |= {"events/": self.events, "events/parameters/": self.event_parameters}
        return pages | {page.path: partial(self.page, page) for page in self.site.pages}

    def page(self, page: Page) -> dict[str, bytes]:
        """A documentation page and its Markdown twin."""
        library = self.config.library
        alias = library.aliases.get(page.kind, library.alias)
        view = PageView(page, self.site, alias)
        place = self.navigation.place(page)
        summary = _summary(page, self.config)
        html = self._html(
            "page.html",
            page.path,
            place.entry.title,
            summary,
            view,
            page=page,
            place=place,
            sidebar=self._sidebar(page, place, view),
        )
        return _files(page.path, html, page_twin(page, self.site, view))

    def area(self, area: Area) -> dict[str, bytes]:
        """The index page of an area."""
        summary = f"{area.size} pages in {len(area.groups)} groups."
        view = View(area.path, self.site)
        html = self._html("area.html", area.path, area.title, summary, view, area=area)
        return _files(area.path, html, area_twin(area, view))

    def home(self) -> dict[str, bytes]:
        """The home page."""
        view = View("", self.site)
        html = self._html("home.html", "", self.config.title, self.config.description, view)
        return _files("", html, home_twin(self.config, self.navigation.areas, self.site, view))

    def events(self) -> dict[str, bytes]:
        """The support matrix, whole, by event and by component."""
        matrix = self.site.matrix
        by_event = {
            event: [name for name, events in matrix.support.items() if event in events]
            for event in matrix.events
        }
        ticks = sum(map(len, matrix.support.values()))
        summary = (
            f"{len(matrix.support)} components, {len(matrix.events)} events, {ticks} supported"
            " combinations."
        )
        view = View("events/", self.site)
        html = self._html(
            "events.html",
            "events/",
            "Support matrix",
            summary,
            view,
            matrix=matrix,
            by_event=by_event,
            paths=self.site.paths,
            anchors=self._event_anchors(),
        )
        return _files("events/", html, events_twin(self.site, by_event, summary, view))

    def _event_anchors(self) -> dict[tuple[str, str], str]:
        """Where each supported event is described: the component page's own entry, if any."""
        described = {(p.path, e.name) for p in self.site.pages for e in p.events}
        return {
            (name, event): f"/{path}#event-{event}"
            if (path, event) in described
            else f"/{path}#matrix-events"
            for name, path in self.site.paths.items()
            for event in self.site.matrix.support[name]
        }

    def event_parameters(self) -> dict[str, bytes]:
        """The parameters that all listeners share, and who differs."""
        exceptions = [
            (page, table.differing)
            for page in self.site.pages
            for content in page.contents(Listeners)
            if (table := event_table(content.parameters, self.site)).differing
        ]
        parameters = self.site.shared_event_parameters
        summary = f"The {len(parameters)} parameters that every event listener takes."
        path = "events/parameters/"
        view = View(path, self.site)
        html = self._html(
            "event_parameters.html",
            path,
            "Event parameters",
            summary,
            view,
            parameters=parameters,
            exceptions=exceptions,
        )
        return _files(path, html, parameters_twin(self.site, summary, view))

    def not_found(self) -> dict[str, bytes]:
        """The page a host shows for any other path, so its links start at the host's root."""
        view = View("", self.site)
        view.root = urlsplit(self.config.base_url).path.rstrip("/") + "/"
        html = self._html("404.html", "404.html", "Not found", "There is no such page.", view)
        return {"404.html": html}

    def sitemap(self) -> dict[str, bytes]:
        """The addresses of all pages, for search engines."""
        paths = ["", *(area.path for area in self.navigation.areas)]
        if self.site.matrix.events:
            paths += ["events/", "events/parameters/"]
        paths += [page.path for page in self.site.pages]
        base = self.config.base_url.rstrip("/")
        urls = "".join(f"<url><loc>{escape(f'{base}/{p}')}</loc></url>\n" for p in sorted(paths))
        head = '<?xml version="1.0" encoding="UTF-8"?>\n'
        schema = "http://www.sitemaps.org/schemas/sitemap/0.9"
        return {"sitemap.xml": f'{head}<urlset xmlns="{schema}">\n{urls}</urlset>\n'.encode()}

    def _sidebar(self, page: Page, place: Place, view: View) -> Markup:
        """The list of pages around `page`, which all pages of its group share but for the mark."""
        here = f' href="/{page.path}"'
        shared = self._shared_sidebar(place, *neighbourhood(place, f"/{page.path}"))
        return view.relative(shared.replace(here, f'{here} aria-current="page"'))

    def _shared_sidebar(self, place: Place, start: int, end: int) -> str:
        key = (place.area.path, place.group.id, start, end)
        if key not in self._sidebars:
            self._sidebars[key] = self.theme.render(
                "sidebar.html",
                area=place.area,
                current=place.group,
                entries=place.group.entries[start:end],
                whole=place.area.size <= LARGE,
            )
        return self._sidebars[key]

    def _html(
        self, template: str, path: str, title: str, summary: str, view: View, **context: Any
    ) -> bytes:
        urls = self.theme.urls
        context.setdefault("place", None)
        rendered = self.theme.render(
            template,
            config=self.config,
            path=path,
            title=title,
            summary=summary,
            view=view,
            href=view.href,
            asset=lambda name: view.href(f"/{urls[name]}"),
            areas=self.navigation.areas,
            has_events=bool(self.site.matrix.events),
            layout=template.removesuffix(".html"),
            **context,
        )
        return rendered.encode()


def _files(path: str, html: bytes, twin: str) -> dict[str, bytes]:
    return {f"{path}index.html": html, f"{path}index.md": twin.encode()}


def _summary(page: Page, config: Config) -> str:
    """One plain line about the page, for search engines and previews."""
    if page.own and page.own.summary:
        return plain(page.own.summary)
    library = f"{config.library.title} {config.library.version}"
    text = plain(page.description.split("\n\n")[0])
    if text:
        return text if len(text) <= 160 else f"{text[:159].rsplit(' ', 1)[0]}…"
    return f"{page.title}, from the documentation of {library}."
