# A ZIP file as output, to be unpacked on a host: everybody may read what is in it, and dates change
# with contents. Hosts tell browsers by dates what has changed, and for how long not to ask again.

from __future__ import annotations

import io
import os
import struct
import time
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from docsgen.errors import OutputError
from docsgen.model.paths import path_inside

_FILE, _FOLDER = 0o100644, 0o040755
_IS_FOLDER = 0x10
"""What MS-DOS calls a folder, for programs that know no other modes."""

_UNIX = 3
_TIMES = "<HHBL"
"""The field with the time of a file in seconds since 1970, as Info-ZIP has it."""

_FIRST, _LAST = 315_532_800, 2**32 - 1
"""Seconds since 1970 that a ZIP file can tell in both ways."""

_WANTED = "SOURCE_DATE_EPOCH"


def write_zip(files: Iterable[tuple[str, bytes]], out: Path) -> int:
    """Write `files` in one step, with the folders that they are in: the size of it in bytes.

    Dates are that of the environment variable SOURCE_DATE_EPOCH, else now; a file that is the same
    in the ZIP file before it keeps its date, so that the same files twice are the same ZIP file.
    Raises OutputError, also where that variable is no date.
    """
    date_of = _dating(out)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for path, data in _with_folders(files):
            target.writestr(_entry(path, date_of(path, data)), data)
    _replace(out, buffer.getvalue())
    return len(buffer.getvalue())


def _with_folders(files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """The files, before each the folders that it is the first in; these end with a slash."""
    there: set[str] = set()
    for name, data in files:
        path = path_inside(name)
        parts = path.split("/")
        for end in range(1, len(parts)):
            folder = "/".join(parts[:end]) + "/"
            if folder not in there:
                there.add(folder)
                yield folder, b""
        yield path, data


def _entry(path: str, date: int) -> zipfile.ZipInfo:
    """What a ZIP file says of a file or a folder. The date is UTC, as its second place says."""
    entry = zipfile.ZipInfo(path, time.gmtime(date)[:6])
    is_folder = path.endswith("/")
    entry.compress_type = zipfile.ZIP_STORED if is_folder else zipfile.ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _FOLDER << 16 | _IS_FOLDER if is_folder else _FILE << 16
    entry.extra = struct.pack(_TIMES, 0x5455, 5, 1, date)
    return entry


def _dating(out: Path) -> Callable[[str, bytes], int]:
    """Gives the date of a file with some content."""
    if wanted := _wanted_date():
        return lambda path, data: wanted
    known, now = _dates(out), int(time.time()) // 2 * 2  # ZIP files count in twos
    return lambda path, data: known.get((path, zlib.crc32(data)), now)


def _wanted_date() -> int:
    """The date that the environment asks for, in seconds since 1970; 0 where it does not."""
    text = os.environ.get(_WANTED, "")
    if not text:
        return 0
    hint = "give the seconds since 1970, as `git log -1 --format=%ct` does, or unset it"
    if not text.isdecimal() or int(text) > _LAST:
        raise OutputError(f"{_WANTED} is {text!r}, which is no date", hint=hint)
    return max(int(text), _FIRST)


def _dates(out: Path) -> dict[tuple[str, int], int]:
    """The dates in the ZIP file before, by path and checksum, those of docsgen's making only."""
    try:
        with zipfile.ZipFile(out) as archive:
            entries = archive.infolist()
    except (OSError, zipfile.BadZipFile):
        return {}
    known = (entry for entry in entries if len(entry.extra) == struct.calcsize(_TIMES))
    return {(one.filename, one.CRC): struct.unpack(_TIMES, one.extra)[3] for one in known}


def _replace(out: Path, data: bytes) -> None:
    temporary = out.with_name(f".{out.name}.part")
    try:
        temporary.write_bytes(data)
        temporary.replace(out)
    except OSError as error:
        message = f"cannot be written: {error.strerror}"
        raise OutputError(message, hint="choose another --out", path=out) from error
