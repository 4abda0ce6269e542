# The site as it is after one change: every file of it can be had, and is made when it is asked
# for. What a build writes from the same content is the same, byte for byte.

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from docsgen.config import Config
from docsgen.model import Site
from docsgen.render import SiteRenderer, Theme


class Edition:
    """The files of one state of the project.

    `prefix` is the path of the site on its host, with a slash at both ends.
    """

    def __init__(self, site: Site, theme: Theme, config: Config) -> None:
        self.prefix = urlsplit(config.base_url).path.rstrip("/") + "/"
        self._pages = SiteRenderer(site, theme, config).pages()
        self._files = theme.assets()

    def name(self, url: str) -> str:
        """The file in which a static host would look for the path of a URL; may not exist."""
        name = url.removeprefix(self.prefix)
        if name == url:
            return ""
        return f"{name}index.html" if name.endswith("/") or not name else name

    def file(self, name: str) -> bytes | None:
        """The content of a file, None when there is none; raises ThemeError."""
        page = name.removesuffix("index.html").removesuffix("index.md")
        if name not in self._files and page in self._pages:
            self._files.update(self._pages[page]())
        return self._files.get(name)

    def is_page(self, name: str) -> bool:
        """Whether `name` is that of a folder with a page, but without the slash at its end."""
        return f"{name}/" in self._pages

    def try_out(self, urls: Iterable[str]) -> None:
        """Make the pages at the paths of some URLs; raises ThemeError when one cannot be made."""
        for url in urls:
            if self.file(self.name(url)) is None:
                self.file("404.html")
