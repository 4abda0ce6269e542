# The directive: it notes what a page asks for, while pages are read, perhaps by several processes.

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from docsgen.diagnostics import Findings
from docsgen.docs_tools.requests import THEMES, Request, names_in, problem_of_error
from docsgen.errors import DocsgenError
from docsgen.sphinx.reports import tell
from docsgen.sphinx.state import state_of


class live_demo(nodes.General, nodes.Element):  # noqa: N801 -- as all nodes are called
    """The place of a demo in a page: the `request`, its `height` and `theme`."""


def _theme(text: str | None) -> str:
    return directives.choice(text or "", THEMES)


class LiveDemoDirective(SphinxDirective):
    """`.. live-demo:: path/to/app.py`, or with the code of the app as its content."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {
        "title": directives.unchanged_required,
        "height": directives.length_or_unitless,
        "theme": _theme,
        "show-code": directives.flag,
        "packages": names_in,
        "allow-host": names_in,
    }

    def run(self) -> list[nodes.Node]:
        """The place of the demo, and its code where that is to be shown."""
        if bool(self.arguments) == bool(self.content):
            raise self.error("live-demo: give either the path of an app or its code")
        request = self._request()
        try:
            source = request.source(Findings())
        except DocsgenError as error:
            problem = problem_of_error(error, request, Path(self.env.srcdir))
            tell(problem, request.page)
            return []
        for name in source.files:
            self.env.note_dependency(source.folder / name)
        state_of(self.env).requests.setdefault(self.env.docname, []).append(request)
        node = live_demo(request=request, theme=self.options.get("theme", "page"))
        node["height"] = self.options.get("height", "")
        self.set_source_info(node)
        return [node, *self._code(request, source.read(source.entry))]

    def _request(self) -> Request:
        path = ""
        if self.arguments:
            relative, path = self.env.relfn2path(self.arguments[0])
            self.env.note_dependency(relative)
        return Request(
            str(self.env.doc2path(self.env.docname)),
            self.lineno,
            path,
            "".join(f"{one}\n" for one in self.content),
            self._code_line(),
            self.options.get("title", ""),
            self.options.get("packages", ()),
            self.options.get("allow-host", ()),
        )

    def _code_line(self) -> int:
        """The line of the page at which the content begins."""
        first = self.content.offset(0) if self.content else 0
        if first >= self.lineno:  # counted from the beginning of the page, as in reStructuredText
            return int(first) + 1
        return self.lineno + self.content_offset + 1  # from the directive's, as in MyST

    def _code(self, request: Request, code: bytes) -> list[nodes.Node]:
        if "show-code" not in self.options:
            return []
        text = code.decode("utf-8", "replace").rstrip("\n")
        block = nodes.literal_block(text, text, language="python")
        self.set_source_info(block)
        return [block]
