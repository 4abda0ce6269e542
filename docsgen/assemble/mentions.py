# Where the site speaks of a class.

from __future__ import annotations

import functools
import re

from docsgen.cache import MANY
from docsgen.config import Config
from docsgen.model.blocks import CodeBlock
from docsgen.model.page import Page, blocks_of
from docsgen.model.reference import Link, Prose
from docsgen.model.rewrite import texts_of
from docsgen.model.site import Mention


def mentions_in(pages: list[Page], config: Config) -> dict[str, list[Mention]]:
    """For each class by its dotted name, the text and the samples that say `ac.Class`."""
    pattern = re.compile(
        rf"\b(?:{re.escape(config.library.alias)}|{re.escape(config.library.name)})\.([A-Z]\w+)"
    )
    found: dict[str, list[Mention]] = {}
    for page in pages:
        for section in page.sections:
            if not isinstance(section.content, Prose):
                continue
            samples = "\n".join(b.code for b in blocks_of(section) if isinstance(b, CodeBlock))
            text = "\n".join(texts_of(section.content))
            in_samples = _named(samples, pattern)
            for name in sorted(in_samples | _named(text, pattern)):
                title = section.heading or "Introduction"
                where = Link(title, f"/{page.path}#{section.id}")
                mention = Mention(page.title, where, name in in_samples)
                found.setdefault(f"{config.library.name}.{name}", []).append(mention)
    return found


@functools.lru_cache(maxsize=MANY)
def _named(text: str, pattern: re.Pattern[str]) -> frozenset[str]:
    return frozenset(pattern.findall(text))
