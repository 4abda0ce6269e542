# A demo's folder as a value, and errors that name file, line and dotted path.

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docsgen.demos.reading import read_demo, read_demos
from docsgen.diagnostics import Findings
from docsgen.errors import ConfigError
from docsgen.model.demo import Runs
from docsgen.model.steps import Click, Expect, Fill
from tests.conftest import MakeProject

HELLO = """\
title: Hello
summary: A greeting.
try:
  - fill: {label: Name, value: Ada}
  - click: {button: Greet}
  - expect: {label: Output, value: Hello Ada!}
"""
STEPS = "title: T\nsummary: S\ntry:\n  - expect: {text: x}\n"

MakeDemo = Callable[[str], Path]


@pytest.fixture
def make_demo(tmp_path: Path) -> MakeDemo:
    """Write a demo with this demo.yaml and tell its folder."""

    def make(text: str) -> Path:
        folder = tmp_path / "hello"
        folder.mkdir()
        (folder / "demo.yaml").write_text(text, encoding="utf-8")
        (folder / "run.py").write_text("import gradio\n", encoding="utf-8")
        return folder

    return make


@pytest.mark.parametrize(
    ("text", "key", "line", "message"),
    [
        ("title: T\n", "", 1, "missing required field `summary`"),
        (STEPS + "colour: red\n", "colour", 5, "unknown field `colour`"),
        (STEPS + "runs: nowhere\n", "runs", 5, "Invalid enum value"),
        (STEPS + "runs: stand-in\n", "runs", 5, "needs `stands_in_for`"),
        (STEPS + "space: a/b\n", "space", 5, "goes with `runs: hosted`"),
        (STEPS + "runs: hosted\nspace: a/b\n", "try", 3, "cannot be tried out here"),
        (STEPS + "permissions: [location]\n", "permissions[0]", 5, "Invalid enum value"),
        (STEPS + "include: [../a]\n", "include[0]", 5, "'../a' leads to no file below"),
        (STEPS + "exclude: [a, /b]\n", "exclude[1]", 5, "'/b' leads to no file below"),
        (STEPS + "environment:\n  HOME: x\n", "environment.HOME", 6, "HOME is not for a demo"),
        (STEPS + "environment: {API_KEY: q7Zp2LmX}\n", "environment.API_KEY", 5, "a secret"),
        (STEPS + "include: a.csv\n", "include", 5, "Expected `array`"),
        (STEPS + "connect: [a.b, 'https://a.b']\n", "connect[1]", 5, "give its host only"),
        ("title: T\nsummary: S\n", "try", 1, "nothing is expected"),
        (STEPS + "  - click: {button: A}\n    fill: {}\n", "try[1].fill", 6, "`value`"),
        (STEPS + "  - clik: {button: A}\n", "try[1].clik", 5, "unknown field `clik`"),
        (STEPS + "  - {}\n", "try[1]", 5, "a step has one verb: fill, type"),
        (STEPS + "  - click: {}\n", "try[1].click", 5, "say what it is about"),
        (STEPS + "  - click: {lable: A}\n", "try[1].click.lable", 5, "unknown field `lable`"),
        (STEPS + "  - click: {label: A, component: b}\n", "try[1].click", 5, "keep one"),
        (STEPS + "  - click: {button: A, text: b}\n", "try[1].click", 5, "keep one of"),
        (STEPS + "  - click: {name: A, text: b}\n", "try[1].click", 5, "goes with `role`"),
        (STEPS + "  - click: {role: knob}\n", "try[1].click.role", 5, "Invalid enum value"),
        (STEPS + "  - click: {button: A, nth: 0}\n", "try[1].click", 5, "counts from 1"),
        (STEPS + "  - expect: {label: A}\n", "try[1].expect", 5, "say what to expect"),
        (STEPS + "  - expect: {value: 1}\n", "try[1].expect", 5, "say what it is about"),
        (STEPS + "  - expect: {label: 1, value: 1}\n", "try[1].expect.label", 5, "Expected `str"),
        (
            STEPS + "  - upload: {label: A, files: [no.txt]}\n",
            "try[1].upload.files[0]",
            5,
            "no file 'no.txt'",
        ),
        (
            STEPS + "  - upload: {label: A, files: [../secret.txt]}\n",
            "try[1].upload.files[0]",
            5,
            "no file '../secret.txt'",
        ),
        (
            STEPS + "  - upload: {label: A, files: [{name: a.txt}]}\n",
            "try[1].upload.files[0]",
            5,
            "say what is in it",
        ),
    ],
)
def test_a_wrong_demo_is_refused_with_path_and_line(
    make_demo: MakeDemo, tmp_path: Path, text: str, key: str, line: int, message: str
) -> None:
    (tmp_path / "secret.txt").touch()
    with pytest.raises(ConfigError) as error:
        read_demo(make_demo(text))
    assert message in error.value.message
    assert (error.value.key or "", error.value.line) == (key, line)
    assert error.value.path == tmp_path / "hello" / "demo.yaml"
    assert "docs/demos.md" in error.value.hint


@pytest.mark.parametrize("name", ["demo.yaml", "run.py"])
def test_a_demo_needs_both_files(make_demo: MakeDemo, name: str) -> None:
    folder = make_demo(HELLO)
    (folder / name).unlink()
    with pytest.raises(ConfigError) as error:
        read_demo(folder)
    assert error.value.path == folder / name


def test_a_demo_is_read_with_its_code_and_its_steps(make_demo: MakeDemo) -> None:
    demo = read_demo(make_demo(HELLO))
    assert (demo.name, demo.code, demo.is_live) == ("hello", "import gradio\n", True)
    assert demo.manifest.runs is Runs.BROWSER
    assert [step.verb for step in demo.manifest.steps] == ["fill", "click", "expect"]
    assert [step.action for step in demo.manifest.steps] == [
        Fill(label="Name", value="Ada"),
        Click(button="Greet"),
        Expect(label="Output", value="Hello Ada!"),
    ]


@pytest.mark.parametrize(
    ("runs", "is_live"),
    [
        ("runs: stand-in\nstands_in_for: A rule in place of a model.\n", True),
        ("runs: hosted\nspace: a/b\n", False),
        ("runs: code-only\nwhy_not: It needs a key.\n", False),
    ],
)
def test_each_way_to_run_has_its_companion(make_demo: MakeDemo, runs: str, is_live: bool) -> None:
    head = STEPS if is_live else "title: T\nsummary: S\n"
    assert read_demo(make_demo(head + runs)).is_live is is_live


def test_demos_come_by_name_and_a_wrong_one_is_left_out(
    make_project: MakeProject, tmp_path: Path
) -> None:
    project = make_project({})
    for name, text in {"b": HELLO, "a": HELLO, "c": "title: T\nlevel: 1\n"}.items():
        folder = project.demos / name
        folder.mkdir(parents=True)
        (folder / "run.py").write_text("import gradio\n")
        (folder / "demo.yaml").write_text(text)
    (project.demos / "notes.txt").touch()
    findings = Findings()
    assert [demo.name for demo in read_demos(project, findings)] == ["a", "b"]
    (finding,) = findings.sorted()
    assert (finding.rule, finding.location.file) == ("DG068", "content/demos/c/demo.yaml")


@pytest.mark.parametrize(
    ("names", "kept", "rule", "words"),
    [
        (["Greet", "greet"], ["Greet"], "DG010", "is that of content/demos/Greet"),
        (["cafe\u0301", "caf\u00e9"], ["cafe\u0301"], "DG010", "content/demos/cafe\u0301"),
        (["live-demo.js"], [], "DG009", "a file that docsgen writes"),
        (["Index.HTML"], [], "DG009", "a file that docsgen writes"),
        (["lab-button"], [], "DG009", "begins with 'lab-'"),
        (["con"], [], "DG009", "Windows"),
        (["a b"], [], "DG009", "character ' '"),
        (["100%"], [], "DG009", "character '%'"),
        (["a\\..\\b"], [], "DG009", "character"),
        (["a."], [], "DG009", "Windows"),
    ],
)
def test_a_demo_whose_name_cannot_be_an_address_of_its_own_is_left_out(
    make_project: MakeProject, names: list[str], kept: list[str], rule: str, words: str
) -> None:
    project = make_project({})
    for name in names:
        (project.demos / name).mkdir(parents=True)
        (project.demos / name / "run.py").write_text("import gradio\n")
        (project.demos / name / "demo.yaml").write_text(HELLO)
    findings = Findings()
    assert [demo.name for demo in read_demos(project, findings)] == kept
    (finding,) = findings.sorted()
    assert (finding.rule, finding.location.file) == (rule, f"content/demos/{names[-1]}")
    assert words in finding.message


def test_a_project_may_have_no_demos(make_project: MakeProject) -> None:
    assert read_demos(make_project({}), Findings()) == []
