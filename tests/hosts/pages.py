# Pages without software: laid out as the themes of blogs lay out theirs.

from __future__ import annotations

from tests.hosts.host import AFTER, BEFORE, StaticHost


class Grid(StaticHost):
    """A page in a grid with named lines, as Ghost's default theme has it, light only."""

    name = "grid"
    title = "A page in a grid, as of Ghost's default theme"
    formats = ("ghost", "html", "iframe")
    in_ci = True
    suffix = ".html"
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
        pass

    def path(self, form: str) -> str:
        return f"{form}.html"
