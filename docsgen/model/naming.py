# Names for people: page titles in the class's real casing, categories, anchors.

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable

from docsgen.cache import MANY

_STORED = re.compile(
    r"(?P<category>(?:(?! - ).)*+) - (?P<title>.*) (?:Docs|Guide|Reference|Tutorial)$"
)
_SMALL = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"]
)
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@functools.lru_cache(maxsize=MANY)
def slug(text: str) -> str:
    """The anchor of a heading, as GitHub builds it: lower case, no punctuation, hyphens."""
    kept = re.sub(r"[^\w\- ]", "", text.strip().lower())
    return kept.replace(" ", "-").strip("-") or "section"


def unique(candidates: Iterable[str]) -> list[str]:
    """The anchors made distinct by a counter, first come first served."""
    taken: dict[str, int] = {}
    result = []
    for candidate in candidates:
        free = candidate
        while free in taken:
            taken[candidate] += 1
            free = f"{candidate}-{taken[candidate]}"
        taken[free] = 0
        result.append(free)
    return result


def category(stored: str) -> str:
    """The category in front of a stored page title, such as `Building With Blocks`."""
    match = _STORED.match(stored)
    return match["category"] if match else ""


def guide_title(stored: str, words: Iterable[str]) -> str:
    """A readable title from one that was made of a slug; `words` have a casing of their own."""
    match = _STORED.match(stored)
    cased = {word.lower(): word for word in words}
    parts = (match["title"] if match else stored).replace("_", " ").split()
    return " ".join(
        cased.get(word.lower())
        or (word.lower() if number and word.lower() in _SMALL else word[:1].upper() + word[1:])
        for number, word in enumerate(parts)
    )


def stored_name(stored: str, wanted: str) -> str | None:
    """The name in a stored page title, if `wanted`, a part of an address, is made of it."""
    match = _STORED.match(stored)
    is_it = match and match["title"].lower() in (wanted, wanted.rpartition("-")[2])
    return match["title"] if match and is_it else None


def class_name(path_name: str, texts: Iterable[str]) -> str | None:
    """The way `texts` write the class or function whose URL segment is `path_name`.

    A spelling with capitals wins over one without, then the most frequent; None when no text has
    the name.
    """
    wanted = path_name.lower()
    suspects = (text for text in texts if wanted in text.lower())
    counted = Counter(
        word for text in suspects for word in _WORD.findall(text) if word.lower() == wanted
    )
    return max(counted, key=lambda word: (word != wanted, counted[word]), default=None)
