# Live fences in Python-Markdown, which MkDocs and Zensical use: each is exported while its page is
# read, and becomes the element.

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from docsgen.diagnostics import Findings
from docsgen.docs_tools.fences import Fence, with_live_fences
from docsgen.docs_tools.html import element, script
from docsgen.docs_tools.requests import Problem, Request, names_in
from docsgen.docs_tools.site import SiteDemos
from docsgen.errors import DocsgenError
from docsgen.rules import Severity

FOLDER = "assets/live-demos/"
"""The folder of a site with all demos and their runtime."""

_PRIORITY = 28
"""Before extensions that read fences (25), after line ends are all the same (30)."""


class Page(NamedTuple):
    """The page that is read: its file, the lines above its text there, and the way to the demos."""

    file: Path
    lines_above: int
    base: str


class LiveFences(Extension):
    """Shows live fences of the page that `page` gives; `tell` hears what is wrong in it."""

    def __init__(
        self,
        demos: Callable[[Markdown], SiteDemos],
        page: Callable[[Markdown], Page],
        tell: Callable[[Page, Problem], None],
    ) -> None:
        super().__init__()
        self.demos, self.page, self.tell = demos, page, tell

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- as Python-Markdown calls it
        """Look for fences before others do."""
        md.preprocessors.register(_Preprocessor(md, self), "docsgen-live-fences", _PRIORITY)

    def finish(self, md: Markdown) -> None:
        """Do what is to be done after a page with live fences was read."""


class _Preprocessor(Preprocessor):
    def __init__(self, md: Markdown, extension: LiveFences) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, lines: list[str]) -> list[str]:
        is_first = True

        def show(fence: Fence) -> list[str]:
            nonlocal is_first
            page = self._extension.page(self.md)
            request = self._request(fence, page)
            html = self._html(fence, request, page)
            code = fence.as_code(_code(request)) if html is None or fence.shows_code else []
            if html is None:
                return code
            html = f"{script(page.base)}\n{html}" if is_first else html
            is_first = False
            stashed = self.md.htmlStash.store(f"<div>{html}</div>")
            shown = ["", f"{fence.indent}{stashed}", ""]
            return shown + code

        shown = with_live_fences(lines, show)
        if shown != lines:
            self._extension.finish(self.md)
        return shown

    def _html(self, fence: Fence, request: Request, page: Page) -> str | None:
        """The element; None where the demo cannot be had, which was said."""
        if fence.fault:
            self._extension.tell(page, Problem("", Severity.ERROR, fence.fault, request.line))
            return None
        demo, problems = self._extension.demos(self.md).built(request)
        for problem in problems:
            self._extension.tell(page, problem)
        height, theme = fence.options.get("height", ""), fence.options.get("theme", "page")
        return element(demo, page.base, height, theme) if demo else None

    def _request(self, fence: Fence, page: Page) -> Request:
        options, line = fence.options, fence.line + page.lines_above
        root, source = self._extension.demos(self.md).root, options.get("src", "")
        above = root if source.startswith("/") else page.file.parent
        place = os.path.normpath(above / source.lstrip("/"))  # it may lead out of the pages
        return Request(
            str(page.file),
            line,
            place if source else "",
            fence.code,
            line + 1,
            options.get("title", ""),
            names_in(options.get("packages")),
            names_in(options.get("allow-host")),
        )


def in_words(page: Page, problem: Problem) -> str:
    """A problem with the line of the page that it is about."""
    rule = f" [{problem.rule}]" if problem.rule else ""
    return f"{page.file}:{problem.line}: live demo: {problem.message}{rule}"


def _code(request: Request) -> str:
    """The code of an app, as far as there is any."""
    try:
        source = request.source(Findings())
        return source.read(source.entry).decode("utf-8", "replace")
    except DocsgenError:  # which was said
        return request.code
