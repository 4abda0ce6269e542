from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from docsgen import adapters
from docsgen.adapters import NONE, Adapter, AdapterError, adapter_for
from docsgen.errors import ConfigError


class Acme(Adapter):
    library = "acme"


@pytest.fixture
def others(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Two packages beside docsgen that both register an adapter for one library."""
    known: Mapping[str, Adapter] = adapters._adapters() | {"acme": Acme(), "acme-next": Acme()}
    monkeypatch.setattr(adapters, "_adapters", lambda: known)
    adapter_for.cache_clear()
    yield
    adapter_for.cache_clear()


def test_a_library_is_known_by_its_name() -> None:
    assert adapter_for("gradio").library == "gradio"
    assert adapter_for("acme") is NONE


def test_an_adapter_can_be_chosen_or_done_without(others: None) -> None:
    assert adapter_for("acme", "acme-next").library == "acme"
    assert adapter_for("gradio", "none") is NONE


def test_two_adapters_for_a_library_make_a_choice_necessary(others: None) -> None:
    with pytest.raises(AdapterError, match="2 adapters for the library 'acme'") as error:
        adapter_for("acme")
    assert error.value.hint == "choose one with library.adapter: acme, acme-next"


def test_a_misspelt_adapter_is_an_error_with_its_place(make_project: Any, site: str) -> None:
    wrong = site.replace("alias: gr}", "alias: gr, adapter: grado}")
    with pytest.raises(ConfigError) as error:
        make_project({}, site=wrong)
    assert (error.value.key, error.value.line) == ("library.adapter", 4)
    assert error.value.hint == "did you mean 'gradio'?"


def test_what_is_near_no_adapter_is_told_which_there_are() -> None:
    with pytest.raises(AdapterError, match="no adapter 'zzz'") as error:
        adapter_for("gradio", "zzz")
    assert error.value.hint == "the adapters are none, gradio"


def test_two_adapters_for_a_library_are_an_error_with_its_place(
    others: None, make_project: Any, site: str
) -> None:
    with pytest.raises(ConfigError) as error:
        make_project({}, site=site.replace("name: gradio", "name: acme"))
    assert (error.value.key, error.value.line) == ("library.adapter", 4)
    assert error.value.path.name == "site.yaml"
    assert error.value.hint == "choose one with library.adapter: acme, acme-next"


class TestRegistered:
    """Adapters of packages beside docsgen."""

    @pytest.fixture
    def register(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> Iterator[Callable[[str, str, str], None]]:
        """`register(package, name, code)` installs a package whose ADAPTER has that name."""

        def installed(package: str, name: str, code: str) -> None:
            description = tmp_path / f"{package}-1.0.dist-info"
            description.mkdir()
            (description / "METADATA").write_text(f"Name: {package}\nVersion: 1.0\n")
            entry = f"[docsgen.libraries]\n{name} = {package}:ADAPTER\n"
            (description / "entry_points.txt").write_text(entry)
            (tmp_path / f"{package}.py").write_text(code)

        def forget() -> None:
            for name in [name for name in sys.modules if name.startswith("acme")]:
                del sys.modules[name]
            adapter_for.cache_clear()
            adapters._adapters.cache_clear()

        monkeypatch.syspath_prepend(tmp_path)
        forget()
        yield installed
        forget()

    CODE = (
        "from docsgen.adapters import Adapter\n"
        "class Own(Adapter):\n    library = {!r}\n"
        "ADAPTER = Own()\n"
    )

    def test_an_adapter_of_another_package_is_found(
        self, register: Callable[[str, str, str], None]
    ) -> None:
        register("acme_docs", "acme", self.CODE.format("acme"))
        assert adapter_for("acme").library == "acme"

    def test_one_with_a_name_that_is_taken_can_be_chosen_by_its_package(
        self, register: Callable[[str, str, str], None]
    ) -> None:
        register("my_gradio", "gradio", self.CODE.format("gradio"))
        with pytest.raises(AdapterError, match="2 adapters for the library 'gradio'") as error:
            adapter_for("gradio")
        assert error.value.hint == "choose one with library.adapter: gradio, my_gradio:gradio"
        assert type(adapter_for("gradio", "my_gradio:gradio")).__module__ == "my_gradio"

    @pytest.mark.parametrize(
        ("code", "message"),
        [
            ("import nowhere_at_all", "'acme' of broken_docs cannot be loaded: No module named"),
            ("1 / 0", "'acme' of broken_docs cannot be loaded: division by zero"),
            ("", "'acme' of broken_docs cannot be loaded: module 'broken_docs' has no attribute"),
            ("ADAPTER = 'acme'", "broken_docs:ADAPTER of broken_docs is no docsgen.adapters"),
        ],
    )
    def test_one_that_cannot_be_used_is_an_error_with_its_place(
        self,
        code: str,
        message: str,
        register: Callable[[str, str, str], None],
        make_project: Any,
        site: str,
    ) -> None:
        register("broken_docs", "acme", code)
        sys.modules.pop("broken_docs", None)
        with pytest.raises(ConfigError, match=re.escape(message)) as error:
            make_project({}, site=site)
        assert (error.value.key, error.value.line) == ("library.adapter", 4)
        assert error.value.hint == "correct the entry point of broken_docs, or uninstall it"


def test_a_library_without_an_adapter_has_no_facets() -> None:
    assert NONE.conventions() is None
    assert NONE.running() is None
    assert NONE.samples() is None
    assert NONE.front_end() is None
