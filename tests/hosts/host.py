# A host is software that makes pages, into which writers paste what `docsgen embed` prints. Each is
# installed into build/hosts/NAME with pinned versions, makes a small site with a page for each
# format, and serves it on this machine.

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from hashlib import sha256
from pathlib import Path

from playwright.sync_api import Page

from docsgen.hosting import hosted
from tests.conftest import ROOT

BUILD = ROOT / "build" / "hosts"
"""What is installed, the sites that are made of it, and the pictures of their pages."""

SITES = Path(__file__).parent / "sites"
"""The configuration of each host, and the versions of its software."""

PLACE = "// What docsgen prints for the configuration."
"""The line of a configuration where writers put what is needed once per site."""

BEFORE = "This paragraph stands before the demo, and is as wide as the column of the text is."
AFTER = "This paragraph stands after the demo, and is as wide as the column of the text is, too."


class Host(ABC):
    """Software that shows pages.

    `name` is that of its folder, `title` what readers call it; `formats` are those of
    `docsgen embed` that its writers paste. Those `in_ci` are looked at in every run. `tallest` are
    the pixels of the highest frame that it allows, where it has such a limit.
    """

    name: str
    title: str
    formats: tuple[str, ...]
    in_ci = False
    has_toggle = False
    tallest: int | None = None

    @property
    def folder(self) -> Path:
        """What is installed and made."""
        return BUILD / self.name

    @property
    def source(self) -> Path:
        """What is kept in this repository."""
        return SITES / self.name

    @abstractmethod
    def install(self) -> None:
        """Install the software, unless it is there."""

    @abstractmethod
    def version(self) -> str:
        """The version of the installed software."""

    @abstractmethod
    def published(self, texts: Mapping[str, str]) -> AbstractContextManager[dict[str, str]]:
        """Serve a page for each text by its format; gives their addresses."""

    def toggle(self, page: Page) -> None:
        """Use the page's own switch of colours, from light to dark."""
        raise NotImplementedError(self.name)


class StaticHost(Host):
    """Software that turns a folder of sources into a static site.

    Pages are written into `pages` with `suffix`, after their `front` matter, in which {form} is
    the format. The site is made in `output`; both folders are in that of the sources.
    """

    pages = "."
    suffix = ".md"
    front = ""
    output: str
    configuration: str | None = None

    @property
    def site(self) -> Path:
        """The folder of the sources."""
        return self.folder / "site"

    @contextmanager
    def published(self, texts: Mapping[str, str]) -> Iterator[dict[str, str]]:
        """Make the site anew, with a page for each text, and serve it."""
        shutil.rmtree(self.site, ignore_errors=True)
        shutil.copytree(self.source, self.site)
        (self.site / self.pages).mkdir(parents=True, exist_ok=True)
        for form, text in texts.items():
            self.write(form, text)
        self.build()
        with hosted(self.site / self.output) as url:
            yield {form: f"{url}{self.path(form)}" for form in texts}

    def write(self, form: str, text: str) -> None:
        """Write the source of the page with the text of a format.

        A host with a `configuration` has the lines that are needed once per site in it.
        """
        once, text = once_per_site(text)
        if once and self.configuration:
            path = self.site / self.configuration
            whole = path.read_text(encoding="utf-8").replace(PLACE, once)
            path.write_text(whole, encoding="utf-8")
        path = self.site / self.pages / f"{form}{self.suffix}"
        front = self.front.format(form=form)
        path.write_text(front + page(text), encoding="utf-8")

    @abstractmethod
    def build(self) -> None:
        """Make the site."""

    def path(self, form: str) -> str:
        """Where in the site the page of a format lies."""
        return f"{form}/"


class PythonHost(StaticHost):
    """A static site generator from PyPI, in a virtual environment of its own.

    `package` is the distribution whose version is told, `command` makes the site.
    """

    package: str
    command: tuple[str, ...]

    def install(self) -> None:
        lock = self.source / "requirements.lock"
        if is_current(self.folder, lock):
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        run(sys.executable, "-m", "venv", str(self.folder / "venv"))
        run(self.program("pip"), "install", "-q", "--require-hashes", "-r", str(lock))
        mark_current(self.folder, lock)

    def version(self) -> str:
        show = f"import importlib.metadata as m; print(m.version({self.package!r}))"
        return run(self.program("python"), "-c", show).strip()

    def program(self, name: str) -> str:
        """The path of a program of the environment."""
        return str(self.folder / "venv" / "bin" / name)

    def build(self) -> None:
        name, *arguments = self.command
        run(self.program(name), *arguments, cwd=self.site)


class NodeHost(StaticHost):
    """A static site generator from npm; `package` and `command` as of the hosts from PyPI."""

    package: str
    command: tuple[str, ...]

    def install(self) -> None:
        lock = self.source / "package-lock.json"
        if is_current(self.folder, lock):
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        for name in ("package.json", lock.name):
            shutil.copy(self.source / name, self.folder)
        run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", cwd=self.folder)
        mark_current(self.folder, lock)

    def version(self) -> str:
        about = self.folder / "node_modules" / self.package / "package.json"
        return str(json.loads(about.read_text(encoding="utf-8"))["version"])

    def build(self) -> None:
        name, *arguments = self.command
        program = self.folder / "node_modules" / ".bin" / name
        run(str(program), *arguments, cwd=self.site)


def page(text: str, heading: str = "# A page") -> str:
    """A page with a text between two paragraphs, in Markdown or any of its dialects."""
    return f"{heading}\n\n{BEFORE}\n\n{text}\n\n{AFTER}\n"


def once_per_site(text: str) -> tuple[str, str]:
    """What goes into a file of the site once, as its first line says, and what into the pages."""
    if "once per site" not in text.partition("\n")[0]:
        return "", text
    file, _, content = text.rpartition("\n\n")
    return file, content


def run(*command: str, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> str:
    """What a command prints; raises RuntimeError with all of that when it fails."""
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def is_current(folder: Path, lock: Path) -> bool:
    """Whether what `lock` says is what is installed in a folder."""
    stamp = folder / "installed"
    return stamp.is_file() and stamp.read_text() == _digest(lock)


def mark_current(folder: Path, lock: Path) -> None:
    """Note that what `lock` says is installed in a folder."""
    (folder / "installed").write_text(_digest(lock))


def _digest(lock: Path) -> str:
    return sha256(lock.read_bytes()).hexdigest()
