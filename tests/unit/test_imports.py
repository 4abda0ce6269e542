# Imports are read from the text; those that a script can do without do not count.

from __future__ import annotations

from pathlib import Path

import pytest

from docsgen.diagnostics import Findings
from docsgen.imports import imported, modules_beside, package_depth


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


MODULES = {
    "helpers.py": "import deeper",
    "deeper.py": "",
    "unused.py": "",
    "late.py": "",
    "perhaps.py": "",
    "kit/__init__.py": "from . import one",
    "kit/one.py": "from .sub import two",
    "kit/other.py": "",
    "kit/data.csv": "",
    "kit/sub/__init__.py": "",
    "kit/sub/two.py": "",
    "kit/venv/pyvenv.cfg": "",
    "kit/venv/lib.py": "",
    "loose/part.py": "",
    "loose/rest.py": "",
}
KIT = ["kit/__init__.py", "kit/one.py", "kit/other.py", "kit/sub/__init__.py", "kit/sub/two.py"]


@pytest.mark.parametrize(
    ("script", "names"),
    [
        ("import helpers", ["deeper.py", "helpers.py"]),
        ("def f():\n    import late", ["late.py"]),
        ("try:\n    import perhaps\nexcept ImportError:\n    perhaps = None", ["perhaps.py"]),
        ("from importlib import import_module\nimport_module('late')", ["late.py"]),
        ("import kit.one", KIT),
        ("from kit import one as only", KIT),
        ("import loose.part", ["loose/part.py"]),
        ("from loose import part", ["loose/part.py"]),
        ("import unheard, os\nfrom nowhere import x", []),
        ("import deeper\nimport app", ["deeper.py"]),
        ("def broken(:", []),
        ("from .... import x", []),
    ],
)
def test_the_modules_beside_a_script_that_it_imports(
    tmp_path: Path, script: str, names: list[str]
) -> None:
    for name, text in {**MODULES, "app.py": script}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert modules_beside(tmp_path, "app.py", tmp_path, Findings()) == names


def test_a_script_in_a_package_imports_what_is_beside_it_and_what_is_beside_the_package(
    tmp_path: Path,
) -> None:
    files = {
        "app/__init__.py": "",
        "app/main.py": "from .texts import x\nimport app.more, pandas",
        "app/texts.py": "from . import deep\nimport scipy",
        "app/more.py": "",
        "app/deep.py": "",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert modules_beside(tmp_path, "app/main.py", tmp_path, Findings()) == sorted(
        set(files) - {"app/main.py"}
    )
    assert imported(tmp_path, "app/main.py", tmp_path) == ["pandas", "scipy"]


def test_a_script_in_a_folder_imports_what_is_beside_it(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src/app.py").write_text("import texts")
    (tmp_path / "src/texts.py").write_text("import numpy")
    assert modules_beside(tmp_path, "src/app.py", tmp_path, Findings()) == ["src/texts.py"]
    assert imported(tmp_path, "src/app.py", tmp_path) == ["numpy"]


def test_a_link_to_a_module_elsewhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.py").write_text("import numpy")
    (tmp_path / "here").mkdir()
    (tmp_path / "here/app.py").write_text("import secret")
    (tmp_path / "here/secret.py").symlink_to("../secret.py")
    assert modules_beside(tmp_path / "here", "app.py", tmp_path / "here", Findings()) == []


@pytest.mark.parametrize(
    ("path", "code", "depth"),
    [
        ("/kit/app.py", b"from .texts import x", 1),
        ("/outer/kit/app.py", b"from ..texts import x", 2),
        ("/app.py", b"from .texts import x", 0),
        ("/kit/app.py", b"from ....texts import x", 1),
        ("/kit/app.py", b"import kit", 0),
    ],
)
def test_a_script_that_counts_on_packages_has_folders_for_them(
    path: str, code: bytes, depth: int
) -> None:
    assert package_depth(Path(path), code) == depth
