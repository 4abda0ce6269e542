# Demos are run once, by themselves; what goes wrong in one is a finding with its line.

from __future__ import annotations

import json
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from docsgen.demos.export import Export, ExportContext, export
from docsgen.demos.provision import Provision
from docsgen.demos.source import find_source
from docsgen.diagnostics import Finding, Findings
from docsgen.native.messages import Limits
from tests.conftest import Exporting, natives

APP = "import gradio as gr\ndemo = gr.Interface(str, 'text', 'text')\n"


def run(folder: Path, exporting: Exporting, script: str) -> tuple[Export | None, list[Finding]]:
    (folder / "run.py").write_text(script)
    findings = Findings()
    return exporting(folder, findings), findings.sorted()


def data(export: Export | None) -> dict[str, Any]:
    """What the page tells the player."""
    assert export is not None
    page = export.files["index.html"].decode()
    found = re.search(r'id="docsgen-demo">(.*?)</script>', page, re.S)
    assert found
    return json.loads(found[1])  # type: ignore[no-any-return]


def test_the_first_page_leads_to_what_others_ask_where_its_address_is_known(
    tmp_path: Path, bare_site: ExportContext
) -> None:
    routes = "with demo.route('P', 'more'):\n    gr.Markdown()\n"
    app = "import gradio as gr\ndemo = gr.Blocks()\n"
    (tmp_path / "run.py").write_text(f"{app}{routes}")
    source = find_source(tmp_path, Findings())
    with natives() as running:
        known = export(source, running, bare_site, Findings(), address="https://me.example/a/")
        unknown = export(source, running, bare_site, Findings())
    assert known
    assert unknown
    link = 'type="application/json+oembed" href="https://me.example/a/oembed.json"'
    assert link in known.files["index.html"].decode()
    for page in (known.files["more/index.html"], *unknown.files.values()):
        assert b"json+oembed" not in page


@pytest.mark.parametrize(
    ("names", "rule", "words"),
    [
        ([".."], "DG009", "the page '..' has the part '..'"),
        (["."], "DG009", "the page '.' has the part '.'"),
        (["a:b"], "DG009", "the page 'a:b' has the character ':'"),
        (["poster-light.webp"], "DG010", "has the address of a file of docsgen's own"),
        (["files"], "DG010", "has the address of a file of docsgen's own"),
        (["index.html"], "DG010", "the page 'index.html' has the address of the page ''"),
        (["abc", "ABC"], "DG010", "the page 'ABC' has the address of the page 'abc'"),
    ],
)
def test_an_app_with_a_page_that_cannot_be_below_its_folder_is_not_exported(
    tmp_path: Path, exporting: Exporting, names: list[str], rule: str, words: str
) -> None:
    pages = "".join(f"with demo.route('P', {name!r}):\n    gr.Markdown()\n" for name in names)
    export, found = run(tmp_path, exporting, f"import gradio as gr\ndemo = gr.Blocks()\n{pages}")
    assert export is None
    assert [finding.rule for finding in found] == [rule]
    assert words in found[0].message
    assert found[0].location.file == (tmp_path / "run.py").as_posix()


@pytest.mark.parametrize(
    ("names", "rule", "words"),
    [
        (["aux.txt"], "DG009", "the file '/demo/aux.txt' has the part 'aux.txt'"),
        (["a\\..\\b"], "DG009", "has the character"),
        (
            ["Data.csv", "data.csv"],
            "DG010",
            "'/demo/data.csv' has the address of the file '/demo/D",
        ),
    ],
)
def test_an_app_with_a_file_that_some_system_cannot_have_is_not_exported(
    tmp_path: Path, exporting: Exporting, names: list[str], rule: str, words: str
) -> None:
    for name in names:
        (tmp_path / name).touch()
    export, found = run(tmp_path, exporting, APP)
    assert export is None
    assert [finding.rule for finding in found] == [rule]
    assert words in found[0].message


def test_a_file_of_an_app_may_have_any_name_that_every_system_can_have(
    tmp_path: Path, exporting: Exporting
) -> None:
    names = ["my data.csv", "100%.txt", "a#b.txt", "\u8868.csv", "caf\u00e9.txt"]
    for name in names:
        (tmp_path / name).touch()
    export, found = run(tmp_path, exporting, APP)
    assert export is not None
    assert found == []
    assert {f"files/demo/{name}" for name in names} <= export.files.keys()


def test_what_an_app_names_as_the_librarys_is_read_from_the_library_only(
    tmp_path: Path, exporting: Exporting
) -> None:
    (tmp_path / "secret.txt").write_text("the key")
    up = "../" * 12 + str(tmp_path).lstrip("/")
    script = f"""\
import gradio as gr, os
with gr.Blocks() as demo:
    gr.Markdown(os.path.dirname(gr.__file__) + "/{up}/secret.txt")
"""
    folder = tmp_path / "app"
    folder.mkdir()
    export, found = run(folder, exporting, script)
    assert export is not None
    assert found == []
    assert b"the key" not in b"".join(export.files.values())


@pytest.mark.parametrize(
    ("script", "rule", "line"),
    [
        ("import gradio as gr\n\nraise ValueError('x')", "DG060", 3),
        ("import gradio as gr\ndef f(:\n", "DG060", 2),
        ("import gradio as gr\nwhile True: print('x' * 1000)", "DG061", 2),
        ("import os\nos.fork()", "DG062", 2),
        ("import subprocess\nsubprocess.run(['true'])", "DG062", 2),
        ("import urllib.request as r\nr.urlopen('http://127.0.0.1:9')", "DG062", 2),
        ("open('/etc/docsgen-test', 'w')", "DG062", 1),
        ("import os\nos.mkdir('/docsgen-test')", "DG062", 2),
        ("x = 1", "DG063", None),
        ("import sys\nsys.exit()", "DG063", 2),
    ],
)
def test_a_bad_script_is_a_finding_with_its_line(
    tmp_path: Path, exporting: Exporting, script: str, rule: str, line: int | None
) -> None:
    export, found = run(tmp_path, exporting, script)
    assert export is None
    assert [(d.rule, d.location.line) for d in found] == [(rule, line)]
    assert tmp_path.name in found[0].message
    assert found[0].location.file == (tmp_path / "run.py").as_posix()


def test_signing_in_is_reported_and_does_not_stop_an_export(
    tmp_path: Path, exporting: Exporting
) -> None:
    script = (Path(__file__).parents[2] / "apps/login/run.py").read_text("utf-8")
    export, found = run(tmp_path, exporting, script)
    assert export is not None
    assert [(one.rule, "gr.LoginButton" in one.message) for one in found] == [("DG066", True)]


def test_launch_arguments_for_a_server_are_reported(tmp_path: Path, exporting: Exporting) -> None:
    export, found = run(tmp_path, exporting, APP + "demo.launch(auth=('a', 'b'))\n")
    assert export is not None
    assert [(one.rule, "launch(auth=…)" in one.message) for one in found] == [("DG066", True)]


def test_the_library_leaves_nothing_outside_the_demo(
    tmp_path: Path, bare_site: ExportContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo, machine = tmp_path / "demo", tmp_path / "machine"
    demo.mkdir()
    machine.mkdir()
    (demo / "run.py").write_text(APP)
    monkeypatch.setenv("TMPDIR", str(machine))
    monkeypatch.setattr("tempfile.tempdir", None)
    findings = Findings()
    with natives() as process:
        assert export(find_source(demo, findings), process, bare_site, findings) is not None
    assert findings.sorted() == []
    assert list(machine.iterdir()) == []


def test_after_a_bad_demo_the_next_one_is_exported(tmp_path: Path, exporting: Exporting) -> None:
    run(tmp_path, exporting, "import os\nos._exit(3)")
    export, found = run(tmp_path, exporting, APP)
    assert export is not None
    assert found == []


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("import time\ntime.sleep(600)", "it has not come to an end after 2 seconds"),
        ("import re\nre.match('(a+)+b', 'a' * 99)", "it has not come to an end after 2 seconds"),
        (
            "while True:\n    try: 1 / 0\n    except BaseException: pass",
            "it has not come to an end after 2 seconds",
        ),
        ("x = bytearray(10**11)", "it needs more memory than it is given"),
    ],
)
def test_a_demo_has_so_much_time_and_memory_and_no_more(
    tmp_path: Path, bare_site: ExportContext, script: str, message: str
) -> None:
    (tmp_path / "run.py").write_text(script)
    findings = Findings()
    with natives(Limits(seconds=2)) as process:
        assert export(find_source(tmp_path, findings), process, bare_site, findings) is None
    (found,) = findings.sorted()
    assert found.rule == "DG061"
    assert message in found.message


def test_the_same_demo_gives_the_same_bytes(tmp_path: Path, exporting: Exporting) -> None:
    script = "import gradio as gr\ngr.Interface(str, 'text', 'text', examples=['a']).launch()"
    first, _ = run(tmp_path, exporting, script)
    second, _ = run(tmp_path, exporting, script)
    assert first == second
    assert first is not None


def test_no_address_in_memory_gets_into_a_page(tmp_path: Path, exporting: Exporting) -> None:
    script = "import gradio as gr\nwith gr.Blocks() as demo:\n    gr.State([])\n"
    export, _ = run(tmp_path, exporting, script)
    assert "default_delete_callback" in data(export)["config"]
    assert " at 0x" not in data(export)["config"]


def test_a_demo_that_has_not_changed_is_not_run_again(tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "run.py").write_text(APP)
    source = find_source(tmp_path / "demo", Findings())
    with natives(cache=tmp_path / "cache") as running:
        first = running.run(source, Provision(), [])
    with natives(cache=tmp_path / "cache") as running:
        running.ask = None  # type: ignore[assignment,method-assign]
        assert running.run(source, Provision(), []) == first


def test_the_demo_itself_is_not_touched(tmp_path: Path, exporting: Exporting) -> None:
    run(tmp_path, exporting, f"open('made.txt', 'w').write('made')\n{APP}")
    assert [path.name for path in tmp_path.iterdir()] == ["run.py"]


def test_launch_arguments_are_honoured(tmp_path: Path, exporting: Exporting) -> None:
    (tmp_path / "icon.svg").write_text("<svg/>")
    options = "css='.x{}', head='<meta>', show_error=True, favicon_path='icon.svg'"
    script = f"{APP}demo.title = 'A title'\ndemo.launch({options})"
    export, _ = run(tmp_path, exporting, script)
    config = json.loads(data(export)["config"])
    assert (config["css"], config["head"], config["show_error"]) == (".x{}", "<meta>", True)
    assert export is not None
    assert b'<link rel="icon" href="files/demo/icon.svg">' in export.files["index.html"]


def test_a_page_asks_no_third_party_for_anything(tmp_path: Path, exporting: Exporting) -> None:
    export, _ = run(tmp_path, exporting, APP)
    assert export is not None
    page = export.files["index.html"].decode()
    assert "googleapis" not in page
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)


def test_paths_of_this_machine_do_not_leave_it(tmp_path: Path, exporting: Exporting) -> None:
    (tmp_path / "a.txt").write_text("a")
    script = "import gradio as gr\nwith gr.Blocks() as demo:\n    gr.File('a.txt')\n"
    export, _ = run(tmp_path, exporting, script)
    config = json.loads(data(export)["config"])
    paths = [p for p in re.findall(r'"path": "([^"]*)"', json.dumps(config)) if "://" not in p]
    assert paths
    assert all(path.startswith("/tmp/gradio/") for path in paths)


def test_files_of_the_library_come_along(tmp_path: Path, exporting: Exporting) -> None:
    script = "import gradio as gr\nwith gr.Blocks() as demo:\n    gr.DeepLinkButton()\n"
    export, _ = run(tmp_path, exporting, script)
    assert export is not None
    (icon,) = [path for path in export.files if path.endswith("gradio/icons/link.svg")]
    assert data(export)["files"][icon.removeprefix("files")] == icon
    library = find_spec("gradio")
    assert library
    assert str(Path(library.origin or "").parent) not in export.files["index.html"].decode()


def test_a_name_with_spaces_is_no_trouble(tmp_path: Path, exporting: Exporting) -> None:
    folder = tmp_path / "a demo & more"
    folder.mkdir()
    (folder / "a b.txt").write_text("x")
    export, found = run(folder, exporting, APP)
    assert found == []
    assert data(export)["files"]["/demo/a b.txt"] == "files/demo/a%20b.txt"


TITLED = "\nimport gradio as gr\ndemo = gr.Interface(str, 'text', 'text', title=TITLE)\n"


@pytest.mark.parametrize(
    ("path", "files"),
    [
        ("app.py", {"app.py": f"from texts import TITLE{TITLED}", "texts.py": "TITLE = 'Told'"}),
        (
            "kit/app.py",
            {"kit/app.py": f"from .texts import TITLE{TITLED}", "kit/texts.py": "TITLE = 'Told'"},
        ),
        (
            "kit",
            {
                "kit/__init__.py": "",
                "kit/__main__.py": f"from kit.texts import TITLE\nfrom . import texts{TITLED}",
                "kit/texts.py": "TITLE = 'Told'",
            },
        ),
        (
            "space",
            {
                "space/README.md": "---\napp_file: src/main.py\n---\n",
                "space/src/main.py": f"import texts\nTITLE = texts.to + open('a').read(){TITLED}",
                "space/src/texts.py": "to = 'To'",
                "space/a": "ld",
            },
        ),
    ],
)
def test_an_app_finds_its_modules_however_it_is_laid_out(
    tmp_path: Path, exporting: Exporting, path: str, files: dict[str, str]
) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    findings = Findings()
    export = exporting(tmp_path / path, findings)
    assert findings.sorted() == []
    assert export is not None
    assert export.title == "Told"


def test_a_file_that_a_script_by_itself_opens_and_was_not_taken_is_named(
    tmp_path: Path, exporting: Exporting
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/a.csv").touch()
    (tmp_path / "app.py").write_text(f"import os\nopen(os.path.join('data', 'a.csv'))\n{APP}")
    findings = Findings()
    assert exporting(tmp_path / "app.py", findings) is None
    found = {one.rule: one for one in findings.sorted()}
    assert found.keys() == {"DG060", "DG340"}
    assert "data/a.csv is beside the script and was not taken" in found["DG060"].hint
    assert "--include data/a.csv" in found["DG060"].hint
    assert found["DG340"].location.line == 2
    assert "--include data takes it along" in found["DG340"].hint


def test_an_error_in_a_notebook_is_told_by_its_cell(tmp_path: Path, exporting: Exporting) -> None:
    cells = [{"cell_type": "code", "source": text} for text in ("import gradio", "x = 1\n1 / 0")]
    text = json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells})
    (tmp_path / "app.ipynb").write_text(text)
    findings = Findings()
    assert exporting(tmp_path / "app.ipynb", findings) is None
    (found,) = findings.sorted()
    assert found.message.endswith("division by zero (cell 2, line 2)")
    assert found.location.file == (tmp_path / "app.ipynb").as_posix()


ARGUMENTS = """\
import argparse, sys
parser = argparse.ArgumentParser()
parser.add_argument({argument})
options = parser.parse_args()
"""


@pytest.mark.parametrize(
    ("script", "words", "line"),
    [
        (
            ARGUMENTS.format(argument="'--model', required=True"),
            "it is run without arguments: the following arguments are required: --model",
            4,
        ),
        (
            ARGUMENTS.format(argument="'file'"),
            "it is run without arguments: the following arguments are required: file",
            4,
        ),
        (
            "import click\n@click.command()\n@click.argument('file')\ndef main(file): ...\nmain()",
            "it is run without arguments: Missing argument 'FILE'.",
            5,
        ),
        ("import sys\nsys.exit('no model here')", "before it launches an app: no model here", 2),
        ("import sys\nprint('No GPU.')\nsys.exit(3)", "before it launches an app: No GPU.", 3),
        ("import sys\nsys.exit()", "the script ends before it launches an app", 2),
        ("import sys\nname = sys.argv[1]", "IndexError: list index out of range", 2),
    ],
)
def test_a_script_that_ends_itself_is_told_with_its_reason(
    tmp_path: Path, exporting: Exporting, script: str, words: str, line: int
) -> None:
    export, found = run(tmp_path, exporting, f"{script}\n{APP}")
    assert export is None
    assert [one.location.line for one in found] == [line]
    assert found[0].message.endswith(words)
    assert ("give each a default" in found[0].hint) == ("arguments:" in words)


LAUNCHES = {
    "with arguments": ARGUMENTS.format(argument="'--port', default=7860") + "build().launch()",
    "as the main module": "if __name__ == '__main__':\n    build().launch()",
    "in a function, ending with sys.exit": "import sys\ndef main():\n    build().launch()\n"
    "    return 0\nsys.exit(main())",
    "in a thread": "import threading\nt = threading.Thread(target=build().launch)\nt.start()\n"
    "t.join()",
    "in a thread, while the script waits": "import threading, time\n"
    "threading.Thread(target=build().launch, daemon=True).start()\n"
    "while True:\n    time.sleep(0.1)",
    "twice": "app = build()\napp.launch(prevent_thread_lock=True)\napp.launch()",
    "mounted": "import uvicorn\nfrom fastapi import FastAPI\n"
    "app = gr.mount_gradio_app(FastAPI(), build(), path='/demo')\n"
    "if __name__ == '__main__':\n    uvicorn.run(app, host='0.0.0.0', port=8000)",
    "mounted, with a server of its own": "import uvicorn\nfrom fastapi import FastAPI\n"
    "app = gr.mount_gradio_app(FastAPI(), build(), path='/')\n"
    "uvicorn.Server(uvicorn.Config(app)).run()",
    "never": "demo = build()",
}


@pytest.mark.parametrize("launch", LAUNCHES.values(), ids=LAUNCHES)
def test_an_app_may_be_launched_in_any_way(
    tmp_path: Path, exporting: Exporting, launch: str
) -> None:
    script = "import gradio as gr\ndef build():\n    with gr.Blocks(title='Told') as app:\n"
    script += f"        gr.Textbox()\n    return app\n{launch}\n"
    export, found = run(tmp_path, exporting, script)
    assert {one.rule for one in found} <= {
        "DG065",
        "DG357",
    }  # a server is none of the runtime's packages
    assert export is not None
    assert export.title == "Told"
