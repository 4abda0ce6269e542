# A theme of the documented library, as the pictures of it are kept: content/themes/.

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from docsgen.files import is_file, read_bytes
from docsgen.kinds import PageKind
from docsgen.model.page import Page
from docsgen.model.pictures import size_of
from docsgen.model.reference import HelperClass


class LibraryTheme(msgspec.Struct, frozen=True):
    """A theme by its name, the path of the page that describes it, and where its pictures are.

    `root` is the folder of the project, which links in `folder` must not leave. Its pictures show
    the same app, one in a light and one in a dark color scheme.
    """

    name: str
    page: str
    folder: Path
    root: Path

    def picture(self, scheme: str) -> Path:
        """Where its picture in a color scheme, light or dark, is kept."""
        return self.folder / f"{self.name.lower()}-{scheme}.webp"

    def read(self, scheme: str) -> bytes | None:
        """Its picture in a color scheme; None if there is none. Raises UnusableFile."""
        path = self.picture(scheme)
        return read_bytes(path, self.root) if is_file(path, self.root) else None

    def size(self, scheme: str) -> tuple[int, int] | None:
        """Width and height of its picture in a color scheme; None if there is none to be shown."""
        data = self.read(scheme)
        return size_of(data) if data is not None else None


def themes_of(pages: Iterable[Page], root: Path) -> dict[str, LibraryTheme]:
    """The themes that the pages describe, by name; `root` is the folder of the project."""
    folder = root / "content" / "themes"
    return {
        described.name: LibraryTheme(described.name, page.path, folder, root)
        for page in pages
        if page.kind is PageKind.THEMES
        for described in page.contents(HelperClass)
    }
