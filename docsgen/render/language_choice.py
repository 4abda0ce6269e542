# The list of languages in the bar of every page.

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from docsgen.languages import texts_in


class LanguageChoice(msgspec.Struct, frozen=True):
    """A language by its tag and its own name; `path` leads from the root to the page in it."""

    tag: str
    name: str
    path: str
    is_current: bool


def language_choices(paths: Mapping[str, str], current: str) -> list[LanguageChoice]:
    """The languages that a page is in, which has these paths; none where there is only one."""
    if len(paths) == 1:
        return []
    return [
        LanguageChoice(tag, texts_in(tag)("languages.name"), path, tag == current)
        for tag, path in paths.items()
    ]
