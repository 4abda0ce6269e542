# What every test may need: the real corpus through the whole pipeline, once, and tiny projects.

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import hypothesis
import pytest
from msgspec.structs import replace
from playwright.sync_api import Browser, Error

from docsgen import adapters
from docsgen.adapters import Adapter, adapter_for, exporters
from docsgen.archive import archive
from docsgen.browser import browser as started
from docsgen.check.prose.lexicon import english, meant_by
from docsgen.config import Project, ReferenceSource, load_project
from docsgen.demos.export import Export, ExportContext, export
from docsgen.demos.natively import Natives
from docsgen.demos.provisioning import Provisioner
from docsgen.demos.runtime import Runtime
from docsgen.demos.runtime.packages import Lock, Shelf, Wheel
from docsgen.demos.source import find_source
from docsgen.diagnostics import Finding, Findings
from docsgen.model import Site as Model
from docsgen.native.host import Host
from docsgen.report.inspection import inspection
from docsgen.workflows.load import load

# A slow machine is no failure, and a failure must come back on the next run.
hypothesis.settings.register_profile("docsgen", deadline=None, derandomize=True)
hypothesis.settings.load_profile("docsgen")

# A shell that starts tests in the background has them, and what they start, ignore Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)

# What a forked process runs is not measured, as it ends without handing anything over.
os.register_at_fork(after_in_child=partial(sys.settrace, None))

ROOT = Path(__file__).parent.parent

ADAPTER, GRADIO = exporters()["gradio"]
"""What docsgen knows of Gradio, and of the export of its apps."""

natives = partial(Natives, ADAPTER)
"""Runs demos to export them, in a process that ends with the context."""

native = partial(Host, ADAPTER, "serve")
"""The installed library, which serves demos while the context lasts."""

SITE = """\
title: A library, documented
description: A site for tests.
base_url: https://example.org/
library: {name: gradio, title: Gradio, version: 6.15.2, alias: gr}
source: {origin: https://gradio.app/, origins: [gradio.app, www.gradio.app]}
kinds:
  guide: ["guides/*"]
  introduction: [docs/gradio/introduction]
  component: ["docs/gradio/*"]
navigation: [{title: Everything, kinds: [guide, introduction, component]}]
"""


@pytest.fixture
def site() -> str:
    """A site.yaml that fits any small corpus of reference pages and guides."""
    return SITE


@pytest.fixture(scope="session", autouse=True)
def lexicon() -> None:
    """What is known of English, read once for all the processes that check prose."""
    meant_by("")
    english()


class Corpus(NamedTuple):
    """The real corpus after the whole of ingest and model."""

    site: Model
    inspection: dict[str, Any]
    raw: bytes
    diagnostics: list[Finding]

    def page(self, path: str) -> dict[str, Any]:
        """The inspected page at `path`, given without its trailing slash."""
        return next(p for p in self.inspection["pages"] if p["path"] == f"{path}/")


@pytest.fixture(scope="session")
def real_project() -> Project:
    return load_project(ROOT)


@pytest.fixture(scope="session")
def corpus(real_project: Project) -> Corpus:
    """What the corpus says by itself, without the library."""
    config = replace(real_project.config, reference=ReferenceSource.CORPUS)
    return _loaded(replace(real_project, config=config))


@pytest.fixture(scope="session")
def completed(real_project: Project) -> Corpus:
    """The same with what the library adds, as the site has it."""
    return _loaded(real_project)


def _loaded(project: Project) -> Corpus:
    findings = Findings()
    site = load(project, findings)
    raw = inspection(site)
    return Corpus(site, json.loads(raw), raw, findings.sorted())


@pytest.fixture(scope="session")
def records(real_project: Project) -> list[dict[str, str]]:
    """The corpus as any lenient JSON reader gives it."""
    text = (real_project.chunks / "gradio-docs.json").read_text(encoding="utf-8")
    return json.loads(text, strict=False)  # type: ignore[no-any-return]


MakeProject = Callable[..., Project]


@pytest.fixture
def make_project(tmp_path: Path) -> MakeProject:
    """Write a project and load it: `make_project({"a.json": "[]"}, site=..., repairs=...)`."""

    def make(
        chunks: Mapping[str, str | bytes], *, site: str = SITE, repairs: str | None = None
    ) -> Project:
        folder = tmp_path / "content" / "chunks"
        folder.mkdir(parents=True)
        (tmp_path / "content" / "site.yaml").write_text(site, encoding="utf-8")
        if repairs is not None:
            (tmp_path / "content" / "repairs.yaml").write_text(repairs, encoding="utf-8")
        for name, data in chunks.items():
            (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
        return load_project(tmp_path)

    return make


Register = Callable[[Adapter], None]


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> Iterator[Register]:
    """Registers an adapter named `acme`, as a package beside docsgen does."""
    known = adapters._adapters()

    def registered(adapter: Adapter) -> None:
        monkeypatch.setattr(adapters, "_adapters", lambda: {**known, "acme": adapter})
        adapter_for.cache_clear()

    yield registered
    adapter_for.cache_clear()


Exporting = Callable[[Path, Findings], Export | None]


@pytest.fixture(scope="session")
def running() -> Iterator[Natives]:
    """The process that runs demos natively."""
    with natives() as process:
        yield process


@pytest.fixture
def outside() -> Iterator[Path]:
    """A folder that is not for temporary files, of which a script that is exported has its own."""
    (ROOT / "build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / "build") as name:
        yield Path(name)


@pytest.fixture(scope="session")
def bare_site(tmp_path_factory: pytest.TempPathFactory) -> ExportContext:
    """A runtime of which there is only the description, with a lock file that knows numpy."""
    names = ("pyodide", "lock", "python", "player", "frontend", "media", "packages")
    parts = {name: name for name in names}
    entry = {"entry_script": "assets/a.js", "entry_style": "assets/a.css"}
    within = {"session": "docsgen.session", "media_root": "gradio/media"}
    runtime = Runtime(key="key", **parts, **entry, **within, media_files={}, sizes={})
    numpy = Wheel("numpy", "numpy-1-py3-none-any.whl", "0" * 64, [], ["numpy"])
    fastapi = Wheel("fastapi", "fastapi-1-py3-none-any.whl", "0" * 64, [], ["fastapi"])
    lock = Lock({"numpy": numpy, "fastapi": fastapi})
    return ExportContext(
        GRADIO, runtime, "runtime/", bare_packages(tmp_path_factory.mktemp("packages"), lock)
    )


def bare_packages(home: Path, lock: Lock) -> Provisioner:
    """Who provides packages for a runtime that has the library alone, and no source of others."""
    modules = dict.fromkeys(("gradio/__init__.py", "fastapi/__init__.py"), b"")
    (home / "python.zip").write_bytes(archive(modules))
    shelf = Shelf(lock, home / "packages", None)
    (home / "none").mkdir()
    return Provisioner(shelf, GRADIO.pins(), home / "python.zip", home, home / "none")


@pytest.fixture
def exporting(bare_site: ExportContext, running: Natives) -> Exporting:
    """Exports a demo for a runtime of which there is only the description."""
    return lambda path, findings: export(find_source(path, findings), running, bare_site, findings)


class Browsers:
    """One headless Chromium after the other: one that crashed fails its own test only."""

    def __init__(self, contexts: ExitStack) -> None:
        self._contexts = contexts
        self._last: Browser | None = None

    def running(self) -> Browser:
        """The last browser, or another one when that has crashed."""
        if not (self._last and _answers(self._last)):
            with suppress(Error):
                self._contexts.close()
            self._last = self._contexts.enter_context(started())
        return self._last


def _answers(browser: Browser) -> bool:
    try:
        browser.new_context().close()
    except Error:
        return False
    return True


@pytest.fixture(scope="session")
def browsers() -> Iterator[Browsers]:
    """Headless Chromium, for fixtures that outlast a test."""
    with ExitStack() as contexts:
        yield Browsers(contexts)


@pytest.fixture
def browser(browsers: Browsers) -> Browser:
    """Headless Chromium."""
    return browsers.running()
