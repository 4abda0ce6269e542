# The theme: templates and static files, the project's own first, the default theme's otherwise.

from __future__ import annotations

import hashlib
import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path, PurePosixPath
from types import CodeType
from typing import Any

import jinja2
from jinja2.bccache import Bucket

from docsgen.errors import ThemeError

DEFAULT = Path(__file__).parent.parent / "theme"

_IMPORT = re.compile(rb'\bfrom "\./([\w-]+\.js)"')
"""The end of a module's import of its neighbour."""


class _Compiled(jinja2.BytecodeCache):
    """Compiled templates by their source, so that a theme that is read again compiles no other."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._known[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


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
            bytecode_cache=_COMPILED,
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


_MISTAKES = (
    jinja2.TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
)
"""What a template that compiles may raise when it is filled in."""

_HINT = "correct the template in templates/, or remove it to get the default one"


@contextmanager
def _errors_named(name: str) -> Iterator[None]:
    """Name the template that is wrong, the one called `name` if it is no other, and the line."""
    try:
        yield
    except _MISTAKES as error:
        message = getattr(error, "message", None) or str(error) or type(error).__name__
        file, line = _place(error)
        wrong = f"template {file.name if file else name}: {message}"
        raise ThemeError(wrong, hint=_HINT, path=file, line=line) from error
    except (OSError, ValueError) as error:  # it cannot be read, or is not UTF-8
        raise ThemeError(f"template {name}: {error}", hint=_HINT) from error


def _place(error: Exception) -> tuple[Path | None, int | None]:
    """The template and the line in which an error is, or from which it comes."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return Path(error.filename) if error.filename else None, error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if not frame.filename.endswith(".py")]
    return (Path(inside[-1].filename), inside[-1].lineno) if inside else (None, None)


def _static_files(folders: list[Path]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for folder in reversed(folders):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                found[path.relative_to(folder).as_posix()] = _bytes_of(path)
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


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        raise ThemeError(message, hint="make the file readable", path=path) from error


def _hashed(name: str, data: bytes) -> str:
    """A path that changes with the content, so that browsers may keep the file for ever."""
    path = PurePosixPath("assets", name)
    digest = hashlib.sha256(data).hexdigest()[:10]
    return str(path.with_name(f"{path.stem}-{digest}{path.suffix}"))
