# Imports are read from the text; those that a script can do without do not count.

from __future__ import annotations

from pathlib import Path

import pytest

from docsgen.imports import imported


@pytest.mark.parametrize(
    ("script", "names"),
    [
        ("import numpy as np, gradio", ["gradio", "numpy"]),
        ("from PIL import Image", ["PIL"]),
        ("import os, json", []),
        ("def late():\n    import torch", ["torch"]),
        ("try:\n    import spaces\nexcept ImportError:\n    spaces = None", []),
        ("try:\n    import spaces\nfinally:\n    pass", ["spaces"]),
        ("from . import sibling", []),
        ("import local\nfrom package.deep import x", ["pandas", "scipy"]),
        ("not python at all", []),
    ],
)
def test_what_a_script_imports(tmp_path: Path, script: str, names: list[str]) -> None:
    (tmp_path / "run.py").write_text(script)
    (tmp_path / "local.py").write_text("import pandas")
    (tmp_path / "package").mkdir()
    (tmp_path / "package/__init__.py").write_text("")
    (tmp_path / "package/deep.py").write_text("import scipy")
    assert imported(tmp_path, "run.py", tmp_path) == names
