# Pages are rendered independently of each other, so a forked process can take a share of them.

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_SHARES = 4
"""Shares per process: enough that a slow one does not keep the others waiting."""

_work: Callable[[int], Any] | None = None
"""What a forked process inherits; functions over large values are not sent through a pipe."""


def in_processes(
    work: Callable[[list[_Item]], _Result], items: Sequence[_Item], jobs: int
) -> Iterator[tuple[int, _Result]]:
    """Yield (number of items, result) of `work` for shares of `items`, in any order.

    One process does it all when `jobs` is 1, the items are few or the system cannot fork.
    """
    shares = [list(items[start :: jobs * _SHARES]) for start in range(jobs * _SHARES)]
    shares = [share for share in shares if share]
    if jobs == 1 or len(items) < jobs * _SHARES or not hasattr(os, "fork"):
        for share in shares:
            yield len(share), work(share)
        return

    from concurrent.futures import ProcessPoolExecutor, as_completed
    from multiprocessing import get_context

    global _work
    _work = lambda number: (len(shares[number]), work(shares[number]))  # noqa: E731
    with ProcessPoolExecutor(jobs, get_context("fork")) as pool:
        futures = [pool.submit(_run, number) for number in range(len(shares))]
        for future in as_completed(futures):
            yield future.result()


def _run(number: int) -> Any:
    assert _work
    return _work(number)
