# Why docsgen could not go on. A finding about content is data, never one of these.

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any, ClassVar

from docsgen import __version__

_OWN_PLACE = re.compile(r'File "[^"\n]*[/\\](docsgen[/\\][^"\n]+\.py)", line (\d+)')
"""A line of a traceback that is about a module of docsgen's."""


class DocsgenError(Exception):
    """Stops docsgen; carries what went wrong, where, and what the reader can do about it.

    `exit_code` is the process exit code of the class: 1 findings, 2 usage or configuration,
    3 something is missing from the environment, 70 a fault of docsgen's own.
    """

    exit_code: ClassVar[int] = 2

    def __init__(self, message: str, *, hint: str, path: Path | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        """Let the error travel between processes with all its data."""
        return _rebuilt, (type(self), self.__dict__)


def _rebuilt(kind: type[DocsgenError], data: dict[str, Any]) -> DocsgenError:
    error = kind.__new__(kind)
    Exception.__init__(error, data["message"])
    error.__dict__.update(data)
    return error


class ConfigError(DocsgenError):
    """A configuration file is missing or wrong; `key` is the dotted path, `line` 1-based."""

    def __init__(
        self,
        message: str,
        *,
        hint: str,
        path: Path,
        key: str | None = None,
        line: int | None = None,
    ) -> None:
        super().__init__(message, hint=hint, path=path)
        self.key = key
        self.line = line


class OutputError(DocsgenError):
    """The output directory cannot be written, or holds files that docsgen did not write."""


class ThemeError(DocsgenError):
    """A template does not work, on `line` of the file at `path` where that is known."""

    def __init__(
        self, message: str, *, hint: str, path: Path | None = None, line: int | None = None
    ) -> None:
        super().__init__(message, hint=hint, path=path)
        self.line = line


class UnknownRule(DocsgenError):
    """Somebody asks about a rule that does not exist."""


class AddressError(DocsgenError):
    """The server cannot listen where it was told to."""


class NothingToBuild(DocsgenError):
    """No usable record is left; the findings say why."""

    exit_code = 1


class MissingToolError(DocsgenError):
    """A program that the work needs is missing; the hint is the command that gets it."""

    exit_code = 3


class InternalError(DocsgenError):
    """What nobody foresaw: a fault of docsgen's own."""

    exit_code = 70


def internal_error(error: BaseException) -> InternalError:
    """The exception as people are told of it: its type, its place and what to report."""
    import platform  # as in the function below, only for those who need it

    python = f"Python {platform.python_version()} on {sys.platform}"
    return InternalError(
        f"sorry, docsgen itself failed: {type(error).__name__} in {_place(error)}",
        hint=f"please report this, with docsgen {__version__}, {python} and what you did",
    )


def _place(error: BaseException) -> str:
    """The last line of docsgen's that the traceback names, that of another process included."""
    import traceback

    places = _OWN_PLACE.findall("".join(traceback.format_exception(error)))
    return f"{places[-1][0]}:{places[-1][1]}" if places else "a place that is not known"
