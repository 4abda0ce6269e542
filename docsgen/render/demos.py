# What the pages show of demos: where each is used, what it is made of, how it runs, its pictures.

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from docsgen.config import Library
from docsgen.model import Demos, DemoSlot, Link, Page, Section, Site, blocks_of
from docsgen.model.demo import Demo, Embed
from docsgen.model.page_types import EMBED
from docsgen.render.markdown import plain

THEMES = ("light", "dark")


class Picture(msgspec.Struct, frozen=True):
    """A screenshot of a demo; `href` starts with `/`, sizes are in pixels."""

    theme: str
    href: str
    width: int
    height: int


class ShownDemo(msgspec.Struct, frozen=True):
    """A demo as templates show it.

    `embed` is its export, None when there is nothing to start; `pictures` are its screenshots;
    `uses` are the pages of the classes in its code, `used_in` the sections that show it, and
    `library` is the title of the library that it is written with.
    """

    demo: Demo
    embed: Embed | None
    pictures: list[Picture]
    uses: list[Link]
    used_in: list[Link]
    library: str

    @property
    def title(self) -> str:
        """What it is called."""
        return self.demo.manifest.title

    @property
    def path(self) -> str:
        """Its own page."""
        return self.demo.page

    @property
    def embed_path(self) -> str:
        """What an iframe loads."""
        return EMBED.at(self.demo.name)

    @property
    def state(self) -> str:
        """The key of the text that says how it runs."""
        if self.demo.is_live and not self.embed:
            return "demo-states.not-exported"
        return f"demo-states.{self.demo.manifest.runs}"


def shown_demos(site: Site, embeds: Mapping[str, Embed], library: Library) -> dict[str, ShownDemo]:
    """All demos of the site by name, in the order of their titles."""
    places = _places(site)
    pages = {page.qualified: page for page in site.pages if page.qualified}
    demos = sorted(site.demos.values(), key=lambda demo: demo.manifest.title.lower())
    return {
        demo.name: ShownDemo(
            demo,
            embeds.get(demo.name),
            list(pictures(demo)),
            [Link(p.title, f"/{p.path}") for p in _described(demo, library, pages)],
            places.get(demo.name, []),
            library.title,
        )
        for demo in demos
    }


def _described(demo: Demo, library: Library, pages: Mapping[str, Page]) -> list[Page]:
    """The pages of what a demo's code names, in the order of its appearance."""
    names = re.findall(rf"\b{re.escape(library.alias)}\.(\w+)", demo.code)
    found = (pages.get(f"{library.name}.{name}") for name in dict.fromkeys(names))
    return [page for page in found if page]


def _places(site: Site) -> dict[str, list[Link]]:
    places: dict[str, dict[str, Link]] = {}
    for page in site.pages:
        for section in page.sections:
            link = Link(f"{page.title}: {plain(section.heading)}", f"/{page.path}#{section.id}")
            for name in _named(section):
                places.setdefault(name, {}).setdefault(link.url, link)
    return {name: list(links.values()) for name, links in places.items()}


def _named(section: Section) -> Iterator[str]:
    if isinstance(section.content, Demos):
        yield from section.content.names
    yield from (block.name for block in blocks_of(section) if isinstance(block, DemoSlot))


def pictures(demo: Demo) -> Iterator[Picture]:
    """The screenshots of a demo."""
    for theme in THEMES:
        if size := demo.picture_size(theme):
            yield Picture(theme, f"/{demo.page}{demo.poster(theme).name}", *size)


def picture_files(demo: Demo, folder: str) -> dict[str, bytes]:
    """The screenshots of a demo by their path in `folder`, a path in the site."""
    names = (demo.poster(theme).name for theme in THEMES if demo.picture_size(theme))
    return {f"{folder}{name}": demo.read(name) for name in names}
