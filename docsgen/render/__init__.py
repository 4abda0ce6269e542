# Stage: the site as files. Nothing is written here: files come out one by one, as (path, bytes).

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from typing import Any
from urllib.parse import urlsplit

from docsgen.config import Config, Project
from docsgen.model import Listeners, Page, Site
from docsgen.render.markdown import plain
from docsgen.render.navigation import Area, Entry, Navigation
from docsgen.render.page import PageView, View
from docsgen.render.parallel import in_processes
from docsgen.render.reference import event_table
from docsgen.render.theme import Theme
from docsgen.render.twin import area_twin, events_twin, home_twin, page_twin, parameters_twin

__all__ = ["render"]

LARGE = 150
"""Pages of an area beyond which the sidebar shows only the neighbourhood of the current page."""


def render(
    site: Site,
    project: Project,
    *,
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Yield all files of the site as (path, content); `progress` hears (pages done, pages in all).

    With `jobs` above 1, pages are rendered in that many processes where the system can fork.
    """
    renderer = _Renderer(site, project)
    yield from renderer.theme.assets().items()
    done = 0
    for count, files in in_processes(renderer.pages, site.pages, jobs):
        yield from files.items()
        done += count
        if progress:
            progress(done, len(site.pages))
    for area in renderer.navigation.areas:
        yield from renderer.area(area).items()
    yield from renderer.home().items()
    own = ["", *(area.path for area in renderer.navigation.areas)]
    if site.matrix.events:
        yield from renderer.events().items()
        yield from renderer.event_parameters().items()
        own += ["events/", "events/parameters/"]
    yield from renderer.not_found().items()
    yield "sitemap.xml", _sitemap([*own, *(page.path for page in site.pages)], project.config)


class _Renderer:
    """Fills the theme's templates for one site."""

    def __init__(self, site: Site, project: Project) -> None:
        self.site = site
        self.config = project.config
        self.theme = Theme(project)
        self.navigation = Navigation(site, project.config)

    def pages(self, pages: list[Page]) -> dict[str, bytes]:
        """Some documentation pages with their Markdown twins."""
        return {path: data for page in pages for path, data in self.page(page).items()}

    def page(self, page: Page) -> dict[str, bytes]:
        """A documentation page and its Markdown twin."""
        view = PageView(page, self.site, self.config.library.alias)
        place = self.navigation.place(page)
        summary = _summary(page, self.config)
        html = self._html("page.html", page.path, page.title, summary, view, page=page, place=place)
        return _files(page.path, html, page_twin(page, self.site, view))

    def area(self, area: Area) -> dict[str, bytes]:
        """The index page of an area."""
        count = sum(len(group.entries) for group in area.groups)
        summary = f"{count} pages in {len(area.groups)} groups."
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

    def _html(
        self, template: str, path: str, title: str, summary: str, view: View, **context: Any
    ) -> bytes:
        urls = self.theme.urls
        place = context.pop("place", None)
        rendered = self.theme.environment.get_template(template).render(
            config=self.config,
            path=path,
            title=title,
            summary=summary,
            view=view,
            href=view.href,
            asset=lambda name: view.href(f"/{urls[name]}"),
            areas=self.navigation.areas,
            has_events=bool(self.site.matrix.events),
            place=place,
            large=place is not None and _size(place.area) > LARGE,
            near=lambda entries: _near(entries, f"/{path}"),
            layout=template.removesuffix(".html"),
            **context,
        )
        return rendered.encode()


def _files(path: str, html: bytes, twin: str) -> dict[str, bytes]:
    return {f"{path}index.html": html, f"{path}index.md": twin.encode()}


def _summary(page: Page, config: Config) -> str:
    """One plain line about the page, for search engines and previews."""
    library = f"{config.library.title} {config.library.version}"
    text = plain(page.description.split("\n\n")[0])
    if text:
        return text if len(text) <= 160 else f"{text[:159].rsplit(' ', 1)[0]}…"
    return f"{page.title}, from the documentation of {library}."


def _size(area: Area) -> int:
    return sum(len(group.entries) for group in area.groups)


def _near(entries: list[Entry], href: str) -> list[Entry]:
    """The entries around `href`, so that a sidebar stays small on a large site."""
    at = next((n for n, entry in enumerate(entries) if entry.href == href), 0)
    start = max(0, min(at - LARGE // 2, len(entries) - LARGE))
    return entries[start : start + LARGE]


def _sitemap(paths: list[str], config: Config) -> bytes:
    base = config.base_url.rstrip("/")
    urls = "".join(f"<url><loc>{escape(f'{base}/{path}')}</loc></url>\n" for path in sorted(paths))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'
    ).encode()
