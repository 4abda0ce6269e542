# The reference pages of our site, as Markdown and with the same navigation, built by the generators
# that docsgen is compared with: their default theme and search, no plugins. Each is installed into a
# folder of its own from PyPI or npm; the versions are pinned so that the figures can be repeated.

from __future__ import annotations

import json
import re
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from docsgen.config import load_project
from docsgen.diagnostics import Findings
from docsgen.render.navigation import Navigation
from docsgen.render.summary import Summaries
from docsgen.workflows.load import load

TITLE = "Gradio, documented live"
LINK = re.compile(r"\]\((?:\.\./)+(?!\.)[^)\s]*index\.md(#[^)\s]*)?\)")


class Peer(NamedTuple):
    """A page for the peers: `path` without slashes at its ends, `text` with its heading."""

    path: str
    title: str
    text: str


class Pages(NamedTuple):
    """The pages by the title of their group, in the order of our sidebar."""

    groups: dict[str, list[Peer]]

    def all(self) -> list[Peer]:
        return [page for pages in self.groups.values() for page in pages]


def pages(root: Path, site: Path) -> Pages:
    """The Markdown twins of the reference area, from the built `site` of the project in `root`."""
    project = load_project(root)
    model = load(project, Findings())
    summaries = Summaries(model, project.config)
    area = Navigation(model, project.config, summaries).areas[0]
    return Pages(
        {
            group.title: [
                Peer(entry.href.strip("/"), entry.title, twin(site / entry.href.strip("/")))
                for entry in group.entries
            ]
            for group in area.groups
        }
    )


def twin(folder: Path) -> str:
    """A Markdown twin whose links to other pages are text: the peers have only some of them."""
    return LINK.sub("]", (folder / "index.md").read_text(encoding="utf-8"))


def furo(pages: Pages, work: Path) -> Path:
    run = installed(work, "furo==2025.12.19", "myst-parser==5.2.0")
    extensions = "extensions = ['myst_parser']\nhtml_theme = 'furo'\n"
    (work / "conf.py").write_text(f"project = {TITLE!r}\n{extensions}")
    trees = [
        f"```{{toctree}}\n:caption: {group}\n\n"
        + "".join(f"{page.title} <{page.path}/index>\n" for page in pages)
        + "```\n"
        for group, pages in pages.groups.items()
    ]
    write(work, pages, lambda page: page.text)
    (work / "index.md").write_text(f"# {TITLE}\n\n" + "\n".join(trees))
    run("-m", "sphinx", "-q", "-b", "html", "-d", work / "doctrees", work, work / "site")
    return work / "site"


def mkdocs_material(pages: Pages, work: Path) -> Path:
    run = installed(work, "mkdocs-material==9.8.1")
    mkdocs_project(pages, work, {"name": "material", "font": False})
    run("-m", "mkdocs", "build", "-q", "-f", work / "mkdocs.yml")
    return work / "site"


def zensical(pages: Pages, work: Path) -> Path:
    run = installed(work, "zensical==0.0.50")
    mkdocs_project(pages, work, {"font": False})
    run("-m", "zensical", "build", "-f", work / "mkdocs.yml")
    return work / "site"


def mkdocs_project(pages: Pages, work: Path, theme: dict[str, object]) -> None:
    """A project that MkDocs and Zensical read. Without web fonts: those come from another host."""
    nav = [
        {group: [{page.title: f"{page.path}/index.md"} for page in pages]}
        for group, pages in pages.groups.items()
    ]
    config = {"site_name": TITLE, "theme": theme, "nav": [{"Home": "index.md"}, *nav]}
    (work / "mkdocs.yml").write_text(json.dumps(config))
    write(work / "docs", pages, lambda page: page.text)


def vitepress(pages: Pages, work: Path) -> Path:
    write(work, pages, lambda page: page.text)
    sidebar = [
        {"text": group, "items": [{"text": p.title, "link": f"/{p.path}/"} for p in pages]}
        for group, pages in pages.groups.items()
    ]
    theme = {"sidebar": sidebar, "search": {"provider": "local"}}
    config = {"title": TITLE, "ignoreDeadLinks": True, "themeConfig": theme}
    (work / ".vitepress").mkdir()
    (work / ".vitepress" / "config.mjs").write_text(f"export default {json.dumps(config)}")
    npm(work, ["vitepress@1.6.4"], ["vitepress", "build"])
    return work / ".vitepress" / "dist"


def starlight(pages: Pages, work: Path) -> Path:
    def with_matter(page: Peer) -> str:
        body = page.text.partition("\n")[2]
        return f"---\ntitle: {json.dumps(page.title)}\n---\n{body}"

    write(work / "src" / "content" / "docs", pages, with_matter)
    sidebar = [
        {"label": group, "items": [{"label": p.title, "link": f"/{p.path}/"} for p in pages]}
        for group, pages in pages.groups.items()
    ]
    options = json.dumps({"title": TITLE, "sidebar": sidebar})
    (work / "astro.config.mjs").write_text(
        'import { defineConfig } from "astro/config";\nimport starlight from "@astrojs/starlight";\n'
        f"export default defineConfig({{ integrations: [starlight({options})] }});\n"
    )
    (work / "src" / "content.config.ts").write_text(
        'import { defineCollection } from "astro:content";\n'
        'import { docsLoader } from "@astrojs/starlight/loaders";\n'
        'import { docsSchema } from "@astrojs/starlight/schema";\n'
        "export const collections = "
        "{ docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n"
    )
    npm(work, ["astro@5.16.0", "@astrojs/starlight@0.37.7"], ["astro", "build"])
    return work / "dist"


GENERATORS: dict[str, Callable[[Pages, Path], Path]] = {
    "Furo": furo,
    "Starlight": starlight,
    "MkDocs Material": mkdocs_material,
    "Zensical": zensical,
    "VitePress": vitepress,
}
"""Functions that write a project into an empty folder, build it and return the site's folder."""


def write(folder: Path, pages: Pages, text: Callable[[Peer], str]) -> None:
    """Write the pages and a home page that the navigation can point to."""
    home = Peer("", TITLE, f"# {TITLE}\n\nHome.\n")
    for page in [home, *pages.all()]:
        file = folder / page.path / "index.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text(page), encoding="utf-8")


def installed(work: Path, *packages: str) -> Callable[..., None]:
    """Install Python packages into an environment of their own; returns what runs Python there."""
    venv.create(work / "venv", with_pip=True)
    python = work / "venv" / "bin" / "python"

    def run(*command: object) -> None:
        call([python, *command], work)

    run("-m", "pip", "install", "-q", "--disable-pip-version-check", *packages)
    return run


def npm(work: Path, packages: list[str], command: list[str]) -> None:
    """Install npm packages into `work` and run one of their commands there."""
    (work / "package.json").write_text(json.dumps({"private": True, "type": "module"}))
    call(["npm", "install", "--silent", "--no-audit", "--no-fund", *packages], work)
    call(["npx", *command], work)


def call(command: list[object], work: Path) -> None:
    done = subprocess.run(
        list(map(str, command)), cwd=work, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout[-2_000:]}{done.stderr[-2_000:]}")
