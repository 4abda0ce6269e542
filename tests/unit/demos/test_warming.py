from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import brotli
import msgspec
import pytest

from docsgen.archive import archive
from docsgen.demos.exporting import Exporting
from docsgen.demos.runtime import Runtime, complete, read_runtime, warming
from docsgen.demos.runtime.runtime import MANIFEST, write_manifest
from docsgen.errors import MissingToolError
from tests.conftest import GRADIO

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
    session="docsgen.session",
    media_root="gradio/media",
    media_files={},
    sizes={},
)


SOURCES = archive({"lib/used.py": b"USED = 1", "lib/late.py": b"LATE = 1", "lib/used.txt": b"data"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / RUNTIME.pyodide).mkdir()
    (tmp_path / RUNTIME.python).write_bytes(SOURCES)
    write_manifest(tmp_path, RUNTIME)
    return tmp_path


@contextmanager
def _no_browser() -> Iterator[NoReturn]:
    raise MissingToolError("no browser was found", hint="install one")
    yield


def test_without_a_browser_the_runtime_stays_as_it_is_and_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warming, "browser", _no_browser)
    told: list[str] = []
    assert complete(GRADIO, folder, RUNTIME, told.append) == RUNTIME
    assert read_runtime(folder) == RUNTIME
    assert len(told) == 1
    assert "no browser was found" in told[0]


def test_a_pyodide_that_is_elsewhere_has_no_snapshot(folder: Path) -> None:
    remote = msgspec.structs.replace(RUNTIME, pyodide="https://example.org/pyodide/")
    told: list[str] = []
    assert complete(GRADIO, folder, remote, told.append) == remote
    assert "Pyodide is not part of this runtime" in told[0]


@contextmanager
def _opened(folder: Path, runtime: Runtime) -> Iterator[tuple[None, str]]:
    yield None, "http://127.0.0.1/"


def _worked(exporting: Exporting, page: None, url: str, runtime: Runtime, *jobs: str) -> bytes:
    """What the jobs would give: bytecode of one module, and a memory that knows its archive."""
    if jobs == ("compile",):
        return archive({"lib/__pycache__/used.cpython-314.pyc": b"bytecode"})
    assert jobs == ("take", "restore")
    return f"memory of {runtime.compiled}".encode() * 1000


def test_bytecode_and_snapshot_are_named_after_their_content_and_listed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warming, "_opened", _opened)
    monkeypatch.setattr(warming, "_done", _worked)
    told: list[str] = []
    made = complete(GRADIO, folder, RUNTIME, told.append)
    assert [text.partition(",")[0] for text in told] == [
        "compiling the library",
        "taking a memory snapshot of Python and packing it",
    ]
    assert made.compiled is not None
    assert list(made.snapshots) == ["brotli", "gzip"]
    names = [made.compiled, *made.snapshots.values()]
    assert made.sizes == {name: (folder / name).stat().st_size for name in names}
    assert read_runtime(folder) == made
    first = [(folder / name).read_bytes() for name in names]
    again = warming.warmed(GRADIO, folder, RUNTIME, told.append)
    assert (again, [(folder / name).read_bytes() for name in names]) == (made, first)


def test_each_file_of_a_snapshot_unpacks_to_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warming, "_opened", _opened)
    monkeypatch.setattr(warming, "_done", _worked)
    made = complete(GRADIO, folder, RUNTIME, lambda text: None)
    packed = {kind: (folder / name).read_bytes() for kind, name in made.snapshots.items()}
    unpacked = {brotli.decompress(packed["brotli"]), gzip.decompress(packed["gzip"])}
    assert unpacked == {f"memory of {made.compiled}".encode() * 1000}
    assert len(packed["brotli"]) < len(packed["gzip"])


def test_where_no_snapshot_can_be_taken_the_bytecode_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def worked(exporting: Exporting, page: None, url: str, runtime: Runtime, *jobs: str) -> bytes:
        if "take" in jobs:
            raise MissingToolError("Pyodide 9 is not known", hint="demos work all the same")
        return _worked(exporting, page, url, runtime, *jobs)

    monkeypatch.setattr(warming, "_opened", _opened)
    monkeypatch.setattr(warming, "_done", worked)
    told: list[str] = []
    made = complete(GRADIO, folder, RUNTIME, told.append)
    assert made.compiled is not None
    assert made.snapshots == {}
    assert "Pyodide 9 is not known" in told[-1]


def test_bytecode_takes_the_place_of_the_source_that_it_was_made_from() -> None:
    bytecode = archive({"lib/__pycache__/used.cpython-314.pyc": b"bytecode"})
    with zipfile.ZipFile(io.BytesIO(warming.compiled(SOURCES, bytecode))) as made:
        assert {name: made.read(name) for name in made.namelist()} == {
            "lib/__pycache__/used.cpython-314.pyc": b"bytecode",
            "lib/late.py": b"LATE = 1",
            "lib/used.py": b"",
            "lib/used.txt": b"data",
        }


def test_a_snapshot_that_is_there_is_not_taken_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warming, "browser", pytest.fail)
    made = msgspec.structs.replace(RUNTIME, snapshots={"gzip": "snapshot-1.bin"})
    assert complete(GRADIO, folder, made, pytest.fail) is made


def test_a_manifest_with_neither_is_valid(folder: Path) -> None:
    described = msgspec.json.decode((folder / MANIFEST).read_bytes())
    del described["snapshots"], described["compiled"]
    (folder / MANIFEST).write_bytes(msgspec.json.encode(described))
    assert read_runtime(folder) == RUNTIME


def test_the_pinned_pyodide_is_one_that_the_player_can_restore() -> None:
    player = Path(warming.__file__).parents[2] / "player"
    text = (player / "snapshot.js").read_text(encoding="utf-8")
    assert f'const KNOWN = ["{GRADIO.pins().pyodide.version}"];' in text
