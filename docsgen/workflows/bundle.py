# Demos to take along: a folder of static files that needs nothing else, from the exports of a
# project's demos. Calls the stages in order, as the build does for a site.

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import jinja2
import msgspec

from docsgen import __version__
from docsgen.config import Config, Project
from docsgen.demos.embeds import embedded, project_exporting
from docsgen.demos.exporting import Exporting
from docsgen.demos.runtime import Downloads
from docsgen.demos.runtime.place import runtime_home
from docsgen.diagnostics import Findings
from docsgen.languages import texts_in
from docsgen.languages.scripts import HOST_SCRIPTS, host_script
from docsgen.model.demo import Demo
from docsgen.model.page_types import EMBED, OEMBED
from docsgen.publish.host_files import for_demos
from docsgen.render.head import address
from docsgen.render.oembed import oembed_bundled
from docsgen.render.sharing import EMBEDS, sharing
from docsgen.residue import EXPORTED

_LICENCE = re.compile(r"\.dist-info/(?:licenses/)?[^/]*(?:LICEN[CS]E|COPYING|NOTICE)[^/]*$", re.I)


def bundle(
    project: Project, demos: Sequence[Demo], findings: Findings, url: str = ""
) -> Iterator[tuple[str, bytes]]:
    """The files of a bundle of `demos` by their paths, the list of them last.

    `url` is where the bundle will lie, if that is known, and ends with a slash. Demos that cannot
    be exported are reported and left out. Raises MissingToolError.
    """
    listed = []
    for name, data in _files(project, demos, findings, url):
        listed.append({"path": name, "size": len(data)})
        yield name, data
    described = msgspec.json.encode({"schema": 1, "files": listed})
    yield EXPORTED, msgspec.json.format(described, indent=1) + b"\n"


def _files(
    project: Project, demos: Sequence[Demo], findings: Findings, url: str
) -> Iterator[tuple[str, bytes]]:
    """The files of a bundle by their paths."""
    made = []
    home = address(project.config, "")
    for part in embedded(demos, project, findings, home_url=home, address=url, full=True):
        yield from part.files.items()
        made += [part.embed.name] if part.embed else []
    shown = [demo for demo in demos if demo.name in made]
    for demo in shown:
        if url:
            folder = EMBED.at(demo.name)
            yield f"{folder}{OEMBED}", oembed_bundled(demo, project.config, url)
        for theme in ("light", "dark"):
            if demo.picture_size(theme):
                name = demo.poster(theme).name
                yield f"embed/{demo.name}/{name}", demo.read(name)
    for name in HOST_SCRIPTS:
        yield f"{EMBEDS}{name}", host_script(name, texts_in(project.config.language))
    exporting = project_exporting(project)
    yield from _descriptions(project.config, shown, exporting)
    wheels: set[Path] = set()
    for version in {demo.manifest.library_version for demo in shown}:
        pins = project_exporting(project, version).pins()
        wheels.update(Downloads(runtime_home(project.root) / "downloads", pins).wheels())
    yield from dict(_licences(sorted(wheels))).items()


def _descriptions(
    config: Config, demos: Sequence[Demo], exporting: Exporting
) -> Iterator[tuple[str, bytes]]:
    """What a bundle says about itself."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parents[1] / "player" / "host"),
        undefined=jinja2.StrictUndefined,
        autoescape=jinja2.select_autoescape(),
        keep_trailing_newline=True,
        trim_blocks=True,
    )
    texts = texts_in(config.language)
    environment.globals |= {"t": texts.html, "texts": texts}
    yield from for_demos("/", _permissions(demos)).items()
    for name in ("README.md", "index.html"):
        text = environment.get_template(name).render(
            config=config,
            demos=[(demo, sharing(demo, config).height) for demo in demos],
            version=__version__,
            pins=exporting.pins(),
        )
        yield name, text.encode()


def _permissions(demos: Sequence[Demo]) -> set[str]:
    """The features of the browser that demos need."""
    return {name for demo in demos for name in demo.manifest.permissions}


def _licences(wheels: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    """The licences that come with the wheels of a runtime, and this program's."""
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                if _LICENCE.search(name):
                    package = wheel.name.split("-")[0]
                    yield f"licences/{package}/{name.rpartition('/')[2]}", archive.read(name)
