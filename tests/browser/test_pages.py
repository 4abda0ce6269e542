# Every kind of page in a real browser: nothing on the console, nothing from elsewhere.

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from docsgen.languages import ENGLISH, texts_in
from docsgen.model.page_types import CHANGES, PAGE_TYPES
from tests.browser.kinds import KINDS
from tests.browser.probes import troubles
from tests.conftest import Corpus


def test_there_is_an_example_of_every_kind_of_page(completed: Corpus) -> None:
    examples = {page.kind for page in completed.site.pages if page.path in KINDS.values()}
    assert examples == {page.kind for page in completed.site.pages}


def test_there_is_an_example_of_every_type_of_page(completed: Corpus) -> None:
    """Pages about changes are those of a site with several versions: see test_versions."""
    shown = {known.name for known in PAGE_TYPES if known.is_found and known is not CHANGES}
    paths = {
        known.name: {page.path for page in known.pages(completed.site, texts_in(ENGLISH))}
        for known in PAGE_TYPES
    }
    assert [name for name in shown if not paths[name] & set(KINDS.values())] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_loads_without_a_message_or_a_failed_or_foreign_request(
    kind: str, host: str, page: Page
) -> None:
    assert troubles(page, host + KINDS[kind], lambda r: r.url.startswith(host)) == []
