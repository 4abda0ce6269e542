# The script of every demo of this project fails when no event is answered, so that it proves
# something. That it passes, natively and in the browser, is for `docsgen verify` to say.

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from docsgen.config import load_project
from docsgen.demos.reading import read_demos
from docsgen.diagnostics import Findings
from docsgen.libraries.gradio.front_end import FRONT_END
from docsgen.model.demo import Demo
from docsgen.native.host import Host
from docsgen.verify.front_end import OpenApp
from docsgen.verify.tryout import try_out

DEMOS = read_demos(load_project(Path(__file__).parents[2]), Findings())
LIVE = pytest.mark.parametrize(
    "demo", [demo for demo in DEMOS if demo.is_live], ids=lambda demo: demo.name
)
EVENTS = "**/gradio_api/queue/join*"
HAS_PYTHON = "() => window.gradio_config.dependencies.some((event) => event.backend_fn)"


@LIVE
def test_the_script_notices_when_nothing_is_answered(demo: Demo, library: Host, page: Page) -> None:
    page.route(EVENTS, lambda route: route.abort())
    with library.serve(demo) as url:
        verdict = try_out(OpenApp(page, FRONT_END), url, demo, patience=2)
        assert verdict.fault or not page.evaluate(HAS_PYTHON)
