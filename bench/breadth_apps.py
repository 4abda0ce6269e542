# The apps that `bench.breadth` looks at: those in folders, and the programs of the documentation.

from __future__ import annotations

import ast
import re
import shutil
import textwrap
from collections.abc import Iterator
from pathlib import Path

from docsgen.demos.source import find_source
from docsgen.diagnostics import Findings
from docsgen.model.demo import Demo, Manifest

_FENCED = re.compile(r"^( *)```python\b[^\n]*\n(.*?)^\1```", re.S | re.M)
_NAMED = re.compile(r"^(\w+) *= *gr\.\w*Interface\(|^with gr\.Blocks\(.*\) as (\w+):", re.M)
_SERVED = "run.py"
"""How the script of an app has to be called that is served natively."""


def found_in(folder: Path) -> Iterator[Path]:
    """The apps in a folder: a script or a folder with scripts each."""
    for path in sorted(folder.iterdir()):
        if path.suffix == ".py" or (path.is_dir() and any(path.glob("*.py"))):
            yield path


def documented(site: Path, folder: Path) -> Iterator[Path]:
    """The programs of a built site's pages that build an app, each written to a folder of its own."""
    seen = set()
    for page in sorted(site.rglob("index.md")):
        if page.parent.parent.name in ("demos", "events"):
            continue
        for number, [_, code] in enumerate(_FENCED.findall(page.read_text("utf-8")), 1):
            program = textwrap.dedent(code)
            if program not in seen and _is_app(program):
                seen.add(program)
                app = folder / f"{page.parent.name}-{number}"
                app.mkdir(parents=True)
                (app / _SERVED).write_text(_launched(program), "utf-8")
                yield app


def _launched(program: str) -> str:
    """A program that launches its app, which the documentation may leave to the reader."""
    named = _NAMED.search(program)
    if not named or "launch(" in program:
        return program
    return f"{program}\n\n{named[1] or named[2]}.launch()\n"


def _is_app(program: str) -> bool:
    try:
        ast.parse(program)
    except SyntaxError:
        return False
    return bool(
        re.search(r"^(import|from) gradio", program, re.M)
        and re.search(r"(Blocks|Interface)\(", program)
    )


def demo_of(app: Path, scratch: Path) -> Demo:
    """An app as it is served natively: a copy where its script has another name than is wanted.

    Raises DocsgenError where there is no app.
    """
    source = find_source(app, Findings())
    folder = source.folder
    if app.is_file() or source.entry != _SERVED:
        folder = scratch / source.name
        source.copy_to(folder)
        shutil.move(folder / source.entry, folder / _SERVED)
    return Demo(source.name, folder, "", Manifest(title=source.name, summary=""))
