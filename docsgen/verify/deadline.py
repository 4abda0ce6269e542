# The end of what verify is at. Each call to a browser has a limit of its own, and some of them in a
# row would take many times as long: what belongs together shares one deadline.

from __future__ import annotations

import time

_LEAST = 0.001
"""Seconds; to Playwright, none at all would mean no limit."""


class Deadline:
    """A moment, some seconds from now."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def seconds(self, at_most: float) -> float:
        """How long something may take that would be given `at_most` so many seconds by itself."""
        return max(_LEAST, min(at_most, self._end - time.monotonic()))
