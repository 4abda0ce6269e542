from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from docsgen.config import Assistant
from docsgen.languages import texts_in
from docsgen.model.changes import Release, Releases, only
from docsgen.render.page_menu import page_menu

TEXTS = texts_in("en")


def test_the_prompt_names_the_markdown_of_the_page(make_project: Any) -> None:
    mine = Assistant("Mine", "https://mine.example/?a=b&q={prompt}#new")
    config = replace(make_project({}).config, assistants=[mine])
    menu = page_menu("docs/gradio/button/", config, only("6.15.2"), TEXTS)
    (opening,) = menu.openings
    assert opening.name == "Mine"
    assert opening.url.startswith("https://mine.example/?a=b&q=Read%20https%3A%2F%2Fexample.org%2F")
    assert "docs%2Fgradio%2Fbutton%2Findex.md%20so" in opening.url
    assert opening.url.endswith(".#new")


def test_each_version_has_a_command_of_its_own(make_project: Any) -> None:
    old, new = Release("1", "1/"), Release("2")
    menu = page_menu("a/", make_project({}).config, Releases(old, [new, old], "2"), TEXTS)
    assert menu.command == "docsgen mcp https://example.org/1/"
    assert all("https%3A%2F%2Fexample.org%2F1%2Fa%2F" in one.url for one in menu.openings)


def test_assistants_can_be_left_out(make_project: Any, site: str) -> None:
    config = make_project({}, site=f"{site}assistants: []\n").config
    assert page_menu("a/", config, only("6.15.2"), TEXTS).openings == []
