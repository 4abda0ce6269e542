# Two exports of the same demo are byte-identical, whatever it writes while it is built.

from __future__ import annotations

import pytest

from docsgen.demos.export import Site, export
from docsgen.demos.natively import natives
from docsgen.demos.source import find_source
from docsgen.diagnostics import Findings
from tests.conftest import ADAPTER, ROOT

DEMOS = ("hello_blocks", "imageslider", "gallery_selections", "fake_gan_no_input", "chatbot_simple")


@pytest.mark.parametrize("name", DEMOS)
def test_two_exports_are_the_same(name: str, bare_site: Site) -> None:
    source = find_source(ROOT / "content" / "demos" / name, Findings())
    with natives(ADAPTER) as one, natives(ADAPTER) as other:
        first, second = (export(source, by, bare_site, Findings()) for by in (one, other))
    assert first is not None
    assert first == second
