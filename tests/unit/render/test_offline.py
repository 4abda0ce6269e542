# The service worker of a site: another for each build, and one that removes it.

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from docsgen.config import Config
from docsgen.render.offline import service_worker
from docsgen.render.theme import Theme
from tests.unit.assemble.test_links import CONFIG

ON = replace(CONFIG, offline=True)


@pytest.fixture(scope="module")
def theme() -> Theme:
    return Theme(Path("no-templates"))


def build_of(worker: bytes) -> dict[str, object]:
    """What stands in front of the worker's code."""
    line = worker.decode().partition("\n")[0]
    return json.loads(line.removeprefix("const BUILD = ").removesuffix(";"))  # type: ignore[no-any-return]


def version(theme: Theme, config: Config = ON, **digests: str) -> object:
    return build_of(service_worker(config, theme, digests))["version"]


def test_every_build_has_another_version(theme: Theme) -> None:
    one = version(theme, a="1", b="2")
    assert version(theme, b="2", a="1") == one
    assert version(theme, a="1", b="3") != one
    assert version(theme, a="1") != one


def test_its_own_file_does_not_count(theme: Theme) -> None:
    assert version(theme, a="1", **{"service-worker.js": "x"}) == version(theme, a="1")


def test_all_that_pages_need_is_kept_from_the_start_and_no_picture(theme: Theme) -> None:
    shell = build_of(service_worker(ON, theme, {}))["shell"]
    assert isinstance(shell, list)
    assert {theme.url("style.css"), theme.url("site.js"), theme.url("search.js")} < set(shell)
    assert set(shell) < set(theme.assets())
    assert not any(path.endswith((".png", ".ico")) for path in shell)


def test_the_texts_are_filled_in(theme: Theme) -> None:
    worker = service_worker(ON, theme, {}).decode()
    assert "No connection" in worker
    assert "docsgenHtml" not in worker


def test_a_site_that_does_not_want_it_removes_it_whatever_it_holds(theme: Theme) -> None:
    removal = service_worker(CONFIG, theme, {"a": "1"})
    assert removal == service_worker(CONFIG, theme, {})
    assert b"unregister()" in removal
    assert b"fetch" not in removal
