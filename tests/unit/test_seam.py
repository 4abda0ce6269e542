# Nothing outside docsgen/libraries/ may know the library that docsgen was made for.

from __future__ import annotations

import re
from pathlib import Path

import docsgen

PACKAGE = Path(docsgen.__file__).parent
FOREIGN = {"libraries", "__pycache__"}
"""Folders that are not looked at: where libraries may be known, and compiled code."""

KNOWING = re.compile(rb"gradio|\bgr\.(?=[A-Z])", re.IGNORECASE)


def test_no_file_outside_the_adapters_names_gradio() -> None:
    naming = [
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and FOREIGN.isdisjoint(path.relative_to(PACKAGE).parts)
        if KNOWING.search(path.read_bytes())
    ]
    assert naming == []


def test_the_adapter_is_found_by_what_is_looked_for() -> None:
    adapter = PACKAGE / "libraries" / "gradio" / "__init__.py"
    assert KNOWING.search(adapter.read_bytes())
