# What is wrong with a well-formed site.yaml: entries that cannot be, or do not fit others.

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias
from urllib.parse import urlsplit

from docsgen.adapters import AdapterError, adapter_for
from docsgen.address_templates import fault
from docsgen.config import PROMPT, Config, OwnKind, ReferenceSource, Search
from docsgen.kinds import CHOSEN, PageKind, similar_kinds
from docsgen.language_settings import wrong_languages
from docsgen.release_order import is_release
from docsgen.rules import RULES, similar_rules
from docsgen.task_settings import wrong_tasks

Mistake: TypeAlias = tuple[str, tuple[str, str]]
"""A place of site.yaml as a dotted key, with a message and a hint."""


def mistakes(config: Config) -> Iterator[Mistake]:
    """What cannot be or does not fit what stands elsewhere."""
    yield from _unknown_rules(config)
    yield from _wrong_sites(config)
    yield from _wrong_adapter(config)
    yield from wrong_languages(config)
    yield from _wrong_versions(config)
    yield from _unknown_kinds(config)
    yield from _wrong_assistants(config)
    yield from _wrong_addresses(config)
    yield from _wrong_synonyms(config.search)
    yield from wrong_tasks(config)
    yield from _wrong_installation(config)


def _unknown_rules(config: Config) -> Iterator[Mistake]:
    for rule in config.rules:
        if rule not in RULES:
            yield f"rules.{rule}", (f"there is no rule {rule}", similar_rules(rule))


def _wrong_sites(config: Config) -> Iterator[Mistake]:
    """Addresses of this site and of the original one that are none."""
    for key, url in (("base_url", config.base_url), ("source.origin", config.source.origin)):
        if not _is_web_url(url):
            yield key, (f"{url!r} is not an http(s) URL", "write https://host/path/")


def _wrong_adapter(config: Config) -> Iterator[Mistake]:
    try:
        adapter_for(config.library.name, config.library.adapter)
    except AdapterError as error:
        yield "library.adapter", (str(error), error.hint)


def _wrong_synonyms(search: Search) -> Iterator[Mistake]:
    """Groups of synonyms that say nothing."""
    for number, group in enumerate(search.synonyms):
        key = f"search.synonyms[{number}]"
        for place, phrase in enumerate(group):
            if not any(letter.isalnum() for letter in phrase):
                hint = "write a word or a phrase, or remove it"
                yield f"{key}[{place}]", (f"there is no word in {phrase!r}", hint)
        if len({phrase.casefold().strip() for phrase in group}) < 2:
            hint = "write at least two, as in [textbox, text field]"
            yield key, ("a group of synonyms needs different words", hint)


def _wrong_installation(config: Config) -> Iterator[Mistake]:
    """A command that is no line to be copied."""
    if "\n" in (config.install or "").strip():
        hint = "write the shortest way there is here, and others in a guide"
        yield "install", ("the command has more than one line", hint)


def _wrong_versions(config: Config) -> Iterator[Mistake]:
    """Places of site.yaml that ask for versions that no site can have."""
    versions, documented = config.versions, config.library.version
    for number, version in enumerate(versions):
        if not is_release(version):
            hint = "write the number of a version, such as 6.15.2; quote it if it has one dot only"
            yield f"versions[{number}]", (f"{version!r} is not a version", hint)
        elif version in versions[:number]:
            yield f"versions[{number}]", (f"{version} is there twice", "remove one of them")
    if versions and documented not in versions:
        message = f"the documented version {documented} (library.version) is not among them"
        yield "versions", (message, f"add {documented}")
    if versions and config.reference is not ReferenceSource.LIBRARY:
        message = "only the library can tell what other versions of it have"
        yield "versions", (message, "add `reference: library`")


def _wrong_addresses(config: Config) -> Iterator[Mistake]:
    """Addresses for readers that cannot be."""
    web = ("https", "http")
    if config.edit:
        if wrong := fault(config.edit, web, ("path",)):
            yield "edit", wrong
        elif "{path}" not in config.edit:
            hint = "write https://HOST/OWNER/REPOSITORY/edit/BRANCH/{path}"
            yield "edit", ("the address has no place for the file, {path}", hint)
    if config.feedback and (wrong := fault(config.feedback, (*web, "mailto"), ("url", "title"))):
        yield "feedback", wrong


def _unknown_kinds(config: Config) -> Iterator[Mistake]:
    """Places of site.yaml that name a kind of page that there is not."""
    for name, given in config.kinds.items():
        if not isinstance(given, OwnKind) and name not in CHOSEN:
            own = f"say what it is, as in {name}: {{is: guide, pages: [...]}}"
            hint = similar_kinds(name, CHOSEN) or f"{own}; the kinds are {', '.join(CHOSEN)}"
            yield f"kinds.{name}", (f"there is no kind {name!r}", hint)
    known = {*config.kinds, *PageKind}
    used = [
        (f"navigation[{number}].kinds[{place}]", name)
        for number, group in enumerate(config.navigation)
        for place, name in enumerate(group.kinds)
    ]
    for key, name in (*used, *((f"library.aliases.{n}", n) for n in config.library.aliases)):
        if name not in known:
            hint = similar_kinds(name, known) or f"it is none of {', '.join(sorted(known))}"
            yield key, (f"there is no kind {name!r}", hint)


def _wrong_assistants(config: Config) -> Iterator[Mistake]:
    """Places of site.yaml with addresses that open no assistant."""
    for number, one in enumerate(config.assistants):
        if not _is_web_url(one.url) or one.url.count(PROMPT) != 1:
            message = f"{one.url!r} is not an http(s) URL with one {PROMPT} in it"
            hint = f"write where the prompt goes, as in https://assistant.example/?q={PROMPT}"
            yield f"assistants[{number}].url", (message, hint)


def _is_web_url(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
