# What a page is about in one line, for lists of pages, search engines and previews.

from __future__ import annotations

import re

from docsgen.model import Page
from docsgen.render.markdown import plain

_SENTENCE = re.compile(r".{20,}?[.!?](?=\s+[A-Z])", re.DOTALL)


def gist(page: Page) -> str:
    """The first sentence of the page's description, or what its sections are called."""
    text = plain(page.description.split("\n\n")[0])
    first = _SENTENCE.match(text)
    return first.group() if first else text or " · ".join(plain(s.heading) for s in page.sections)
