# Every page kind in a real browser: nothing on the console, nothing from elsewhere.

from __future__ import annotations

import pytest
from playwright.sync_api import Page

PAGES = ["", "docs/", "docs/gradio/plot/", "guides/quickstart/", "events/", "events/parameters/"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_without_a_message_or_a_failed_or_foreign_request(
    path: str, host: str, page: Page
) -> None:
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("requestfailed", lambda request: troubles.append(request.url))
    page.on("request", lambda r: None if r.url.startswith(host) else troubles.append(r.url))
    page.goto(host + path, wait_until="networkidle")
    assert troubles == []
