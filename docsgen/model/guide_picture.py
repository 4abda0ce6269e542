# The pictures of own guides as files: where the site has them, and where they are read from.

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from docsgen.files import read_bytes
from docsgen.model.blocks import Image
from docsgen.model.page import Page, blocks_of


class GuidePicture(msgspec.Struct, frozen=True):
    """A picture in the folder of the guides; `root` is the project's, which no link must leave."""

    file: Path
    root: Path

    def read(self) -> bytes:
        """The picture; raises UnusableFile."""
        return read_bytes(self.file, self.root)


def pictures_of(pages: Iterable[Page], root: Path) -> dict[str, GuidePicture]:
    """The pictures that own guides show, by their paths in the site."""
    folder = root / "content" / "guides"
    return {
        image.path: GuidePicture(folder / image.file, root)
        for page in pages
        for image in images_of(page)
    }


def images_of(page: Page) -> list[Image]:
    """The pictures that a page shows."""
    blocks = (block for section in page.sections for block in blocks_of(section))
    return [block for block in blocks if isinstance(block, Image)]
