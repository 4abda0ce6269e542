# Threads and sleep where there is one thread: what would run beside runs in turn, and who sleeps
# lets the others run. The browser's Python cannot start threads.

from __future__ import annotations

import asyncio
import multiprocessing
import queue
import threading
import time
import traceback
from collections.abc import Callable
from concurrent import futures
from typing import Any

_POLL = 0.01
"""Seconds between two looks at what another thread should do."""

_PAUSE = 0.0
"""Seconds before and after work that a thread would do: enough for others to take their turn."""


def install() -> None:
    """Replace threads and sleep for everything that is imported or called later."""
    import anyio.to_thread

    waiting: Any = anyio.to_thread
    waiting.run_sync = _run_in_turn
    thread: Any = threading.Thread
    thread.start, thread.join, thread.is_alive = _start, _join, _is_alive
    condition: Any = threading.Condition
    condition.wait = _wait
    executor: Any = futures.ThreadPoolExecutor
    executor.submit = _submit
    processes: Any = multiprocessing
    for name in ("Lock", "RLock", "Semaphore", "BoundedSemaphore", "Event", "Condition"):
        setattr(processes, name, getattr(threading, name))
    processes.Queue = queue.Queue
    clock: Any = time
    clock.sleep = _sleep


def wait_for(awaitable: Any) -> Any:
    """The result of `awaitable`, for code that is not asynchronous itself.

    Raises RuntimeError where the browser cannot suspend WebAssembly.
    """
    from pyodide.ffi import run_sync

    return run_sync(awaitable)


def _can_wait() -> bool:
    from pyodide.ffi import can_run_sync

    return bool(can_run_sync())


async def _run_in_turn(function: Callable[..., Any], *args: Any, **options: Any) -> Any:
    await asyncio.sleep(_PAUSE)
    try:
        return function(*args)
    finally:
        await asyncio.sleep(_PAUSE)


def _sleep(seconds: float) -> None:
    if seconds > 0 and _can_wait():
        wait_for(asyncio.sleep(seconds))
        return
    end = time.monotonic() + seconds  # an old browser: the worker has nothing else to do anyway
    while time.monotonic() < end:
        pass


def _wait(condition: Any, timeout: float | None = None) -> bool:
    """Wait for a notification of `condition`, and let those run who may give it."""
    waiter = threading.Lock()
    waiter.acquire()
    condition._waiters.append(waiter)
    state = condition._release_save()
    end = None if timeout is None else time.monotonic() + timeout
    try:
        while not waiter.acquire(blocking=False):
            if end is not None and time.monotonic() >= end:
                condition._waiters.remove(waiter)
                return False
            if not _can_wait():
                raise RuntimeError("this browser has no way to wait for another thread")
            wait_for(asyncio.sleep(_POLL))
        return True
    finally:
        condition._acquire_restore(state)


def _submit(
    executor: Any, function: Callable[..., Any], /, *args: Any, **options: Any
) -> futures.Future[Any]:
    """The result of a call that a pool of threads would make, made at once."""
    future: futures.Future[Any] = futures.Future()
    try:
        future.set_result(function(*args, **options))
    except Exception as error:  # whoever asks for the result gets it
        future.set_exception(error)
    return future


def _start(thread: threading.Thread) -> None:
    """Begin the thread's work as soon as the code that starts it pauses."""
    loop = asyncio.get_event_loop()
    thread._docsgen_work = loop.create_task(_work(thread))  # type: ignore[attr-defined]


def _is_alive(thread: threading.Thread) -> bool:
    work = getattr(thread, "_docsgen_work", None)
    return work is not None and not work.done()


async def _work(thread: threading.Thread) -> None:
    try:
        thread.run()
    except Exception:  # as a real thread does: it tells, and nobody else is harmed
        traceback.print_exc()


def _join(thread: threading.Thread, timeout: float | None = None) -> None:
    work = getattr(thread, "_docsgen_work", None)
    if work is None or work.done():
        return
    if _can_wait():
        wait_for(asyncio.wait([work], timeout=timeout))
    else:
        work.cancel()
        thread.run()
