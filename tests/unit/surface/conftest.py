# Small libraries as folders and wheels.

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Make = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def make_tree(tmp_path: Path) -> Make:
    """Write files into a folder and return it: `make_tree({"thing/__init__.py": "..."})`."""

    def make(files: Mapping[str, str]) -> Path:
        folder = tmp_path / f"tree-{len(list(tmp_path.iterdir()))}"
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return folder

    return make


@pytest.fixture
def make_wheel(tmp_path: Path) -> Make:
    """Write files into a wheel of gradio 1.0 and return it."""

    def make(files: Mapping[str, str]) -> Path:
        path = tmp_path / "gradio-1.0-py3-none-any.whl"
        with zipfile.ZipFile(path, "w") as archive:
            for name, text in files.items():
                archive.writestr(name, text)
        return path

    return make
