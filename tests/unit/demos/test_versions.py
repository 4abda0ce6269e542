# The pins of a version of the library: reviewed ones, or resolved once by the real pip from small
# wheels in a folder, as if that were the index.

from __future__ import annotations

from pathlib import Path

import pytest

from docsgen.demos.preparing import chosen, silent
from docsgen.demos.runtime.versions import VersionError, at_version, known_versions, lock_file
from docsgen.errors import MissingToolError
from docsgen.installed import installed_version
from tests.conftest import GRADIO
from tests.wheels import digest_of, write_wheel

SERVER = "cp314-cp314-manylinux2014_x86_64"


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose wheels are all that there is."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "index"))
    (tmp_path / "index").mkdir()
    return tmp_path / "index"


def write_library(index: Path, *requires: str) -> Path:
    return write_wheel(index, "gradio", "99.1", requires=requires)


def versions(home: Path) -> dict[str, str]:
    pins = at_version(GRADIO, "99.1", home, silent).pins()
    return {name: wheel.version for name, wheel in pins.wheels.items()}


@pytest.mark.parametrize("version", ["6.15.2", "6.31.0"])
def test_a_reviewed_version_needs_no_network(version: str, index: Path, tmp_path: Path) -> None:
    one = at_version(GRADIO, version, tmp_path, silent)
    assert one.label() == f"Gradio {version}"
    assert one.pins().wheels["gradio"].version == version
    assert not (tmp_path / "locks").exists()


def test_the_reviewed_versions_are_those_that_are_shipped() -> None:
    assert set(GRADIO.reviewed) == {"6.15.2", "6.31.0"}
    for version, path in GRADIO.reviewed.items():
        one = at_version(GRADIO, version, path.parent, silent)
        assert one.pins().pyodide == GRADIO.pins().pyodide


def test_the_installed_version_is_the_default(tmp_path: Path) -> None:
    assert chosen(GRADIO, None, tmp_path).version == installed_version("gradio")
    assert chosen(GRADIO, None, tmp_path, "6.31.0").version == "6.31.0"


def test_another_version_is_resolved_once_and_kept(index: Path, tmp_path: Path) -> None:
    wheel = write_library(index, "groovy", "pyyaml", "httpx>=1")
    write_wheel(index, "groovy", "9.0")
    write_wheel(index, "pyyaml", "9.0", tag=SERVER)
    write_wheel(index, "httpx", "1.0", requires=["anyio"])
    write_wheel(index, "anyio", "9.0")
    expected = {"gradio": "99.1", "groovy": "9.0", "pyyaml": "9.0"}
    assert versions(tmp_path) == expected
    assert known_versions(GRADIO, tmp_path) == {*GRADIO.reviewed, "99.1"}
    digest = digest_of(wheel)
    wheel.unlink()
    assert versions(tmp_path) == expected
    assert at_version(GRADIO, "99.1", tmp_path, silent).pins().wheels["gradio"].sha256 == digest


def test_reviewed_versions_of_what_it_needs_are_preferred(index: Path, tmp_path: Path) -> None:
    write_library(index, "groovy")
    reviewed = GRADIO.pins().wheels["groovy"].version
    for version in (reviewed, "9.0"):
        write_wheel(index, "groovy", version)
    assert versions(tmp_path)["groovy"] == reviewed


def test_a_damaged_lock_file_is_made_anew(index: Path, tmp_path: Path) -> None:
    write_library(index)
    lock = lock_file(GRADIO, "99.1", tmp_path)
    lock.parent.mkdir()
    lock.write_text("{")
    assert versions(tmp_path) == {"gradio": "99.1"}
    assert at_version(GRADIO, "99.1", tmp_path, pytest.fail).version == "99.1"


def test_what_only_servers_can_run_is_named(index: Path, tmp_path: Path) -> None:
    write_library(index, "pydantic-core")
    write_wheel(index, "pydantic-core", "9.0", tag=SERVER)
    with pytest.raises(VersionError, match=r"99\.1 needs pydantic-core 9\.0") as caught:
        at_version(GRADIO, "99.1", tmp_path, silent)
    assert caught.value.exit_code == 2
    assert caught.value.hint == "choose another version, such as 6.31.0"
    assert list(tmp_path.glob("locks/*")) == []


def test_a_version_that_does_not_exist_is_an_error_that_names_the_newest(
    index: Path, tmp_path: Path
) -> None:
    write_library(index)
    with pytest.raises(VersionError, match=r"Gradio 99\.2 .* the newest is 99\.1") as caught:
        at_version(GRADIO, "99.2", tmp_path, silent)
    assert caught.value.exit_code == 2


def test_without_a_network_the_error_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PIP_NO_INDEX", raising=False)
    monkeypatch.setenv("PIP_EXTRA_INDEX_URL", "")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:1/simple")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    with pytest.raises(MissingToolError, match=r"Gradio 99\.1") as caught:
        at_version(GRADIO, "99.1", tmp_path, silent)
    assert caught.value.exit_code == 3
    assert not (tmp_path / "locks").exists()
