# The theme: templates and static files, the project's own first, the default theme's otherwise.

from __future__ import annotations

import hashlib
import os
import re
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path, PurePosixPath
from types import CodeType
from typing import Any

import jinja2
import rcssmin
import rjsmin
from jinja2.bccache import Bucket
from jinja2.loaders import split_template_path

from docsgen.diagnostics import Findings
from docsgen.errors import ThemeError
from docsgen.files import files_below, read_bytes, read_text
from docsgen.languages import ENGLISH, Element, Texts, texts_in
from docsgen.languages.scripts import with_texts
from docsgen.model.paths import Places, checked_path

DEFAULT = Path(__file__).parent.parent / "theme"

_IMPORT = re.compile(rb'\bfrom ?"\./([\w-]+\.js)"')
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


class _Templates(jinja2.FileSystemLoader):
    """The templates of a project, read like all of its files."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._folder = folder

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template and its path; raises UnusableFile."""
        path = self._folder.joinpath(*split_template_path(template))
        if not os.path.lexists(path):
            raise jinja2.TemplateNotFound(template)
        return read_text(path, self._folder.parent), str(path), lambda: True


class Theme:
    """Jinja2 templates and static files, those in a project's own folder first.

    `files` are the static files by name. Templates get a text of docsgen's own in `language` by its
    key as `t("site.home")`, where `element("a", href=...)` can be a value, and scripts get theirs.
    """

    def __init__(self, templates: Path, language: str = ENGLISH) -> None:
        texts = texts_in(language)
        self.environment = jinja2.Environment(
            loader=jinja2.ChoiceLoader([_Templates(templates), jinja2.FileSystemLoader(DEFAULT)]),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=_COMPILED,
        )
        self.environment.globals |= {"t": texts.html, "texts": texts, "element": Element}
        files = _static_files(DEFAULT / "static")
        files |= _own_files(templates / "static", files)
        self.files = _linked(dict(_translated(files, texts, templates)))
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


def _static_files(folder: Path) -> dict[str, bytes]:
    """The static files of the default theme, which an installer may have linked from anywhere."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): _minified(path) for path in paths}


def _minified(path: Path) -> bytes:
    """A static file, scripts and styles without comments and what indents them."""
    minify = _MINIFIERS.get(path.suffix)
    data = path.read_bytes()
    return minify(data.decode()).encode() if minify else data


_MINIFIERS = {".js": rjsmin.jsmin, ".css": rcssmin.cssmin}


def _own_files(folder: Path, taken: Iterable[str]) -> dict[str, bytes]:
    """The static files of a project, beside or in the place of the default ones that are `taken`.

    Raises ThemeError where one of them cannot be taken.
    """
    root, findings = folder.parent.parent, Findings()
    names = files_below(folder, root, findings, _is_no_lock)
    for found in findings.sorted():
        path = root / (found.location.file or "")
        raise ThemeError(f"{found.message} [{found.rule}]", hint=found.hint, path=path)
    places = Places()
    for name in taken:
        places.take(name, name)
    for name in names:
        _check_name(name, folder / name, places)
    return {name: read_bytes(folder / name, root) for name in names}


def _is_no_lock(path: Path) -> bool:
    """Whether a file is none with which an editor locks another."""
    return not path.name.startswith(".#")


def _translated(
    files: Mapping[str, bytes], texts: Texts, templates: Path
) -> Iterator[tuple[str, bytes]]:
    """The static files by name, the scripts among them with their texts."""
    for name, data in files.items():
        try:
            yield name, with_texts(data, texts) if name.endswith(".js") else data
        except (KeyError, UnicodeDecodeError) as error:
            path = templates / "static" / name
            message = f"static/{name}: {error.args[0]}"
            raise ThemeError(message, hint=_SCRIPT_HINT, path=path) from error


_SCRIPT_HINT = "correct the script, or remove it to get the default one"


def _check_name(name: str, path: Path, places: Places) -> None:
    """Refuse a static file that some system cannot have, or takes for another one."""
    try:
        owner = places.take(checked_path(name), name)
        wrong = owner and f"has the name of static/{owner} on some systems"
    except ValueError as error:
        wrong = str(error)
    if wrong:
        raise ThemeError(f"the static file {name!r} {wrong}", hint="rename the file", path=path)


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
