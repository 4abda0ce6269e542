# What scripts do after they have launched their app in the background: they wait for ever, so that
# their process goes on. An export is made, and a page is ready, when the script has ended: it ends
# where such a wait begins.

from __future__ import annotations

import asyncio
import builtins
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

_WAITS: tuple[tuple[Any, str], ...] = (
    (asyncio, "sleep"),
    (asyncio.Event, "wait"),
    (builtins, "input"),
    *([(signal, "pause")] if hasattr(signal, "pause") else []),  # browsers have no signals
    (threading.Condition, "wait"),
    (threading.Event, "wait"),
    (threading.Thread, "join"),
    (time, "sleep"),
)


@contextmanager
def ending(folder: str, is_up: Callable[[], bool], end: type[BaseException]) -> Iterator[None]:
    """Let the main thread's first wait in code below `folder`, once the app is up, raise `end`.

    Whoever has kept one of the functions that wait, may use it afterwards as ever.
    """
    is_running = True

    def is_last(caller: str) -> bool:
        is_main = threading.current_thread() is threading.main_thread()
        return is_running and is_main and is_up() and caller.startswith(f"{folder}/")

    known = [(owner, name, getattr(owner, name)) for owner, name in _WAITS]
    for owner, name, wait in known:
        setattr(owner, name, _ending(wait, is_last, end))
    try:
        yield
    finally:
        is_running = False
        for owner, name, wait in known:
            setattr(owner, name, wait)


def _ending(
    wait: Callable[..., Any], is_last: Callable[[str], bool], end: type[BaseException]
) -> Callable[..., Any]:
    @wraps(wait)
    def waited(*args: Any, **options: Any) -> Any:
        if is_last(sys._getframe(1).f_code.co_filename):
            raise end
        return wait(*args, **options)

    return waited
