# Notebooks: exported as a page, and open in JupyterLab, trusted and not.

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from docsgen.hosting import listener
from tests.hosts.host import AFTER, BEFORE, BUILD, SITES, PythonHost, run


class NbConvert(PythonHost):
    """A notebook that was run, as a page."""

    name = "nbconvert"
    title = "nbconvert"
    package = "nbconvert"
    formats = ("jupyter",)
    suffix = ".ipynb"
    output = "."
    command = (
        "jupyter-nbconvert",
        "--to",
        "html",
        "--execute",
        "--log-level=ERROR",
        "jupyter.ipynb",
    )

    @property
    def folder(self) -> Path:
        return BUILD / "jupyter"

    @property
    def source(self) -> Path:
        return SITES / "jupyter"

    @property
    def site(self) -> Path:
        return self.folder / self.name

    def write(self, form: str, text: str) -> None:
        path = self.site / f"{form}.ipynb"
        path.write_text(json.dumps(notebook(text)), encoding="utf-8")

    def path(self, form: str) -> str:
        return f"{form}.html"


class JupyterLab(NbConvert):
    """A notebook that was run, trusted by whoever opens it."""

    name = "jupyterlab"
    title = "JupyterLab"
    package = "jupyterlab"
    command = ("jupyter-nbconvert", "--to", "notebook", "--execute", "--inplace", "jupyter.ipynb")
    is_trusted = True

    @contextmanager
    def published(self, texts: Mapping[str, str]) -> Iterator[dict[str, str]]:
        """Run the notebook and open it in JupyterLab."""
        with super().published(texts), self._serving() as url:
            yield {form: f"{url}doc/tree/{form}.ipynb?reset" for form in texts}

    def build(self) -> None:
        settings = self.folder / "venv" / "share" / "jupyter" / "lab" / "settings"
        settings.mkdir(exist_ok=True)
        shutil.copy(self.source / "overrides.json", settings)
        super().build()
        if self.is_trusted:
            run(self.program("jupyter"), "trust", "jupyter.ipynb", cwd=self.site, env=self._own())

    @contextmanager
    def _serving(self) -> Iterator[str]:
        with listener(0) as free:
            port = free.getsockname()[1]
        switches = ["--no-browser", "--allow-root", f"--port={port}", "--IdentityProvider.token="]
        command = [self.program("jupyter-lab"), *switches, "--log-level=CRITICAL"]
        with subprocess.Popen(command, cwd=self.site, env=self._own()) as server:
            try:
                _await(f"http://127.0.0.1:{port}/api")
                yield f"http://127.0.0.1:{port}/"
            finally:
                server.terminate()

    def _own(self) -> dict[str, str]:
        """An environment without the settings and signatures of whoever runs this."""
        home = str(self.folder / "home")
        return os.environ | {"JUPYTER_DATA_DIR": home, "JUPYTER_CONFIG_DIR": home}


class UntrustedJupyterLab(JupyterLab):
    """A notebook that somebody else has run, whose scripts and frames are left out."""

    name = "jupyterlab-untrusted"
    title = "JupyterLab, not trusted"
    is_trusted = False


def notebook(code: str) -> dict[str, object]:
    """A notebook with a cell of code between two others; each writes into its output."""
    shown = "from IPython.display import HTML\nHTML({!r})"
    sources = (shown.format(f"<p>{BEFORE}</p>"), code, shown.format(f"<p>{AFTER}</p>"))
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    cells = [_cell(str(place), source) for place, source in enumerate(sources)]
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": kernel}, "cells": cells}


def _cell(name: str, source: str) -> dict[str, object]:
    empty = {"execution_count": None, "outputs": [], "metadata": {}}
    return {"cell_type": "code", "id": name, "source": source, **empty}


def _await(url: str) -> None:
    """Wait until a server answers; raises TimeoutError when it does not within a minute."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            urlopen(url).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(url)
