# How much of the machine a demo may take while it is exported: time, memory and output.

from __future__ import annotations

import io
import resource
import signal
import sys
from typing import Any, NoReturn

from docsgen.native.messages import Limits


class LimitError(BaseException):
    """A demo took too much of something; nothing that it catches by accident."""


def limit(limits: Limits) -> None:
    """Limit this process, for good."""

    def stop(*_: object) -> NoReturn:
        raise LimitError(too_late(limits))

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, limits.seconds)
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.output * 64, limits.output * 64))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout = _Limited(sys.stdout, limits.output)
    sys.stderr = _Limited(sys.stderr, limits.output)


def too_late(limits: Limits) -> str:
    """What is said of a demo that takes too much time."""
    return f"it has not come to an end after {limits.seconds:g} seconds"


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
