# Apps of any layout in the reader's browser: what they import is there, and they find what they
# were given and what they have written.

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from docsgen.demos.source import Settings
from docsgen.diagnostics import Findings
from docsgen.hosting import hosted
from docsgen.workflows.export import export_app
from tests.browser.exporting import BOOT, ROOT, await_state, share_runtime

expect.set_options(timeout=60_000)  # a machine may be busy; nobody measures here

APP = """
import gradio as gr
with gr.Blocks() as demo:
    out = gr.Textbox(label="Out")
    gr.Button("Go").click(lambda: answer(), None, out)
"""

NOTEBOOK = json.dumps(
    {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {},
        "cells": [
            {"cell_type": "code", "source": f"%pip install gradio\n{APP}"},
            {"cell_type": "code", "source": "from texts import answer\ndemo.launch()"},
        ],
    }
)

LAYOUTS: dict[str, tuple[str, dict[str, str]]] = {
    "a script with a module": (
        "app.py",
        {"app.py": f"from texts import answer\n{APP}", "texts.py": "def answer(): return 'Told'"},
    ),
    "a module in a function": (
        "app.py",
        {
            "app.py": f"def answer():\n    import texts\n    return texts.told\n{APP}",
            "texts.py": "told = 'Told'",
        },
    ),
    "a package": (
        "kit",
        {
            "kit/__init__.py": "",
            "kit/__main__.py": f"from .texts import answer\n{APP}demo.launch()",
            "kit/texts.py": "from kit import words\ndef answer(): return words.told",
            "kit/words.py": "told = 'Told'",
        },
    ),
    "a Space": (
        "space",
        {
            "space/README.md": "---\nsdk: gradio\napp_file: src/main.py\n---\n",
            "space/src/main.py": f"from texts import answer\n{APP}demo.launch()",
            "space/src/texts.py": "def answer(): return open('told.txt').read()",
            "space/told.txt": "Told",
        },
    ),
    "a notebook": (
        "app.ipynb",
        {"app.ipynb": NOTEBOOK, "texts.py": "def answer(): return 'Told'"},
    ),
    "a variable": (
        "app.py",
        {"app.py": f"import os\ndef answer(): return os.environ['TOLD']\n{APP}"},
    ),
    "temporary files": (
        "app.py",
        {
            "app.py": "import os\nos.makedirs('/tmp/kept/deep')\nos.makedirs('/var/tmp/kept')\n"
            "with open('/tmp/kept/deep/a', 'w') as file:\n    file.write('Told')\n"
            f"def answer(): return open('/tmp/kept/deep/a').read()\n{APP}"
        },
    ),
    "arguments": (
        "app.py",
        {
            "app.py": "import argparse\nparser = argparse.ArgumentParser()\n"
            "parser.add_argument('--told', default='Told')\noptions = parser.parse_args()\n"
            f"def answer(): return options.told\n{APP}if __name__ == '__main__':\n    demo.launch()"
        },
    ),
    "mounted": (
        "app.py",
        {
            "app.py": "from fastapi import FastAPI\ndef answer(): return 'Told'\n"
            f"{APP}app = gr.mount_gradio_app(FastAPI(), demo, path='/')\n"
        },
    ),
    "a thread": (
        "app.py",
        {
            "app.py": "import threading\ndef answer(): return 'Told'\n"
            f"{APP}worker = threading.Thread(target=demo.launch)\nworker.start()\nworker.join()\n"
        },
    ),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("sources")
    share_runtime(made)
    return made


@pytest.mark.parametrize(("path", "files"), LAYOUTS.values(), ids=LAYOUTS)
def test_an_app_of_any_layout_answers(
    tmp_path: Path, folder: Path, browser: Browser, path: str, files: dict[str, str]
) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    out, findings = folder / tmp_path.name, Findings()
    made = export_app(
        tmp_path / path,
        out,
        findings,
        settings=Settings(environment={"TOLD": "Told"}),
        project=ROOT,
        runtime_url="../runtime/",
    )
    assert made, findings.sorted()
    with hosted(folder) as url:
        page = browser.new_page()
        page.goto(f"{url}{out.name}/?autostart=1", timeout=BOOT)
        await_state(page, "ready")
        page.get_by_role("button", name="Go", exact=True).click()
        expect(page.get_by_label("Out")).to_have_value("Told")
        page.close()
