# Reading the files of a project. What lies in a folder that somebody cloned may be anything: a link
# to the password file, a pipe that nobody writes to, a name or a text that is not UTF-8. All files
# of the content are listed and opened here, and what cannot be taken is a finding that names it.

from __future__ import annotations

import codecs
import os
import re
import stat
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from docsgen.diagnostics import Findings, Location
from docsgen.errors import ConfigError

MAX_FILE = 256_000_000
"""Bytes of the largest file that is read at all."""

MAX_TEXT = 8_000_000
"""Bytes of the largest file that people write: a guide, a script, a configuration."""

MAX_ENTRIES = 100_000
"""Files and folders below one folder; a few links can make endlessly many."""

OUTSIDE, UNUSABLE, BAD_NAME, NOT_UTF8 = "DG207", "DG208", "DG209", "DG004"

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What no name may hold; Python writes a byte that is not UTF-8 as a lone surrogate."""

_MARKS = {  # the longer ones first: the short ones are how they begin
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
"""The marks at the start of a text that say which encoding it has."""

_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}

_AT_ONCE = sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_BINARY"))
"""Open without waiting for somebody at the other end of a pipe, and without changing line ends."""


class UnusableFile(ConfigError):
    """A file or folder of the content cannot be taken; `rule` is that of the finding about it."""

    def __init__(
        self, rule: str, message: str, *, hint: str, path: Path, line: int | None = None
    ) -> None:
        super().__init__(message, hint=hint, path=path, line=line)
        self.rule = rule


def read_bytes(path: Path, root: Path, limit: int = MAX_FILE) -> bytes:
    """The bytes of a file of the project in `root`; raises UnusableFile.

    It must be a regular file of at most `limit` bytes, and in the project where links lead.
    """
    try:
        real = _real(path, root)
        _check_kind(path, real.stat())  # opening a device may have effects
        with os.fdopen(os.open(real, os.O_RDONLY | _AT_ONCE), "rb") as file:
            status = os.fstat(file.fileno())
            _check_kind(path, status)  # once more: it may be another file by now
            _real(real, root)
            check_size(path, status.st_size, limit)
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        raise _unreadable(path, error) from None
    check_size(path, len(data), limit)  # for a file that grows
    return data


def check_size(path: Path, size: int, limit: int) -> None:
    """Raises UnusableFile if a file has more than `limit` bytes."""
    if size > limit:
        message = f"the file has more than {limit:,} bytes"
        raise UnusableFile(UNUSABLE, message, hint="make it smaller, or split it", path=path)


def can_be_shown(name: str) -> bool:
    """Whether a name or a path is UTF-8 without control characters."""
    return not _UNPRINTABLE.search(name)


def check_name(path: Path) -> None:
    """Raises UnusableFile if the name at the end of a path cannot be shown."""
    if not can_be_shown(path.name):
        message = "the name holds a control character, or bytes that are not UTF-8"
        raise UnusableFile(BAD_NAME, message, hint="rename it", path=path)


def read_text(path: Path, root: Path, limit: int = MAX_TEXT) -> str:
    """The text of a file that must be UTF-8, its lines ended by line feeds; raises UnusableFile."""
    text, fault = decode(read_bytes(path, root, limit))
    if fault:
        raise UnusableFile(NOT_UTF8, fault.message, hint=fault.hint, path=path, line=fault.line)
    return with_line_feeds(text)


def with_line_feeds(text: str) -> str:
    """The text with line feeds in the place of other line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


class NotUtf8(NamedTuple):
    """Why bytes are not UTF-8; `line` counts from 1."""

    message: str
    line: int
    hint: str = "save the file as UTF-8"


def decode(data: bytes) -> tuple[str, NotUtf8 | None]:
    """The text without a byte order mark, and why it is not UTF-8.

    UTF-16 and UTF-32 are read if they begin with their mark; � stands for bytes without a meaning.
    """
    for mark, encoding in _MARKS.items():
        if data.startswith(mark) and b"\0" in data:  # every line end and ASCII letter holds one
            return data.decode(encoding, "replace"), NotUtf8(f"the file is {encoding}", 1)
    marked = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    try:
        return data[marked:].decode("utf-8"), None
    except UnicodeDecodeError as error:
        at = marked + error.start
    message = f"byte 0x{data[at]:02x} at position {at} is not UTF-8"
    return data[marked:].decode("utf-8", "replace"), NotUtf8(message, data.count(b"\n", 0, at) + 1)


def is_file(path: Path, root: Path) -> bool:
    """Whether there is a file at `path` that the project in `root` may read."""
    try:
        _check_kind(path, _real(path, root).stat())
    except (OSError, ValueError, UnusableFile):
        return False
    return True


def files_in(
    folder: Path, root: Path, findings: Findings, wanted: Callable[[str], bool]
) -> list[Path]:
    """The files of a folder whose names are `wanted`, sorted; what is none is reported.

    A folder that does not exist has none.
    """
    found = []
    for path, status in _entries(folder, root, findings, wanted):
        with reported(root, findings):
            _check_kind(path, status)
            found.append(path)
    return found


def folders_in(folder: Path, root: Path, findings: Findings) -> list[Path]:
    """The folders of a folder, sorted; hidden ones and what is none are passed over."""

    def is_folder(name: str) -> bool:
        return not name.startswith(".") and (folder / name).is_dir()

    return [path for path, _ in _entries(folder, root, findings, is_folder)]


def files_below(
    folder: Path, root: Path, findings: Findings, wanted: Callable[[Path], bool] = lambda path: True
) -> list[str]:
    """The paths in `folder` of all files below it, with forward slashes, sorted.

    What is not `wanted` is passed over; what is neither a file nor a folder is reported.
    Links to folders of the project are followed, unless they lead back. Raises UnusableFile where
    there is no end to it.
    """
    found: list[str] = []
    entries = 0
    waiting: list[tuple[Path, tuple[Path, ...]]] = [(folder, (Path(os.path.realpath(folder)),))]
    while waiting:
        parent, above = waiting.pop()
        for path, status in _entries(parent, root, findings, _within(parent, wanted)):
            entries += 1
            if entries > MAX_ENTRIES:
                raise _too_many(folder)
            with reported(root, findings):
                if stat.S_ISDIR(status.st_mode):
                    waiting.append((path, (*above, _onward(path, above))))
                else:
                    _check_kind(path, status)
                    found.append(path.relative_to(folder).as_posix())
    return sorted(found)


def _within(folder: Path, wanted: Callable[[Path], bool]) -> Callable[[str], bool]:
    return lambda name: wanted(folder / name)


def copy_files(folder: Path, files: Iterable[str], target: Path, root: Path) -> None:
    """Copy files, given by their paths in `folder`, to `target`; raises UnusableFile."""
    for name in files:
        copy = target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(read_bytes(folder / name, root))


def write_whole(path: Path, data: bytes) -> None:
    """Write a file in one step; raises OSError. What stops that leaves nothing behind."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.{threading.get_ident()}")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def shown(path: Path, root: Path) -> str:
    """`path` as findings name it: relative to the project if it is inside, and printable."""
    inside = path.relative_to(root) if path.is_relative_to(root) else path
    return _UNPRINTABLE.sub("\ufffd", inside.as_posix())


def report(error: ConfigError, root: Path, findings: Findings, rule: str, about: str = "") -> None:
    """Make a finding of `rule` of an error; if a file cannot be taken, that is one of its own.

    `about` stands in front of the message.
    """
    key = f"{about}{error.key}: " if error.key else about
    at = Location(shown(error.path, root) if error.path else None, line=error.line)
    rule = error.rule if isinstance(error, UnusableFile) else rule
    findings.add(rule, f"{key}{error.message}", hint=error.hint, at=at)


@contextmanager
def reported(root: Path, findings: Findings) -> Iterator[None]:
    """Make a finding of a file that cannot be taken, and go on behind the context."""
    try:
        yield
    except UnusableFile as error:
        report(error, root, findings, error.rule)


def _entries(
    folder: Path, root: Path, findings: Findings, wanted: Callable[[str], bool]
) -> Iterator[tuple[Path, os.stat_result]]:
    """What is in a folder under `wanted` names, with what links lead to, sorted."""
    with reported(root, findings):
        for name in filter(wanted, _names(folder, root)):
            with reported(root, findings):
                yield folder / name, _status(folder / name, root)


def _names(folder: Path, root: Path) -> list[str]:
    try:
        return sorted(path.name for path in _real(folder, root).iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise _unreadable(folder, error) from None


def _status(path: Path, root: Path) -> os.stat_result:
    """What is at the path, in the project where links lead."""
    check_name(path)
    try:
        status = path.lstat()
        return _real(path, root).stat() if stat.S_ISLNK(status.st_mode) else status
    except OSError as error:
        raise _unreadable(path, error) from None


def _real(path: Path, root: Path) -> Path:
    """Where links lead, which must be in the project."""
    real = Path(os.path.realpath(path, strict=True))  # resolve() raises what is no OSError
    if not real.is_relative_to(os.path.realpath(root)):
        message = "a link leads out of the project; its target is not read"
        hint = "replace it by a copy, or by a link to a file in the project"
        raise UnusableFile(OUTSIDE, message, hint=hint, path=path)
    return real


def _onward(path: Path, above: tuple[Path, ...]) -> Path:
    """The real place of a folder that is none of those `above` it and does not hold them."""
    real = Path(os.path.realpath(path))
    if any(one.is_relative_to(real) for one in above):
        message = "a link leads to a folder that contains the link"
        raise UnusableFile(UNUSABLE, message, hint="remove the link", path=path)
    return real


def _check_kind(path: Path, status: os.stat_result) -> None:
    kind = stat.S_IFMT(status.st_mode)
    if kind != stat.S_IFREG:
        message = f"there is {_KINDS.get(kind, 'something else')} instead of a file"
        raise UnusableFile(UNUSABLE, message, hint="move it elsewhere", path=path)


def _unreadable(path: Path, error: OSError | ValueError) -> UnusableFile:
    message = f"cannot be read: {getattr(error, 'strerror', None) or error}"
    return UnusableFile(UNUSABLE, message, hint="make it a readable file", path=path)


def _too_many(folder: Path) -> UnusableFile:
    message = f"there are more than {MAX_ENTRIES:,} files and folders below it"
    return UnusableFile(
        UNUSABLE, message, hint="move files that are not needed elsewhere", path=folder
    )
