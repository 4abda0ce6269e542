# Pages that are written as HTML.

from __future__ import annotations

import shutil

from tests.hosts.host import AFTER, BEFORE, NodeHost, StaticHost


class Grid(StaticHost):
    """A page in a grid with named lines, as Ghost's default theme has it, light only."""

    name = "grid"
    title = "A page in a grid, as of Ghost's default theme"
    formats = ("ghost", "html", "iframe")
    in_ci = True
    output = "."

    def install(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)

    def version(self) -> str:
        return ""

    def write(self, form: str, text: str) -> None:
        layout = (self.source / "layout.html").read_text(encoding="utf-8")
        content = f"<p>{BEFORE}</p>\n{text}\n<p>{AFTER}</p>"
        path = self.site / f"{form}.html"
        path.write_text(layout.replace("CONTENT", content), encoding="utf-8")

    def build(self) -> None:
        """Nothing is made of the pages."""

    def path(self, form: str) -> str:
        return f"{form}.html"


class Reveal(Grid, NodeHost):
    """A light slide of a dark presentation."""

    name = "reveal"
    title = "Reveal.js, a light slide of a dark theme"
    package = "reveal.js"
    formats = ("html",)
    in_ci = False

    install = NodeHost.install
    version = NodeHost.version

    def build(self) -> None:
        shutil.copytree(self.folder / "node_modules" / "reveal.js" / "dist", self.site / "dist")
