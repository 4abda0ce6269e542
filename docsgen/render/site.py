# Every page of the site as files: the page itself, its Markdown twin and its picture.

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from docsgen.config import Config
from docsgen.model import Listeners, Page, Site
from docsgen.model.demo import Embed
from docsgen.render import matrix
from docsgen.render.card import Card, Cards
from docsgen.render.demos import ShownDemo, picture_files, shown_demos
from docsgen.render.discovery import base_path, host_redirects, manifest, robots, sitemap
from docsgen.render.head import Crumb, Head, address, described
from docsgen.render.labs import ShownLab, marks_by_pair, proofs_file, shown_labs, standing
from docsgen.render.navigation import LARGE, Area, Navigation, Place, neighbourhood
from docsgen.render.page import PageView, View
from docsgen.render.reference import event_table
from docsgen.render.snippets import FORMATS, LIVE_DEMO, SCRIPT, oembed, sharing
from docsgen.render.summary import Summaries, shortened
from docsgen.render.theme import Theme
from docsgen.render.twin import (
    area_twin,
    demo_twin,
    events_twin,
    gallery_twin,
    home_twin,
    lab_twin,
    page_twin,
    parameters_twin,
)

SHOWN = 12
"""Pages of a group that the home page lists by name."""


class SiteRenderer:
    """Fills the theme's templates for one site, whose demos run where there is an embed."""

    def __init__(
        self, site: Site, theme: Theme, config: Config, cards: Cards, embeds: Mapping[str, Embed]
    ) -> None:
        self.site = site
        self.config = config
        self.theme = theme
        self.cards = cards
        self._summaries = Summaries(site, config)
        self.navigation = Navigation(site, config, self._summaries)
        self.demos = shown_demos(site, embeds, config.library)
        self.labs = shown_labs(site, embeds, config.library)
        self._labs_by_page = {lab.page: lab for lab in self.labs.values()}
        self._titles: dict[str, str] = {}
        if site.matrix.events:
            self._titles |= {"events/": "Support matrix", "events/parameters/": "Event parameters"}
        self._titles |= {lab.lab.path: lab.shown.title for lab in self.labs.values()}
        if self.demos:
            self._titles |= {"demos/": "Demos"} | {d.path: d.title for d in self.demos.values()}
        self._titles |= {area.path: area.title for area in self.navigation.areas}
        self._titles |= {page.path: page.title for page in site.pages}
        self._sidebars: dict[tuple[str, str, int, int], str] = {}

    def pages(self) -> dict[str, Callable[[], dict[str, bytes]]]:
        """What there is to render: by a page's path, a function that gives its files by path."""
        pages: dict[str, Callable[[], dict[str, bytes]]] = {
            "": self.home,
            "404.html": self.not_found,
            "sitemap.xml": self.sitemap,
            "robots.txt": lambda: {"robots.txt": robots(self.config)},
            "site.webmanifest": lambda: {"site.webmanifest": manifest(self.config, self.theme)},
            "favicon.ico": lambda: {"favicon.ico": self.theme.files["favicon.ico"]},
            "_redirects": lambda: {"_redirects": host_redirects(self.config, self.site.redirects)},
        }
        pages |= {area.path: partial(self.area, area) for area in self.navigation.areas}
        if self.site.matrix.events:
            pages |= {"events/": self.events, "events/parameters/": self.event_parameters}
        pages |= {lab.lab.path: partial(self.lab, lab) for lab in self.labs.values()}
        if self.demos:
            pages |= {"demos/": self.gallery}
            pages |= {shown.path: partial(self.demo, shown) for shown in self.demos.values()}
            pages |= {
                shown.embed_path: partial(picture_files, shown.demo, shown.embed_path)
                for shown in self.demos.values()
                if shown.embed
            }
            pages |= {SCRIPT: lambda: {SCRIPT: LIVE_DEMO.read_bytes()}}
        pages |= {f"embed/{name}/": partial(self.former, name) for name in self.site.former}
        pages |= {old: partial(self.redirect, old) for old in self.site.redirects}
        return pages | {page.path: partial(self.page, page) for page in self.site.pages}

    def page(self, page: Page) -> dict[str, bytes]:
        """A documentation page."""
        library = self.config.library
        alias = library.aliases.get(page.kind_name, library.alias)
        view = PageView(page, self.site, alias, self.demos)
        place = self.navigation.place(page)
        group = Crumb(place.group.title, f"/{place.area.path}#{place.group.id}")
        return self._files(
            "page.html",
            [Crumb(place.area.title, f"/{place.area.path}"), group],
            Crumb(place.entry.title, place.entry.href),
            self._summaries.of(page),
            view,
            page_twin(page, self.site, view),
            page=page,
            place=place,
            lab=self._labs_by_page.get(page.path),
            sidebar=self._sidebar(page, place, view),
        )

    def area(self, area: Area) -> dict[str, bytes]:
        """The index page of an area."""
        library = f"{self.config.library.title} {self.config.library.version}"
        groups = ", ".join(group.title for group in area.groups)
        summary = shortened(f"{area.size} pages about {library}: {groups}.")
        view = View(area.path, self.site, self.demos)
        here = Crumb(area.title, f"/{area.path}")
        return self._files("area.html", [], here, summary, view, area_twin(area, view), area=area)

    def home(self) -> dict[str, bytes]:
        """The home page."""
        view = View("", self.site, self.demos)
        here = Crumb(self.config.title, "/")
        twin = home_twin(self.config, self.navigation.areas, self.site, view)
        summary = self.config.description
        showcase = [self.demos[name] for name in self.config.showcase if name in self.demos]
        return self._files(
            "home.html", [], here, summary, view, twin, shown=SHOWN, showcase=showcase
        )

    def events(self) -> dict[str, bytes]:
        """The support matrix: whole, by event, by component, and as data."""
        support = self.site.matrix
        by_event, summary = matrix.by_event(support), matrix.summary(support)
        view = View("events/", self.site, self.demos)
        files = self._files(
            "events.html",
            [],
            Crumb("Support matrix", "/events/"),
            summary,
            view,
            events_twin(self.site, by_event, summary, view),
            matrix=support,
            by_event=by_event,
            paths=self.site.paths,
            anchors=matrix.event_anchors(self.site),
            labs=self.labs,
            marks=marks_by_pair(self.labs),
            standing=standing(self.labs, self.site),
        )
        files |= {
            "events/matrix.csv": matrix.as_csv(support),
            "events/matrix.json": matrix.as_json(support),
        }
        if self.labs:
            files["events/proofs.json"] = proofs_file(self.labs, self.config.library)
        return files

    def lab(self, lab: ShownLab) -> dict[str, bytes]:
        """The page of one event lab."""
        path, title = lab.lab.path, lab.shown.title
        view = View(path, self.site, self.demos)
        return self._files(
            "lab.html",
            [Crumb("Events", "/events/")],
            Crumb(title, f"/{path}"),
            self._summaries.of_demo(lab.shown.demo.manifest),
            view,
            lab_twin(lab, view),
            lab=lab,
        )

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
        view = View("events/parameters/", self.site, self.demos)
        return self._files(
            "event_parameters.html",
            [Crumb("Events", "/events/")],
            Crumb("Event parameters", "/events/parameters/"),
            summary,
            view,
            parameters_twin(self.site, summary, view),
            parameters=parameters,
            exceptions=exceptions,
        )

    def gallery(self) -> dict[str, bytes]:
        """All demos at a glance."""
        library = f"{self.config.library.title} {self.config.library.version}"
        live = sum(shown.embed is not None for shown in self.demos.values())
        summary = (
            f"{len(self.demos)} demos of {library}, {live} of which run here, in your browser."
        )
        view = View("demos/", self.site, self.demos)
        return self._files(
            "demos.html",
            [],
            Crumb("Demos", "/demos/"),
            summary,
            view,
            gallery_twin(self.demos.values(), summary, view),
            demos=list(self.demos.values()),
            classes=sorted({use.title for shown in self.demos.values() for use in shown.uses}),
            states=sorted({shown.state for shown in self.demos.values()}),
        )

    def demo(self, shown: ShownDemo) -> dict[str, bytes]:
        """The page of one demo, and its pictures."""
        order = list(self.demos.values())
        at = order.index(shown)
        view = View(shown.path, self.site, self.demos)
        shared = sharing(shown.demo, self.config) if shown.embed else None
        files = self._files(
            "demo_page.html",
            [Crumb("Demos", "/demos/")],
            Crumb(shown.title, f"/{shown.path}"),
            self._summaries.of_demo(shown.demo.manifest),
            view,
            demo_twin(shown, view),
            shown=shown,
            previous=order[at - 1] if at else None,
            next=order[at + 1] if at + 1 < len(order) else None,
            oembed=address(self.config, f"{shown.path}oembed.json") if shared else None,
            snippets=[(form, form.write(shared)) for form in FORMATS.values()] if shared else [],
        )
        if shared:
            files[f"{shown.path}oembed.json"] = oembed(shown.demo, self.config)
        return files | picture_files(shown.demo, shown.path)

    def former(self, name: str) -> dict[str, bytes]:
        """What stands at the address of an embed that is no more: the way to another, or a word."""
        new = self.site.former[name]
        html = self.theme.render(
            "former.html",
            former=name,
            target=f"../{new}/" if new else None,
            home="../../",
            config=self.config,
        )
        return {f"embed/{name}/index.html": html.encode()}

    def not_found(self) -> dict[str, bytes]:
        """The page a host shows for any other path, so its links start at the host's root."""
        view = View("", self.site, self.demos)
        view.root = base_path(self.config)
        html = self._html("404.html", "404.html", "Not found", "There is no such page.", view)
        return {"404.html": html.encode()}

    def sitemap(self) -> dict[str, bytes]:
        """The addresses of all pages."""
        return {"sitemap.xml": sitemap(self.config, ["", *self._titles])}

    def redirect(self, path: str) -> dict[str, bytes]:
        """A page that only leads to another, for hosts that cannot redirect."""
        target = self.site.redirects[path]
        page = target.removeprefix("/").partition("#")[0]
        html = self.theme.render(
            "redirect.html",
            target=View(path, self.site, self.demos).href(target),
            address=address(self.config, page),
            title=self._titles.get(page, self.config.title),
        )
        return {f"{path}index.html": html.encode()}

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

    def _files(
        self,
        template: str,
        above: list[Crumb],
        here: Crumb,
        summary: str,
        view: View,
        twin: str,
        **context: Any,
    ) -> dict[str, bytes]:
        """A page that can be found, its twin and its picture; `above` leads to it from home."""
        path = here.href.removeprefix("/")
        card_path, picture = self.cards.file(path, self._card(above, here, summary))
        head = Head(
            address=address(self.config, path),
            type="article" if template == "page.html" else "website",
            picture=address(self.config, card_path),
            caption=", ".join([here.name, *(crumb.name for crumb in reversed(above))]),
            data=described(self.config, [Crumb("Home", "/"), *above, here] if path else [here]),
        )
        html = self._html(template, path, here.name, summary, view, head=head, **context)
        return {
            f"{path}index.html": html.encode(),
            f"{path}index.md": twin.encode(),
            card_path: picture,
        }

    def _card(self, above: list[Crumb], here: Crumb, summary: str) -> Card:
        library = self.config.library
        slug = here.href.rstrip("/").rpartition("/")[2]
        return Card(
            brand=f"{library.title} {library.version}",
            place=[crumb.name for crumb in above],
            titles=[here.name, slug, *(crumb.name for crumb in reversed(above)), library.title],
            summary=summary.removeprefix(f"{here.name}: "),
            site=self.config.title if here.name != self.config.title else "",
            host=urlsplit(self.config.base_url).netloc,
        )

    def _html(
        self, template: str, path: str, title: str, summary: str, view: View, **context: Any
    ) -> str:
        context = {"place": None, "head": None, **context}
        return self.theme.render(
            template,
            config=self.config,
            path=path,
            title=title,
            summary=summary,
            view=view,
            href=view.href,
            asset=lambda name: view.href(f"/{self.theme.url(name)}"),
            areas=self.navigation.areas,
            has_events=bool(self.site.matrix.events),
            has_demos=bool(self.demos),
            layout=template.removesuffix(".html"),
            **context,
        )
