# What an app needs of packages whose front end browsers ask for, from an index that is a folder.

from __future__ import annotations

from pathlib import Path

import pytest

from docsgen.demos.lock_file import written
from docsgen.demos.natively import Natives
from docsgen.demos.package_needs import PackageNeeds, package_needs, taken_along
from docsgen.demos.source import find_source
from docsgen.diagnostics import Findings
from tests.unit.demos.test_provisioning import World
from tests.wheels import write_wheel

DIALS = {
    "dials/__init__.py": "import lamp\nfrom dials.dial import Dial\n",
    "dials/dial.py": "class Dial: ...\n",
    "dials/templates/component/index.js": "",
}


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """An index with a component's package, which imports what it does not say that it needs."""
    made = World(tmp_path)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(made.index))
    write_wheel(made.index, "dials", "1.0", modules=DIALS)
    write_wheel(made.index, "lamp", "1.0")
    return made


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "app" / "app.py"
    path.parent.mkdir()
    path.write_text("import dials\n")
    return path


def needs(world: World, script: Path, natives: Natives) -> PackageNeeds:
    return package_needs(find_source(script, Findings()), natives, world.provisioner())


def test_what_a_package_of_the_index_imports_is_provided(
    world: World, script: Path, running: Natives
) -> None:
    found = needs(world, script, running)
    assert [package.name for package in taken_along(found.installed, found.provision)] == ["dials"]
    assert found.provision.wheels == ["lamp-1.0-py3-none-any.whl"]
    assert found.provision.lacks == []


def test_what_was_chosen_once_is_taken_again(world: World, script: Path, running: Natives) -> None:
    choice = needs(world, script, running).provision
    assert choice.resolution
    assert written(find_source(script, Findings()), choice.asked, choice.resolution)
    write_wheel(world.index, "dials", "2.0", modules=DIALS)
    write_wheel(world.index, "lamp", "2.0")
    (script.parent.parent / "elsewhere").mkdir()  # where no answer of the index is kept
    elsewhere = World(script.parent.parent / "elsewhere")
    again = needs(elsewhere, script, running).provision
    assert again.resolution
    assert [one.version for one in again.resolution.wheels] == ["1.0", "1.0"]
