from __future__ import annotations

from collections.abc import Iterator, Mapping
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


def test_a_library_without_an_adapter_has_no_facets() -> None:
    assert NONE.conventions() is None
    assert NONE.samples() is None
