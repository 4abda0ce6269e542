# An app does not find what its readers lack; the library, which has it, goes on as before.

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HIDE = """\
import sys
from docsgen.player import hiding
hiding.install({"colorsys"}, sys.argv[1])
sys.path.insert(0, sys.argv[1])
import app
import colorsys
print("free")
"""


def run(folder: Path, code: str) -> str:
    """What the module `app` in `folder` prints, and what is printed after it."""
    (folder / "app.py").write_text(code)
    command = [sys.executable, "-c", HIDE, str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    "code",
    [
        "try:\n    import colorsys\nexcept ImportError as e:\n    print(e.name)",
        "try:\n    from colorsys import hsv_to_rgb\nexcept ImportError as e:\n    print(e.name)",
        "import importlib\ntry:\n    importlib.import_module('colorsys')\n"
        "except ImportError as e:\n    print(e.name)",
        "from importlib.util import find_spec\nprint(find_spec('colorsys') or 'colorsys')",
    ],
)
def test_the_app_does_not_find_it_and_others_do(code: str, tmp_path: Path) -> None:
    assert run(tmp_path, code) == "colorsys\nfree\n"


def test_a_module_of_the_app_may_be_called_the_same(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own/__init__.py").write_text("from .colorsys import name\nprint(name)")
    (tmp_path / "own/colorsys.py").write_text("name = 'mine'")
    assert run(tmp_path, "import own") == "mine\nfree\n"
