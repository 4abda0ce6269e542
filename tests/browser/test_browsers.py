# The browser of the tests: one that crashed takes no other test with it.

from __future__ import annotations

from tests.conftest import Browsers


def test_a_browser_that_crashed_is_replaced(browsers: Browsers) -> None:
    crashed = browsers.running()
    crashed.close()
    assert browsers.running() is not crashed
    assert browsers.running() is browsers.running()
    assert browsers.running().new_page().evaluate("1 + 1") == 2
