# The JSON of `docsgen inspect`, of a site that is made by hand.

from __future__ import annotations

import json
from typing import Any

from docsgen.kinds import PageKind
from docsgen.model import (
    Behavior,
    CodeBlock,
    Description,
    Event,
    Exchange,
    HelperClass,
    Link,
    Listeners,
    Method,
    Methods,
    Page,
    Parameter,
    Parameters,
    Section,
    Shortcut,
    Shortcuts,
    Site,
    Status,
    SupportMatrix,
)
from docsgen.report.inspection import inspection

VALUE = Parameter("value", "str", '"Run"', False, "the text")
CODE = CodeBlock([2], "Behavior", "python", Status.VERBATIM, " x = 1", "x = 1")
BUTTON = "https://gradio.app/docs/gradio/button"


SHORTCUT = Shortcut("gradio.Button", "button", "Defaults")


def section(heading: str, content: Any, **more: Any) -> Section:
    return Section(BUTTON, "Gradio - Button Docs", heading, [2], content, heading.lower(), **more)


def page(
    *sections: Section, kind: PageKind = PageKind.COMPONENT, missing: tuple[str, ...] = ()
) -> Page:
    return Page(
        BUTTON, "docs/gradio/button/", "Button", kind, kind, "Gradio", [2], [*sections], [*missing]
    )


def inspect(*pages: Page) -> dict[str, Any]:
    site = Site([*pages], SupportMatrix(["click"], {"Button": ["click"]}), [], {}, {})
    found: dict[str, Any] = json.loads(inspection(site))
    return found


def test_a_page_with_nothing_has_every_key_all_the_same() -> None:
    assert inspect(page(kind=PageKind.STUB)) == {
        "schema": 1,
        "pages": [
            {
                "url": BUTTON,
                "path": "docs/gradio/button/",
                "title": "Button",
                "kind": "stub",
                "complete": False,
                "missing": [],
                "chunks": [2],
                "sections": [],
                "description": "",
                "behavior": None,
                "parameters": [],
                "attributes": [],
                "helper_classes": [],
                "methods": [],
                "events": [],
                "event_parameters": [],
                "shortcuts": [],
                "demos": [],
                "related_guides": [],
                "code_blocks": [],
            }
        ],
        "event_matrix": {"events": ["click"], "support": {"Button": ["click"]}},
    }


def test_every_content_is_in_its_place() -> None:
    value = {
        "name": "value",
        "type": "str",
        "default": '"Run"',
        "required": False,
        "description": "the text",
        "origin": "corpus",
    }
    (found,) = inspect(
        page(
            section("Description", Description("Creates a button.")),
            section(
                "Behavior", Behavior(Exchange("str", "in", CODE), Exchange("int", "out", None))
            ),
            section("Initialization", Parameters([VALUE])),
            section("Message", HelperClass("Message", "A message.", [VALUE])),
            section("expand", Methods([Method("Button", "expand", True, "It.", [VALUE])])),
            section("Event Listeners", Listeners("Button", [Event("click", "It.")], [VALUE])),
            section("Shortcuts", Shortcuts([SHORTCUT], "Interface")),
        )
    )["pages"]
    assert found["sections"][0] == {
        "heading": "Description",
        "id": "description",
        "chunks": [2],
        "origin": "corpus",
    }
    assert found["description"] == "Creates a button."
    assert found["behavior"] == {
        "input": {"type": "str", "description": "in"},
        "output": {"type": "int", "description": "out"},
    }
    assert found["parameters"] == found["event_parameters"] == [value]
    assert found["helper_classes"] == [{"name": "Message", "fields": [value]}]
    assert found["methods"] == [
        {
            "name": "expand",
            "is_event_listener": True,
            "description": "It.",
            "parameters": [value],
        }
    ]
    assert found["events"] == [{"name": "click", "description": "It.", "origin": "corpus"}]
    assert found["shortcuts"] == [
        {"class": "gradio.Button", "shortcut": "button", "initialization": "Defaults"}
    ]
    (block,) = found["code_blocks"]
    assert (block["chunks"], block["section"], block["source"]) == ([2], "Behavior", " x = 1")


def test_a_missing_default_is_null() -> None:
    needed = Parameter("path", "str", None, True, "")
    (found,) = inspect(page(section("Initialization", Parameters([needed]))))["pages"]
    assert found["parameters"][0]["default"] is None
    assert found["parameters"][0]["required"] is True


def test_related_guides_are_given_by_their_original_url() -> None:
    guide = Page(
        "https://gradio.app/guides/a", "guides/a/", "A", PageKind.GUIDE, "guide", "", [3], []
    )
    links = [Link("A", "/guides/a/"), Link("B", "https://gradio.app/guides/b/")]
    found = inspect(page(section("Demos", Description(""), related=links)), guide)["pages"][0]
    assert found["related_guides"] == [
        {"title": "A", "url": "https://gradio.app/guides/a"},
        {"title": "B", "url": "https://gradio.app/guides/b/"},
    ]


def test_an_incomplete_page_says_what_is_missing() -> None:
    (found,) = inspect(page(missing=("Step 4: its end",)))["pages"]
    assert (found["complete"], found["missing"]) == (False, ["Step 4: its end"])


def test_text_is_utf8_and_the_same_every_time() -> None:
    site = Site(
        [page(section("Description", Description("Café ▼ 💆")))], SupportMatrix([], {}), [], {}, {}
    )
    assert "Café ▼ 💆" in inspection(site).decode()
    assert inspection(site) == inspection(site)
