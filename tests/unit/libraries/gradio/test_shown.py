# The files that readers need before Python runs are those that a configuration really names.

from __future__ import annotations

import json
from typing import Any

import pytest

from docsgen.libraries.gradio.exporting.shown import shown_files

FILE = "/demo/out/a b.png"


def shown(props: Any, theme: str = "", favicon: str | None = None) -> set[str]:
    config = json.dumps({"components": [{"props": props}]})
    return shown_files([config], theme, favicon, [FILE, "/demo/other.png", "/tmp/gradio/1/c.png"])


@pytest.mark.parametrize(
    "props",
    [
        {"value": {"path": "/demo/out/a b.png", "url": None}},
        {"value": [[{"image": {"path": "/demo/out/a b.png"}}]]},
        {"icon": {"path": "out/a b.png"}},
        {"value": "<img src='/gradio_api/file=out/a b.png'>"},
        {"value": "<img src='/gradio_api/file=./out/a%20b.png'>"},
        {"value": "![](/gradio_api/file=/demo/out/a b.png)"},
        {"css": "body { background: url('gradio_api/file=out/a%20b.png') }"},
        {"value": "<a href=&quot;/file=/demo/out/a&#32;b.png&quot;>"},
    ],
)
def test_a_file_that_is_named_is_shown(props: Any) -> None:
    assert shown(props) == {FILE}


@pytest.mark.parametrize(
    "props",
    [
        {"value": "It is written to /demo/out/a b.png."},
        {"value": "/demo/out/a b.png"},
        {"value": {"path": "/demo/out/a b.png.bak"}},
        {"value": "<img src='/gradio_api/file=out/a b.png.bak'>"},
        {"value": "<img src='/gradio_api/file=out/a b.pngs'>"},
        {"value": "<img src='/gradio_api/file=/elsewhere/out/a b.png'>"},
    ],
)
def test_a_file_that_is_only_mentioned_is_not(props: Any) -> None:
    assert shown(props) == set()


def test_themes_and_favicons_show_files() -> None:
    assert shown({}, theme="url('/gradio_api/file=/demo/other.png')") == {"/demo/other.png"}
    assert shown({}, favicon="/demo/other.png") == {"/demo/other.png"}


def test_the_library_s_copies_are_shown_by_their_path() -> None:
    assert shown({"value": {"path": "/tmp/gradio/1/c.png"}}) == {"/tmp/gradio/1/c.png"}
