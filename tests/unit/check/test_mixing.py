# Records of several libraries in one corpus: each foreign one is named once.

from __future__ import annotations

import json
from typing import Any

import pytest

from docsgen.check.mixing import check_libraries
from docsgen.diagnostics import Finding, Findings
from docsgen.workflows.load import load

SHORTCUT = ' \n \n {}\n\nInterface String Shortcut `"knob"`\n\nInitialization Uses defaults\n\n'


def record(url: str, text: str, heading: str = "Description") -> dict[str, str]:
    title = "Library - Page Docs"
    return {
        "text": text,
        "heading1": heading,
        "source_page_url": f"https://{url}",
        "source_page_title": title,
    }


def signature(name: str) -> str:
    return f"\n \n \n {name}(···)\n\nDescription\n\nIs there.\n\n"


def found(make_project: Any, *records: dict[str, str], **changes: str) -> list[Finding]:
    from tests.conftest import SITE

    site = SITE
    for old, new in changes.items():
        site = site.replace(f"{old}: gr", f"{old}: {new}")
    project = make_project({"a.json": json.dumps(records)}, site=site)
    findings = Findings()
    model = load(project, Findings())
    check_libraries(model, project, findings)
    return findings.sorted()


BUTTON = record("gradio.app/docs/gradio/button", signature("gradio.Button.click"), "click")


def test_a_corpus_of_one_library_is_sound(make_project: Any) -> None:
    alias = record("gradio.app/docs/gradio/row", signature("gr.Row.fill"), "fill")
    assert found(make_project, BUTTON, alias) == []


def test_each_foreign_module_is_one_finding(make_project: Any) -> None:
    mixed = found(
        make_project,
        BUTTON,
        record("gradio.app/docs/gradio/lever", signature("other.Lever.pull"), "pull"),
        record("gradio.app/docs/gradio/lever", signature("other.ui.Lever.push"), "push"),
        record("gradio.app/docs/gradio/knob", SHORTCUT.format("third.Knob"), "Shortcuts"),
    )
    assert [(one.rule, one.location.record) for one in mixed] == [("DG092", 1), ("DG092", 3)]
    assert mixed[0].message == (
        "2 records are about the module 'other', not about 'gradio'; record 1 is the first"
    )
    assert mixed[1].message.startswith("a record is about the module 'third'")
    assert mixed[0].location.url == "https://gradio.app/docs/gradio/lever"


def test_a_heading_names_what_is_described(make_project: Any) -> None:
    (one,) = found(
        make_project,
        BUTTON,
        record("gradio.app/docs/gradio/lever", "A lever that is pulled.", "other.Lever"),
    )
    assert "the module 'other'" in one.message


@pytest.mark.parametrize("heading", ["demo.launch", "Button.click", "Node.js", "v1.2"])
def test_other_headings_with_a_point_are_no_modules(heading: str, make_project: Any) -> None:
    text = record("gradio.app/docs/gradio/lever", "A lever that is pulled.", heading)
    assert found(make_project, BUTTON, text) == []


def test_packages_that_the_project_names_are_its_own(make_project: Any) -> None:
    client = record("gradio.app/docs/gradio/lever", signature("levers.Lever.pull"), "pull")
    aliases = "gr, aliases: {component: levers}"
    assert found(make_project, BUTTON, client, alias=aliases) == []


def test_guides_may_speak_of_any_library(make_project: Any) -> None:
    guide = record("gradio.app/guides/levers", "Call\n\n" + signature("other.Lever.pull"))
    assert found(make_project, BUTTON, guide) == []


def test_each_foreign_host_is_one_finding(make_project: Any) -> None:
    (one,) = found(
        make_project,
        BUTTON,
        record("other.example/docs/gradio/lever", "A lever that is pulled."),
        record("other.example/guides/levers", "How to pull levers."),
        record("www.gradio.app/guides/buttons", "How to press buttons."),
    )
    assert one.message.startswith("2 records are about pages of other.example")
    assert one.location.record == 1


def test_what_is_told_of_a_module_is_not_told_of_its_host(make_project: Any) -> None:
    lever = record("other.example/docs/gradio/lever", signature("other.Lever.pull"), "pull")
    (one,) = found(make_project, BUTTON, lever)
    assert "the module 'other'" in one.message
