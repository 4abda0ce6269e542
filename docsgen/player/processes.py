# Other processes, which a browser has none of: whoever starts one is told so. What only prepares
# them does no harm, so that an app that might use them is built.

from __future__ import annotations

import multiprocessing
import queue
import subprocess
import threading
from concurrent import futures
from multiprocessing import process
from multiprocessing.context import BaseContext
from typing import Any, NoReturn

from docsgen.player.unavailable import UnavailableError

_SHARED = ("Lock", "RLock", "Semaphore", "BoundedSemaphore", "Event", "Condition", "Barrier")
"""What processes share, and threads have under the same names."""


class NoProcessesError(UnavailableError, OSError):
    """An app starts another process."""

    def __init__(self) -> None:
        super().__init__("This demo needs another process, and a browser cannot start any.")


class _Processes(futures.Executor):
    """A pool of processes that refuses work. Its arguments are those of ProcessPoolExecutor."""

    def __init__(self, *args: Any, **options: Any) -> None:
        pass

    def submit(self, *args: Any, **options: Any) -> NoReturn:
        raise NoProcessesError


class _Pool:
    """A multiprocessing.Pool that refuses work."""

    def __init__(self, *args: Any, **options: Any) -> None:
        pass

    def __enter__(self) -> _Pool:
        return self

    def __exit__(self, *exception: object) -> None:
        pass

    def close(self) -> None:
        """There is nothing to close."""

    terminate = join = close

    def _refuse(self, *args: Any, **options: Any) -> NoReturn:
        raise NoProcessesError

    apply = apply_async = map = map_async = imap = imap_unordered = _refuse
    starmap = starmap_async = _refuse


def _refuse(*args: Any, **options: Any) -> NoReturn:
    raise NoProcessesError


def refuse() -> None:
    """Let everything that would start a process say that it cannot, and nothing else fail."""
    pools: Any = futures
    pools.ProcessPoolExecutor = _Processes
    processes: Any = process.BaseProcess
    processes.start = _refuse
    programs: Any = subprocess.Popen
    programs.__init__ = _refuse
    made = {name: getattr(threading, name) for name in _SHARED}
    made |= {"Queue": queue.Queue, "JoinableQueue": queue.Queue, "SimpleQueue": queue.SimpleQueue}
    for name, value in {**made, "Pool": _Pool, "Manager": _refuse}.items():
        setattr(BaseContext, name, staticmethod(value))
        setattr(multiprocessing, name, value)
