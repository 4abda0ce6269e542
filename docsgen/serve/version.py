# The site as it is after one change: every file of it can be had, and is made when it is asked
# for. What a build writes from the same content is the same, byte for byte.

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import urlsplit

from docsgen.config import Config
from docsgen.model import Site
from docsgen.render import Cards, SiteRenderer, Theme, search_index
from docsgen.render.offline import SERVICE_WORKER, removal
from docsgen.serve.exporter import LiveDemos

SEARCH = "pagefind/"


class SiteVersion:
    """The files of one state of the project.

    `prefix` is the path of the site on its host, with a slash at both ends. Demos that are not
    among the `live` cannot be started; the search index is made when it is first asked for.
    """

    def __init__(
        self, root: Path, site: Site, theme: Theme, config: Config, live: LiveDemos
    ) -> None:
        self.prefix = urlsplit(config.base_url).path.rstrip("/") + "/"
        cards = Cards(root, theme.files["icon-512.png"])
        self._pages = SiteRenderer(site, theme, config, cards, live.embeds).pages()
        self._live = live
        self._files = theme.assets() | {SERVICE_WORKER: removal()}  # previews are never kept
        self._index: Callable[[], dict[str, bytes]] = lambda: search_index(site, config, root)

    def name(self, url: str) -> str:
        """The file in which a static host would look for the path of a URL; may not exist."""
        name = url.removeprefix(self.prefix)
        if name == url:
            return ""
        return f"{name}index.html" if name.endswith("/") or not name else name

    def file(self, name: str) -> bytes | None:
        """The content of a file, None when there is none; raises ThemeError."""
        if name.startswith(SEARCH) and name not in self._files:
            self._files.update(self._index())
        page = name if name in self._pages else name[: name.rfind("/") + 1]
        if name not in self._files and page in self._pages:
            self._files.update(self._pages[page]())
        return self._files.get(name) or self._live.file(name)

    def is_app(self, name: str) -> bool:
        """Whether `name` is that of a demo's own page, which nothing of ours must change."""
        return name in self._live.files

    def is_page(self, name: str) -> bool:
        """Whether `name` is that of a folder with a page, but without the slash at its end."""
        return f"{name}/" in self._pages

    def try_out(self, urls: Iterable[str]) -> None:
        """Make the pages at the paths of some URLs; raises ThemeError when one cannot be made."""
        for url in urls:
            if self.file(self.name(url)) is None:
                self.file("404.html")
