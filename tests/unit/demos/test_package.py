# The documented package, where demos need it besides the library whose apps they are.

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from docsgen.config import load_project
from docsgen.demos.package import (
    Package,
    documented_package,
    installed_package,
    package_in,
    present_package,
    unfitness,
)
from docsgen.diagnostics import Findings
from docsgen.errors import MissingToolError
from docsgen.surface.sources import LibraryError
from tests.conftest import GRADIO, Exporting
from tests.wheels import write_wheel

SITE = """\
title: T
description: D
base_url: https://docs.example/
library: {{name: dials, title: Dials, version: "1.0", alias: dials{more}}}
source: {{origin: "https://docs.example/"}}
kinds: {{guide: ["guides/*"]}}
navigation: [{{title: Guides, kinds: [guide]}}]
"""
PACKAGE = {
    "pyproject.toml": '[project]\nname = "dials"\nversion = "1.0"\ndependencies = ["numpy"]\n',
    "dials/__init__.py": "import json\nfrom .dial import Dial\n",
    "dials/dial.py": "import gradio\nimport numpy\n\n\nclass Dial(gradio.Slider): ...\n",
    "dials/dial.pyi": "",
    "dials/face.svg": "<svg/>",
    "dials/__pycache__/dial.pyc": "",
    "dials/.hidden": "",
}

Made = Callable[..., Package | None]


@pytest.fixture
def package(tmp_path: Path) -> Made:
    """The package in a folder `code` of a project, as it is or as its present one."""

    def made(files: Mapping[str, str], more: str, find: Any = documented_package) -> Any:
        texts = {f"code/{name}": text for name, text in files.items()}
        for name, text in {**texts, "content/site.yaml": SITE.format(more=more)}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return find(load_project(tmp_path))

    return made


def test_it_has_what_python_and_browsers_need(package: Made) -> None:
    found = package(PACKAGE, ", adapter: gradio, source: code")
    assert found
    assert sorted(found.files) == ["dials/__init__.py", "dials/dial.py", "dials/face.svg"]
    assert found.imports == ["gradio", "numpy"]
    assert (found.name, found.version, found.requirements) == ("dials", "1.0", ["numpy"])


def test_one_in_a_wheel_is_the_same(tmp_path: Path) -> None:
    modules = {name: text for name, text in PACKAGE.items() if name.startswith("dials/")}
    found = package_in(write_wheel(tmp_path, "dials", "1.0", requires=["numpy"], modules=modules))
    assert sorted(found.files) == ["dials/__init__.py", "dials/dial.py", "dials/face.svg"]
    assert found.imports == ["gradio", "numpy"]
    assert (found.name, found.version, found.requirements) == ("dials", "1.0", ["numpy"])


def test_a_library_without_a_base_needs_none(package: Made) -> None:
    assert package(PACKAGE, ", source: code") is None


def test_a_folder_without_a_package_is_an_error(package: Made) -> None:
    with pytest.raises(LibraryError, match="holds no package dials"):
        package({"other.py": ""}, ", adapter: gradio, source: code")


def test_one_that_is_not_here_is_fetched_only_to_be_exported(
    package: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    assert package({}, ", adapter: gradio", present_package) is None
    with pytest.raises(MissingToolError, match=r"dials==1\.0 cannot be downloaded"):
        package({}, ", adapter: gradio")


@pytest.mark.parametrize(
    ("requirements", "says"),
    [
        (["gradio>=4.0,<6.0"], "it asks for gradio<6.0,>=4.0, and demos run with 6.15.2"),
        (["gradio>=6", "numpy<1"], None),
        (["Gradio==5.1; extra == 'dev'", "not a requirement!"], None),
        ([], None),
    ],
)
def test_another_version_of_the_library_does_not_fit(
    requirements: list[str], says: str | None
) -> None:
    assert unfitness(Package("dials", "1.0", "", {}, [], requirements), GRADIO) == says


COMPONENT = """\
from gradio.components.base import FormComponent


class Dial(FormComponent):
    def preprocess(self, payload): return payload
    def postprocess(self, value): return value
    def example_payload(self): return 1
    def example_value(self): return 1
    def api_info(self): return {"type": "number"}
"""
USES = "import gradio as gr\nfrom {0} import Dial\nwith gr.Blocks() as demo:\n    Dial()\n"
STARTER = "templates/component/svelte_runtime_entry.js"


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Installs a package with a component for the time of a test."""

    def installed(name: str, *others: str) -> None:
        about = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.5\n"
        files = {
            f"{name}/__init__.py": "from .dial import Dial",
            f"{name}/dial.py": COMPONENT,
            f"{name}/templates/component/index.js": "the front end",
            **{f"{name}/{other}": "" for other in others},
            f"{name}-1.5.dist-info/METADATA": about,
            f"{name}-1.5.dist-info/top_level.txt": name,
        }
        for path, text in files.items():
            (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "site" / path).write_text(text)
        monkeypatch.syspath_prepend(str(tmp_path / "site"))
        installed_package.cache_clear()

    return installed


def test_an_installed_package_with_a_front_end_goes_with_a_script(
    tmp_path: Path, install: Callable[..., None], exporting: Exporting
) -> None:
    install("turners", STARTER)
    (tmp_path / "app.py").write_text(USES.format("turners"))
    findings = Findings()
    export = exporting(tmp_path / "app.py", findings)
    assert findings.sorted() == []
    assert export
    assert {"files/packages/turners/dial.py", "files/packages/turners/__init__.py"} <= set(
        export.files
    )
    (served,) = [path for path in export.files if path.endswith("client/component/index.js")]
    identifier = served.split("/")[2]
    assert export.files[served] == b"the front end"
    assert identifier in export.files["index.html"].decode()
    assert not [path for path in export.files if path.startswith("files/packages/gradio")]


def test_one_that_was_built_for_another_version_of_the_library_is_refused(
    tmp_path: Path, install: Callable[..., None], exporting: Exporting
) -> None:
    install("oldturners")
    (tmp_path / "app.py").write_text(USES.format("oldturners"))
    findings = Findings()
    assert exporting(tmp_path / "app.py", findings) is None
    (found,) = findings.sorted()
    assert "oldturners 1.5 cannot be used here: the front end of Dial" in found.message
    assert "a version of it" in found.hint
