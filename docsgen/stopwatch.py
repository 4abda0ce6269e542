# What each stage of a build took, for `--timings`.

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

_T = TypeVar("_T")


class Stopwatch:
    """Seconds by stage; a stage that feeds another one is counted only once."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._fed = 0.0

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what happens inside, without the stages that feed it through `each`."""
        start, self._fed = time.perf_counter(), 0.0
        yield
        self.seconds[name] = time.perf_counter() - start - self._fed

    def each(self, name: str, items: Iterable[_T]) -> Iterator[_T]:
        """Yield `items`, timing how long they take to come."""
        iterator = iter(items)
        start = time.perf_counter()
        for item in iterator:
            self._fed += time.perf_counter() - start
            self.seconds[name] = self._fed
            yield item
            start = time.perf_counter()
