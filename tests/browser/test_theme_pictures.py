# A theme of the installed library as a reader would see it, taken without any network.

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from importlib import metadata
from pathlib import Path

import pytest
from PIL import Image

from docsgen.errors import MissingToolError
from docsgen.model.library_theme import LibraryTheme
from docsgen.model.pictures import maker_of
from docsgen.verify.theme_pictures import take_theme_pictures
from tests.conftest import ADAPTER

VERSION = metadata.version("gradio")


def average(path: Path) -> float:
    """How bright a picture is, from 0 to 255."""
    with Image.open(path) as image:
        return float(image.convert("L").resize((1, 1)).getpixel((0, 0)))  # type: ignore[arg-type]


def taken_of(theme: LibraryTheme, version: str) -> list[Path]:
    """The pictures of a theme, taken in a thread without the browser of other tests."""
    with ThreadPoolExecutor(1) as thread:
        taking = thread.submit(lambda: list(take_theme_pictures([theme], ADAPTER, version)))
        return taking.result()


def test_a_theme_is_pictured_in_light_and_in_dark(tmp_path: Path) -> None:
    theme = LibraryTheme("Soft", "docs/gradio/themes/", tmp_path / "content" / "themes", tmp_path)
    taken = taken_of(theme, VERSION)
    light, dark = taken
    assert taken == [theme.picture("light"), theme.picture("dark")]
    assert average(light) > 200
    assert average(dark) < 80
    for path in taken:
        data = path.read_bytes()
        assert len(data) < 40_000
        assert maker_of(data) == f"gradio {VERSION}"
    width, height = theme.size("light") or (0, 0)
    assert width == 736
    assert 300 < height < 640  # the app, and not what the library puts below it


def test_another_version_of_the_library_is_not_pictured(tmp_path: Path) -> None:
    theme = LibraryTheme("Soft", "docs/gradio/themes/", tmp_path, tmp_path)
    with pytest.raises(MissingToolError, match=r"the pictures are to show 0\.0\.1") as raised:
        taken_of(theme, "0.0.1")
    assert raised.value.hint == "install it beside docsgen: pip install gradio==0.0.1"
    assert not list(tmp_path.iterdir())
