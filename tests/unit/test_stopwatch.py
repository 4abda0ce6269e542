from __future__ import annotations

import pytest

from docsgen import stopwatch


class Clock:
    """A clock that stands still until it is told to go on."""

    now = 0.0

    def perf_counter(self) -> float:
        return self.now


def test_a_stage_that_feeds_another_is_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    monkeypatch.setattr(stopwatch, "time", clock)
    watch = stopwatch.Stopwatch()

    def feed():  # type: ignore[no-untyped-def]
        for _ in range(3):
            clock.now += 10
            yield

    with watch.stage("publish"):
        for _ in watch.each("render", feed()):
            clock.now += 1
    assert watch.seconds == {"render": 30, "publish": 3}
