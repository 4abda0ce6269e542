# Stand-ins put up with everything while an app is built, and speak up afterwards.

from __future__ import annotations

import importlib
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from docsgen.player import placeholders
from docsgen.player.placeholders import MissingPackageError


@pytest.fixture
def absent() -> Iterator[Any]:
    """The module `absent_one`, which nobody has installed."""
    before = list(sys.meta_path)
    placeholders.install({"absent_one", "absent_two"})
    placeholders.tolerate()
    yield importlib.import_module("absent_one")
    placeholders.tolerate()
    sys.meta_path[:] = before
    for name in [name for name in sys.modules if name.startswith("absent_")]:
        del sys.modules[name]


def test_any_name_can_be_imported_from_any_submodule(absent: Any) -> None:
    assert placeholders.is_stand_in(importlib.import_module("absent_one.deep.er").anything)


def test_a_package_that_is_there_is_used(absent: Any) -> None:
    placeholders.install({"json"})
    assert not placeholders.is_stand_in(importlib.import_module("json.scanner").py_make_scanner)


@pytest.mark.parametrize(
    "use",
    [
        lambda m: m.array([1]).mean() * 2 + 1,
        lambda m: m.frame["a"] > 3,
        lambda m: list(m.items()),
        lambda m: m.pi / 2,
        lambda m: -m.pi,
        lambda m: float(m.pi),
        lambda m: range(m.size()),
        lambda m: 3 in m.values(),
        lambda m: m.Model().to("cuda").eval(),
    ],
)
def test_while_an_app_is_built_everything_can_be_done(absent: Any, use: Any) -> None:
    use(absent)
    assert placeholders.used() == ["absent_one"]


def test_a_context_manager_works(absent: Any) -> None:
    with absent.no_grad():
        pass


def test_a_decorator_leaves_the_function_as_it_is(absent: Any) -> None:
    @absent.GPU
    def double(value: int) -> int:
        return value * 2

    placeholders.insist()
    assert double(2) == 4


def test_a_class_can_inherit_and_be_used(absent: Any) -> None:
    class Net(absent.nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.size = 3

    assert Net().size == 3


def test_it_annotates(absent: Any) -> None:
    assert absent.ndarray | None is absent.ndarray


def test_nothing_is_an_instance_of_it(absent: Any) -> None:
    placeholders.insist()
    assert not isinstance([], absent.ndarray)


def test_a_condition_on_what_it_returns_is_false(absent: Any) -> None:
    assert not absent.cuda.is_available()


def test_afterwards_its_use_names_the_package(absent: Any) -> None:
    placeholders.insist()
    with pytest.raises(MissingPackageError, match="needs absent_one"):
        absent.zeros(3)


def test_a_value_made_before_speaks_up_as_well(absent: Any) -> None:
    pipe = absent.pipeline("task")
    placeholders.insist()
    with pytest.raises(MissingPackageError, match="not available here"):
        pipe("text")


def test_spared_packages_go_on_putting_up_with_everything(absent: Any) -> None:
    placeholders.insist(spared={"absent_one"})
    absent.zeros(3)
    two = importlib.import_module("absent_two")
    with pytest.raises(MissingPackageError):
        two.zeros(3)


def test_a_stand_in_gives_way_to_a_package_that_has_come(
    absent: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user: Any = types.ModuleType("absent_user")
    user.absent_one, user.Thing, user.other = absent, absent.Thing, absent.deep
    user.absent_two = importlib.import_module("absent_two")
    monkeypatch.setitem(sys.modules, "absent_user", user)
    (tmp_path / "absent_one.py").write_text("class Thing:\n    kind = 'real'\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    placeholders.give_way()
    assert user.absent_one.Thing.kind == "real"
    assert user.Thing.kind == "real"
    assert importlib.import_module("absent_one") is user.absent_one
    assert placeholders.is_stand_in(user.other)  # the package has nothing of that name
    assert isinstance(user.absent_two, placeholders.Module)


def test_so_does_one_for_a_name_of_a_module_within(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    placeholders.install({"absent_four"})
    user: Any = types.ModuleType("absent_user")
    user.tool = importlib.import_module("absent_four.inner").tool
    assert placeholders.is_stand_in(user.tool)
    monkeypatch.setitem(sys.modules, "absent_user", user)
    (tmp_path / "absent_four").mkdir()
    (tmp_path / "absent_four" / "__init__.py").touch()
    (tmp_path / "absent_four" / "inner.py").write_text("def tool():\n    return 'real'\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    placeholders.give_way()
    assert user.tool() == "real"


def test_what_a_package_lacks_that_has_come_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, absent: Any
) -> None:
    (tmp_path / "absent_three").mkdir()
    (tmp_path / "absent_three" / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    placeholders.install({"absent_three"})
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("absent_three.lacking")
