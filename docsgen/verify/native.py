# Demos served by the installed library on loopback: the truth that the browser's Python must match.
# One child process imports the library, which takes seconds, and forks for each demo.

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from docsgen.errors import DocsgenError, MissingToolError
from docsgen.model.demo import Demo

OWN_HOSTS = ("cdnjs.cloudflare.com", "fonts.googleapis.com", "fonts.gstatic.com")
"""The hosts that the library's own page asks, whatever the demo."""


class DemoError(DocsgenError):
    """A demo does not start."""

    exit_code = 1


class Library:
    """The process in which the library is loaded; `native()` makes it."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    @contextmanager
    def serve(self, demo: Demo) -> Iterator[str]:
        """Run `demo` in a copy of its folder while the context lasts; yields its URL.

        Raises DemoError with what the demo printed when it does not start.
        """
        answer = self._ask({"serve": str(demo.folder.resolve())})
        if "url" not in answer:
            hint = "run it with Python and correct what it says:\n" + answer["log"]
            raise DemoError(answer["error"], hint=hint, path=demo.folder / "run.py")
        try:
            yield answer["url"]
        finally:
            self._ask({"stop": answer["url"]})

    def _ask(self, request: dict[str, str]) -> dict[str, str]:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin
        assert stdout
        stdin.write(json.dumps(request) + "\n")
        stdin.flush()
        line = stdout.readline()
        if not line:
            raise MissingToolError(
                "the library's process has ended", hint="see what it printed above"
            )
        answer: dict[str, Any] = json.loads(line)
        return answer


@contextmanager
def native() -> Iterator[Library]:
    """The installed library, loaded once; raises MissingToolError when there is none."""
    with tempfile.TemporaryDirectory(prefix="docsgen-native-") as folder:
        process = subprocess.Popen(
            [sys.executable, "-m", "docsgen.verify.nursery", folder],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **_environment(folder)},
        )
        library = Library(process)
        try:
            if "error" in (answer := library._ask({})):
                hint = "install it: pip install gradio"
                raise MissingToolError(answer["error"], hint=hint)
            yield library
        finally:
            process.communicate()  # its input ends, and so do all demos


def _environment(folder: str) -> dict[str, str]:
    """Nothing is counted, downloaded or left behind."""
    home = Path(folder)
    return {
        "GRADIO_ANALYTICS_ENABLED": "False",
        "GRADIO_TEMP_DIR": str(home / "files"),
        "GRADIO_EXAMPLES_CACHE": str(home / "examples"),
        "HF_HUB_OFFLINE": "1",
        "HF_HOME": str(home / "hub"),
        "MPLBACKEND": "Agg",
    }
