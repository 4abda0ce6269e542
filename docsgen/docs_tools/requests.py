# What the writer of a page asks for, and what is told back: values that a documentation tool can
# keep with its pages between builds.

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from pathlib import Path

import msgspec

from docsgen.demos.sizes import SourceError
from docsgen.demos.source import Settings, Source, find_source, source_of_code
from docsgen.diagnostics import Finding, Findings
from docsgen.errors import DocsgenError
from docsgen.model.hosts import checked_host
from docsgen.rules import Severity

THEMES = ("page", "system", "light", "dark")
"""Where a demo takes its colours from; `page` follows the page's own, also when they change."""

_NO_NAME = re.compile(r"[^a-z0-9]+")
_DIGITS = 8


class Request(msgspec.Struct, frozen=True):
    """A live demo that line `line` of the file `page` asks for: the app at `path`, or `code`.

    Paths are absolute; `code` begins at `code_line` of the page. `title` takes the place of the
    app's own; `packages` are loaded besides those that it imports, and it may ask `hosts`.
    """

    page: str
    line: int
    path: str = ""
    code: str = ""
    code_line: int = 0
    title: str = ""
    packages: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()

    def source(self, findings: Findings) -> Source:
        """The app, as it is on disk; raises DocsgenError where there is none."""
        settings = Settings(packages=[*self.packages], connect=self._checked_hosts())
        if self.path:
            return find_source(Path(self.path), findings, settings=settings)
        folder = Path(self.page).parent
        return source_of_code(self.code.encode(), "example", folder, findings, settings)

    def _checked_hosts(self) -> list[str]:
        try:
            return [checked_host(host) for host in self.hosts]
        except ValueError as error:
            raise SourceError(str(error), hint="write a host such as api.example.com") from error

    def name(self, root: Path) -> str:
        """What its folder in the site is called, where `root` is the folder of all pages.

        It stays the same as long as the app's path does, or its code.
        """
        place = Path(os.path.relpath(self.path, root)).as_posix() if self.path else ""
        told = repr((place, self.code, self.title, self.packages, self.hosts))
        plain = unicodedata.normalize("NFKD", Path(self.path).stem).encode("ascii", "ignore")
        stem = _NO_NAME.sub("-", plain.decode().lower()).strip("-")
        digits = hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()[:_DIGITS]
        return f"{stem or 'example'}-{digits}"


class Problem(msgspec.Struct, frozen=True):
    """What is wrong with a live demo, in one line, and the line of the page that it is about."""

    rule: str
    severity: Severity
    message: str
    line: int


class LiveDemo(msgspec.Struct, frozen=True):
    """A live demo that is in the site: its folder's name, its title, the pixels of its picture.

    `height` is that of the demo in a frame as wide as the picture, in pixels.
    """

    name: str
    title: str
    picture: tuple[int, int] | None = None
    height: int = 420


def names_in(text: str | None) -> tuple[str, ...]:
    """What is between the commas."""
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())


def problem_of_finding(found: Finding, request: Request, source: Source, root: Path) -> Problem:
    """A finding about an app as whoever builds the docs is to read it.

    One about code in a page has its line there; others name the file of the app, relative to
    `root` if that is around it.
    """
    at, line, where = found.location, request.line, ""
    if at.file and not source.has_file and at.file == source.at().file:
        line = request.code_line + (at.line or 1) - 1
    elif at.file:
        where = f"{_shown(at.file, root)}:{at.line}: " if at.line else f"{_shown(at.file, root)}: "
    message = f"{where}{found.message}; {found.hint}"
    return Problem(found.rule, found.severity, message, line)


def problem_of_error(error: DocsgenError, request: Request, root: Path) -> Problem:
    """The same for an error that leaves no app."""
    where = f"{_shown(str(error.path), root)}: " if error.path else ""
    message = f"{where}{error.message}; {error.hint}"
    return Problem("", Severity.ERROR, message, request.line)


def _shown(file: str, root: Path) -> str:
    path = Path(file)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
