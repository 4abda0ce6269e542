# A corpus of all that is hard to lay out: too little, too much, too long, from right to left.

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import SITE

ORIGIN = "https://gradio.app/"
WORD = "supercalifragilistic" * 100
LONG_TITLE = "A Title That Goes On And On " * 11
UNBROKEN_TITLE = "Unbroken" * 38

HARD = {
    "no events": "docs/gradio/mute/",
    "no parameters": "docs/gradio/bare/",
    "200 parameters": "docs/gradio/many/",
    "a long type and default": "docs/gradio/long/",
    "one line": "guides/one-line/",
    "a long title": "guides/long-title/",
    "an unbroken title": "guides/unbroken-title/",
    "arabic": "guides/arabic/",
    "hebrew": "guides/hebrew/",
    "emoji": "guides/emoji/",
    "an unbroken word": "guides/word/",
    "a wide table": "guides/table/",
    "deep lists": "guides/lists/",
    "long lines of code": "guides/code/",
}
"""The pages of the hard site by what is hard about them."""

ARABIC = {
    "title": "مكونات الواجهة",
    "heading": "الأزرار والقوائم",
    "text": "هذا نص عربي قصير.",
    "item": "عنصر أول.",
}
HEBREW = {
    "title": "רכיבי ממשק",
    "heading": "כפתורים ותפריטים",
    "text": "זהו טקסט קצר בעברית.",
    "item": "פריט ראשון.",
}
ENGLISH = "A sentence in English."


def write(project: Path, records: list[dict[str, str]]) -> None:
    """Write a project with these records."""
    chunks = project / "content" / "chunks"
    chunks.mkdir(parents=True)
    (project / "content" / "site.yaml").write_text(SITE, encoding="utf-8")
    (chunks / "hard.json").write_text(json.dumps(records), encoding="utf-8")


def records() -> list[dict[str, str]]:
    """The records of the hard site."""
    return [*_reference(), *_guides()]


def many_pages(count: int) -> list[dict[str, str]]:
    """Guides: half of them in one group, the others thirty to a group."""

    def category(number: int) -> str:
        return "Everything" if number < count // 2 else f"Group {number // 30}"

    return [
        guide(f"page-{n}", f"The Page Of Number {n}", "Text.", category=category(n))
        for n in range(count)
    ]


def guide(
    name: str, title: str, text: str, *, heading: str = "Heading", category: str = "Hard"
) -> dict[str, str]:
    """A record of a guide."""
    return {
        "text": text,
        "heading1": heading,
        "source_page_url": f"{ORIGIN}guides/{name}",
        "source_page_title": f"{category} - {title} Guide",
    }


def _section(name: str, heading: str, text: str) -> dict[str, str]:
    return {
        "text": text,
        "heading1": heading,
        "source_page_url": f"{ORIGIN}docs/gradio/{name}",
        "source_page_title": f"Gradio - {name.capitalize()} Docs",
    }


def _entry(name: str, type_: str, default: str) -> str:
    return f"\n \n \n {name}: {type_}\n\ndefault `= {default}`\n\nWhat {name} is for.\n"


def _reference() -> Iterator[dict[str, str]]:
    yield _section("bare", "Description", "A component without anything else.")
    yield _section("mute", "Description", "A component without events.")
    few = _entry("value", "str | None", "None")
    yield _section("mute", "Initialization", f"Parameters ▼\n\n{few}")
    many = "".join(_entry(f"parameter_{n}", "int", str(n)) for n in range(200))
    yield _section("many", "Initialization", f"Parameters ▼\n\n{many}")
    choices = ", ".join(f"'choice_{n:04}'" for n in range(330))
    unbroken = "|".join(["VeryLongName"] * 385)
    default = f'"{"x" * 3_000}"'
    long = _entry("choice", f"Literal[{choices}]", default) + _entry("unbroken", unbroken, default)
    yield _section("long", "Initialization", f"Parameters ▼\n\n{long}")


def _guides() -> Iterator[dict[str, str]]:
    yield guide("one-line", "One Line", "One line.")
    yield guide("long-title", LONG_TITLE.strip(), "Text.", heading=LONG_TITLE)
    yield guide("unbroken-title", UNBROKEN_TITLE, "Text.", heading=UNBROKEN_TITLE)
    for name, words in (("arabic", ARABIC), ("hebrew", HEBREW)):
        text = f"{words['text']}\n\n- {words['item']}\n\n{ENGLISH}\n\n```python\nx = 1\n```\n"
        yield guide(name, words["title"], text, heading=words["heading"])
    yield guide("emoji", "Emoji 🎉👩‍👩‍👧‍👦", "🎉 " * 500 + "👩‍👩‍👧‍👦" * 300, heading="🚀 Emoji 🏳️‍🌈")
    yield guide("word", "Word", _everywhere(WORD))
    yield guide("table", "Table", _table(columns=40))
    yield guide("lists", "Lists", "\n".join(f"{'  ' * n}- Level {n}" for n in range(12)))
    yield guide("code", "Code", f"```python\n{'x' * 5_000} = 1\n```\n\n```\n{'y' * 5_000}\n```\n")


def _everywhere(word: str) -> str:
    return (
        f"{word}\n\n### {word}\n\n- {word}\n\n> {word}\n\n[{word}](https://example.org/)\n\n"
        f"`{word}`\n\n| {word} | b |\n|---|---|\n| c | {word} |\n\nTip: {word}\n\n"
        f"![{word}](https://example.org/{word}.png)\n"
    )


def _table(columns: int) -> str:
    head = " | ".join(f"Column {n}" for n in range(columns))
    row = " | ".join(f"value {n}" for n in range(columns))
    return f"| {head} |\n|{'---|' * columns}\n| {row} |\n"
