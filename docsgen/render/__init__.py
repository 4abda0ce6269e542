# Stage: the site as files. Nothing is written here: files go, by path, to a function that is given.

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from docsgen.config import Config
from docsgen.model import Site
from docsgen.processes import in_processes
from docsgen.render.card import Cards
from docsgen.render.highlight import warm_up
from docsgen.render.site import SiteRenderer
from docsgen.render.theme import Theme

_Sunk = TypeVar("_Sunk")
_Page = Callable[[], dict[str, bytes]]

__all__ = ["Cards", "SiteRenderer", "Theme", "prepare", "render", "search_index"]


def prepare(templates: Path, language: str) -> Theme:
    """Compile the theme's templates and get the highlighter ready: all that needs no content."""
    theme = Theme(templates, language)
    theme.compile()
    warm_up()
    return theme


def render(
    renderers: Sequence[SiteRenderer],
    sink: Callable[[dict[str, bytes]], _Sunk],
    *,
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[_Sunk]:
    """Render all files of a site, hand them to `sink` by path and yield what it returns.

    There is a renderer for each version of the library that the site documents, the newest first,
    in each language, the default one first.
    With `jobs` above 1, pages are rendered, and `sink` is called, in that many processes where
    the system can fork. `progress` hears (pages done, pages in all).
    """
    themes = {id(renderer.theme): renderer.theme for renderer in renderers}.values()
    yield sink({path: data for theme in themes for path, data in theme.assets().items()})
    pages = _same_together([renderer.pages() for renderer in renderers])
    done = 0
    for count, sunk in in_processes(lambda some: sink(_rendered(some)), pages, jobs):
        yield sunk
        done += count
        if progress:
            progress(done, len(pages))


def _same_together(versions: list[dict[str, _Page]]) -> list[_Page]:
    """All pages, each once, followed by the same page of other versions and in other languages.

    They have most of their text in common, which the process that renders them remembers.
    """
    paths = dict.fromkeys(path for pages in versions for path in pages)
    found = (pages[path] for path in paths for pages in versions if path in pages)
    return list(dict.fromkeys(found))


def search_index(site: Site, config: Config, root: Path) -> dict[str, bytes]:
    """The files of the site's search index by path, from the cache of `root` if they are there."""
    from docsgen.render.mentions import weighted
    from docsgen.render.pagefind import index_files
    from docsgen.render.search import library_names, search_records, search_vocabulary

    records = weighted(search_records(site, config), library_names(config))
    return index_files(records, search_vocabulary(config, records), root, config.language)


def _rendered(pages: list[_Page]) -> dict[str, bytes]:
    return {path: data for page in pages for path, data in page().items()}
