# One page as output, all or nothing: it is written under another name, and renamed when it is
# complete.

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from docsgen.errors import OutputError
from docsgen.files import write_whole
from docsgen.publish.output import check_output


class PageFile:
    """A file that takes its place when the whole page is there.

    `mark` is somewhere at the beginning of every page that may be replaced. Raises OutputError when
    `path` is no name of a page, cannot be written, is somebody else's file, or would change one of
    `inputs`, which the page is made from.
    """

    def __init__(self, path: Path, mark: bytes, inputs: Iterable[Path] = ()) -> None:
        self._path, self._mark = path, mark
        if path.is_dir():
            self._refuse("is a folder", "give the name of a file, such as app.html in it")
        if path.suffix.lower() not in (".html", ".htm"):
            self._refuse("does not end in .html", "give it a name that browsers open as a page")
        check_output(path, inputs)
        with self._errors_named():
            if path.exists() and not self._is_own():
                self._refuse("is a file that docsgen did not write", "choose another name")
            folder = next(one for one in path.absolute().parents if os.path.lexists(one))
            if not folder.is_dir():
                raise NotADirectoryError(0, f"{folder} is no folder")
            if not os.access(folder, os.W_OK | os.X_OK):
                raise PermissionError(0, f"{folder} is read-only")

    def write(self, page: bytes) -> None:
        """Put a page in the place of the one before. Raises OutputError, leaving that as it was."""
        path = Path(os.path.realpath(self._path))
        with self._errors_named():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, page)

    def _is_own(self) -> bool:
        with self._path.open("rb") as file:
            return self._mark in file.read(1024)

    def _refuse(self, message: str, hint: str) -> None:
        raise OutputError(message, hint=hint, path=self._path)

    @contextmanager
    def _errors_named(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise OutputError(
                f"cannot be written: {error.strerror or error}",
                hint="choose another place, or make its folder writable",
                path=self._path,
            ) from error
