# Generators of static sites and blogs.

from __future__ import annotations

import shutil
import sys
from importlib.metadata import version
from pathlib import Path

from tests.hosts.host import NodeHost, PythonHost, StaticHost, once_per_site, run


class Hugo(StaticHost):
    """Hugo as `hugo new` begins a site, which allows no HTML in Markdown."""

    name = "hugo"
    title = "Hugo"
    formats = ("hugo",)
    in_ci = True
    pages = "content"
    front = "---\ntitle: A page\n---\n\n"
    output = "public"
    program = str(Path(sys.executable).with_name("hugo"))

    def install(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)

    def version(self) -> str:
        return version("hugo")

    def write(self, form: str, text: str) -> None:
        if form == "hugo":
            shortcode, text = once_per_site(text)
            path = self.site / "layouts" / "shortcodes" / "live-demo.html"
            path.parent.mkdir(parents=True)
            path.write_text(shortcode, encoding="utf-8")
        super().write(form, text)

    def build(self) -> None:
        run(self.program, "new", "theme", "plain", cwd=self.site)
        run(self.program, "--quiet", "--theme", "plain", cwd=self.site)


class Jekyll(StaticHost):
    name = "jekyll"
    title = "Jekyll with Minima"
    formats = ("jekyll", "poster")
    front = "---\nlayout: page\ntitle: A page\npermalink: /{form}/\n---\n\n"
    output = "_site"

    def install(self) -> None:
        if shutil.which("jekyll") is None:
            raise RuntimeError("Jekyll is missing: run `apt-get install jekyll ruby-minima`")
        self.folder.mkdir(parents=True, exist_ok=True)

    def version(self) -> str:
        return run("jekyll", "--version").split()[-1]

    def build(self) -> None:
        run("jekyll", "build", "--quiet", "--strict_front_matter", cwd=self.site)


class Eleventy(NodeHost):
    name = "eleventy"
    title = "Eleventy"
    package = "@11ty/eleventy"
    formats = ("html", "iframe")
    front = "---\nlayout: page.njk\n---\n\n"
    command = ("eleventy", "--quiet")
    output = "_site"


class Pelican(PythonHost):
    name = "pelican"
    title = "Pelican"
    package = "pelican"
    formats = ("html", "iframe", "poster")
    pages = "content"
    front = "Title: A page\nDate: 2024-01-01\nSlug: {form}\n\n"
    command = ("pelican", "content", "--quiet", "--fatal", "warnings", "-s", "pelicanconf.py")
    output = "output"

    def path(self, form: str) -> str:
        return f"{form}.html"
