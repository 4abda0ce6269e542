# Demos to take along: a folder of static files that needs nothing else, from the exports of a
# project's demos. Calls the stages in order, as the build does for a site.

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import jinja2

from docsgen import __version__
from docsgen.config import Config, Project
from docsgen.demos.embeds import embedded, project_exporting
from docsgen.demos.exporting import Exporting
from docsgen.demos.runtime import Downloads
from docsgen.demos.runtime.place import runtime_home
from docsgen.diagnostics import Findings
from docsgen.errors import OutputError
from docsgen.languages import texts_in
from docsgen.languages.scripts import host_scripts
from docsgen.model.demo import Demo
from docsgen.model.paths import path_inside
from docsgen.render.head import address
from docsgen.render.sharing import EMBEDS, sharing

_LICENCE = re.compile(r"\.dist-info/(?:licenses/)?[^/]*(?:LICEN[CS]E|COPYING|NOTICE)[^/]*$", re.I)

_HEADERS = """\
# Headers worth setting, in the form of Netlify and Cloudflare Pages; others can be told the same.
/runtime/*
  Cache-Control: public, max-age=31536000, immutable
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
/embed/*
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  Permissions-Policy: geolocation=(), payment=(), usb=(){permissions}
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
"""


def bundle(
    project: Project, demos: Sequence[Demo], findings: Findings
) -> Iterator[tuple[str, bytes]]:
    """The files of a bundle of `demos` by their paths.

    Demos that cannot be exported are reported and left out. Raises MissingToolError.
    """
    made = []
    home = address(project.config, "")
    for part in embedded(demos, project, findings, home_url=home, full=True):
        yield from part.files.items()
        made += [part.embed.name] if part.embed else []
    shown = [demo for demo in demos if demo.name in made]
    for demo in shown:
        for theme in ("light", "dark"):
            if demo.picture_size(theme):
                name = demo.poster(theme).name
                yield f"embed/{demo.name}/{name}", demo.read(name)
    for name, script in host_scripts(texts_in(project.config.language)).items():
        yield f"{EMBEDS}{name}", script
    exporting = project_exporting(project)
    yield from _descriptions(project.config, shown, exporting)
    wheels: set[Path] = set()
    for version in {demo.manifest.library_version for demo in shown}:
        pins = project_exporting(project, version).pins()
        wheels.update(Downloads(runtime_home(project.root) / "downloads", pins).wheels())
    yield from dict(_licences(sorted(wheels))).items()


def write_zip(files: Iterator[tuple[str, bytes]], out: Path) -> int:
    """Write a ZIP file in one step: its size in bytes. Raises OutputError."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in files:
            target.writestr(
                zipfile.ZipInfo(path_inside(name), (1980, 1, 1, 0, 0, 0)),
                data,
                zipfile.ZIP_DEFLATED,
            )
    temporary = out.with_name(f".{out.name}.part")
    try:
        temporary.write_bytes(buffer.getvalue())
        temporary.replace(out)
    except OSError as error:
        message = f"cannot be written: {error.strerror}"
        raise OutputError(message, hint="choose another --out", path=out) from error
    return len(buffer.getvalue())


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
    allowed = {name for demo in demos for name in demo.manifest.permissions}
    permissions = "".join(
        f", {name}=({'self' if name in allowed else ''})" for name in ("camera", "microphone")
    )
    yield "_headers", _HEADERS.format(permissions=permissions).encode()
    yield ".nojekyll", b""
    for name in ("README.md", "index.html"):
        text = environment.get_template(name).render(
            config=config,
            demos=[(demo, sharing(demo, config).height) for demo in demos],
            version=__version__,
            pins=exporting.pins(),
        )
        yield name, text.encode()


def _licences(wheels: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    """The licences that come with the wheels of a runtime, and this program's."""
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                if _LICENCE.search(name):
                    package = wheel.name.split("-")[0]
                    yield f"licences/{package}/{name.rpartition('/')[2]}", archive.read(name)
