# Parts of a runtime come from the network or a mirror, and only with the pinned digest.

from __future__ import annotations

import base64
import hashlib
import io
import re
import tarfile
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest

from docsgen.archive import archive
from docsgen.demos.export import ExportContext
from docsgen.demos.runtime import Downloads, building
from docsgen.demos.runtime.pins import PinnedWheel, Pins, Pyodide
from docsgen.demos.runtime.place import runtime_home
from docsgen.demos.runtime.runtime import write_manifest
from docsgen.demos.runtime.sources import LOADER, LOCK_FILE, unpack_pyodide
from docsgen.errors import MissingToolError
from tests.conftest import GRADIO

ROOT = Path(__file__).parent.parent.parent.parent
DATA = b"a package"


def pinned() -> Pins:
    sha512 = base64.b64encode(hashlib.sha512(DATA).digest()).decode()
    wheel = PinnedWheel("1.0", hashlib.sha256(DATA).hexdigest())
    return msgspec.structs.replace(
        GRADIO.pins(), pyodide=Pyodide("1.2.3", f"sha512-{sha512}"), wheels={"one": wheel}
    )


def downloads(tmp_path: Path, **files: bytes) -> Downloads:
    mirror = tmp_path / "mirror"
    mirror.mkdir()
    for name, data in files.items():
        (mirror / name.replace("_whl", ".whl")).write_bytes(data)
    return Downloads(tmp_path / "folder", pinned(), mirror)


def test_a_mirror_gives_what_is_pinned(tmp_path: Path) -> None:
    there = downloads(tmp_path, one_whl=DATA, other_whl=b"another")
    assert [path.name for path in there.wheels()] == ["one.whl"]


def test_a_mirror_without_the_wheel_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(MissingToolError, match="wheel of one") as missing:
        downloads(tmp_path, other_whl=b"another").wheels()
    assert "--mirror" in missing.value.hint
    assert missing.value.exit_code == 3


def test_a_mirror_without_pyodide_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(MissingToolError, match=r"pyodide-1\.2\.3\.tgz"):
        downloads(tmp_path).pyodide()


def test_a_forged_pyodide_is_refused(tmp_path: Path) -> None:
    there = downloads(tmp_path)
    (tmp_path / "mirror" / "pyodide-1.2.3.tgz").write_bytes(b"forged")
    with pytest.raises(MissingToolError, match="not the release"):
        there.pyodide()


def test_what_was_fetched_is_not_fetched_again(tmp_path: Path) -> None:
    there = downloads(tmp_path, one_whl=DATA)
    there.wheels()
    (tmp_path / "mirror" / "one.whl").unlink()
    assert there.wheels()


def test_the_runtime_and_the_documentation_have_the_same_library() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    found = re.search(r"^gradio==(\S+)((?: \\\n +--hash=sha256:\w+)+)", lock, re.M)
    assert found
    assert GRADIO.pins().wheels["gradio"].version == found[1]
    assert GRADIO.pins().wheels["gradio"].sha256 in found[2]


@pytest.mark.parametrize(
    ("name", "needed"),
    [
        ("gradio/blocks.py", True),
        ("gradio/templates/frontend/assets/a.js", False),
        ("gradio/media_assets/images/a.py", False),
        ("gradio-1.dist-info/METADATA", True),
        ("gradio-1.dist-info/RECORD", False),
        ("yaml/_yaml.cpython-314-x86_64-linux-gnu.so", False),
        ("pydantic_core/_core.cpython-314-wasm32-emscripten.so", True),
    ],
)
def test_the_worker_gets_python_and_nothing_that_is_served(name: str, needed: bool) -> None:
    assert GRADIO.is_needed(name) is needed


def test_an_archive_is_the_same_for_the_same_files() -> None:
    assert archive({"b": b"2", "a": b"1"}) == archive({"a": b"1", "b": b"2"})


def test_runtimes_are_kept_in_the_project_or_with_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert runtime_home(None) == tmp_path / "docsgen" / "runtime"
    assert runtime_home(Path("project")) == Path("project/.docsgen/runtime")


def test_a_runtime_that_another_process_finished_meanwhile_is_taken(
    bare_site: ExportContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "built"
    made = msgspec.structs.replace(bare_site.runtime, key=building.key(GRADIO, None))

    def other(*_: object, **__: object) -> None:
        folder.mkdir()
        write_manifest(folder, made)

    monkeypatch.setattr(building, "_assemble", lambda *_: made)
    monkeypatch.setattr(building, "warmed", lambda *_: made)
    monkeypatch.setattr(building, "shutil", SimpleNamespace(rmtree=other))
    assert building.build(GRADIO, folder, downloads(tmp_path)) == made
    assert [path.name for path in tmp_path.glob(".runtime-*")] == []


def test_every_module_of_pyodide_gets_a_name_that_servers_know(tmp_path: Path) -> None:
    names = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", LOCK_FILE)
    with tarfile.open(tmp_path / "pyodide.tgz", "w:gz") as package:
        for name in names:
            package.addfile(tarfile.TarInfo(f"package/{name}"), io.BytesIO())
    unpack_pyodide(tmp_path / "pyodide.tgz", tmp_path / "pyodide")
    assert {path.suffix for path in (tmp_path / "pyodide").iterdir()} == {
        ".js",
        ".json",
        ".wasm",
        ".zip",
    }
    assert (tmp_path / "pyodide" / LOADER).is_file()
