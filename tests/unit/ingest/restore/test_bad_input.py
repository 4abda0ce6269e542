import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docsgen.ingest.restore import Stored, restore, squash

LANGUAGES = [
    "python",
    "",
    "bash",
    "js",
    "json",
    "svelte",
    "html",
    "rust",
    "css",
    "r",
    "csv",
    "yaml",
]
PIECES = st.sampled_from(
    [
        *("def f(x):", "if x:", "else:", "return x", "try:", "except E:", "with a as b:", "x = ["),
        *("]", "(", ")", "{", "}", "'", '"', '"""', "#", "\\", "\t", " ", "  ", "\n", "\n ", "@d"),
        *(
            "Some words here",
            "foo()",
            "yield",
            "class A:",
            ">> 9",
            ":",
            "lambda",
            "f'",
            "é",
            "\x00",
        ),
        *(
            "\r",
            "or",
            "\x1c",
            "\u2028",
            "case _:",
            "match x:",
            "finally:",
            "elif y:",
            ";",
            "=",
            ",",
        ),
    ]
)
TEXT = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))


@given(TEXT, st.sampled_from(LANGUAGES), st.sampled_from(["guide", "reference"]))
@settings(max_examples=400, deadline=None)
def test_no_text_is_lost_and_nothing_raises(source: str, language: str, origin: str) -> None:
    result = restore(Stored(source, language, origin))  # type: ignore[arg-type]
    added = sum("colon" in note.key for note in result.notes)
    if added:
        assert squash(result.code).replace(":", "") == squash(source).replace(":", "")
    else:
        assert squash(result.code) == squash(source)


@pytest.mark.parametrize(
    "source",
    [
        "x = 1\n" * 5000,
        "if x:\n" * 5000,
        "foo(\n" * 5000,
        "with a:\n if b:\n c\n" * 1700,
        "'" * 5000,
        '"""' + "a\n" * 5000,
        "a " * 5000,
        "(" * 5000,
        "\t x = 1\n  y = 2\n" * 100,
        "@" * 3000,
        "x" * 100_000,
        "def f(a):\n return 'unfinished\n const x = () => {",
    ],
    ids=range(12),
)
@pytest.mark.parametrize("language", ["python", "", "js", "bash", "html"])
def test_huge_or_broken_block_ends_and_keeps_its_text(source: str, language: str) -> None:
    result = restore(Stored(source, language, "guide"))
    assert squash(result.code) == squash(source)


def test_same_input_gives_same_output() -> None:
    stored = Stored("for x in y:\n print(x)\n print(y)\nEnd of it", "python", "guide")
    assert restore(stored) == restore(stored)


def test_block_beyond_the_work_limit_is_shown_as_stored() -> None:
    result = restore(Stored("foo(\n" * 5000, "python", "guide"))
    assert result.status == "uncertain"
    assert "too-large" in result.notes[-1].key
