# Demos served by the installed library on loopback: the truth that the browser's Python must match.
# One child process imports the library, which takes seconds, and forks for each demo.

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec

from docsgen.errors import DocsgenError, MissingToolError
from docsgen.model.demo import Demo
from docsgen.sandbox.refusal import Refusal

OWN_HOSTS = ("cdnjs.cloudflare.com", "fonts.googleapis.com", "fonts.gstatic.com")
"""The hosts that the library's own page asks, whatever the demo."""


class DemoError(DocsgenError):
    """A demo does not start, or reaches for what is not its own, as `refusals` say."""

    exit_code = 1
    refusals: Sequence[Refusal] = ()


class Library:
    """The process in which the library is loaded; `native()` makes it."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    @contextmanager
    def serve(self, demo: Demo, seconds: float = 60.0) -> Iterator[str]:
        """Run `demo` in a copy of its folder while the context lasts; yields its URL.

        Raises DemoError with what the demo printed when it does not serve within `seconds`, and
        at the end when it was refused something.
        """
        folder, root = demo.folder.resolve(), (demo.root or demo.folder).resolve()
        answer = self.ask({"serve": str(folder), "root": str(root), "seconds": seconds})
        if "url" not in answer:
            hint = "run it with Python; it said:\n" + answer["log"]
            raise _error(answer["error"], hint, demo, answer)
        try:
            yield answer["url"]
        finally:
            end = self.ask({"stop": answer["url"]})
        if end["refusals"]:
            hint = "keep a demo to its own folder and process"
            raise _error(f"{demo.name} reaches out of its folder", hint, demo, end)

    def listeners(self, components: Iterable[str]) -> dict[str, list[str]]:
        """The events that the library has for each of the components it knows."""
        found: dict[str, list[str]] = self.ask({"listeners": list(components)})["listeners"]
        return found

    @property
    def version(self) -> str:
        """The version of the library."""
        return str(self.ask({})["version"])

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """Send a request of docsgen.verify.host and wait for the answer."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        try:
            stdin.write(json.dumps(request) + "\n")
            stdin.flush()
            answer: dict[str, Any] = json.loads(stdout.readline())
        except (OSError, json.JSONDecodeError) as error:
            hint = "see what it printed, and try again"
            raise MissingToolError("the library's process has ended", hint=hint) from error
        return answer


def _error(message: str, hint: str, demo: Demo, answer: dict[str, Any]) -> DemoError:
    error = DemoError(message, hint=hint, path=demo.folder / "run.py")
    error.refusals = msgspec.convert(answer["refusals"], list[Refusal])
    return error


@contextmanager
def native() -> Iterator[Library]:
    """The installed library, loaded once; raises MissingToolError when there is none."""
    process = subprocess.Popen(
        [sys.executable, "-m", "docsgen.verify.host"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,  # whoever ends the group leaves it time to tidy up
    )
    library = Library(process)
    try:
        if "error" in (answer := library.ask({})):
            hint = "install it: pip install gradio"
            raise MissingToolError(answer["error"], hint=hint)
        yield library
    finally:
        process.communicate()  # its input ends, and so do all demos
