# Two exports of the same demo are byte-identical, whatever it writes while it is built.

from __future__ import annotations

from pathlib import Path

import pytest

from docsgen.demos.natively import Native, natives
from docsgen.demos.source import find_source
from tests.conftest import ROOT

DEMOS = ("hello_blocks", "imageslider", "gallery_selections", "fake_gan_no_input", "chatbot_simple")


@pytest.mark.parametrize("name", DEMOS)
def test_what_the_library_serves_is_the_same_each_time(name: str, tmp_path: Path) -> None:
    source = find_source(ROOT / "content" / "demos" / name)
    with natives() as one, natives() as other:
        first, second = one.run(source), other.run(source)
    assert isinstance(first, Native)
    assert first == second
