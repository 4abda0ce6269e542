# A version of a library that is not installed is put into a folder of its own, by the real pip from
# small wheels in a folder; never is another one taken in its place.

from __future__ import annotations

from pathlib import Path

import pytest

from docsgen.errors import MissingToolError
from docsgen.native.environments import folder_of
from docsgen.native.host import Host
from tests.conftest import ADAPTER
from tests.unit.native import acme
from tests.unit.native.test_host import Acme
from tests.wheels import write_wheel


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose wheels are all that there is, and an empty cache of the user's."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "index"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "index").mkdir()
    return tmp_path / "index"


def test_the_installed_version_needs_no_folder() -> None:
    assert folder_of("msgspec", None, pytest.fail) is None
    with Host(ADAPTER, "export") as host:
        installed = host.start().version
    assert folder_of("gradio", installed, pytest.fail) is None


def test_another_version_is_installed_once_with_what_it_needs(index: Path) -> None:
    write_wheel(index, "lamp", "2.0", requires=["bulb"], modules={"lamp.py": "LIGHT = 2\n"})
    write_wheel(index, "bulb", "1.0", modules={"bulb.py": ""})
    told: list[str] = []
    folder = folder_of("lamp", "2.0", told.append)
    assert folder is not None
    assert {path.name for path in folder.glob("*.py")} == {"lamp.py", "bulb.py"}
    assert len(told) == 1
    assert folder_of("lamp", "2.0", pytest.fail) == folder


def test_a_version_that_cannot_be_had_is_an_error_that_names_both(index: Path) -> None:
    with pytest.raises(
        MissingToolError, match=r"msgspec 99\.0 is wanted, .* is installed"
    ) as caught:
        folder_of("msgspec", "99.0", lambda text: None)
    assert caught.value.exit_code == 3
    assert "pip install msgspec==99.0" in caught.value.hint
    assert list((index.parent / "cache" / "docsgen" / "native").iterdir()) == []


def test_the_process_runs_under_the_version_that_is_wanted(index: Path) -> None:
    write_wheel(index, "gradio", "99.1", modules={"gradio/__init__.py": '__version__ = "99.1"\n'})
    with Host(ADAPTER, "export", "99.1") as host:
        facts = host.start()
    assert facts.version == "99.1"
    assert Path(facts.package).is_relative_to(index.parent / "cache")


def test_a_library_that_turns_out_to_be_another_version_is_refused(index: Path) -> None:
    write_wheel(index, "acme", "3.0")
    with Host(Acme(), "export", "3.0") as host, pytest.raises(MissingToolError) as caught:
        host.start()
    assert caught.value.message == f"acme 3.0 is wanted, {acme.__version__} was imported"
