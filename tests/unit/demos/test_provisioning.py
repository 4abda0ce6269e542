# Which packages an app's readers get: from a distribution and an index that are folders here, with
# real wheels, by the real pip.

from __future__ import annotations

from pathlib import Path

import pytest

from docsgen.archive import archive
from docsgen.demos.module_uses import uses
from docsgen.demos.provision import Provision
from docsgen.demos.provisioning import Provisioner
from docsgen.demos.requirements import Declared
from docsgen.demos.runtime.packages import Lock, Shelf, Wheel
from docsgen.demos.runtime.resolving import Resolution
from tests.conftest import GRADIO
from tests.unit.demos.test_resolving import BROWSER
from tests.wheels import digest_of, write_wheel


class World:
    """A distribution with a lock file, an index, and who provides packages from both."""

    def __init__(self, folder: Path) -> None:
        self.index, self.distribution, self.home = (
            folder / name for name in ("index", "distribution", "home")
        )
        for made in (self.index, self.distribution, self.home):
            made.mkdir()
        self.lock = Lock({})
        (self.home / "python.zip").write_bytes(archive({"gradio/__init__.py": b"", "yaml.py": b""}))

    def distribute(self, name: str, version: str, *depends: str, tag: str = BROWSER) -> Path:
        """Let the distribution have a package, with a module of the same name."""
        wheel = write_wheel(self.distribution, name, version, tag=tag)
        self.lock.packages[name] = Wheel(
            name, wheel.name, digest_of(wheel), list(depends), [name], version
        )
        return wheel

    def provide(self, code: str, *declared: str, **options: object) -> Provision:
        asked = [Declared(text, "requirements.txt") for text in declared]
        return self.provisioner().provide(uses(code.encode(), "app.py"), asked, [], **options)  # type: ignore[arg-type]

    def provisioner(self) -> Provisioner:
        """Who provides packages to one app."""
        shelf = Shelf(self.lock, self.home / "packages", str(self.distribution))
        return Provisioner(
            shelf,
            GRADIO.pins(),
            self.home / "python.zip",
            self.home,
            brings_front_end=GRADIO.brings_front_end,
        )


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    made = World(tmp_path)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(made.index))
    return made


def lacks(provision: Provision) -> dict[str, str]:
    return {lack.module: lack.reason for lack in provision.lacks}


def test_what_every_runtime_has_is_not_loaded(world: World) -> None:
    assert world.provide("import gradio, yaml, json, os.path") == Provision(
        imports=["gradio", "yaml"]
    )


def test_a_package_of_the_distribution_is_loaded_by_its_name(world: World) -> None:
    world.distribute("count", "2.0", "core")
    world.distribute("core", "1.0")
    found = world.provide("import count")
    assert (found.names, found.wheels, found.lacks) == (["count"], [], [])


def test_a_package_with_a_front_end_is_not_loaded_as_it_is(world: World) -> None:
    modules = {"dials/__init__.py": "", "dials/templates/component/index.js": ""}
    dials = write_wheel(world.index, "dials", "1.0", requires=["lamp"], modules=modules)
    write_wheel(world.index, "lamp", "1.0")
    found = world.provide("import dials")
    assert [path.name for path in found.apart] == [dials.name]
    assert found.wheels == [path.name for path in found.pure] == ["lamp-1.0-py3-none-any.whl"]


def test_any_other_package_comes_from_the_index_with_what_it_needs(world: World) -> None:
    write_wheel(world.index, "lamp", "1.0", requires=["bulb", "core"])
    write_wheel(world.index, "bulb", "2.0")
    world.distribute("core", "1.0")
    found = world.provide("import lamp")
    assert found.wheels == ["bulb-2.0-py3-none-any.whl", "lamp-1.0-py3-none-any.whl"]
    assert [path.name for path in found.pure] == found.wheels
    assert found.names == ["core"]
    assert found.packages == ["bulb", "core", "lamp"]


def test_what_pyodide_brings_is_not_looked_for(world: World) -> None:
    write_wheel(world.index, "pyodide", "0.19")
    assert world.provide("from pyodide.http import pyfetch\nimport js").wheels == []


def test_what_a_package_needs_without_saying_so_comes_with_it(world: World) -> None:
    for name in ("huggingface-hub", "httpcore2"):
        write_wheel(world.index, name, "2.0")
    found = world.provide("import huggingface_hub")
    assert found.packages == ["httpcore2", "huggingface-hub"]


def test_a_declared_version_is_taken(world: World) -> None:
    for version in ("1.0", "2.0"):
        write_wheel(world.index, "lamp", version)
    assert world.provide("import lamp", "lamp<2").wheels == ["lamp-1.0-py3-none-any.whl"]


def test_only_what_is_imported_is_shipped(world: World) -> None:
    write_wheel(world.index, "lamp", "1.0")
    assert world.provide("import gradio", "lamp").wheels == []


def test_a_package_by_another_name_than_its_module(world: World) -> None:
    write_wheel(world.index, "beautifulsoup4", "4.0")
    assert world.provide("import bs4").wheels == ["beautifulsoup4-4.0-py3-none-any.whl"]


def test_without_the_distribution_the_index_is_asked(world: World) -> None:
    world.distribute("lamp", "1.0", tag="py3-none-any").unlink()
    write_wheel(world.index, "lamp", "1.1")
    found = world.provide("import lamp")
    assert (found.names, found.wheels) == ([], ["lamp-1.1-py3-none-any.whl"])


def test_what_nobody_has_is_told_with_both_reasons(world: World) -> None:
    world.distribute("core", "1.0").unlink()
    (reason,) = lacks(world.provide("import core")).values()
    assert "is not in" in reason
    assert "core has no wheel for the browser" in reason


def test_a_package_whose_needs_cannot_be_had_is_given_up_and_others_are_not(world: World) -> None:
    write_wheel(world.index, "lamp", "1.0", requires=["core"])
    write_wheel(world.index, "shade", "1.0")
    world.distribute("core", "1.0").unlink()
    found = world.provide("import lamp, shade")
    assert found.wheels == ["shade-1.0-py3-none-any.whl"]
    assert list(lacks(found)) == ["lamp"]
    assert "core" in lacks(found)["lamp"]


def test_the_reason_of_one_package_is_not_that_of_another_with_a_longer_name(world: World) -> None:
    write_wheel(world.index, "lamp", "1.0", requires=["core-tools"])
    world.distribute("core", "1.0").unlink()
    found = world.provide("import core, lamp")
    assert "is not in" in lacks(found)["core"]
    assert lacks(found)["lamp"].startswith("core-tools")
    assert {lack.module: lack.is_final for lack in found.lacks} == {"core": False, "lamp": True}


def test_a_forged_wheel_is_not_taken(world: World) -> None:
    world.distribute("core", "1.0").write_bytes(b"forged")
    assert "another digest" in lacks(world.provide("import core"))["core"]


def test_the_browsers_version_is_taken_where_it_has_no_other(world: World) -> None:
    world.distribute("core", "2.0")
    found = world.provide("import core", "core==1.0")
    assert (found.names, found.others, found.lacks) == (["core"], {"core==1.0": "2.0"}, [])


@pytest.mark.parametrize(
    ("code", "is_final"),
    [
        ("import tkinter", True),
        ("import lamp", True),
        ("import core", False),
    ],
)
def test_nobody_could_have_what_the_browser_was_never_given(
    code: str, is_final: bool, world: World
) -> None:
    world.distribute("core", "1.0").unlink()
    assert [lack.is_final for lack in world.provide(code).lacks] == [is_final]


def test_an_app_that_can_do_without_does_not_find_it(world: World) -> None:
    found = world.provide("try:\n    import lamp\nexcept ImportError:\n    lamp = None")
    assert (found.hidden, found.imports, list(lacks(found))) == (["lamp"], [], ["lamp"])


def test_an_app_that_cannot_do_without_gets_a_stand_in(world: World) -> None:
    found = world.provide("import lamp, tkinter")
    assert (found.hidden, found.imports) == ([], ["lamp", "tkinter"])
    assert lacks(found)["tkinter"] == "Python 3.14 in the browser lacks it"


def test_a_module_that_python_has_lost_is_added(world: World) -> None:
    write_wheel(world.index, "standard-imghdr", "3.13.0")
    assert world.provide("import imghdr").wheels == ["standard_imghdr-3.13.0-py3-none-any.whl"]


def test_zones_of_time_come_with_their_data(world: World) -> None:
    write_wheel(world.index, "tzdata", "2026.1")
    assert world.provide("import zoneinfo").wheels == ["tzdata-2026.1-py3-none-any.whl"]


def test_an_answer_that_is_kept_is_taken(world: World) -> None:
    for version in ("1.0", "2.0"):
        write_wheel(world.index, "lamp", version)
    first = world.provide("import lamp", "lamp<2")
    asked: list[list[str]] = []

    def kept(wanted: list[str]) -> Resolution | None:
        asked.append(wanted)
        return first.resolution

    assert world.provide("import lamp", kept=kept).wheels == ["lamp-1.0-py3-none-any.whl"]
    assert asked == [["lamp"]]


def test_a_kept_wheel_that_is_not_there_any_more_is_told(world: World) -> None:
    wheel = write_wheel(world.index, "lamp", "1.0")
    first = world.provide("import lamp")
    wheel.unlink()
    (world.home / "wheels" / wheel.name).unlink()
    found = world.provide("import lamp", kept=lambda asked: first.resolution)
    assert (found.wheels, list(lacks(found))) == ([], ["lamp"])
