# What site.yaml says about the languages of a site, and what is wrong with it.

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from docsgen.languages import languages

if TYPE_CHECKING:
    from docsgen.config import Config

_Wrong = tuple[str, tuple[str, str]]
"""A place of site.yaml as a dotted key, with a message and a hint."""


class Translation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What site.yaml says to readers, in another language.

    `navigation` maps titles of groups, `tasks` names of tasks to their titles.
    """

    title: str = ""
    description: str = ""
    notice: str = ""
    navigation: dict[str, str] = {}
    tasks: dict[str, str] = {}


def wrong_languages(config: Config) -> Iterator[_Wrong]:
    """Places of site.yaml that ask for languages that no site can have: key, message and hint."""
    listed = [(f"languages[{number}]", tag) for number, tag in enumerate(config.languages)]
    for key, tag in [("language", config.language), *listed]:
        if tag not in languages():
            yield key, (f"there is no language {tag!r}", _similar_language(tag))
    for number, tag in enumerate(config.languages):
        if tag in config.languages[:number]:
            yield f"languages[{number}]", (f"{tag!r} is there twice", "remove one of them")
    if config.languages and config.language not in config.languages:
        message = f"the default language {config.language!r} is not among them"
        first = config.languages[0]
        yield "languages", (message, f"add it, or make another the default: `language: {first}`")
    yield from _wrong_translations(config)


def _wrong_translations(config: Config) -> Iterator[_Wrong]:
    groups = {group.title for group in config.navigation}
    for tag, translation in config.translations.items():
        if tag not in config.all_languages[1:]:
            message = f"{tag!r} is not one of the further languages of the site"
            yield f"translations.{tag}", (message, "add it to `languages`, or remove this")
        for title in translation.navigation:
            if title not in groups:
                message = f"no group of `navigation` has the title {title!r}"
                hint = "write the title as it is there"
                yield f"translations.{tag}.navigation.{title}", (message, hint)


def _similar_language(tag: str) -> str:
    import difflib  # only for somebody who made a mistake

    known = languages()
    region = tag.replace("_", "-").partition("-")[0].lower()
    close = [region] if region in known else difflib.get_close_matches(tag, known, n=1)
    return f"did you mean {close[0]!r}?" if close else f"the languages are {', '.join(known)}"
