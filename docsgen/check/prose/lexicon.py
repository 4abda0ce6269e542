# What is known about English words: codespell's list of misspellings, and how often words are used
# (pyspellchecker's list). Both are read when the first text needs them.

from __future__ import annotations

import functools
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spellchecker import SpellChecker


@functools.lru_cache(maxsize=1)
def _misspellings() -> dict[str, str]:
    """Misspelt words with the rest of their entry, all in lower case."""
    text = (files("codespell_lib") / "data" / "dictionary.txt").read_text(encoding="utf-8")
    return dict(line.split("->", 1) for line in text.splitlines())


def meant_by(word: str) -> tuple[str, ...]:
    """The words that may have been meant by a lower-case word that is misspelt; else none.

    What follows the last comma of an entry is a reason, not a word.
    """
    entry = _misspellings().get(word, "")
    words, comma, _ = entry.rpartition(",")
    return tuple(one.strip() for one in (words if comma else entry).split(",") if entry)


@functools.lru_cache(maxsize=1)
def english() -> SpellChecker:
    """English words with their frequency."""
    from spellchecker import SpellChecker

    return SpellChecker(language="en", distance=1)


def is_english(word: str) -> bool:
    """Whether the lower-case word is in the list of English words."""
    return word in english()


def is_common(word: str) -> bool:
    """Whether the lower-case word is one that any text is full of, such as `the` or `with`."""
    return english()[word] > 100_000


def neighbours(word: str) -> set[str]:
    """Everything that one slip of the fingers makes of a lower-case word."""
    return english().edit_distance_1(word)
