# The plugin for MkDocs: live fences of its pages become demos, which are written beside the pages.

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from markdown import Markdown
from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import get_relative_url

from docsgen.docs_tools.markdown import FOLDER, LiveFences, Page, in_words
from docsgen.docs_tools.requests import Problem
from docsgen.docs_tools.site import SiteDemos
from docsgen.errors import DocsgenError
from docsgen.rules import Severity

_log = get_plugin_logger("docsgen")


class Settings(base.Config):  # type: ignore[no-untyped-call]
    """What a project sets in mkdocs.yml."""

    library_version = config_options.Optional(config_options.Type(str))
    project = config_options.Optional(config_options.Dir(exists=True))


class LiveDemosPlugin(BasePlugin[Settings]):  # type: ignore[no-untyped-call]
    """Exports the apps of live fences while a site is built."""

    def __init__(self) -> None:
        self._demos: SiteDemos | None = None
        self._page: Page | None = None
        self._is_partial = False
        self._server: LiveReloadServer | None = None

    def on_startup(
        self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool, **_: Any
    ) -> None:
        """Note whether builds leave out pages that have not changed."""
        self._is_partial = dirty

    def on_config(self, config: MkDocsConfig, **_: Any) -> MkDocsConfig:
        """Let Markdown know live fences, and begin with the demos of a build."""
        self._end()
        project = self.config.project
        self._demos = SiteDemos(
            Path(config.docs_dir),
            Path(project) if project else None,
            self.config.library_version,
            _log.info,
        )
        extensions: list[Any] = config.markdown_extensions
        extensions.append(LiveFences(lambda _: self._the_demos(), self._the_page, _tell))
        return config

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, **_: Any) -> None:
        """Note which page Markdown will be read from."""
        base_url = get_relative_url(FOLDER, page.url)
        self._page = Page(
            Path(page.file.abs_src_path or ""), _lines_above(markdown, page.file), base_url
        )

    def on_post_build(self, *, config: MkDocsConfig, **_: Any) -> None:
        """Write the demos beside the pages."""
        demos, folder = self._the_demos(), Path(config.site_dir, FOLDER)
        try:
            if self._is_partial:
                demos.add_to(folder)
            else:
                demos.write_to(folder)
        except DocsgenError as error:
            raise PluginError(f"{error.path}: {error.message}; {error.hint}") from error
        finally:
            self._end()
        self._watch(demos)

    def on_build_error(self, **_: Any) -> None:
        """End what was started for the demos."""
        self._end()

    def on_serve(self, server: LiveReloadServer, **_: Any) -> LiveReloadServer:
        """Let the server build again when an app outside of the pages changes."""
        self._server = server
        self._watch(self._the_demos())
        return server

    def _watch(self, demos: SiteDemos) -> None:
        for folder in demos.folders() if self._server else ():
            if self._server and not folder.is_relative_to(demos.root):
                self._server.watch(str(folder))

    def _the_demos(self) -> SiteDemos:
        assert self._demos is not None  # a build begins with the configuration
        return self._demos

    def _the_page(self, md: Markdown) -> Page:
        assert self._page is not None  # its text comes before it is read
        return self._page

    def _end(self) -> None:
        if self._demos:
            self._demos.close()


def _lines_above(markdown: str, file: File) -> int:
    """The lines of a file above its text: those of the front matter."""
    text = file.content_string
    place = text.find(markdown)
    return text[: max(place, 0)].count("\n")


def _tell(page: Page, problem: Problem) -> None:
    say = _log.info if problem.severity == Severity.NOTE else _log.warning
    say(in_words(page, problem))
