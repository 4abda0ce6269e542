# All Markdown inside a content is found and changed, and nothing else is.

from __future__ import annotations

import pytest

from docsgen.model import (
    Attributes,
    Behavior,
    Callout,
    CodeBlock,
    Container,
    Content,
    Demos,
    DemoSlot,
    Description,
    Event,
    Exchange,
    HelperClass,
    Listeners,
    Markdown,
    Matrix,
    Method,
    Methods,
    Parameter,
    Parameters,
    Prose,
    Shortcut,
    Shortcuts,
    Status,
)
from docsgen.model.rewrite import map_texts, texts_of

CODE = CodeBlock([1], "One", "python", Status.VERBATIM, "[a](b)", "[a](b)")


def parameter(text: str) -> Parameter:
    return Parameter("a", "[type](x)", "[default](x)", False, text)


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (Description("one"), ["one"]),
        (
            Prose([Markdown("one"), CODE, Callout("tip", "two"), DemoSlot("x", "demo")]),
            ["one", "two"],
        ),
        (Parameters([parameter("one"), parameter("two")]), ["one", "two"]),
        (Attributes([parameter("one")]), ["one"]),
        (HelperClass("[C](x)", "one", [parameter("two")]), ["one", "two"]),
        (Behavior(Exchange("[T](x)", "one", CODE), Exchange("T", "two", None)), ["one", "two"]),
        (Listeners("X", [Event("click", "one")], [parameter("two")]), ["one", "two"]),
        (Methods([Method("X", "m", False, "one", [parameter("two")])]), ["one", "two"]),
        (Matrix([Markdown("one")], ["click"], [("[X](x)", "x", ["click"])]), ["one"]),
        (Shortcuts([Shortcut("gradio.X", "x", "[d](x)")], "Interface"), []),
        (Demos("[a](b)", ["a"]), []),
        (Container(), []),
    ],
    ids=lambda value: type(value).__name__,
)
def test_texts_are_found_in_reading_order_and_changed(content: Content, texts: list[str]) -> None:
    assert list(texts_of(content)) == texts
    changed = map_texts(content, lambda text, _: text.upper())
    assert type(changed) is type(content)
    assert list(texts_of(changed)) == [text.upper() for text in texts]
    back = str.lower if texts else str.upper
    assert map_texts(changed, lambda text, _: back(text)) == content
    assert map_texts(content, lambda text, _: text) == content
