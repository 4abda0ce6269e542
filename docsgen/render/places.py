# What the search dialog knows of every place before it loads any text: its name, its kind and where
# it is; and all words there are, so that it can tell a slip of the finger from a rare word.

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from docsgen.languages import ENGLISH, texts_in
from docsgen.languages.vocabulary import Vocabulary
from docsgen.render import search
from docsgen.render.search import Record

_SIGNATURE = b"pagefind_dcd"
"""What Pagefind puts in front of the content of its compressed files."""

_PART = re.compile(r"[^\W\d_]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_SHORTEST = 3
"""Letters of a word that is worth knowing."""


def places_file(
    records: Sequence[Record],
    fragments: Mapping[str, bytes],
    known: Vocabulary,
    language: str = ENGLISH,
) -> bytes:
    """The places and words of a site as JSON.

    `fragments` are Pagefind's, by the id under which its results name them. A place is `[id,
    title, kind, whole, weight, *trail]`, where `whole` is 1 for a page and 0 for a part of one. The
    words are joined by spaces, those of names first. Of the synonyms that are `known`, those are
    there that lead to a word of the site. A kind is `[name, one, all]`, in the order of the dialog
    and in words of `language`.
    """
    ids = {_url(data): id for id, data in fragments.items()}
    places = [
        [ids[r.url], r.title, r.kind, int("#" not in r.url), r.weight, *r.trail]
        for r in records
        if r.url in ids  # Pagefind leaves out what has neither text nor title
    ]
    names = _words(name for r in records for name in (r.title, *r.trail))
    others = _words(r.text for r in records) - names
    return msgspec.json.encode(
        {
            "kinds": search.named_kinds(texts_in(language)),
            "places": places,
            "words": " ".join([*sorted(names), *sorted(others)]),
            "empty": known.empty,
            "synonyms": [g for g in known.synonyms if _leads_somewhere(g, names | others)],
        }
    )


def _leads_somewhere(group: Sequence[str], words: set[str]) -> bool:
    """Whether the site may have one of the synonyms; only words of ASCII are looked up."""
    return any(
        all(word in words or not word.isascii() for word in re.findall(r"\w+", phrase.lower()))
        for phrase in group
    )


class _Fragment(msgspec.Struct):
    url: str


def _url(fragment: bytes) -> str:
    """The URL of the record that a fragment was made of."""
    content = gzip.decompress(fragment).removeprefix(_SIGNATURE)
    return msgspec.json.decode(content, type=_Fragment).url


def _words(texts: Iterable[str]) -> set[str]:
    """The words in `texts` in lower case, identifiers whole and in parts."""
    tokens = set(re.findall(r"\w+", " ".join(texts)))
    parts = {part for token in tokens for run in _PART.findall(token) for part in _HUMP.split(run)}
    return {word.lower() for word in tokens | parts if len(word) >= _SHORTEST}
