# How code that is not asynchronous waits where there is one thread: its stack is put aside, and
# others run meanwhile. Browsers that cannot suspend WebAssembly let it wait for nothing but a
# thread that has not begun.

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from typing import Any

unbegun: deque[Callable[[], None]] = deque()
"""Functions that let threads begin, which wait for their turn; each takes itself from here."""


def wait_for(awaitable: Any) -> Any:
    """The result of `awaitable`, for code that is not asynchronous itself.

    Raises RuntimeError where the browser cannot suspend WebAssembly.
    """
    from pyodide.ffi import run_sync

    return run_sync(awaitable)


def can_wait() -> bool:
    """Whether code that is not asynchronous can let others run."""
    from pyodide.ffi import can_run_sync

    return bool(can_run_sync())


class Lock:
    """A threading.Lock that lets others run while somebody waits for it.

    Who releases it hands it over to who has waited longest: code that sleeps while it has the lock
    and takes it again at once would otherwise leave nobody else a chance. The standard library
    builds conditions, events, semaphores, barriers and queues upon it.
    """

    def __init__(self) -> None:
        self._is_locked = False
        self._waiting: deque[asyncio.Future[None]] = deque()

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Whether the lock is the caller's now; raises ValueError for impossible timeouts."""
        if timeout != -1 and (timeout < 0 or not blocking):
            raise ValueError("a timeout must be positive, and needs a call that blocks")
        end = None if timeout == -1 else time.monotonic() + timeout
        while self._is_locked:
            left = None if end is None else end - time.monotonic()
            if not blocking or (left is not None and left <= 0):
                return False
            if self._is_handed_over(left):
                return True
        self._is_locked = True
        return True

    __enter__ = acquire

    def release(self) -> None:
        """Raises RuntimeError when the lock is not locked."""
        if not self._is_locked:
            raise RuntimeError("release unlocked lock")
        if self._waiting:
            self._waiting.popleft().set_result(None)
        else:
            self._is_locked = False

    def __exit__(self, *exception: object) -> None:
        self.release()

    def locked(self) -> bool:
        """Whether anybody has the lock."""
        return self._is_locked

    def _at_fork_reinit(self) -> None:
        """Of every lock, some module wants it where processes can be forked; here they cannot."""

    def _is_handed_over(self, timeout: float | None) -> bool:
        """Whether the lock, after some waiting, is the caller's."""
        if not can_wait():
            _begin_another()
            return False
        turn: asyncio.Future[None] = asyncio.get_event_loop().create_future()
        self._waiting.append(turn)
        try:
            wait_for(asyncio.wait([turn], timeout=timeout))
        except BaseException:
            if turn.done():
                self.release()
            raise
        finally:
            if turn in self._waiting:
                self._waiting.remove(turn)
        return turn.done()


def _begin_another() -> None:
    """Let a thread run that has not begun: nobody else can do what is waited for."""
    if not unbegun:
        raise RuntimeError("this browser has no way to wait for another thread")
    unbegun[0]()
