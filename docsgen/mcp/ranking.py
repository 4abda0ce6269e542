# Finds places by words, from the index alone. Words of a name count most, then where the place is,
# then its text (BM25, Robertson and Zaragoza 2009, with weights for fields). docs/assistants.md
# says what can be expected of it; the site's own search is another program (docs/search.md).

from __future__ import annotations

import difflib
import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from docsgen.model.site_index import IndexedPlace

_TITLE, _TRAIL, _TEXT = 8.0, 3.0, 1.0
"""How often a word counts that is in one of the fields."""

_SATURATION, _LENGTH = 1.4, 0.6
"""BM25's k1 and b: how soon more of a word says nothing new, and how much long texts lose."""

_PREFIX, _SIMILAR = 0.5, 0.6
"""What a word is worth that only begins like the one asked for, or is written much like it."""

_SHORTEST_PREFIX = 3
_LIKENESS = 0.75
_WHOLE_PAGE, _OUTER = 1.35, 1.15
"""What a whole page is worth more than a place on it, and what is not below another place."""

_RUN = re.compile(r"\w+")
_PART = re.compile(r"[^\W_]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af]")
"""Letters of languages that put no spaces between words."""


class Ranking:
    """Ranks the places of a site; words in `empty` are ignored in queries that have others."""

    def __init__(self, places: Sequence[IndexedPlace], empty: Iterable[str]) -> None:
        self._places = places
        self._empty = {stem for word in empty for stem in words(word)}
        self._titles = [set(words(place.title)) for place in places]
        trails = (set(words(" ".join(place.trail))) for place in places)
        self._names = [own | above for own, above in zip(self._titles, trails, strict=True)]
        self._weights: dict[str, dict[int, float]] = defaultdict(dict)
        lengths = []
        for number, place in enumerate(places):
            counted = _counted(place)
            lengths.append(sum(counted.values()))
            for word, weight in counted.items():
                self._weights[word][number] = weight
        mean = sum(lengths) / len(lengths) if lengths else 1.0
        self._norms = [1 - _LENGTH + _LENGTH * length / mean for length in lengths]
        self._vocabulary = sorted(self._weights)

    def ranked(self, query: str, kind: str = "") -> list[IndexedPlace]:
        """The places that have a word of the query, the best first; only those of `kind`."""
        asked = list(dict.fromkeys(words(query)))
        asked = [word for word in asked if word not in self._empty] or asked
        scores: dict[int, float] = defaultdict(float)
        matched: Counter[int] = Counter()
        variants: set[str] = set()
        for word in asked:
            best: dict[int, float] = {}
            for variant, worth in self._variants(word):
                variants.add(variant)
                for number, score in self._scores(variant):
                    best[number] = max(best.get(number, 0.0), worth * score)
            for number, score in best.items():
                scores[number] += score
                matched[number] += 1
        found = {
            number: score * matched[number] * self._worth(number, variants)
            for number, score in scores.items()
            if not kind or self._places[number].kind == kind
        }
        return [self._places[n] for n in sorted(found, key=lambda n: (-found[n], n))]

    def _scores(self, word: str) -> Iterator[tuple[int, float]]:
        """BM25 of one word for all places that have it."""
        having = self._weights[word]
        count = len(self._places)
        rarity = math.log(1 + (count - len(having) + 0.5) / (len(having) + 0.5))
        for number, weight in having.items():
            often = weight * (_SATURATION + 1) / (weight + _SATURATION * self._norms[number])
            yield number, rarity * often

    def _worth(self, number: int, asked: set[str]) -> float:
        """How much more a place is worth: named by what was asked for, and a page or nearly one."""
        place, title, names = self._places[number], self._titles[number], self._names[number]
        named = len(title & asked) / max(1, len(title)) + len(names & asked) / max(1, len(asked))
        is_outer = len(place.trail) <= 1
        return (1 + named) * (_WHOLE_PAGE if "#" not in place.url else _OUTER if is_outer else 1.0)

    def _variants(self, word: str) -> list[tuple[str, float]]:
        """Words of the site that a word of a query may stand for, and what each is worth."""
        found = [(word, 1.0)] if word in self._weights else []
        if len(word) >= _SHORTEST_PREFIX:
            at = bisect_left(self._vocabulary, word)
            while at < len(self._vocabulary) and self._vocabulary[at].startswith(word):
                if self._vocabulary[at] != word:
                    found.append((self._vocabulary[at], _PREFIX))
                at += 1
        if found:
            return found
        near = difflib.get_close_matches(word, self._vocabulary, n=3, cutoff=_LIKENESS)
        return [(other, _SIMILAR) for other in near]


def words(text: str) -> list[str]:
    """The words of a text in small letters and without a plural s, identifiers also in parts."""
    return [_stem(word) for run in _RUN.findall(text) for word in _split(run)]


def _split(run: str) -> Iterator[str]:
    """The parts of an identifier, and the whole of it; pairs of letters where no spaces are."""
    if _UNSPACED.search(run):
        yield from (run[at : at + 2] for at in range(max(1, len(run) - 1)))
        return
    parts = [hump for part in _PART.findall(run) for hump in _HUMP.split(part)]
    yield from parts
    if len(parts) > 1:
        yield run


def _stem(word: str) -> str:
    small = word.lower()
    return (
        small[:-1] if len(small) > 3 and small.endswith("s") and small[-2] not in "sui" else small
    )


def _counted(place: IndexedPlace) -> dict[str, float]:
    """The words of a place with their weights."""
    counted: dict[str, float] = defaultdict(float)
    fields = [(place.title, _TITLE), (" ".join(place.trail), _TRAIL), (place.text, _TEXT)]
    for text, weight in fields:
        for word in words(text):
            counted[word] += weight
    return counted
