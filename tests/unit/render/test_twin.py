from __future__ import annotations

import pytest

from docsgen.languages import ENGLISH, texts_in
from docsgen.model import Site, SupportMatrix
from docsgen.model.changes import only
from docsgen.render.twin_text import finished
from docsgen.render.view import View


@pytest.fixture
def view() -> View:
    site = Site([], SupportMatrix([], {}), [], {}, {})
    return View("guides/a/", site, {}, texts_in(ENGLISH), only("1.0"))


@pytest.mark.parametrize(
    ("text", "twin"),
    [
        ("[x](/docs/b/)", "[x](../../docs/b/index.md)"),
        ("[x](/docs/b/#c)", "[x](../../docs/b/index.md#c)"),
        ("[home](/)", "[home](../../index.md)"),
        ("[x](https://a.example/b/)", "[x](https://a.example/b/)"),
        ("[x](//cdn.example/b)", "[x](//cdn.example/b)"),
        ("`[x](/docs/b/)`", "`[x](/docs/b/)`"),
        ("```python\nprint('[x](/docs/b/)')\n```", "```python\nprint('[x](/docs/b/)')\n```"),
        ("a <script>b</script>", "a \\<script>b\\</script>"),
        ("`<b>` and 1 < 2", "`<b>` and 1 < 2"),
        ("<https://a.example/>", "<https://a.example/>"),
        ("# A <b> title", "# A \\<b> title"),
    ],
)
def test_twins_link_to_twins_and_hold_no_html(text: str, twin: str, view: View) -> None:
    assert finished([text], view) == f"{twin}\n"
