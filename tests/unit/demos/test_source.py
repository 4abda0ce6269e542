# A script, or a folder with one; what a browser could not take is refused.

from __future__ import annotations

import os
from pathlib import Path

import pytest

from docsgen.demos.selection import Selection
from docsgen.demos.sizes import MAX_FILE, SourceError
from docsgen.demos.source import find_source
from docsgen.diagnostics import Findings
from docsgen.errors import ConfigError


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("")


def test_a_script_is_exported_alone(tmp_path: Path) -> None:
    make(tmp_path, "my app.py", "other.py")
    source = find_source(tmp_path / "my app.py", Findings())
    assert (source.name, source.entry, source.files) == ("my app", "my app.py", ["my app.py"])


def test_a_folder_is_exported_with_what_is_in_it(tmp_path: Path) -> None:
    make(tmp_path, "run.py", "texts.py", "files/a b.txt", "__pycache__/x.pyc", ".git/config")
    assert find_source(tmp_path, Findings()).files == ["files/a b.txt", "run.py", "texts.py"]


@pytest.mark.parametrize("names", [["run.py", "app.py"], ["app.py", "x.py"], ["only.py"]])
def test_the_script_of_a_folder_has_a_customary_name_or_is_alone(
    tmp_path: Path, names: list[str]
) -> None:
    make(tmp_path, *names)
    assert find_source(tmp_path, Findings()).entry == names[0]


@pytest.mark.parametrize("names", [[], ["a.py", "b.py"], ["notes.txt"]])
def test_a_folder_without_a_script_to_start_is_refused(tmp_path: Path, names: list[str]) -> None:
    make(tmp_path, *names)
    with pytest.raises(SourceError, match=r"no run\.py"):
        find_source(tmp_path, Findings())


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        find_source(tmp_path / "none", Findings())


def test_a_file_too_large_for_a_browser_is_refused_by_name(tmp_path: Path) -> None:
    make(tmp_path, "run.py")
    with (tmp_path / "film.mp4").open("wb") as film:
        film.truncate(300_000_000)
    with pytest.raises(SourceError, match="300 MB") as refused:
        find_source(tmp_path, Findings())
    assert refused.value.path == tmp_path / "film.mp4"


def test_many_files_too_large_together_are_refused(tmp_path: Path) -> None:
    make(tmp_path, "run.py")
    for number in range(5):
        with (tmp_path / f"{number}.bin").open("wb") as file:
            file.truncate(MAX_FILE - 1)
    with pytest.raises(SourceError, match="in all"):
        find_source(tmp_path, Findings())


def test_a_script_that_is_a_link_has_its_name_and_the_folder_that_it_is_in(tmp_path: Path) -> None:
    make(tmp_path, "apps/app.py")
    (tmp_path / "link.py").symlink_to("apps/app.py")
    source = find_source(tmp_path / "link.py", Findings())
    assert (source.name, source.folder, source.entry) == ("link", tmp_path / "apps", "app.py")


@pytest.mark.parametrize("name", ["run.py", "leak.txt"])
def test_what_a_link_leads_to_outside_the_folder_is_named_and_left_out(
    tmp_path: Path, name: str
) -> None:
    make(tmp_path, "demo/app.py", "demo/texts.py", "secret.txt")
    (tmp_path / "demo" / name).symlink_to(tmp_path / "secret.txt")
    (tmp_path / "demo" / "link.py").symlink_to("texts.py")
    findings = Findings()
    source = find_source(tmp_path / "demo", findings)
    assert source.files == ["app.py", "link.py", "texts.py"]
    assert [(d.rule, d.location.file) for d in findings.sorted()] == [("DG207", name)]


def test_a_link_from_a_demo_to_a_file_of_its_project_is_followed(tmp_path: Path) -> None:
    make(tmp_path, "demo/run.py")
    (tmp_path / "shared.csv").write_text("a,b")
    (tmp_path / "demo" / "data.csv").symlink_to("../shared.csv")
    source = find_source(tmp_path / "demo", Findings(), root=tmp_path)
    source.copy_to(tmp_path / "copy")
    assert (tmp_path / "copy" / "data.csv").read_text() == "a,b"
    assert not (tmp_path / "copy" / "data.csv").is_symlink()


def test_a_pipe_beside_a_script_is_named_and_left_out(tmp_path: Path) -> None:
    make(tmp_path, "run.py")
    os.mkfifo(tmp_path / "pipe.py")
    findings = Findings()
    assert find_source(tmp_path, findings).files == ["run.py"]
    assert [d.rule for d in findings.sorted()] == ["DG208"]


def test_a_name_that_is_not_utf8_is_not_taken_because_a_pattern_fits_it(tmp_path: Path) -> None:
    make(tmp_path, "run.py", "plain.txt")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_bytes(b"")
    findings = Findings()
    source = find_source(tmp_path, findings, selection=Selection(include=["*.txt"]))
    assert source.files == ["plain.txt", "run.py"]
    assert [d.rule for d in findings.sorted()] == ["DG209"]


def test_a_script_takes_along_the_modules_that_it_imports(tmp_path: Path) -> None:
    make(tmp_path, "helpers.py", "other.py", "data.csv")
    (tmp_path / "app.py").write_text("import helpers")
    assert find_source(tmp_path / "app.py", Findings()).files == ["app.py", "helpers.py"]


@pytest.mark.parametrize(
    "script", ["from .texts import x", "import kit.texts", "from . import kit"]
)
def test_a_script_that_counts_on_its_package_is_run_beside_it(tmp_path: Path, script: str) -> None:
    make(tmp_path, "kit/__init__.py", "kit/texts.py", "other.py")
    (tmp_path / "kit/app.py").write_text(script)
    source = find_source(tmp_path / "kit/app.py", Findings())
    assert (source.folder, source.entry) == (tmp_path, "kit/app.py")
    assert source.files == ["kit/__init__.py", "kit/app.py", "kit/texts.py"]


def test_the_folder_of_a_package_is_run_as_its_main_module(tmp_path: Path) -> None:
    make(tmp_path, "kit/__init__.py", "kit/texts.py", "kit/a.csv", "other.py")
    (tmp_path / "kit/__main__.py").write_text("from . import texts")
    source = find_source(tmp_path / "kit", Findings())
    assert (source.name, source.folder, source.entry) == ("kit", tmp_path, "kit/__main__.py")
    assert source.files == ["kit/__init__.py", "kit/__main__.py", "kit/a.csv", "kit/texts.py"]


def test_a_demo_of_a_project_is_never_part_of_a_package(tmp_path: Path) -> None:
    make(tmp_path, "demos/one/__init__.py")
    (tmp_path / "demos/one/run.py").write_text("from . import texts")
    folder = tmp_path / "demos/one"
    assert find_source(folder, Findings(), root=tmp_path).folder == folder


def test_a_script_in_a_folder_called_like_the_library_is_in_no_package(tmp_path: Path) -> None:
    make(tmp_path, "gradio/other.py")
    (tmp_path / "gradio/app.py").write_text("import gradio as gr\nfrom gradio import Blocks")
    assert find_source(tmp_path / "gradio/app.py", Findings()).folder == tmp_path / "gradio"


SPACE = "---\ntitle: A Space\nsdk: gradio\nsdk_version: 5.0\napp_file: {}\n---\n# Words\n"


@pytest.mark.parametrize("script", ["main.py", "src/start.py", "./src/start.py"])
def test_the_readme_of_a_space_names_its_script(tmp_path: Path, script: str) -> None:
    make(tmp_path, "app.py", "main.py", "src/start.py", "src/texts.py")
    (tmp_path / "README.md").write_text(SPACE.format(script))
    source = find_source(tmp_path, Findings())
    assert (source.folder, source.entry) == (tmp_path, script.removeprefix("./"))
    assert {"app.py", "src/texts.py", "README.md"} <= set(source.files)
    assert source.library_version == "5.0"


@pytest.mark.parametrize("script", ["none.py", "../app.py", "/app.py"])
def test_a_readme_that_names_no_script_of_the_folder_is_refused(
    tmp_path: Path, script: str
) -> None:
    make(tmp_path, "space/app.py", "app.py")
    (tmp_path / "space/README.md").write_text(SPACE.format(script))
    with pytest.raises(SourceError, match=f"no '{script}'") as refused:
        find_source(tmp_path / "space", Findings())
    assert refused.value.path == tmp_path / "space/README.md"


def test_a_readme_with_something_else_for_a_script_is_refused_with_its_line(
    tmp_path: Path,
) -> None:
    make(tmp_path, "app.py")
    (tmp_path / "README.md").write_text(SPACE.format("[app.py]"))
    with pytest.raises(ConfigError) as refused:
        find_source(tmp_path, Findings())
    assert (refused.value.key, refused.value.line) == ("app_file", 5)


@pytest.mark.parametrize(
    "text", ["---\nwords: [\n---\n", "---\nwords\n---\n", "---\n---\n", "# Words", "---\na: 1\n"]
)
def test_any_other_readme_names_no_script(tmp_path: Path, text: str) -> None:
    make(tmp_path, "app.py")
    (tmp_path / "README.md").write_text(text)
    assert find_source(tmp_path, Findings()).entry == "app.py"


RUNTIME = '{"key": "k", "pyodide": "p", "frontend": "f"}'
OUTPUT = '{"schema": 1, "files": [{"path": "index.html", "size": 1, "reason": "page"}]}'


@pytest.mark.parametrize(
    "files",
    [
        {"venv/lib/site.txt": ""},
        {"env/lib/a.txt": ""},
        {"my-env/pyvenv.cfg": "", "my-env/a.py": ""},
        {"tools/conda/conda-meta/history": "", "tools/conda/a.py": ""},
        {".git/config": "", ".env": "KEY=1", ".cache/a": "", "a/.hidden": ""},
        {"__pycache__/a.pyc": "", "a/__pycache__/a.pyc": "", "node_modules/a.js": ""},
        {"kit.egg-info/PKG-INFO": "", "a/site-packages/b.py": ""},
        {"out/contents.json": OUTPUT, "out/index.html": "", "out/files/demo/app.py": ""},
        {"site/.docsgen.json": '{"schema": 1, "files": {}}', "site/a.html": ""},
        {"shared/runtime/runtime.json": RUNTIME, "shared/runtime/a.zip": ""},
    ],
)
def test_what_tools_have_put_into_a_folder_is_not_taken(
    tmp_path: Path, files: dict[str, str]
) -> None:
    make(tmp_path, "app.py", *files)
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    assert find_source(tmp_path, Findings()).files == ["app.py"]


@pytest.mark.parametrize(
    "files",
    [
        {"env/grid.py": "", "env/maps/one.txt": ""},
        {"data/contents.json": "[1, 2]", "data/a.csv": ""},
        {"data/contents.json": "broken", "data/runtime.json": "{}"},
    ],
)
def test_a_folder_that_only_looks_like_that_is_taken(tmp_path: Path, files: dict[str, str]) -> None:
    make(tmp_path, "app.py", *files)
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    assert find_source(tmp_path, Findings()).files == sorted(["app.py", *files])


def test_all_files_too_large_are_named_with_their_sizes_and_how_to_leave_them_out(
    tmp_path: Path,
) -> None:
    make(tmp_path, "run.py", "small.txt")
    for name, size in (("a film.mp4", 300_000_000), ("data/b.bin", 70_000_000)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        with (tmp_path / name).open("wb") as file:
            file.truncate(size)
    with pytest.raises(SourceError) as refused:
        find_source(tmp_path, Findings())
    assert "a film.mp4 (300 MB), data/b.bin (70 MB)" in refused.value.message
    assert "--exclude 'a film.mp4' --exclude data/b.bin" in refused.value.hint
    assert "small.txt" not in str(refused.value)
    left = Selection(exclude=["a film.mp4", "data/b.bin"])
    assert find_source(tmp_path, Findings(), selection=left).files == ["run.py", "small.txt"]
