# What hostile and unlucky writers may put into a project, as strategies of hypothesis: names, text,
# Markdown, records, YAML and whole files. Words with which a test can find text again are unique:
# each MARKER in a text becomes another word.

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from typing import Any

from hypothesis import strategies as st

MARKER = "\ufdd0"
"""Stands for a word that readers must be able to find."""

CHARACTERS = st.characters(exclude_categories=["Cs"])
ODD = st.sampled_from(
    [
        *("\x00", "\x07", "\x1b[31m", "\x7f", "\x85", "\xa0", "\xad", "\u200b", "\u200d", "\u2028"),
        *(
            "\u202e",
            "\u0301",
            "e\u0301\u0302",
            "\u05d0",
            "\u0661",
            "²",
            "İ",
            "ß",
            "ﬃ",
            "👨\u200d👩\u200d👧",
            "🇩🇪",
        ),
        *(
            "\ue000",
            "\ue001",
            "/\ue002/",
            "\ufeff",
            "\ufffd",
            "\uffff",
            "\U0010ffff",
            "あ",
            "（",
            "ȷ",
        ),
    ]
)
"""Characters that have surprised programs, among them those that docsgen uses as marks itself."""

PIECES = st.sampled_from(
    [
        *(
            "`",
            "``",
            "```",
            "[",
            "]",
            "](",
            "![",
            "*",
            "**",
            "_",
            "__",
            "~~",
            "<",
            ">",
            "|",
            "\\",
            "&",
        ),
        *(
            "#",
            "- ",
            "1. ",
            "> ",
            "+ ",
            "---",
            "===",
            ":-:",
            "$",
            "{{",
            "}}",
            "{%",
            "%}",
            "{#",
            "(",
            ")",
        ),
        *(
            "\n",
            "\n\n",
            " ",
            "  ",
            "    ",
            "\t",
            "\r",
            "\r\n",
            " \n \n ",
            "&amp;",
            "&#0;",
            "&#x110000;",
        ),
        *(
            "$code_a",
            "$demo_a",
            "Tip: ",
            "**Note**: ",
            "Parameters ▼\n",
            "default `= ",
            "gr.Button",
        ),
        *(
            "Description\n",
            "Type: `",
            "Example Code",
            " gradio.A.b(···)\n",
            "A.b(fn, ···)\n",
            "✓",
            "✕",
        ),
        *(
            "http://",
            "https://a.b/c",
            "mailto:a@b.c",
            "javascript:",
            "data:",
            "/docs/gradio/a",
            "#a",
            "../",
        ),
        *(
            "<script>",
            "<!--",
            "-->",
            "<a href=",
            "</p>",
            "[a]: b\n",
            "[a][b]",
            "import a",
            "the the ",
        ),
        *(
            "99999999999. ",
            "Gradio " + "9" * 5000 + ".1 ",
            "9" * 5000,
            "Python 3.99+",
            "entires",
            "a an",
        ),
    ]
)
"""Parts of Markdown and of reference pages, whole and broken."""

NOISE = st.lists(st.one_of(PIECES, ODD, st.text(CHARACTERS, max_size=3)), max_size=6).map("".join)
TEXT = st.lists(st.one_of(PIECES, ODD, st.just(f" {MARKER} ")), max_size=20).map("".join)
"""Text of no form at all, with words in it that must not get lost."""


def _inline(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    marks = st.sampled_from(["*", "**", "_", "`", "``", "~~", "***"])
    targets = st.sampled_from(
        ["/guides/a", "/guides/none", "#a", "https://a.b", "", "<a b>", "a(b)", "b"]
    )
    return st.one_of(
        st.builds(lambda mark, text: f"{mark}{text}{mark}", marks, inner),
        st.builds(
            lambda bang, text, to: f"{bang}[{text}]({to})",
            st.sampled_from(["", "!"]),
            inner,
            targets,
        ),
        st.builds(lambda one, other: f"{one} {other}", inner, inner),
        st.builds(lambda text: f"[{text}][a]", inner),
        st.builds(lambda text, noise: f"{text}{noise}", inner, NOISE),
    )


LINE = st.recursive(
    st.sampled_from([MARKER, f"a {MARKER} b", f"\\*{MARKER}", f"{MARKER}."]), _inline, max_leaves=6
)
"""Running text of CommonMark, nested."""


def _indented(text: str, first: str, others: str) -> str:
    return first + text.replace("\n", f"\n{others}")


def _table(cells: list[str], rows: int) -> str:
    cells = [cell.replace("\n", " ") for cell in cells]
    line = "|".join(cells)
    return f"|{line}|\n|{'---|' * len(cells)}\n" + "".join(f"|{line}|\n" for _ in range(rows))


def _blocks(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    levels = st.integers(1, 7)
    languages = st.sampled_from(["python", "", "js", "json", "html", "nonesuch", "{.py}", "a b"])
    return st.one_of(
        st.builds(lambda one, other: f"{one}\n\n{other}", inner, inner),
        st.builds(lambda one, other: f"{one}\n{other}", inner, inner),
        st.builds(lambda text: _indented(text, "> ", "> "), inner),
        st.builds(lambda text: _indented(text, "- ", "  "), inner),
        st.builds(lambda text: _indented(text, "7. ", "   "), inner),
        st.builds(lambda level, text: f"{'#' * level} {text}", levels, LINE),
        st.builds(lambda text, language: f"```{language}\n{text}\n```", inner, languages),
        st.builds(_table, st.lists(LINE, min_size=1, max_size=4), st.integers(0, 3)),
        st.builds(
            lambda kind, text: f"{kind}: {text}",
            st.sampled_from(["Tip", "**Note**", "Warning"]),
            LINE,
        ),
        st.builds(lambda text: f"{text}\n\n[a]: https://a.b 'T'", inner),
    )


MARKDOWN = st.recursive(st.one_of(LINE, TEXT), _blocks, max_leaves=8)
"""Blocks of CommonMark in each other."""

REFERENCE = st.one_of(
    MARKDOWN,
    st.builds(lambda text: f" \n \n gradio.A.b(···)\n{text}", MARKDOWN),
    st.builds(
        lambda text: f"{text}\nParameters ▼\n\n \n \n a: {MARKER}\n\ndefault `= 1`\n\n{text}", LINE
    ),
    st.builds(
        lambda text: f"\n \n \n A.b(fn, ···)\n{text}\nEvent Parameters\n\nParameters ▼\n", LINE
    ),
    st.builds(lambda text: f"| {text}\n---|---\n[a](b)|✓\n[{MARKER}](c)|✕\n", LINE),
    st.builds(lambda text: f" import a\n {text}\n\n{text}", LINE),
)
"""Sections of reference pages as a scraper leaves them."""

NAMES = st.one_of(
    st.sampled_from(
        [
            "a",
            "A",
            "con",
            "..",
            ".",
            "",
            "a b",
            "ä",
            "index.md",
            "404.html",
            "a%2e",
            "x" * 300,
            "-",
            "a.b",
        ]
    ),
    st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="/\0"), min_size=1, max_size=12
    ),
)
"""What a file, a page or a demo may be called."""

HEADINGS = st.one_of(
    LINE,
    NAMES,
    st.sampled_from(
        ["Description", "Initialization", "Behavior", "Event Listeners", "Shortcuts", "Demos"]
    ),
)
URLS = st.one_of(
    st.just("https://gradio.app/guides/a"),
    st.builds(lambda name: f"https://gradio.app/guides/{name}", NAMES),
    st.builds(lambda name: f"https://gradio.app/docs/gradio/{name}", NAMES),
    st.builds(lambda name: f"https://[{name}", NAMES),
)
TITLES = st.one_of(st.just("A - B Guide"), st.builds(lambda a, b: f"{a} - {b} Docs", NAMES, NOISE))


def records(
    text: st.SearchStrategy[str], url: st.SearchStrategy[str]
) -> st.SearchStrategy[dict[str, str]]:
    """Records of the right shape."""
    return st.fixed_dictionaries(
        {"text": text, "heading1": HEADINGS, "source_page_url": url, "source_page_title": TITLES}
    )


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), NOISE),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(NOISE, inner, max_size=3)),
    max_leaves=6,
)
"""Any value of JSON, NaN and infinities among them."""


def _cut(text: str, at: float, junk: str) -> str:
    place = int(at * len(text))
    return text[:place] + junk + text[place + len(junk) :]


@st.composite
def corpora(draw: st.DrawFn) -> bytes:
    """Bytes of a corpus: right, of a wrong shape, broken somewhere, or anything."""
    shape: Any = st.one_of(JSON, records(st.one_of(MARKDOWN, REFERENCE), URLS))
    values = draw(st.lists(shape, max_size=3))
    text = draw(
        st.sampled_from(
            [
                json.dumps(values),
                "\n".join(map(json.dumps, values)),
                json.dumps(values, ensure_ascii=False),
            ]
        )
    )
    junk = draw(
        st.one_of(
            st.just(""), PIECES, ODD, st.sampled_from(['"', "{", "}", "[", "\\ud800", "\\u", ","])
        )
    )
    data = _cut(text, draw(st.floats(0, 1)), junk).encode(
        draw(st.sampled_from(["utf-8", "utf-8", "utf-16"]))
    )
    return draw(st.one_of(st.just(data), st.just(data[: len(data) // 2]), st.binary(max_size=30)))


_KEYS = st.one_of(
    st.sampled_from(
        [
            "title",
            "category",
            "order",
            "summary",
            "navigation",
            "kinds",
            "library",
            "source",
            "rules",
        ]
    ),
    st.sampled_from(
        ["runs", "try", "packages", "redirects", "former_demos", "check", "base_url", "<<", "1"]
    ),
    NAMES,
)
_SCALARS = st.one_of(
    st.sampled_from(
        [
            "yes",
            "null",
            "~",
            "1e999",
            "0x1f",
            "2024-01-01",
            "!!python/object:a.b",
            "&a b",
            "*a",
            "!!binary x",
        ]
    ),
    st.sampled_from(
        ["'", '"', "|", ">", "[", "{", "- a", "? a", "a: b: c", "%", "@", "`", "!", "9" * 5000]
    ),
    st.builds(json.dumps, NOISE),
    NOISE,
)


def _mapping(pairs: list[tuple[str, str]]) -> str:
    return "\n".join(f"{key}: {_indented(value, '', '  ')}" for key, value in pairs)


YAML = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(
        st.lists(st.tuples(_KEYS, inner), min_size=1, max_size=4).map(_mapping),
        st.builds(lambda value: _indented(value, "\n- ", "  "), inner),
        st.builds(lambda value: f"[{value}, {value}]", inner),
        st.builds(lambda value: f"{{a: {value}}}", inner),
    ),
    max_leaves=8,
)
"""YAML and what looks like it."""

FRONT_MATTER = st.one_of(
    st.builds(lambda title: f"---\ntitle: {json.dumps(title)}\n---\n", NOISE),
    st.builds(
        lambda text, end: f"---\n{text}\n{end}",
        YAML,
        st.sampled_from(["---\n", "...\n", "", "--- \n"]),
    ),
    st.sampled_from(["", "---\n---\n", "---\n", "--- ---\n", "\ufeff---\ntitle: A\n---\n"]),
)


def with_words(text: str, numbers: Iterator[int]) -> str:
    """The text with another word in the place of each MARKER."""
    parts = text.split(MARKER)
    return "".join(
        part + (f"word{next(numbers)}word" if more else "")
        for part, more in zip(parts, [*[True] * (len(parts) - 1), False], strict=True)
    )


def numbers() -> Iterator[int]:
    """Numbers for `with_words`; one iterator for all texts of a project."""
    return count(1)
