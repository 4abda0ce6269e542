# llms.txt and its kin (https://llmstxt.org): the site for language models. llms.txt lists the twins
# of all pages, llms-full.txt is all of them in one file, and each section of the navigation is a
# file of its own, in parts where it is too long for one.

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from docsgen.config import Config
from docsgen.languages import texts_in
from docsgen.model.naming import slug, unique
from docsgen.model.site_index import BYTES_OF_TOKEN, tokens
from docsgen.render.head import address
from docsgen.render.splitting import packed
from docsgen.render.twins import Twin

FOLDER = "llms/"
"""Where the file of each section is."""

SUMMARY, FULL = "llms.txt", "llms-full.txt"

LARGEST = 50_000
"""Tokens, as they are estimated, that a file of a section has at most."""

_HEAD = 1_000
"""Tokens of them that are kept for the head of the file."""

_LONGEST_NAME = 60


class SectionFile(msgspec.Struct, frozen=True):
    """A section of the site as one text, or a part of it.

    `name` is that of its file, without an ending; `pages` are the titles of its pages.
    """

    name: str
    title: str
    pages: list[str]
    text: str

    @property
    def path(self) -> str:
        """Its path from the folder of its version."""
        return f"{FOLDER}{self.name}.txt"


def full_text(twins: Iterable[Twin], config: Config, folder: str) -> str:
    """llms-full.txt: every page that is in a section, with its address below its title.

    `folder` is that of the version, from the site's root.
    """
    texts = (_addressed(twin, config, folder) for twin in twins if twin.section)
    return "\n".join([_head(config.title, config), *texts])


def section_files(twins: Iterable[Twin], config: Config, folder: str) -> list[SectionFile]:
    """The same by section, in files of at most LARGEST tokens."""
    sections = _by_section(twins)
    names = unique(slug(title)[:_LONGEST_NAME].strip("-") or "section" for title in sections)
    return [
        file
        for name, (title, some) in zip(names, sections.items(), strict=True)
        for file in _files(name, title, some, config, folder)
    ]


def _files(
    name: str, title: str, twins: list[Twin], config: Config, folder: str
) -> Iterator[SectionFile]:
    """The files of a section; their numbers begin with the second."""
    texts, most = texts_in(config.language), (LARGEST - _HEAD) * BYTES_OF_TOKEN
    parts = packed([_addressed(twin, config, folder) for twin in twins], most)
    for number, part in enumerate(parts, start=1):
        numbers = {"title": title, "number": number, "count": len(parts)}
        shown = texts("assistants.part", **numbers) if len(parts) > 1 else title
        text = "\n".join([_head(f"{config.title}: {shown}", config), *(text for _, text in part)])
        pages = [twins[place].title for place in dict.fromkeys(place for place, _ in part)]
        yield SectionFile(f"{name}-{number}" if number > 1 else name, shown, pages, text)


def summary_text(
    twins: Iterable[Twin],
    whole: Iterable[tuple[str, str, str]],
    programs: Iterable[tuple[str, str]],
    config: Config,
    folder: str,
) -> str:
    """llms.txt, with the twins of all pages by section.

    `whole` are the larger files as (path, title, text), `programs` those that no model reads as
    (path, what it is).
    """
    texts = texts_in(config.language)

    def link(title: str, path: str, about: str) -> str:
        return f"- [{title}]({address(config, folder + path)}): {about}\n"

    parts = {
        texts("assistants.whole"): [
            link(title, path, texts("assistants.size", tokens=tokens(text)))
            for path, title, text in whole
        ]
    }
    for title, some in _by_section(twins).items():
        parts[title] = [link(one.title, f"{one.path}index.md", one.summary) for one in some]
    parts[texts("assistants.programs")] = [link(path, path, about) for path, about in programs]
    sizes = texts("assistants.sizes", bytes=BYTES_OF_TOKEN, most=LARGEST)
    told = [f"## {title}\n\n{''.join(lines)}" for title, lines in parts.items()]
    return "\n".join([_head(config.title, config), f"{sizes}\n", *told])


def _by_section(twins: Iterable[Twin]) -> dict[str, list[Twin]]:
    sections: dict[str, list[Twin]] = {}
    for twin in twins:
        if twin.section:
            sections.setdefault(twin.section, []).append(twin)
    return sections


def _head(title: str, config: Config) -> str:
    return f"# {title}\n\n> {config.description}\n"


def _addressed(twin: Twin, config: Config, folder: str) -> str:
    """The text of a page, with its address below its title."""
    heading, _, rest = twin.text.partition("\n")
    where = address(config, folder + twin.path)
    told = texts_in(config.language)("assistants.address", address=where)
    return f"{heading}\n\n{told}\n{rest}"
