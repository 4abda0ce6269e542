# Every demo of this project under the installed library: its script passes, and nothing else fails.

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from docsgen.config import load_project
from docsgen.demos.reading import read_demos
from docsgen.diagnostics import Findings
from docsgen.model.demo import Demo
from docsgen.verify.native import OWN_HOSTS, Library
from docsgen.verify.tryout import try_out

DEMOS = read_demos(load_project(Path(__file__).parents[2]), Findings())


@pytest.mark.parametrize("demo", [d for d in DEMOS if d.is_live], ids=lambda demo: demo.name)
def test_the_demo_does_what_its_script_says(demo: Demo, library: Library, page: Page) -> None:
    with library.serve(demo) as url:
        verdict = try_out(page, url, demo, own_hosts=OWN_HOSTS)
    assert verdict.is_clean, str(verdict)
