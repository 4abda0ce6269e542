from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import msgspec
import pytest

from docsgen.demos.gradio.library import pins
from docsgen.demos.runtime import Runtime, complete, read_runtime, snapshots
from docsgen.demos.runtime.runtime import MANIFEST, write_manifest
from docsgen.errors import MissingToolError

RUNTIME = Runtime(
    key="k",
    pyodide="pyodide-1",
    lock="pyodide-1/pyodide-lock.json",
    python="python-1.zip",
    player="player-1",
    frontend="frontend-1",
    media="media-1",
    packages="packages",
    entry_script="a.js",
    entry_style="a.css",
    media_files={},
    sizes={},
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / RUNTIME.pyodide).mkdir()
    write_manifest(tmp_path, RUNTIME)
    return tmp_path


@contextmanager
def _no_browser() -> Iterator[NoReturn]:
    raise MissingToolError("no browser was found", hint="install one")
    yield


def test_without_a_browser_the_runtime_stays_as_it_is_and_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "browser", _no_browser)
    told: list[str] = []
    assert complete(folder, RUNTIME, told.append) == RUNTIME
    assert read_runtime(folder) == RUNTIME
    assert len(told) == 1
    assert "no browser was found" in told[0]


def test_a_pyodide_that_is_elsewhere_has_no_snapshot(folder: Path) -> None:
    remote = msgspec.structs.replace(RUNTIME, pyodide="https://example.org/pyodide/")
    told: list[str] = []
    assert complete(folder, remote, told.append) == remote
    assert "Pyodide is not part of this runtime" in told[0]


def test_a_snapshot_is_named_after_its_content_and_listed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "_taken", lambda folder, runtime: b"memory" * 1000)
    made = complete(folder, RUNTIME, pytest.fail)
    assert made.snapshot is not None
    assert made.sizes == {made.snapshot: (folder / made.snapshot).stat().st_size}
    assert read_runtime(folder) == made
    first = (folder / made.snapshot).read_bytes()
    again = snapshots.with_snapshot(folder, RUNTIME, pytest.fail)
    assert (again.snapshot, (folder / made.snapshot).read_bytes()) == (made.snapshot, first)


def test_a_snapshot_that_is_there_is_not_taken_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "browser", pytest.fail)
    made = msgspec.structs.replace(RUNTIME, snapshot="snapshot-1.bin")
    assert complete(folder, made, pytest.fail) is made


def test_a_manifest_without_a_snapshot_is_valid(folder: Path) -> None:
    described = msgspec.json.decode((folder / MANIFEST).read_bytes())
    del described["snapshot"]
    (folder / MANIFEST).write_bytes(msgspec.json.encode(described))
    assert read_runtime(folder) == RUNTIME


def test_the_pinned_pyodide_is_one_that_the_player_can_restore() -> None:
    player = Path(snapshots.__file__).parents[2] / "player"
    text = (player / "snapshot.js").read_text(encoding="utf-8")
    assert f'const KNOWN = ["{pins().pyodide.version}"];' in text
