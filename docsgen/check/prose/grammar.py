# Slips that a reader sees at once and a spell checker does not: doubled words, wrong articles,
# words that are mixed up, points without a space.

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from docsgen.check.passages import BLANK, Passage, Slip, quoted
from docsgen.diagnostics import Correction, finding

_DOUBLED = re.compile(
    r"(?<![\w'’-])(?P<first>[^\W\d_]+)[ \t\n]+(?P<link>\[?)(?P<second>(?P=first))(?![\w'’-])",
    re.IGNORECASE,
)
_PHRASE = re.compile(
    r"(?<![\w'’-])(?P<first>[a-z]+(?: [a-z]+){1,3}) (?P=first)(?![\w'’-])", re.IGNORECASE
)
_MAY_BE_DOUBLED = frozenset({"blah", "bye", "ha", "had", "knock", "very"})

_ARTICLE = re.compile(
    r"(?<![\w'’.\-/*`])(?P<article>[Aa]n?)[ \n](?P<words>[`*_\"]{0,3}(?P<word>[A-Za-z][\w-]*))"
)
_LIKE_VOWEL = re.compile(
    r"[aio]|e(?!u|we)|u(?!ni|s[aeiu]|t[ifo]|b[iu]|r[ilo]|[^a-z]|.?$|k|u)", re.IGNORECASE
)
_LIKE_CONSONANT = re.compile(
    r"[bcdfgjklmnpqrstvwyz][aeiouyrlhw]|h(?!our|onest|ono|eir|tml|ttp|f)[aeiouy]", re.IGNORECASE
)
_SPECIAL = re.compile(r"one(?![a-z])|once|ios|url|uri|ui|[A-Z]{2,}|[A-Za-z](?:$|\d|-)", re.ASCII)
"""Words that begin unlike they are spelt, or are spelt out by some readers and not by others."""

_LETTERS_LIKE_VOWEL = re.compile(
    r"(?:ftp|hf|html|https?|llm|mcp|mp[34]|npm|rgb|rss|sdk|ssh|ssl|svg|xml)s?$", re.IGNORECASE
)
_LETTERS_LIKE_CONSONANT = re.compile(
    r"(?:cdn|cli|cpu|css|csv|gif|gpu|gui|jpe?g|json|pdf|png|ui|ur[il]|usb|utc|uuid|yaml)s?$",
    re.IGNORECASE,
)
"""Abbreviations that everybody spells out, or that everybody speaks as a word."""

_VERBS = (
    "add|ask|assume|begin|build|change|check|consider|create|customize|define|dive|explore|go|"
    "import|install|learn|load|look|make|move|now|run|say|see|set|start|take|test|try|use|walk|write"
)
_PLURALS = (
    "apps|arguments|classes|components|demos|elements|events|examples|fields|files|functions|"
    "methods|models|pages|parameters|spaces|users|values"
)
_COMPARATIVES = (
    "better|bigger|faster|fewer|greater|higher|larger|less|longer|lower|more|other|rather|shorter|"
    "slower|smaller|worse"
)
_MODALS = "can|cannot|could|might|must|should|will|would"
_ACTIONS = (
    "allow|append|call|contain|create|define|display|get|ignore|include|let|load|make|override|pass|"
    "provide|raise|receive|remove|render|require|return|send|set|take|trigger|update|use|work"
)


class _Confusion(NamedTuple):
    """Words that are wrong wherever they occur; `right` is a template of what is meant."""

    pattern: re.Pattern[str]
    right: str


def _confusion(pattern: str, right: str) -> _Confusion:
    return _Confusion(re.compile(pattern, re.IGNORECASE), right)


_CONFUSIONS = (
    _confusion(
        rf"\blets(?= (?:{_VERBS})\b)"
        r"(?:(?<=^lets)|(?<=\nlets)|(?<=[.!?:,] lets)|(?<=\bfinally lets)"
        r"|(?<=\bnow lets)|(?<=\bnext lets))",
        "let's",
    ),
    _confusion(r"\bit's own\b", "its own"),
    _confusion(r"\b(could|should|would|must|might) of\b(?! course)", r"\1 have"),
    _confusion(rf"\b({_COMPARATIVES}) then\b(?= [a-z])(?! again)", r"\1 than"),
    _confusion(r"\bbe (can|could|may|might|must|should|will|would)\b", r"\1 be"),
    _confusion(r"\bsaid an done\b", "said and done"),
    _confusion(r"\bas following(?=:)", "as follows"),
    _confusion(r"\bas well to\b", "as well as to"),
    _confusion(r"\bthere are (an?)\b(?! (?:couple|few|lot|number))", r"there is \1"),
    _confusion(r"\b(not )?(\w{3,}) be \2(e?d)\b", r"\1be \2\3"),
    _confusion(rf"\b({_MODALS}) ({_ACTIONS})s\b", r"\1 \2"),
    _confusion(r"\bhow (it|they|this|that) (looks?) like\b", r"what \1 \2 like"),
    _confusion(r"\ba pointed to\b", "a pointer to"),
)

_NUMBERS = re.compile(rf"\b(?:another|each|every) (?:{_PLURALS})\b(?=[ ,.])", re.IGNORECASE)
"""A word for one thing in front of a word for many."""

_THESE = re.compile(
    r"\b(?:these|those) (?!children|criteria|data|few|media|men|people|women)[a-z]+[^\Ws]"
    r" (?:are|were)\b",
    re.IGNORECASE,
)
"""A word for many in front of a word for one thing."""

_TWO_VERBS = re.compile(
    r"\bby (?!avoiding|considering|keeping|starting|stopping)\w+ing"
    r" (?:calling|creating|defining|instantiating|loading|running|setting|using)(?= (?:an?|the)\b)",
    re.IGNORECASE,
)
"""A verb that was put in the place of another one, which is still there."""

_SENTENCE_WORDS = (
    "A|An|And|As|But|By|For|Here|How|However|If|In|It|Note|On|Once|Or|So|That|The|Then|There|These|"
    "This|To|We|When|While|With|You|Your"
)
_GLUED = re.compile(rf"(?<=[a-z)]{{2}})[.!?](?=(?:{_SENTENCE_WORDS})\b(?! ?\())")
_SPACED = re.compile(r"(?<=[A-Za-z]) +(?=[,;](?:\s|$))")


def grammar_slips(passage: Passage) -> Iterator[Slip]:
    """DG047 doubled words, DG048 articles, DG049 words mixed up, DG050 spaces around points."""
    text, prose = passage.text, passage.prose
    found = (
        *_doubled(prose),
        *_doubled_phrases(prose),
        *_confused(prose),
        *_articles(text, prose),
        *_points(text, prose),
    )
    done = 0
    for slip in sorted(found, key=lambda slip: slip.start):
        if slip.start >= done:  # else it is about the same words
            done = slip.end
            yield slip


def _slip(rule: str, start: int, end: int, text: str, message: str, right: str) -> Slip:
    old = text[start:end]
    correction = Correction(old, right) if "\n" not in old else None
    return Slip(
        start,
        end,
        finding(rule, message.format(quoted(old)), f"write {quoted(right)}", correction=correction),
    )


def _doubled(prose: str) -> Iterator[Slip]:
    for found in _DOUBLED.finditer(prose):
        first, second = found["first"], found["second"]
        begins = second == first.lower() and _begins_sentence(prose, found.start())
        if first.lower() not in _MAY_BE_DOUBLED and (second == first or begins):
            right = found["link"] + first
            yield _slip("DG047", *found.span(), prose, "the word is doubled: {}", right)


def _doubled_phrases(prose: str) -> Iterator[Slip]:
    for found in _PHRASE.finditer(prose):
        if len(set(found["first"].lower().split())) > 1:  # else it is a doubled word
            yield _slip("DG047", *found.span(), prose, "the words are doubled: {}", found["first"])


def _articles(text: str, prose: str) -> Iterator[Slip]:
    for found in _ARTICLE.finditer(text):
        article, word = found["article"], found["word"]
        if prose[found.start()] == BLANK:
            continue
        letters = _LETTERS_LIKE_VOWEL if len(article) == 1 else _LETTERS_LIKE_CONSONANT
        if _SPECIAL.match(word) and not letters.match(word):
            continue
        if article[0] == "A" and not _begins_sentence(text, found.start()):
            continue  # a thing that is called A
        sound = _LIKE_VOWEL if len(article) == 1 else _LIKE_CONSONANT
        other = _LETTERS_LIKE_CONSONANT if len(article) == 1 else _LETTERS_LIKE_VOWEL
        if letters.match(word) or (sound.match(word) and not other.match(word)):
            right = article[0] if len(article) == 2 else f"{article}n"
            right = f"{right} {found['words']}"
            yield _slip("DG048", *found.span(), text, "{} has the wrong article", right)


def _begins_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip(" *_>")
    return not before or before[-1] in ".!?:\n-"


def _confused(prose: str) -> Iterator[Slip]:
    for pattern, right in _CONFUSIONS:
        for found in pattern.finditer(prose):
            meant = found.expand(right)
            if found[0][0].isupper():
                meant = meant[0].upper() + meant[1:]
            yield _slip("DG049", *found.span(), prose, "{} mixes words up", meant)
    for found in (*_NUMBERS.finditer(prose), *_THESE.finditer(prose)):
        message = f"{quoted(found[0])} mixes singular and plural"
        yield Slip(
            *found.span(), finding("DG049", message, "make both words singular or both plural")
        )
    for found in _TWO_VERBS.finditer(prose):
        message = f"{quoted(found[0])} has two verbs in a row"
        yield Slip(*found.span(), finding("DG049", message, "remove the wrong one"))


def _points(text: str, prose: str) -> Iterator[Slip]:
    for found in _GLUED.finditer(text):
        start, end = _words_around(text, *found.span())
        right = f"{text[start : found.end()]} {text[found.end() : end]}"
        yield _slip("DG050", start, end, text, "{} lacks a space", right)
    for found in _SPACED.finditer(prose):
        start, _ = _words_around(prose, *found.span())
        end = found.end() + 1
        right = text[start : found.start()] + text[found.end() : end]
        yield _slip("DG050", start, end, text, "{} has a space too many", right)


def _words_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The places where the words begin and end that touch a place of the text."""
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end
