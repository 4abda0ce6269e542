# Every demo of this project as an embed: the same script passes in the browser, with Python running
# there and no server behind it.

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page

from docsgen.config import load_project
from docsgen.demos.embeds import embedded
from docsgen.demos.reading import read_demos
from docsgen.diagnostics import Findings
from docsgen.hosting import hosted
from docsgen.model.demo import Demo, Embed
from docsgen.verify.tryout import try_out

ROOT = Path(__file__).parents[2]
DEMOS = [demo for demo in read_demos(load_project(ROOT), Findings()) if demo.is_live]
BOOT = 120.0
"""Seconds that a step may take: the first one starts Python."""


class Host(NamedTuple):
    """All embeds on a static host."""

    url: str
    embeds: dict[str, Embed]


@pytest.fixture(scope="session")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    folder = tmp_path_factory.mktemp("embeds")
    embeds = {}
    for made in embedded(DEMOS, ROOT, Findings()):
        if made.embed:
            embeds[made.embed.name] = made.embed
        for name, data in made.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
    with hosted(folder) as url:
        yield Host(url, embeds)


@pytest.mark.parametrize("demo", DEMOS, ids=lambda demo: demo.name)
def test_the_embed_does_what_its_script_says(demo: Demo, host: Host, page: Page) -> None:
    embed = host.embeds[demo.name]
    if embed.unavailable:
        pytest.skip(f"needs {', '.join(embed.unavailable)}, not to be had here: only native proof")
    verdict = try_out(page, f"{host.url}embed/{demo.name}/", demo, patience=BOOT)
    assert verdict.is_clean, str(verdict)
