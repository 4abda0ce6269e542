# The theme: templates and static files, the project's own first, the default theme's otherwise.

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from types import CodeType
from typing import Any

import jinja2
from jinja2.bccache import Bucket

from docsgen.errors import ThemeError

DEFAULT = Path(__file__).parent.parent / "theme"


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

    `urls` maps a static file's name to its hashed path.
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
        self._files = _static_files([folder / "static" for folder in folders])
        self.urls = {name: _hashed(name, data) for name, data in self._files.items()}

    def compile(self) -> None:
        """Compile all templates now instead of when they are first used."""
        for name in self.environment.list_templates(extensions=["html"]):
            with _errors_named(name):
                self.environment.get_template(name)

    def render(self, name: str, **context: Any) -> str:
        """The template `name` filled in; raises ThemeError when it is wrong."""
        with _errors_named(name):
            return self.environment.get_template(name).render(**context)

    def assets(self) -> dict[str, bytes]:
        """The static files by their path in the site."""
        return {self.urls[name]: data for name, data in self._files.items()}


_MISTAKES = (jinja2.TemplateError, ArithmeticError, AttributeError, LookupError, TypeError)
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
