# What the README or a page of docs/ tells its reader to type and to write, and somebody who does
# all of it.
#
# - A `sh` block holds commands. A `console` block holds commands behind `$` and what they print,
#   where a line `...` stands for any lines.
# - A block whose info string has a path, as in "```yaml content/site.yaml", is a file; with
#   `(add)` behind the path it goes to the end of that file.
# - A comment in front of a block says how it is tried: `<!-- in a browser -->` in tests/browser
#   only, `<!-- a server -->` until it has answered, `<!-- not tried: REASON -->` not at all.

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_DOCS = Path(__file__).parent.parent / "docs"
README = _DOCS.parent / "README.md"
TUTORIAL = _DOCS / "tutorial.md"
TASKS = sorted((_DOCS / "how-to").glob("*.md"))

_BLOCK = re.compile(
    r"(?m)^(?:<!-- (?P<how>[^\n]*?) -->\n)?(?P<fence>```+)"
    r"(?P<language>\w+)(?: (?P<path>\S+))?(?P<add> \(add\))?\n"
    r"(?P<text>(?s:.*?))^(?P=fence)$"
)


class Block(NamedTuple):
    """A fenced block; `how` is what the comment in front of it says, `path` names a file."""

    how: str
    language: str
    path: str
    is_added: bool
    text: str

    @property
    def is_tried(self) -> bool:
        """Whether a reader is to do something with it, and a test can."""
        return bool(self.path or self.language in {"sh", "console"}) and "not tried" not in self.how

    @property
    def needs_browser(self) -> bool:
        """Whether it takes a browser, or the runtime of demos."""
        return "in a browser" in self.how


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page in their order."""
    found = _BLOCK.finditer(page.read_text(encoding="utf-8"))
    return [
        Block(m["how"] or "", m["language"], m["path"] or "", bool(m["add"]), m["text"])
        for m in found
    ]


class Reader:
    """Does in a folder what blocks say, one after the other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "here"
        self.folder.mkdir()
        self._packages = folder / "packages"

    def follow(self, block: Block) -> None:
        """Write the file or run the commands; raises AssertionError where they fail."""
        if block.path:
            self._write(block)
        elif "a server" in block.how:
            self._visit(block.text.strip())
        else:
            for command, printed in _commands(block):
                self._run(command, printed)

    def _write(self, block: Block) -> None:
        path = self.folder / block.path
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8") if block.is_added else ""
        path.write_text(before + block.text, encoding="utf-8")

    def _run(self, command: str, printed: str | None) -> None:
        if command.startswith("cd "):
            self.folder /= command.removeprefix("cd ")
            return
        if command.startswith("pip install "):
            command = (
                f"{command} --quiet --no-deps --no-build-isolation --target '{self._packages}'"
            )
        done = subprocess.run(
            command,
            shell=True,
            cwd=self.folder,
            env=self._environment(),
            capture_output=True,
            text=True,
        )
        output = done.stdout + done.stderr
        assert printed is not None or done.returncode == 0, f"{command}\n{output}"
        assert _is_like(output, printed), f"{command}\n{output}"

    def _visit(self, command: str) -> None:
        with subprocess.Popen(
            "exec " + command.replace(" 8000", " 0"),  # any port that is free
            shell=True,
            cwd=self.folder,
            env=self._environment() | {"PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        ) as process:
            try:
                assert process.stdout
                says = next(line for line in process.stdout if "http://" in line)
                url = re.search(r"http://[^\s)]*", says)
                assert url, says
                with urllib.request.urlopen(url[0]) as answer:
                    assert answer.status == 200
            finally:
                process.send_signal(signal.SIGINT)

    def _environment(self) -> dict[str, str]:
        here, given = Path(sys.executable).parent, os.environ
        return dict(given) | {
            "PATH": f"{here}{os.pathsep}{given['PATH']}",
            "PYTHONPATH": os.pathsep.join([str(self._packages), given.get("PYTHONPATH", "")]),
        }


def reader_of(page: Path, folder: Path) -> Reader:
    """Somebody who begins to read a page: in a project for Gradio if it is a how-to."""
    return in_new_project(folder) if page in TASKS else Reader(folder)


def in_new_project(folder: Path) -> Reader:
    """A reader in a project for Gradio, which is where every how-to begins."""
    reader = Reader(folder)
    reader.follow(Block("", "sh", "", False, "docsgen init . --package gradio"))
    return reader


def _commands(block: Block) -> Iterator[tuple[str, str | None]]:
    """Each command of a block with what it prints, None where the page does not say."""
    if block.language == "sh":
        lines = (line.partition("  # ")[0] for line in block.text.splitlines())
        yield from ((line, None) for line in lines if line and not line.startswith("#"))
        return
    for command in re.split(r"(?m)^\$ ", block.text)[1:]:
        line, _, printed = command.partition("\n")
        yield line, printed or None


def _is_like(output: str, printed: str | None) -> bool:
    if printed is None:
        return True
    pattern = re.escape(printed.strip()).replace(r"\.\.\.", r"(?s:.*?)")
    pattern = re.sub(r"\d+\\\.\d\\ s", r"\\d+\\.\\d\\ s", pattern)  # how long it took
    return re.fullmatch(pattern, output.strip()) is not None
