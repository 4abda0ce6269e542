# How much of the machine a demo may take while it is exported: time, memory and output.

from __future__ import annotations

import io
import resource
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, NoReturn


class LimitError(BaseException):
    """A demo took too much of something; nothing that it catches by accident."""


def limit(*, seconds: float, memory: int, output: int) -> None:
    """Limit this process, for good (memory and output in bytes)."""
    signal.signal(signal.SIGALRM, _too_late(seconds))
    signal.setitimer(signal.ITIMER_REAL, seconds)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (output * 64, output * 64))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout = _Limited(sys.stdout, output)
    sys.stderr = _Limited(sys.stderr, output)


def _too_late(seconds: float) -> Callable[[int, FrameType | None], NoReturn]:
    def stop(number: int, frame: FrameType | None) -> NoReturn:
        raise LimitError(f"it has not come to an end after {seconds:g} seconds")

    return stop


class _Limited(io.TextIOBase):
    """Text output that ends with LimitError after `limit` characters."""

    def __init__(self, target: Any, limit: int) -> None:
        self._target = target
        self._left = self._limit = limit

    def write(self, text: str) -> int:
        self._left -= len(text)
        if self._left < 0:
            raise LimitError(f"it prints more than {self._limit / 1_000_000:g} MB")
        self._target.write(text)
        return len(text)

    def flush(self) -> None:
        self._target.flush()

    def fileno(self) -> int:
        return int(self._target.fileno())

    encoding = "utf-8"
