# What a page shows of the library's themes: pictures of each, and which constructors are alike.

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from docsgen.model import HelperClass, Page, Section, Site
from docsgen.model.library_theme import LibraryTheme
from docsgen.render.demos import THEMES, Picture


class ShownTheme(msgspec.Struct, frozen=True):
    """A theme as templates show it.

    `anchor` is the id of its section; `like` is the name of the first theme of the page where both
    constructors differ in their defaults only.
    """

    name: str
    anchor: str
    pictures: list[Picture]
    like: str = ""


def shown_themes(page: Page, site: Site) -> dict[str, ShownTheme]:
    """The themes that a page describes, by name in its order."""
    found = [
        (section, section.content)
        for section in page.sections
        if isinstance(section.content, HelperClass) and _is_theme(section, page, site)
    ]
    return {
        content.name: ShownTheme(
            content.name,
            section.id,
            list(_pictures(site.themes[content.name])),
            found[0][1].name if number and _are_alike(content, found[0][1]) else "",
        )
        for number, (section, content) in enumerate(found)
    }


def _is_theme(section: Section, page: Page, site: Site) -> bool:
    theme = site.themes.get(section.heading)
    return theme is not None and theme.page == page.path


def _are_alike(one: HelperClass, other: HelperClass) -> bool:
    """Whether two constructors take the same, in whatever order."""
    return _taken(one) == _taken(other)


def _taken(one: HelperClass) -> set[tuple[str, str, str]]:
    return {(row.name, row.type, row.description) for row in one.fields}


def _pictures(theme: LibraryTheme) -> Iterator[Picture]:
    for scheme in THEMES:
        if size := theme.size(scheme):
            yield Picture(scheme, f"/{theme.page}{theme.picture(scheme).name}", *size)


def theme_files(page: Page, site: Site) -> dict[str, bytes]:
    """The pictures of the themes that a page describes, by their paths in the site."""
    return {
        f"{page.path}{theme.picture(scheme).name}": data
        for theme in site.themes.values()
        for scheme in THEMES
        if theme.page == page.path and theme.size(scheme) and (data := theme.read(scheme))
    }
