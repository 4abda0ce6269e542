# Tools that make the documentation of programs.

from __future__ import annotations

from playwright.sync_api import Page

from tests.hosts.host import NodeHost, PythonHost, page


class MkDocs(PythonHost):
    name = "mkdocs"
    title = "MkDocs Material"
    package = "mkdocs-material"
    formats = ("mkdocs", "iframe", "poster")
    in_ci = True
    has_toggle = True
    pages = "docs"
    command = ("mkdocs", "build", "--strict", "--quiet")
    output = "site"

    def toggle(self, page: Page) -> None:
        page.locator("[data-md-component=palette] label:visible").click()


class Zensical(MkDocs):
    name = "zensical"
    title = "Zensical"
    package = "zensical"
    in_ci = False
    command = ("zensical", "build")


class Sphinx(PythonHost):
    name = "sphinx"
    title = "Sphinx with Furo and MyST"
    package = "sphinx"
    formats = ("sphinx", "myst")
    in_ci = True
    has_toggle = True
    command = ("sphinx-build", "-qW", ".", "out")
    output = "out"

    def write(self, form: str, text: str) -> None:
        if form == "myst":
            super().write(form, text)
        else:
            (self.site / f"{form}.rst").write_text(page(text, "A page\n======"), encoding="utf-8")

    def path(self, form: str) -> str:
        return f"{form}.html"

    def toggle(self, page: Page) -> None:
        page.locator(".theme-toggle:visible").first.click()


class VitePress(NodeHost):
    name = "vitepress"
    title = "VitePress"
    package = "vitepress"
    formats = ("vitepress",)
    has_toggle = True
    configuration = ".vitepress/config.mts"
    command = ("vitepress", "build")
    output = ".vitepress/dist"

    def path(self, form: str) -> str:
        return f"{form}.html"

    def toggle(self, page: Page) -> None:
        page.locator(".VPSwitchAppearance:visible").first.click()


class Starlight(NodeHost):
    name = "starlight"
    title = "Astro with Starlight"
    package = "@astrojs/starlight"
    formats = ("astro", "iframe", "poster")
    has_toggle = True
    configuration = "astro.config.mjs"
    pages = "src/content/docs"
    front = "---\ntitle: A page\n---\n\n"
    command = ("astro", "build")
    output = "dist"

    def toggle(self, page: Page) -> None:
        page.locator("starlight-theme-select select:visible").first.select_option("dark")


class Docusaurus(NodeHost):
    name = "docusaurus"
    title = "Docusaurus"
    package = "@docusaurus/core"
    formats = ("docusaurus", "poster")
    has_toggle = True
    configuration = "docusaurus.config.js"
    pages = "docs"
    suffix = ".mdx"
    command = ("docusaurus", "build")
    output = "build"

    def path(self, form: str) -> str:
        return f"docs/{form}/"

    def toggle(self, page: Page) -> None:
        switch = page.get_by_role("button", name="Switch between dark and light mode")
        while page.locator("html").get_attribute("data-theme") != "dark":
            switch.click()
