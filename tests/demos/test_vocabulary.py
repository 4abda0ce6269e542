# The vocabulary of steps against an app that has every component, and what a wrong step is told.

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Page

from docsgen.demos.reading import read_demo
from docsgen.libraries.gradio.front_end import FRONT_END
from docsgen.model.demo import Demo, Manifest
from docsgen.model.steps import VERBS, Step
from docsgen.native.host import Host
from docsgen.verify.front_end import OpenApp
from docsgen.verify.script_result import ScriptResult
from docsgen.verify.tryout import try_out

VOCABULARY = read_demo(Path(__file__).parent / "sites" / "vocabulary")


@pytest.fixture(scope="module")
def url(library: Host) -> Iterator[str]:
    with library.serve(VOCABULARY) as served:
        yield served


def tried(page: Page, url: str, steps: list[dict[str, Any]], patience: float = 3) -> ScriptResult:
    manifest = Manifest(title="", summary="", steps=msgspec.convert(steps, list[Step]))
    demo = Demo("", VOCABULARY.folder, "", manifest)
    return try_out(OpenApp(page, FRONT_END), url, demo, patience=patience)


def test_every_verb_works_on_every_component_that_it_is_for(page: Page, url: str) -> None:
    verdict = try_out(OpenApp(page, FRONT_END), url, VOCABULARY)
    assert verdict.is_clean, str(verdict)
    assert {step.verb for step in VOCABULARY.manifest.steps} == set(VERBS)
    assert verdict.screenshots["form"].startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("step", "key", "message", "hint"),
    [
        ({"click": {"button": "Shw"}}, "click.button", 'no button "Shw"', 'did you mean "Show"?'),
        ({"fill": {"label": "Wrds", "value": "x"}}, "fill.label", "no label", '"Words"'),
        ({"click": {"component": "word"}}, "click.component", "no component", '"words"'),
        ({"click": {"role": "tab", "name": "Dat"}}, "click.name", 'no tab "Dat"', '"Data"'),
        ({"click": {"text": "ello"}}, "click.text", 'no text "ello"', "the page shows"),
        ({"click": {"role": "tab"}}, "click.role", "3 elements are tab", "`nth`"),
        ({"select": {"label": "Fruit", "option": "kiwi"}}, "select.option", '"kiwi"', '"pear"'),
        ({"select": {"label": "Radio", "option": "z"}}, "select.option", '"z"', '"x", "y"'),
        ({"check": {"label": "Boxes", "option": "z"}}, "check.option", '"z"', '"a", "b", "c"'),
        ({"wait-for": {"text": "Godot", "seconds": 0.5}}, "wait-for.text", "Godot", "page shows"),
        ({"expect": {"label": "Number", "value": 4}}, "expect.value", "there is '3'", "correct"),
        ({"expect": {"label": "Boxes", "value": ["b"]}}, "expect.value", "['a']", "correct"),
        ({"expect": {"label": "Number", "visible": False}}, "expect.visible", "True", "correct"),
        ({"expect": {"button": "Off", "enabled": True}}, "expect.enabled", "False", "correct"),
        ({"expect": {"label": "Agree", "checked": True}}, "expect.checked", "False", "correct"),
        ({"expect": {"role": "tab", "count": 2}}, "expect.count", "there is 3", "correct"),
        ({"expect": {"label": "Fruit", "options": []}}, "expect.options", "'pear'", "correct"),
        ({"expect": {"label": "Picture", "color": "red"}}, "expect.color", "None", "correct"),
        ({"expect": {"event": "download"}}, "expect.event", "there is []", "correct"),
        ({"expect": {"text": "show"}}, "expect.text", 'no text "show"', "the page shows"),
    ],
)
def test_a_step_that_fails_is_told_by_its_path_and_what_there_is(
    page: Page, url: str, step: dict[str, Any], key: str, message: str, hint: str
) -> None:
    verdict = tried(page, url, [{"expect": {"button": "Show", "visible": True}}, step])
    assert verdict.passed == 1
    assert verdict.fault
    assert verdict.fault.key == f"try[1].{key}"
    assert message in verdict.fault.message
    assert hint in verdict.fault.hint
