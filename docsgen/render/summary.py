# What a page says about itself in one line, for search engines and previews: the beginning of its
# own text, made longer where it is very short and told apart where pages begin alike.

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from docsgen.config import Config
from docsgen.kinds import PageKind
from docsgen.languages import texts_in
from docsgen.model import Markdown, Page, Site, blocks_of
from docsgen.model.demo import Manifest
from docsgen.render.markdown import plain

SHORTEST, LONGEST = 50, 160
"""Characters of a summary: less says too little, more is cut off by those who show it."""

_ENDS = (".", ":", "!", "?", ")")


class Summaries:
    """The summaries of all pages of a site."""

    def __init__(self, site: Site, config: Config) -> None:
        self._texts = texts_in(config.language)
        self._library = f"{config.library.title} {config.library.version}"
        self._support = site.matrix.support
        self._events = len(site.matrix.events)
        counted = Counter(_lead(page)[:LONGEST] for page in site.pages)
        self._repeated = {lead for lead, count in counted.items() if lead and count > 1}

    def of(self, page: Page) -> str:
        """One plain line about `page`, of at most `LONGEST` characters."""
        if page.own and page.own.summary:
            return shortened(plain(page.own.summary))
        if page.kind is PageKind.STUB:
            return self._of_stub(page)
        lead = _lead(page)
        text = plain(lead)
        if lead[:LONGEST] in self._repeated:
            text = f"{page.title}: {text}"
        if len(text) < SHORTEST:
            values = {"text": text, "title": page.title, "library": self._library}
            text = self._texts("summaries.short-page", **values)
        return shortened(text)

    def of_demo(self, manifest: Manifest) -> str:
        """One line about a demo."""
        text = manifest.summary
        if len(text) < SHORTEST:
            values = {"text": text, "title": manifest.title, "library": self._library}
            text = self._texts("summaries.short-demo", **values)
        return shortened(text)

    def _of_stub(self, page: Page) -> str:
        events = self._support.get(page.class_name, [])
        text = self._texts(
            "summaries.stub",
            title=page.title,
            library=self._library,
            count=len(events),
            all=self._events,
            events=", ".join(events),
        )
        return shortened(text)


def shortened(text: str) -> str:
    """`text` without the words beyond `LONGEST` characters."""
    text = text.strip()
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rsplit(' ', 1)[0]}…"


def _lead(page: Page) -> str:
    """The beginning of the page's text, as much as a summary can show."""
    if page.description:
        return page.description[: 2 * LONGEST]
    lead = ""
    for paragraph in _paragraphs(page):
        lead = f"{lead} {_whole(paragraph)}".strip()
        if len(lead) >= LONGEST:
            break
    return lead[: 2 * LONGEST]


def _paragraphs(page: Page) -> Iterator[str]:
    """The paragraphs of running text, which lists, quotations and captions are not."""
    for section in page.sections:
        for block in blocks_of(section):
            if isinstance(block, Markdown):
                for paragraph in block.text.split("\n\n"):
                    text = paragraph.strip()
                    if text.lstrip("*`[")[:1].isalpha() and text.endswith(_ENDS):
                        yield text


def _whole(paragraph: str) -> str:
    """The paragraph without a last sentence that leads over to something else."""
    if not paragraph.endswith(":"):
        return paragraph
    sentences, _, last = paragraph.rpartition(". ")
    if sentences:
        return f"{sentences}."
    return f"{last.rstrip(':')}." if len(last) > SHORTEST else ""
