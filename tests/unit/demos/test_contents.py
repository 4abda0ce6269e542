# What a real export contains: what its writer gave, what the app shows, and nothing secret.

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from docsgen.demos.environment import fault_of
from docsgen.demos.export import Export, ExportContext, export
from docsgen.demos.natively import Natives
from docsgen.demos.selection import Selection
from docsgen.demos.source import Settings, find_source
from docsgen.diagnostics import Finding, Findings
from tests.conftest import natives

APP = "import gradio as gr\ndemo = gr.Interface(str, 'text', 'text')\n"
TOKEN = 'q7Zp&2LmX/9vK"4tR8w<B1nC'

Exported = tuple[Export | None, list[Finding]]
ExportFiles = Callable[..., Exported]


@pytest.fixture
def export_files(tmp_path: Path, running: Natives, bare_site: ExportContext) -> ExportFiles:
    """Exports a demo of files by their names: `export_files({"run.py": APP}, include=[])`."""

    def exported(files: dict[str, str], **patterns: list[str]) -> Exported:
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text)
        source = find_source(tmp_path, Findings(), selection=Selection(**patterns))
        findings = Findings()
        return export(source, running, bare_site, findings), findings.sorted()

    return exported


def paths(made: Export | None) -> set[str]:
    """The files behind an export's page, the library's copies by their names."""
    assert made
    names = {path.removeprefix("files/") for path in made.files if path.startswith("files/")}
    return {name.removeprefix("demo/") if "demo/" in name else Path(name).name for name in names}


WRITES = f"""\
from pathlib import Path
Path("log").mkdir()
for name in ("made.csv", "log/a.txt", ".hidden", "data.csv"):
    Path(name).write_text("private")
{APP}"""


def test_what_the_script_writes_beside_itself_is_left_out(export_files: ExportFiles) -> None:
    made, found = export_files({"run.py": WRITES, "data.csv": "given"})
    assert paths(made) == {"run.py", "data.csv"}
    assert made
    assert made.files["files/demo/data.csv"] == b"given"
    assert [(one.rule, one.severity.value) for one in found] == [("DG198", "note")]
    assert "log/a.txt, made.csv" in found[0].message
    assert "--include log/a.txt" in found[0].hint


def test_what_it_writes_goes_in_if_it_is_asked_for(export_files: ExportFiles) -> None:
    made, found = export_files({"run.py": WRITES}, include=["made.csv", "log"])
    assert paths(made) == {"run.py", "made.csv", "log/a.txt"}
    assert "data.csv" in found[0].message


def test_what_it_writes_goes_in_if_the_app_shows_it(export_files: ExportFiles) -> None:
    script = """\
import gradio as gr
from pathlib import Path
for name in ("cached", "static", "linked", "icon", "unseen"):
    Path(f"{name}.txt").write_text(name)
gr.set_static_paths(["static.txt"])
with gr.Blocks() as demo:
    gr.File(["cached.txt", "static.txt"])
    gr.HTML("<img src='/gradio_api/file=linked.txt'>")
demo.launch(favicon_path="icon.txt")
"""
    made, found = export_files({"run.py": script})
    assert paths(made) == {"run.py", "cached.txt", "static.txt", "linked.txt", "icon.txt"}
    assert made
    assert "files/demo/cached.txt" not in made.files  # only the library's copy is shown
    assert "cached.txt, unseen.txt" in found[0].message


def test_what_a_script_links_to_is_not_followed(export_files: ExportFiles) -> None:
    script = f"import os\nos.symlink('/etc/hostname', 'made.txt')\n{APP}"
    made, found = export_files({"run.py": script}, include=["made.txt"])
    assert made is None
    assert [(one.rule, "'made.txt'" in one.message) for one in found] == [("DG068", True)]


def test_a_script_alone_takes_along_what_is_asked_for(
    tmp_path: Path, running: Natives, bare_site: ExportContext
) -> None:
    for name, text in {"app.py": APP, "a.csv": "1", "b.csv": "2", "secrets.json": "{}"}.items():
        (tmp_path / name).write_text(text)
    for include, expected in ([], {"app.py"}), (["a.csv"], {"app.py", "a.csv"}):
        source = find_source(tmp_path / "app.py", Findings(), selection=Selection(include))
        assert paths(export(source, running, bare_site, Findings())) == expected


@pytest.mark.parametrize("name", ["secrets.json", "conf/api_key.txt", "tls.pem", "flagged/log.csv"])
def test_a_file_of_secrets_is_refused_unless_it_is_meant(
    export_files: ExportFiles, tmp_path: Path, name: str
) -> None:
    files = {"run.py": APP, name: "{}"}
    made, found = export_files(files)
    assert made is None
    assert [one.rule for one in found] == ["DG196"]
    assert found[0].location.file == (tmp_path / name).as_posix()
    assert f"--exclude {name}" in found[0].hint
    assert f"--include {name}" in found[0].hint
    assert paths(export_files(files, exclude=[name])[0]) == {"run.py"}
    assert paths(export_files(files, include=[name])[0]) == {"run.py", name}


@pytest.mark.parametrize("pattern", ["*", "**", "*.json", "conf", "conf/*"])
def test_wildcards_and_folders_mean_no_secrets(export_files: ExportFiles, pattern: str) -> None:
    files = {"run.py": APP, "conf/secrets.json": "{}", "a.json": "{}"}
    made, found = export_files(files, include=[pattern])
    assert made is None
    assert [one.rule for one in found] == ["DG196"]


def test_hidden_files_are_left_out_without_a_word(export_files: ExportFiles) -> None:
    made, found = export_files({"run.py": APP, ".env": "A=b", ".git/config": "x", ".x/y": "z"})
    assert paths(made) == {"run.py"}
    assert found == []


def test_hidden_files_can_be_asked_for_and_secret_ones_by_name_only(
    export_files: ExportFiles,
) -> None:
    files = {"run.py": APP, ".env": "A=b", ".x/y": "z"}
    assert paths(export_files(files, include=[".x"])[0]) == {"run.py", ".x/y"}
    assert [one.rule for one in export_files(files, include=[".e*"])[1]] == ["DG196"]
    assert paths(export_files(files, include=[".env"])[0]) == {"run.py", ".env"}


def test_a_secret_file_that_the_app_shows_is_refused(export_files: ExportFiles) -> None:
    script = """\
import gradio as gr
from pathlib import Path
Path("id_rsa").write_text("x")
with gr.Blocks() as demo:
    gr.File("id_rsa")
"""
    made, found = export_files({"run.py": script})
    assert made is None
    assert "DG196" in [one.rule for one in found]
    assert export_files({"run.py": script}, include=["id_rsa"])[0]


SHOWN = """\
import gradio as gr
TOKEN = open({{file!r}}).read()
with gr.Blocks({options}) as demo:
    {component}
demo.launch({launch})
"""

LEAKS = {
    "the configuration": SHOWN.format(options="", launch="", component="gr.Textbox(value=TOKEN)"),
    "Markdown": SHOWN.format(options="", launch="", component="gr.Markdown('`' + TOKEN + '`')"),
    "a plot in SVG": SHOWN.format(
        options="",
        launch="",
        component="open('a.svg', 'w').write('<svg>' + TOKEN); gr.Image('a.svg', type='filepath')",
    ),
    "the API": "import gradio as gr\nTOKEN = open({file!r}).read()\n"
    "demo = gr.Interface(str, gr.Textbox(label=TOKEN), 'text')\n",
    "the title": "import gradio as gr\nTOKEN = open({file!r}).read()\n"
    "demo = gr.Interface(str, 'text', 'text', title=TOKEN)\n",
    "the style sheet": SHOWN.format(
        options="", launch="css='/* ' + TOKEN + '*/'", component="gr.Textbox()"
    ),
    "the theme": SHOWN.format(
        options="",
        launch="theme=gr.themes.Base().set(body_background_fill=TOKEN)",
        component="gr.Textbox()",
    ),
}


@pytest.fixture
def with_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_TOKEN", TOKEN)


@pytest.mark.usefixtures("with_token")
@pytest.mark.parametrize("script", LEAKS.values(), ids=LEAKS)
def test_a_value_of_the_environment_is_refused_by_the_name_of_its_variable(
    export_files: ExportFiles, outside: Path, script: str
) -> None:
    elsewhere = outside / "token"
    elsewhere.write_text(TOKEN)
    made, found = export_files({"run.py": script.format(file=str(elsewhere))})
    assert made is None
    found = [one for one in found if one.severity == "error"]
    assert {one.rule for one in found} == {"DG197"}
    assert all("MY_TOKEN" in one.message and TOKEN not in str(one) for one in found)


@pytest.mark.usefixtures("with_token")
@pytest.mark.parametrize(
    "text",
    [TOKEN, json.dumps(TOKEN), quote(TOKEN, safe=""), base64.b64encode(TOKEN.encode()).decode()],
    ids=["as it is", "JSON", "URL", "base64"],  # pytest puts them into the environment
)
def test_a_value_in_a_file_is_refused(export_files: ExportFiles, text: str) -> None:
    made, found = export_files({"run.py": APP, "notes.md": f"# Notes\n{text}\n"})
    assert made is None
    assert [(one.rule, Path(one.location.file or "").name) for one in found] == [
        ("DG197", "notes.md")
    ]


def test_a_value_in_the_name_of_a_file_is_refused_without_telling_it(
    export_files: ExportFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MY_TOKEN", "q7Zp2LmX9vK4tR8wB1nC")
    made, found = export_files({"run.py": APP, "q7Zp2LmX9vK4tR8wB1nC.txt": ""})
    assert made is None
    assert {(one.rule, "q7Zp" in str(one)) for one in found} == {("DG197", False)}


def test_the_environment_of_the_author_decides_nothing(
    tmp_path: Path, bare_site: ExportContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MY_TITLE", "Mine")
    (tmp_path / "demo").mkdir()
    script = APP.replace("'text')", "'text', title=str(os.environ.get('MY_TITLE')))")
    (tmp_path / "demo" / "run.py").write_text(f"import os\n{script}")

    def exported(**environment: str) -> tuple[str, list[str]]:
        settings, findings = Settings(environment=environment), Findings()
        source = find_source(tmp_path / "demo", findings, settings=settings)
        with natives(cache=tmp_path / "cache") as process:
            made = export(source, process, bare_site, findings)
        assert made
        return made.title, [one.rule for one in findings.sorted()]

    assert exported() == ("None", ["DG342"])
    monkeypatch.delenv("MY_TITLE")
    assert exported() == ("None", ["DG342"])
    assert exported(MY_TITLE="Given") == ("Given", [])


def test_a_variable_that_is_missing_is_named_with_what_gives_it(
    export_files: ExportFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MODEL", "small")
    made, found = export_files({"run.py": f"import os\nos.environ['MODEL']\n{APP}"})
    assert made is None
    assert [(one.rule, one.location.line) for one in found] == [("DG342", None), ("DG060", 2)]
    assert "MODEL, which is not set" in found[0].message
    assert "--env MODEL=VALUE" in found[0].hint


def test_what_packages_ask_for_is_not_worth_a_word(export_files: ExportFiles) -> None:
    script = f"import os, getpass\nos.path.expanduser('~')\ngetpass.getuser()\n{APP}"
    assert export_files({"run.py": script})[1] == []


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("MY KEY", "x", "no name"),
        ("", "x", "no name"),
        ("PATH", "/bin", "not for a demo"),
        ("PYTHONPATH", "/bin", "not for a demo"),
        ("A", "a\0b", "character"),
        ("OPENAI_API_KEY", "correct horse", "looks like a secret"),
        ("DATABASE", "postgres://ada:lovelace@host/db", "looks like a secret"),
        ("ANYTHING", TOKEN.replace('"', "") + "4tR8wB1nC9vK4tR8", "looks like a secret"),
    ],
)
def test_a_variable_that_no_demo_can_be_given_is_refused(name: str, value: str, words: str) -> None:
    assert words in (fault_of(name, value) or "")


@pytest.mark.parametrize(
    ("name", "value"), [("MODEL", "small"), ("_x1", ""), ("GREETING", "a=b, c\nd")]
)
def test_any_other_variable_can_be_given(name: str, value: str) -> None:
    assert fault_of(name, value) is None


def test_a_mistyped_pattern_is_refused(export_files: ExportFiles) -> None:
    made, found = export_files({"run.py": APP, "private.csv": "1"}, exclude=["privat.csv"])
    assert made is None
    assert [one.rule for one in found] == ["DG068"]
    assert "'privat.csv'" in found[0].message


def test_an_export_says_why_each_file_is_in(export_files: ExportFiles) -> None:
    script = f"open('made.txt', 'w').write('made')\n{APP}"
    files = {"run.py": script, "a.csv": "1", ".x": "12"}
    made, _ = export_files(files, include=[".x", "made.txt"])
    assert made
    assert {one.path: one.reason for one in made.contents} == {
        "files/demo/.x": "asked for",
        "files/demo/a.csv": "in the app's folder",
        "files/demo/made.txt": "written by the script, and shown or asked for",
        "files/demo/run.py": "the script",
        "index.html": "the app's page",
        "theme.css": "the app's colours and fonts",
    }
    assert {one.path: one.size for one in made.contents} == {
        path: len(data) for path, data in made.files.items()
    }
