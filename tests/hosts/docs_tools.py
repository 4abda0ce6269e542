# Tools that make the documentation of programs.

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.hosts.host import AFTER, BEFORE, PythonHost, markdown, run


class MkDocs(PythonHost):
    name = "mkdocs"
    title = "MkDocs Material"
    package = "mkdocs-material"
    formats = ("mkdocs", "iframe", "poster")
    in_ci = True
    has_toggle = True

    def write(self, form: str, text: str) -> None:
        page = self.site / "docs" / f"{form}.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text(markdown(text), encoding="utf-8")

    def build(self) -> Path:
        run(self.program("mkdocs"), "build", "-q", cwd=self.site)
        return self.site / "site"

    def toggle(self, page: Page) -> None:
        page.locator("[data-md-component=palette] label:visible").click()


class Sphinx(PythonHost):
    name = "sphinx"
    title = "Sphinx with Furo and MyST"
    package = "sphinx"
    formats = ("sphinx", "myst")
    in_ci = True
    has_toggle = True

    def write(self, form: str, text: str) -> None:
        heading = f"A page\n======\n\n{BEFORE}\n\n{text}\n\n{AFTER}\n"
        name, page = ("myst.md", markdown(text)) if form == "myst" else (f"{form}.rst", heading)
        (self.site / name).write_text(page, encoding="utf-8")

    def build(self) -> Path:
        run(self.program("sphinx-build"), "-qW", ".", "out", cwd=self.site)
        return self.site / "out"

    def path(self, form: str) -> str:
        return f"{form}.html"

    def toggle(self, page: Page) -> None:
        page.locator(".theme-toggle:visible").first.click()
