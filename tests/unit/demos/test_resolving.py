# Requirements for the browser, resolved by the real pip: from small wheels in a folder, as if that
# were the index, and from an index that nobody answers for.

from __future__ import annotations

from pathlib import Path

import pytest

from docsgen.demos.runtime.resolving import ResolutionError, resolve
from tests.conftest import GRADIO
from tests.wheels import digest_of, write_wheel

TARGET = GRADIO.pins().python
BROWSER = f"{TARGET.abi}-{TARGET.abi}-{TARGET.platforms[0]}"


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose wheels are all that there is."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    return tmp_path


def names(*requirements: str, **provided: str) -> tuple[list[str], list[str]]:
    found = resolve(requirements, TARGET, provided)
    return [f"{one.name}=={one.version}" for one in found.wheels], found.provided


def fault(*requirements: str, **provided: str) -> str:
    with pytest.raises(ResolutionError) as caught:
        resolve(requirements, TARGET, provided)
    return caught.value.message


def test_a_package_comes_with_what_it_needs_itself(index: Path) -> None:
    lamp = write_wheel(index, "lamp", "1.0", requires=["bulb>=2"])
    for version in ("1.0", "2.0", "2.1"):
        write_wheel(index, "bulb", version)
    assert names("lamp") == (["bulb==2.1", "lamp==1.0"], [])
    assert resolve(["lamp"], TARGET, {}).wheels[1].sha256 == digest_of(lamp)


def test_what_is_there_is_not_fetched_and_decides_the_versions(index: Path) -> None:
    write_wheel(index, "lamp", "1.0", requires=["bulb<3"])
    write_wheel(index, "bulb", "2.1")
    assert names("lamp", bulb="2.0") == (["lamp==1.0"], ["bulb"])
    assert "bulb<3" in fault("lamp", bulb="3.0")


def test_what_is_there_needs_nothing_although_the_index_has_it_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lamp = write_wheel(tmp_path, "lamp", "1.0", requires=["bulb<=2.0"])
    bulb = write_wheel(tmp_path, "bulb", "2.0", requires=["native-part"])
    for name, wheel in (("lamp", lamp), ("bulb", bulb)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(f'<a href="{wheel.as_uri()}">{wheel.name}</a>')
    for name in ("PIP_NO_INDEX", "PIP_FIND_LINKS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_INDEX_URL", tmp_path.as_uri())
    monkeypatch.setenv("PIP_EXTRA_INDEX_URL", "")
    assert names("lamp", bulb="2.0") == (["lamp==1.0"], ["bulb"])


def test_markers_are_those_of_the_browser(index: Path) -> None:
    markers = ["there; sys_platform == 'emscripten'", "here; sys_platform == 'linux'"]
    write_wheel(index, "lamp", "1.0", requires=markers)
    write_wheel(index, "there", "1.0")
    assert names("lamp")[0] == ["lamp==1.0", "there==1.0"]


def test_a_wheel_for_the_browser_is_taken_and_one_for_servers_is_not(index: Path) -> None:
    write_wheel(index, "fast", "1.0", tag=BROWSER)
    write_wheel(index, "fast", "2.0", tag="cp314-cp314-manylinux2014_x86_64")
    assert names("fast")[0] == ["fast==1.0"]


def test_the_package_that_needs_a_server_is_named_with_what_needs_it(index: Path) -> None:
    write_wheel(index, "lamp", "1.0", requires=["native-part"])
    write_wheel(index, "native-part", "1.0", tag="cp314-cp314-manylinux2014_x86_64")
    assert fault("lamp") == "native-part, which lamp needs, has no wheel for the browser"


def test_no_old_version_is_taken_because_the_new_one_needs_a_server(index: Path) -> None:
    write_wheel(index, "lamp", "9.0", requires=["native-part"])
    write_wheel(index, "lamp", "0.1")
    assert "native-part" in fault("lamp")


def test_a_version_that_does_not_exist_is_told_with_the_newest(index: Path) -> None:
    write_wheel(index, "lamp", "1.0")
    assert fault("lamp==9") == "there is no lamp==9; the newest is 1.0"


def test_versions_that_exclude_each_other_are_told(index: Path) -> None:
    write_wheel(index, "lamp", "1.0", requires=["bulb<2"])
    write_wheel(index, "shade", "1.0", requires=["bulb>2"])
    for version in ("1.0", "3.0"):
        write_wheel(index, "bulb", version)
    message = fault("lamp", "shade")
    assert "versions conflict" in message
    assert "lamp 1.0 depends on bulb<2" in message


def test_an_index_that_cannot_be_reached_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PIP_NO_INDEX", raising=False)
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:1/simple")
    monkeypatch.setenv("PIP_EXTRA_INDEX_URL", "")
    with pytest.raises(ResolutionError) as caught:
        resolve(["lamp"], TARGET, {})
    assert caught.value.message == "no package index was reached"
    assert not caught.value.is_final
