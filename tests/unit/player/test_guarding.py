# Code that is prepared for the absence of a package meets it, when it uses the package, too.

from __future__ import annotations

import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

from docsgen.player import placeholders

FALLBACK = """\
import absent_rates

def fetched():
    return absent_rates.get("EUR").json()

try:
    rates = fetched()
except {}:
    rates = "built in"
"""


@pytest.fixture(autouse=True)
def tolerated(tmp_path: Path) -> Iterator[None]:
    placeholders.install({"absent_rates"})
    placeholders.tolerate(str(tmp_path))
    yield
    placeholders.tolerate()


def run(tmp_path: Path, code: str) -> object:
    (tmp_path / "app.py").write_text(code)
    return runpy.run_path(str(tmp_path / "app.py"))["rates"]


@pytest.mark.parametrize("caught", ["Exception", "ImportError", "(KeyError, Exception)"])
def test_a_use_that_is_caught_is_an_error(caught: str, tmp_path: Path) -> None:
    assert run(tmp_path, FALLBACK.format(caught)) == "built in"


def test_other_uses_are_tolerated(tmp_path: Path) -> None:
    assert placeholders.is_stand_in(run(tmp_path, FALLBACK.format("ValueError")))
    assert placeholders.used() == ["absent_rates"]


def test_what_a_library_does_in_a_try_of_the_app_is_tolerated(tmp_path: Path) -> None:
    library = tmp_path.parent / f"{tmp_path.name}-library.py"
    library.write_text("import absent_rates\nrates = absent_rates.get()\n")
    code = f"import runpy\ntry:\n    rates = runpy.run_path({str(library)!r})['rates']\n"
    assert placeholders.is_stand_in(run(tmp_path, f"{code}except Exception:\n    rates = None\n"))
