# Two exports of the same demo are byte-identical, whatever it writes while it is built.

from __future__ import annotations

import pytest

from docsgen.demos.export import ExportContext, export
from docsgen.demos.source import find_source
from docsgen.diagnostics import Findings
from tests.conftest import ROOT, natives

DEMOS = ("hello_blocks", "imageslider", "gallery_selections", "fake_gan_no_input", "chatbot_simple")


@pytest.mark.parametrize("name", DEMOS)
def test_two_exports_are_the_same(name: str, bare_site: ExportContext) -> None:
    source = find_source(ROOT / "content" / "demos" / name, Findings())
    with natives() as one, natives() as other:
        first, second = (export(source, by, bare_site, Findings()) for by in (one, other))
    assert first is not None
    assert first == second
