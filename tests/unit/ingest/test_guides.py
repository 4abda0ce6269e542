# Sections of guides: prose and fenced samples in reading order.

from __future__ import annotations

import pytest

from docsgen.diagnostics import Findings
from docsgen.ingest.guides import parse_guide_section
from docsgen.ingest.samples import Sampler
from docsgen.ingest.stitch import GAP, Stitched
from docsgen.model import Block, CodeBlock, Container, DemoSlot, Gap, Markdown, Prose, Section


def section(text: str, *, lost: tuple[str, ...] = (), second_at: int | None = None) -> Section:
    origins = [(0, 7)] + ([(second_at, 8)] if second_at is not None else [])
    chunks = [record for _, record in origins]
    stitched = Stitched(
        "https://gradio.app/guides/a", "Mcp - A Guide", "One", text, chunks, origins, [*lost], []
    )
    return parse_guide_section(stitched, Sampler(frozenset(), Findings()))


def blocks(text: str, **more: object) -> list[Block]:
    content = section(text, **more).content  # type: ignore[arg-type]
    assert isinstance(content, Prose)
    return content.blocks


def sources(text: str) -> list[str]:
    return [b.source for b in blocks(text) if isinstance(b, CodeBlock)]


def test_text_and_samples_alternate() -> None:
    found = blocks("Before it.\n\n```python\nx = 1\n```\n\nAfter it.")
    assert [type(b) for b in found] == [Markdown, CodeBlock, Markdown]
    assert sources("Before it.\n\n```python\nx = 1\n```\n\nAfter it.") == ["x = 1"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("```\nno label\n```", "no label"),
        ("``` python\nx = 1\n```", "x = 1"),
        (" ```bash\n pip install gradio\n ```", " pip install gradio"),
        ("```html\n```", ""),
        ("```html\n\n\n```", ""),
        ("```c++\nint x;\n```", "int x;"),
        ("````md\n```\ninner\n```\n````", "```\ninner\n```"),
        ("```python\nx = 1\n````", "x = 1"),
        ("```python\nx = '```'\ny = 2\n```", "x = '```'\ny = 2"),
        ("```python\n\n\nx = 1\n```", "\n\nx = 1"),
        ("```python\nnever closed", "never closed"),
    ],
)
def test_fences(text: str, source: str) -> None:
    assert [s.strip("\n") for s in sources(text)] == [source.strip("\n")]


@pytest.mark.parametrize(
    "info", ["python title=app.py", "js {1,3-4}", "python filename='a.py'", "js:title"]
)
def test_a_fence_may_say_more_than_its_language(info: str) -> None:
    found = blocks(f"Before it.\n\n```{info}\nx = 1\n```\n\nAfter it.")
    assert [type(b) for b in found] == [Markdown, CodeBlock, Markdown]


def test_inline_triple_backticks_are_no_fence() -> None:
    # As in records 374 to 377.
    found = blocks("It is a ```LayoutBase``` object.\n\nMore text here.")
    assert [type(b) for b in found] == [Markdown]


def test_placeholders_inside_samples_are_no_slots() -> None:
    found = blocks("```\n$demo_inside\n```\n\n$demo_outside")
    assert [b.name for b in found if isinstance(b, DemoSlot)] == ["outside"]


def test_a_sample_ends_where_the_corpus_broke_off() -> None:
    found = blocks(f"```python\niframe = f'\n\n{GAP}\n", lost=("the end",))
    assert [type(b) for b in found] == [CodeBlock, Gap]


def test_losses_are_told_in_order_around_samples() -> None:
    text = f"{GAP}\n\nSome text.\n\n```\nx\n```\n\n{GAP}\n"
    losses = [b.lost for b in blocks(text, lost=("first", "second")) if isinstance(b, Gap)]
    assert losses == ["first", "second"]


def test_a_sample_knows_its_records() -> None:
    text = "Text of the first.\n\n```\nfirst\n```\n\n```\nsecond\n```\n"
    found = blocks(text, second_at=text.index("second"))
    assert [b.chunks for b in found if isinstance(b, CodeBlock)] == [[7], [7, 8]]


def test_an_empty_section_is_a_container() -> None:
    assert isinstance(section(" \n").content, Container)


def test_identity_is_passed_on() -> None:
    found = section("Text.", lost=("nothing",))
    assert (found.url, found.heading, found.chunks, found.lost) == (
        "https://gradio.app/guides/a",
        "One",
        [7],
        ["nothing"],
    )
