# A notebook becomes a script: its code in order, without what only a notebook understands.

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from docsgen.demos.notebook import LeftOut, NotebookError, place_of, script_of
from docsgen.demos.source import find_source
from docsgen.diagnostics import Findings


def notebook(*cells: str | list[str], **others: Any) -> bytes:
    """A notebook of these cells of code, with one of text at its start."""
    made = [{"cell_type": "code", "source": cell, "outputs": ["private"]} for cell in cells]
    text = {"cell_type": "markdown", "source": "# Not Python"}
    about = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [text, *made]}
    return json.dumps({**about, **others}).encode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no notebook"),
        (b"import gradio", "no notebook"),
        (b"[]", "no notebook"),
        (b'{"cells": []}', "no notebook"),
        (b"\xff\xfe", "no notebook"),
        (notebook("x", nbformat=3), "format 3"),
        (notebook(), "no code"),
        (notebook(" \n"), "no code"),
        (notebook("x", metadata={"kernelspec": {"language": "R"}}), "written in R"),
        (notebook("x", metadata={"language_info": {"name": "julia"}}), "written in julia"),
        (notebook("x", cells=[{"cell_type": "code", "source": 3}]), "no notebook"),
    ],
)
def test_what_is_no_notebook_in_python_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(NotebookError, match=words) as refused:
        script_of(data, Path("app.ipynb"))
    assert refused.value.path == Path("app.ipynb")


def test_cells_of_code_are_taken_in_order() -> None:
    script, left_out = script_of(notebook("a = 1", ["b = a\n", "c = b"]), Path("x"))
    names: dict[str, Any] = {}
    exec(script, names)
    assert (names["a"], names["b"], names["c"], left_out) == (1, 1, 1, [])
    assert b"private" not in script


@pytest.mark.parametrize(
    ("cell", "commands"),
    [
        ("!pip install x\na = 1", ["!pip install x"]),
        ("%matplotlib inline\na = 1", ["%matplotlib inline"]),
        ("if True:\n    !ls -l \\\n      here\na = 1", ["!ls -l \\"]),
        ("files = !ls\na = 1", ["files = !ls"]),
        ("a = 1\na?", ["a?"]),
        ("?print\na = 1", ["?print"]),
        ("%%time\na = 1", []),
        ("%%capture output\n!ls\na = 1", ["!ls"]),
        ("a = 1\nb = '''\n%d\n!x'''", []),
        ("a = 5 \\\n% 4", []),
    ],
)
def test_commands_are_left_out(cell: str, commands: list[str]) -> None:
    script, left_out = script_of(notebook(cell), Path("x"))
    names: dict[str, Any] = {}
    exec(script, names)
    assert names["a"] == 1
    assert left_out == [LeftOut(2, command) for command in commands]


def test_a_cell_for_another_language_is_left_out_as_a_whole() -> None:
    script, left_out = script_of(notebook("%%bash\nrm -rf x", "a = 1"), Path("x"))
    names: dict[str, Any] = {}
    exec(script, names)
    assert names["a"] == 1
    assert left_out == [LeftOut(2, "%%bash")]


def test_a_line_of_the_script_is_told_by_its_cell() -> None:
    script, _ = script_of(notebook("a = 1\nb = 2", "\nfail"), Path("x"))
    line = script.decode().split("\n").index("fail") + 1
    assert place_of(script, line) == "cell 3, line 2"


def test_a_notebook_is_exported_as_a_script_and_without_its_outputs(tmp_path: Path) -> None:
    (tmp_path / "app.ipynb").write_bytes(notebook("!ls", "import texts"))
    (tmp_path / "texts.py").write_text("import numpy")
    for path in (tmp_path / "app.ipynb", tmp_path):
        findings = Findings()
        source = find_source(path, findings, root=path if path == tmp_path else None)
        assert (source.entry, source.files) == ("app.py", ["app.py", "texts.py"])
        assert source.imports == ["numpy"]
        assert [one.rule for one in findings.sorted()] == ["DG341"]
        source.copy_to(tmp_path / "copy")
        assert "import texts" in (tmp_path / "copy/app.py").read_text()
        (tmp_path / "copy/app.py").unlink()
        (tmp_path / "copy/texts.py").unlink()
        (tmp_path / "copy").rmdir()
