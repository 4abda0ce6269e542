# Threads and sleep where there is one thread: what would run beside runs in turn, and who sleeps or
# waits lets the others run. The browser's Python cannot start threads. Only what the standard
# library's threads, locks and pools rest upon is replaced; they themselves are as ever.

from __future__ import annotations

import _thread
import asyncio
import queue
import threading
import time
from collections.abc import Callable, Iterator
from concurrent import futures
from contextlib import contextmanager
from contextvars import ContextVar
from importlib import import_module
from typing import Any

from docsgen.player import processes
from docsgen.player.waiting import Lock, can_wait, unbegun, wait_for

_MAIN = _thread.get_ident()

_ident: ContextVar[int] = ContextVar("ident", default=_MAIN)
"""Which thread is running, as far as Python code can tell."""

_free: list[int] = []
"""Identities of threads that have ended; new ones get them again."""

_count = 0


def install() -> None:
    """Replace threads and sleep for everything that is imported or called later."""
    import anyio.to_thread
    from pyodide import webloop

    workers: Any = anyio.to_thread
    workers.run_sync = _run_in_thread
    threads: Any = threading
    threads.Lock = threads._allocate_lock = Lock
    threads.RLock = threads._PyRLock
    threads.get_ident = _ident.get
    threads._start_joinable_thread = _start
    threads._ThreadHandle = threads._make_thread_handle = _Handle
    threads.local = import_module("_threading_local").local  # it asks which thread is running
    queues: Any = queue
    queues.SimpleQueue = queues._PySimpleQueue
    executor: Any = futures.ThreadPoolExecutor
    executor.submit = _submitting(executor.submit)
    webloop.WebLoop.run_in_executor = _run_in_executor
    loop = asyncio.get_event_loop()  # a second one would take turns with nobody
    webloop.WebLoopPolicy.new_event_loop = lambda policy: loop
    processes.refuse()
    clock: Any = time
    clock.sleep = _sleep


def _sleep(seconds: float) -> None:
    if seconds > 0 and can_wait():
        wait_for(asyncio.sleep(seconds))
        return
    end = time.monotonic() + seconds  # an old browser: the worker has nothing else to do anyway
    while time.monotonic() < end:
        pass


async def _run_in_thread(function: Callable[..., Any], *args: Any, **options: Any) -> Any:
    """The result of a call that a thread would make. Who is cancelled does not wait for its end."""
    return await asyncio.shield(asyncio.ensure_future(_called(function, *args)))


async def _called(function: Callable[..., Any], *args: Any) -> Any:
    with _identity() as ident:
        _ident.set(ident)  # the task has a context of its own
        return function(*args)


def _run_in_executor(
    loop: Any, executor: futures.Executor | None, function: Callable[..., Any], *args: Any
) -> Any:
    if executor is None:
        return asyncio.ensure_future(_run_in_thread(function, *args), loop=loop)
    return asyncio.wrap_future(executor.submit(function, *args), loop=loop)


@contextmanager
def _identity() -> Iterator[int]:
    """An identity that no other thread has meanwhile."""
    global _count
    if not _free:
        _count += 1
        _free.append(_MAIN + _count)
    ident = _free.pop()
    try:
        yield ident
    finally:
        _free.append(ident)


class _Handle:
    """What a threading.Thread knows of the system's thread."""

    def __init__(self, ident: int | None = None) -> None:
        self.ident = ident
        self.work: asyncio.Task[None] | None = None  # which the loop itself would forget
        self._running = Lock()
        self._running.acquire()

    def is_done(self) -> bool:
        return not self._running.locked()

    def join(self, timeout: float | None = None) -> None:
        if self._running.acquire(timeout=-1 if timeout is None else timeout):
            self._running.release()

    def _set_done(self) -> None:
        self._running.release()


def _start(bootstrap: Callable[[], None], *, handle: _Handle, daemon: bool = True) -> int:
    """Let a thread begin as soon as the code that starts it pauses."""
    thread: Any = bootstrap.__self__  # type: ignore[attr-defined]

    def begin() -> None:
        if begin not in unbegun:
            return
        unbegun.remove(begin)
        with _identity() as ident:
            handle.ident = ident
            _ident.set(ident)
            thread._context.run(_ident.set, ident)
            bootstrap()
        handle._set_done()

    thread._started.set()  # nobody has to wait for that
    unbegun.append(begin)
    handle.work = asyncio.get_event_loop().create_task(_begun(begin))
    return 0


async def _begun(begin: Callable[[], None]) -> None:
    begin()


def _submitting(submit: Callable[..., Any]) -> Callable[..., Any]:
    """A pool's submit() that calls the function at once where nobody can wait for it."""

    def submitted(pool: Any, function: Callable[..., Any], /, *args: Any, **options: Any) -> Any:
        if can_wait():
            return submit(pool, function, *args, **options)
        future: futures.Future[Any] = futures.Future()
        try:
            future.set_result(function(*args, **options))
        except Exception as error:  # whoever asks for the result gets it
            future.set_exception(error)
        return future

    return submitted
