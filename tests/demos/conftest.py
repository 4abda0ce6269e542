# The installed library, loaded once, and a real browser to try the demos out in.

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from docsgen.native.host import Host
from tests.conftest import native


@pytest.fixture(scope="session")
def library() -> Iterator[Host]:
    with native() as loaded:
        yield loaded


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a fresh profile that may do what demos ask for."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        yield context.new_page()
