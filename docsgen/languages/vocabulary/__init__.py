# What the search of a site takes for the same: a file for each language, and what the site adds.
# English is always there: the names of a library are English whatever its guides are written in.

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec

from docsgen.languages import ENGLISH
from docsgen.yaml_reader import parse_yaml

FOLDER = Path(__file__).parent
"""The folder with a file for each language, such as `en.yaml`."""

_SCRIPTS = {"ja": re.compile("[\u3040-\u30ff]"), "zh": re.compile("[\u4e00-\u9fff]")}
"""Languages that are known by their script: their words cannot be those of another one."""


class Vocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that say nothing in a query, and groups of words and phrases that mean the same."""

    empty: list[str]
    synonyms: list[list[str]]


def vocabulary(language: str, own: Iterable[list[str]] = (), text: str = "") -> Vocabulary:
    """The vocabulary of a site in `language`, a BCP 47 tag, with the site's `own` synonyms first.

    It has what is known of the language, by its tag or its primary tag, of the languages whose
    scripts are in `text`, and of English.
    """
    written = [tag for tag, script in _SCRIPTS.items() if script.search(text)]
    tags = dict.fromkeys([language, language.partition("-")[0], *written, ENGLISH])
    found = [_read(tag) for tag in tags if (FOLDER / f"{tag}.yaml").is_file()]
    empty = dict.fromkeys(word for one in found for word in one.empty)
    return Vocabulary([*empty], [*own, *(group for one in found for group in one.synonyms)])


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    empty: str
    synonyms: list[list[str]]


@cache
def _read(tag: str) -> Vocabulary:
    path = FOLDER / f"{tag}.yaml"
    file = parse_yaml(path.read_text(encoding="utf-8"), _File, path)
    return Vocabulary(file.empty.split(), file.synonyms)
