# Every page of the site as files: the page itself, its Markdown twin and its picture. Which pages
# there are follows from the page types; what fills them is in contents.py and page.py.

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from docsgen.config import Config
from docsgen.languages import texts_in
from docsgen.languages.scripts import HOST_SCRIPTS, host_script
from docsgen.model import Page, Site, page_types
from docsgen.model.changes import Releases, only
from docsgen.model.demo import Embed
from docsgen.model.page_types import (
    DOCUMENTATION,
    EMBED,
    NOT_FOUND,
    OEMBED,
    REDIRECT,
    PageType,
    SitePage,
)
from docsgen.model.site_languages import SiteLanguages
from docsgen.model.written import written
from docsgen.render import assistants
from docsgen.render.card import CARDS, Card, Cards
from docsgen.render.contents import Contents, Prepared, contents
from docsgen.render.demos import ShownDemo, picture_files
from docsgen.render.discovery import base_path, host_redirects, manifest, robots, sitemap
from docsgen.render.feed import FEED, feed, has_feed
from docsgen.render.foot import foot
from docsgen.render.head import Crumb, Head, address, described
from docsgen.render.language_choice import LanguageChoice, language_choices
from docsgen.render.library_themes import theme_files
from docsgen.render.navigation import LARGE, Place, neighbourhood
from docsgen.render.oembed import oembed
from docsgen.render.page import PageView
from docsgen.render.page_menu import page_menu
from docsgen.render.releases import canonical
from docsgen.render.sharing import EMBEDS
from docsgen.render.theme import Theme
from docsgen.render.twin import page_twin, with_notice
from docsgen.render.view import View

Files = dict[str, bytes]
"""Files by their path in the site."""


class SiteRenderer:
    """Fills the theme's templates for one site, whose demos run where there is an embed."""

    def __init__(
        self,
        site: Site,
        theme: Theme,
        config: Config,
        cards: Cards,
        embeds: Mapping[str, Embed],
        releases: Releases | None = None,
        languages: SiteLanguages | None = None,
    ) -> None:
        self.site = site
        self.languages = languages or SiteLanguages(config.language, [config.language])
        self.releases = releases or only(config.library.version)
        self.config = config
        self.theme = theme
        self.cards = cards
        self.texts = texts_in(config.language)
        self.prepared = Prepared(site, config, embeds, self.releases)
        self._bar = page_types.in_navigation(site)
        self._pages = {page.path: page for page in site.pages}
        self._sidebars: dict[tuple[str, str, int, int], str] = {}
        self._written = written(site)
        self._has_feed = has_feed(site, self.releases)
        self._found = {page.path: page.title for known, page in self._all_pages() if known.is_found}

    def pages(self) -> dict[str, Callable[[], Files]]:
        """What there is to render: by a page's path, a function that gives its files by path.

        One function may answer for several paths.
        """
        pages: dict[str, Callable[[], Files]] = {
            page.path: partial(self._page, known, page) for known, page in self._all_pages()
        }
        pictures = {path: partial(self._guide_picture, path) for path in self.site.pictures}
        told = dict.fromkeys(assistants.paths(self.prepared), self._for_assistants)
        if self.releases.is_newest:
            pages = {**dict(self._leading_pages()), **pages}
        if not self.releases.current.path:
            return {**told, **dict(self._files_beside()), **pictures, **pages}
        del pages[NOT_FOUND.path]
        below = {path: partial(self._below, page) for path, page in pages.items()}
        return {**told, **pictures, **below}

    def _for_assistants(self) -> Files:
        """What programs ask for, all at once, in the folder of the version."""
        folder = self.releases.current.path
        return {f"{folder}{path}": data for path, data in assistants.files(self.prepared).items()}

    def _below(self, page: Callable[[], Files]) -> Files:
        """The files of a page in the folder of the version and the language.

        Its picture is among all pictures.
        """
        folder = self.releases.current.path
        return {
            path if path.startswith(CARDS) else f"{folder}{path}": data
            for path, data in page().items()
        }

    def _all_pages(self) -> Iterator[tuple[PageType, SitePage]]:
        for known in page_types.PAGE_TYPES:
            for page in known.pages(self.site, self.texts):
                yield known, page

    def _files_beside(self) -> Iterator[tuple[str, Callable[[], Files]]]:
        """The files that belong to no page, each under its own path or that of its folder."""
        yield (
            "sitemap.xml",
            lambda: {
                "sitemap.xml": sitemap(self.config, self._found, self.languages, self.site.dates)
            },
        )
        if self._has_feed:
            yield FEED, lambda: {FEED: feed(self.config, self.site, self._found, self.texts)}
        yield "robots.txt", lambda: {"robots.txt": robots(self.config)}
        yield (
            "site.webmanifest",
            lambda: {"site.webmanifest": manifest(self.config, self.theme)},
        )
        yield "favicon.ico", lambda: {"favicon.ico": self.theme.files["favicon.ico"]}
        yield (
            "_redirects",
            lambda: {"_redirects": host_redirects(self.config, self.site.redirects, self._whole())},
        )
        for name in HOST_SCRIPTS if self.prepared.demos else ():
            yield f"{EMBEDS}{name}", partial(self._host_script, name)
        labs = (lab.shown for lab in self.prepared.labs.values())
        for shown in (*self.prepared.demos.values(), *labs):
            if shown.embed:
                yield shown.embed_path, partial(self._beside_embed, shown)

    def _guide_picture(self, path: str) -> Files:
        return {path: self.site.pictures[path].read()}

    def _leading_pages(self) -> Iterator[tuple[str, Callable[[], Files]]]:
        """The pages below the number of the newest version, which lead to those without it."""
        for path in self._found if self._whole() else ():
            folder = f"{self._whole()}{path}"
            yield folder, partial(self._leading, folder, f"/{path}")

    def _host_script(self, name: str) -> Files:
        return {f"{EMBEDS}{name}": host_script(name, self.texts)}

    def _beside_embed(self, shown: ShownDemo) -> Files:
        """What pages elsewhere ask to show a demo, beside its embed."""
        live = self.config.of_version(self.releases.live)
        answer = {f"{shown.embed_path}{OEMBED}": oembed(shown.demo, live)}
        return answer | picture_files(shown.demo, shown.embed_path)

    def _page(self, page_type: PageType, page: SitePage) -> Files:
        special = {
            NOT_FOUND.name: self._not_found,
            DOCUMENTATION.name: self._documentation,
            EMBED.name: self._former,
            REDIRECT.name: self._redirect,
        }
        return special.get(page_type.name, self._generated)(page_type, page)

    def _generated(self, page_type: PageType, page: SitePage) -> Files:
        """A page that docsgen makes of the whole site."""
        view = self._view(page.path)
        parent = page_types.above(page.path)
        above = [Crumb(self.texts(parent.navigation), f"/{parent.path}")] if parent else []
        here = Crumb(page.title or self.config.title, f"/{page.path}")
        shown = contents(self.prepared, page_type, page, view)
        return self._files(page_type, above, here, view, shown) | shown.files

    def _documentation(self, page_type: PageType, known: SitePage) -> Files:
        """A page of the documentation."""
        page = self._pages[known.path]
        view = PageView(
            page,
            self.site,
            self.config.library,
            self.prepared.demos,
            self.texts,
            self.releases,
            self.languages,
            self.prepared.labs_by_page.get(page.path),
        )
        place = self.prepared.navigation.place(page)
        area = f"/{place.area.path}"
        above = [
            Crumb(place.area.title, area),
            Crumb(place.group.title, f"{area}#{place.group.id}"),
        ]
        values = {
            "page": page,
            "place": place,
            "sidebar": self._sidebar(page, place, view),
            "is_untranslated": view.is_foreign and page.kind.is_prose and not self._is_default,
            "menu": page_menu(page.path, self.config, self.releases, self.texts),
        }
        twin = page_twin(page, self.site, view)
        shown = Contents(self.prepared.summaries.of(page), twin, values)
        here = Crumb(place.entry.title, place.entry.href)
        return self._files(page_type, above, here, view, shown) | theme_files(page, self.site)

    def _former(self, page_type: PageType, page: SitePage) -> Files:
        """What stands at the address of an embed that is no more: the way to another, or a word."""
        new = self.site.former[page.name]
        html = self.theme.render(
            page_type.template,
            former=page.name,
            target=f"../{new}/" if new else None,
            oembed=address(self.config, f"{EMBED.at(new)}{OEMBED}") if new else None,
            home="../../",
            config=self.config,
        )
        return {f"{page.path}index.html": html.encode()}

    def _not_found(self, page_type: PageType, page: SitePage) -> Files:
        """The page a host shows for any other path, so its links start at the host's root."""
        view = self._view("")
        view.root = view.shared = base_path(self.config)
        summary = self.texts("not-found.summary")
        html = self._html(page_type, page.path, page.title, summary, view)
        return {page.path: html.encode()}

    def _redirect(self, page_type: PageType, page: SitePage) -> Files:
        """A page that only leads to another, for hosts that cannot redirect."""
        return self._leading(page.path, self.site.redirects[page.path])

    @property
    def _is_default(self) -> bool:
        return self.languages.is_default

    def _whole(self) -> str:
        """The folder whose pages lead to those at the root, so that the newest has an address too.

        Empty where there is one version only.
        """
        current = self.releases.current
        return f"{current.version}/" if len(self.releases.all) > 1 else ""

    def _leading(self, path: str, target: str) -> Files:
        """The page at `path`, which leads to `target`."""
        there = target.removeprefix("/").partition("#")[0]
        html = self.theme.render(
            REDIRECT.template,
            target=self._view(path).href(target),
            address=self._canonical(there),
            title=self._found.get(there) or self.config.title,
        )
        return {f"{path}index.html": html.encode()}

    def _canonical(self, path: str) -> str:
        """The address by which search engines shall know the page at `path`."""
        return address(self.config, canonical(path, self.releases))

    def _alternates(self, path: str) -> dict[str, str]:
        """The addresses of the page at `path` by language, for search engines."""
        paths = self.languages.paths(canonical(path, self.releases))
        return {tag: address(self.config, there) for tag, there in paths.items()}

    def _choices(self, path: str) -> list[LanguageChoice]:
        """The languages as the list in the page at `path` offers them; none if there is one."""
        paths = self.languages.paths(f"{self.releases.current.path}{path}")
        return language_choices(paths, self.languages.current)

    def _view(self, path: str) -> View:
        known = self.prepared.demos
        return View(path, self.site, known, self.texts, self.releases, self.languages)

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
        self, page_type: PageType, above: list[Crumb], here: Crumb, view: View, shown: Contents
    ) -> Files:
        """A page, to which `above` leads from home, and what helps readers to find it."""
        path = here.href.removeprefix("/")
        html = partial(self._html, page_type, path, here.name, shown.summary, view, above=above)
        if not page_type.is_found:
            return {f"{path}index.html": html(**shown.values).encode()}
        changed = self.site.dates.get(path)
        card_path, picture = self._picture(above, here, shown.summary)
        head = Head(
            address=self._canonical(path),
            alternates=self._alternates(path),
            type="article" if page_type is DOCUMENTATION else "website",
            picture=address(self.config, card_path),
            caption=", ".join([here.name, *(crumb.name for crumb in reversed(above))]),
            data=described(
                self.config,
                self._trail(
                    [Crumb(self.texts("site.home"), "/"), *above, here] if path else [here]
                ),
                changed,
            ),
        )
        end = foot(self.config, here.name, head.address, self._written.get(path), changed)
        return {
            f"{path}index.html": html(head=head, foot=end, **shown.values).encode(),
            f"{path}index.md": with_notice(shown.twin, self.config, view).encode(),
            **picture,
        }

    def _trail(self, crumbs: list[Crumb]) -> list[Crumb]:
        """The way to a page, from the site's root."""
        folder = self.releases.current.path
        return [Crumb(crumb.name, f"/{folder}{crumb.href[1:]}") for crumb in crumbs]

    def _picture(
        self, above: list[Crumb], here: Crumb, summary: str
    ) -> tuple[str, dict[str, bytes]]:
        """The path of a page's picture from the site's root, and the picture if it is its own.

        All pages of an older version, or in a further language, share that of its home page.
        """
        folder, path = self.releases.current.path, here.href.removeprefix("/")
        if not folder:
            place, picture = self.cards.file(path, self._card(above, here, summary))
            return place, {place: picture}
        home = self._card([], Crumb(self.config.title, "/"), self.config.description)
        place, picture = self.cards.file(folder, home)
        return place, {} if path else {place: picture}

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
        self, page_type: PageType, path: str, title: str, summary: str, view: View, **values: Any
    ) -> str:
        return self.theme.render(
            page_type.template,
            **{"place": None, "head": None, "foot": None, **values},
            feed=self._has_feed,
            config=self.config,
            path=path,
            title=title,
            summary=summary,
            view=view,
            languages=self._choices(path),
            href=view.href,
            asset=lambda name: view.shared_href(self.theme.url(name)),
            navigation=self._bar,
            layout=page_type.template.removesuffix(".html"),
        )
