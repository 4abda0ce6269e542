# The theme: templates and static files, the project's own first, the default theme's otherwise.

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

import jinja2

from docsgen.errors import ThemeError

DEFAULT = Path(__file__).parent.parent / "theme"

_IMPORT = re.compile(rb'\bfrom "\./([\w-]+\.js)"')
"""The end of a module's import of its neighbour."""


class Theme:
    """Jinja2 templates and static files, those in a project's own folder first.

    `files` are the static files by name.
    """

    def __init__(self, templates: Path) -> None:
        folders = [folder for folder in (templates, DEFAULT) if folder.is_dir()]
        self.environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(folders),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.files = _linked(_static_files([folder / "static" for folder in folders]))
        self._urls = {name: _hashed(name, data) for name, data in self.files.items()}

    def compile(self) -> None:
        """Compile all templates now instead of when they are first used."""
        for name in self.environment.list_templates(extensions=["html"]):
            with _errors_named(name):
                self.environment.get_template(name)

    def url(self, name: str) -> str:
        """The hashed path of the static file `name`; a template that asks for none is wrong."""
        if name not in self._urls:
            raise jinja2.TemplateRuntimeError(f"the theme has no static file {name}")
        return self._urls[name]

    def render(self, name: str, **context: Any) -> str:
        """The template `name` filled in; raises ThemeError when it is wrong."""
        with _errors_named(name):
            return self.environment.get_template(name).render(**context)

    def assets(self) -> dict[str, bytes]:
        """The static files by their path in the site."""
        return {self._urls[name]: data for name, data in self.files.items()}


@contextmanager
def _errors_named(name: str) -> Iterator[None]:
    try:
        yield
    except jinja2.TemplateError as error:
        line = getattr(error, "lineno", None)
        where = f"{getattr(error, 'name', None) or name}{f':{line}' if line else ''}"
        hint = "correct the template in templates/, or remove it to get the default one"
        raise ThemeError(f"template {where}: {error.message}", hint=hint) from error


def _static_files(folders: list[Path]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for folder in reversed(folders):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def _linked(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files with the names under which modules import each other replaced by hashed ones.

    Only imports in one direction can be: what a module imports is finished before it.
    """
    finished: dict[str, bytes] = {}

    def finish(name: str, importers: tuple[str, ...]) -> bytes:
        if name in importers:
            hint = "move what both need to a third module"
            raise ThemeError(f"static/{name} imports itself, by way of {importers[-1]}", hint=hint)
        if name not in finished and name.endswith(".js"):
            finished[name] = _IMPORT.sub(partial(replaced, (*importers, name)), files[name])
        return finished.setdefault(name, files[name])

    def replaced(importers: tuple[str, ...], found: re.Match[bytes]) -> bytes:
        name = found[1].decode()
        if name not in files:
            return found.group()
        return f'from "./{PurePosixPath(_hashed(name, finish(name, importers))).name}"'.encode()

    return {name: finish(name, ()) for name in files}


def _hashed(name: str, data: bytes) -> str:
    """A path that changes with the content, so that browsers may keep the file for ever."""
    path = PurePosixPath("assets", name)
    digest = hashlib.sha256(data).hexdigest()[:10]
    return str(path.with_name(f"{path.stem}-{digest}{path.suffix}"))
