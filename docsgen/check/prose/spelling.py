# Words that are spelt wrong: known misspellings, and words that are one slip away from a word which
# this documentation uses where English has no such word, or which it always uses at this place.

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from docsgen.check.passages import Passage, Slip, quoted
from docsgen.check.prose.lexicon import is_common, is_english, meant_by, neighbours
from docsgen.config import Config, Project
from docsgen.diagnostics import Correction, Findings, Location, finding
from docsgen.model import CodeBlock, Section, Site
from docsgen.model.page import blocks_of

_WORD = re.compile(r"(?<![\w'’.-])[^\W\d_]+(?:['’][^\W\d_]+)?(?![\w-])")
_LETTERS = re.compile(r"[A-Za-z]+")
_SPOKEN = re.compile(r"#[^\n]*|(?<!:)//[^\n]*|\"\"\"[^\"]*\"\"\"|\"[^\"\n]*\"|'[^'\n]*'")
"""Comments and strings of a program, where people write words."""

_SHORTEST, _LONGEST = 4, 40
"""Letters of the shortest and the longest word that a slip is looked for in."""

_HABIT = 20
"""How often two words stand side by side before another word in place of one looks like a slip."""


class _Word(NamedTuple):
    text: str
    lower: str
    start: int
    end: int


class Spelling:
    """The words of a site: which are accepted, how often each is used, and behind which."""

    def __init__(self, passages: list[Passage], site: Site, config: Config) -> None:
        self._accepted = _accepted(config)
        self._in_code = _names_in_code(site)
        self._words = {passage.text: list(_words(passage.prose)) for passage in passages}
        self._counts = Counter(w.lower for words in self._words.values() for w in words)
        self._pairs = Counter(
            (left.lower, right.lower)
            for passage in passages
            for left, right in _neighbouring(self._words[passage.text], passage.prose)
        )
        self._usual: dict[str, list[str]] = {}
        for (first, second), number in self._pairs.items():
            if number >= _HABIT and not is_common(first):
                self._usual.setdefault(first, []).append(second)

    def slips(self, passage: Passage) -> Iterator[Slip]:
        """DG045 for known misspellings, DG046 for probable slips."""
        words = self._words[passage.text]
        for word in words:
            if word.lower in self._accepted:
                continue
            if choices := meant_by(word.lower):
                yield _misspelling(word, choices)
            elif meant := self._unknown(word):
                yield _probably(word, meant)
        for left, right in _neighbouring(words, passage.prose):
            if meant := self._out_of_place(left, right):
                yield _probably(right, meant)

    def _unknown(self, word: _Word) -> str | None:
        """What is meant by a rare word that is no English and no name, if it is a slip away."""
        lower, counts = word.lower, self._counts
        shortest = 2 if word.text.istitle() and word.start == 0 else _SHORTEST
        if counts[lower] > 2 or not shortest <= len(lower) <= _LONGEST or lower in self._in_code:
            return None
        if not word.text.isalpha() or not (word.text.islower() or word.text.istitle()):
            return None
        if is_english(lower):
            return None
        meant = [n for n in neighbours(lower) if _is_meant(n, lower, counts)]
        return max(meant, key=lambda n: (counts[n], n)) if meant else None

    def _out_of_place(self, left: _Word, right: _Word) -> str | None:
        """The word that this site always has here, such as `server` in `MCP sever`."""
        lower = right.lower
        if left.lower not in self._usual or len(lower) < _SHORTEST or self._counts[lower] > 3:
            return None
        if lower in self._accepted or not is_english(lower):  # others are unknown words
            return None
        limit = _HABIT * self._pairs[left.lower, lower]
        near = neighbours(lower).intersection(self._usual[left.lower])
        return next((n for n in sorted(near) if self._pairs[left.lower, n] >= limit), None)


def check_samples(site: Site, project: Project, findings: Findings) -> None:
    """DG045 for known misspellings in comments and strings of samples and demos."""
    accepted = _accepted(project.config)
    for page in site.pages:
        for section in page.sections:
            for block in blocks_of(section):
                if isinstance(block, CodeBlock):
                    for word, choices in _misspelt(block.code, accepted):
                        at = _sample_place(word.text, block, section, site)
                        _report_in_code(word, choices, at, findings)
    for demo in site.demos.values():
        file = project.relative(demo.folder / "run.py")
        for word, choices in _misspelt(demo.code, accepted):
            line = demo.code.count("\n", 0, word.start) + 1
            _report_in_code(word, choices, Location(file, line=line), findings)


def _sample_place(word: str, block: CodeBlock, section: Section, site: Site) -> Location:
    if section.own:
        return section.location
    holding = (record for record in block.chunks if word in site.stored.get(record, ""))
    return Location(record=next(holding, block.chunks[0]), url=section.url)


def _report_in_code(
    word: _Word, choices: tuple[str, ...], at: Location, findings: Findings
) -> None:
    found = _misspelling(word, choices).finding
    findings.extend([replace(found, location=at, correction=None)])  # a program may depend on it


def _misspelt(code: str, accepted: frozenset[str]) -> Iterator[tuple[_Word, tuple[str, ...]]]:
    """Misspelt words in what a program says, each once, with what may have been meant."""
    seen = set(accepted)
    for spoken in _SPOKEN.finditer(code):
        for word in _words(spoken[0]):
            choices = meant_by(word.lower)
            is_cut = any(choice.startswith(word.lower) for choice in choices)  # typed step by step
            if choices and not is_cut and word.lower not in seen:
                seen.add(word.lower)
                yield word._replace(start=spoken.start() + word.start), choices


def _misspelling(word: _Word, choices: tuple[str, ...]) -> Slip:
    cased = [_cased(choice, word.text) for choice in choices]
    listed = " or ".join(map(quoted, cased))
    message = f"{quoted(word.text)} is a misspelling of {listed}"
    correction = Correction(word.text, cased[0]) if len(cased) == 1 else None
    return Slip(
        word.start, word.end, finding("DG045", message, f"write {listed}", correction=correction)
    )


def _probably(word: _Word, meant: str) -> Slip:
    meant = _cased(meant, word.text)
    message = f"{quoted(word.text)} looks like a slip for {quoted(meant)}"
    hint = "correct it, or list the word under `check.words` in site.yaml"
    return Slip(word.start, word.end, finding("DG046", message, hint))


def _cased(word: str, like: str) -> str:
    if like.isupper():
        return word.upper()
    return word[0].upper() + word[1:] if like[0].isupper() else word


def _words(text: str) -> Iterator[_Word]:
    for found in _WORD.finditer(text):
        yield _Word(found[0], found[0].lower(), found.start(), found.end())


def _neighbouring(words: list[_Word], text: str) -> Iterator[tuple[_Word, _Word]]:
    """Words with nothing but a space between them."""
    for left, right in pairwise(words):
        if right.start - left.end == 1 and text[left.end].isspace():
            yield left, right


def _accepted(config: Config) -> frozenset[str]:
    return frozenset(word.lower() for word in (*config.check.words, *config.words))


def _names_in_code(site: Site) -> frozenset[str]:
    samples = (block.code for page in site.pages for block in page.code_blocks)
    return frozenset(name.lower() for code in samples for name in _LETTERS.findall(code))


def _is_meant(other: str, word: str, counts: Counter[str]) -> bool:
    """Whether `other` is used more here, or is English and only has letters of `word` swapped."""
    if counts[other] <= counts[word]:
        is_swapped = len(word) == len(other) > _SHORTEST + 1 and sorted(word) == sorted(other)
        return is_swapped and is_english(other)
    return other.isalpha() and not _is_inflected(word, other)


def _is_inflected(word: str, other: str) -> bool:
    """Whether two words differ only in how they end, as `dict` and `dicts` do."""
    longer, shorter = sorted((word, other), key=len, reverse=True)
    return longer[:-1] == shorter or longer[:-1] == shorter[:-1]
