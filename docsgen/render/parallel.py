# Pages are rendered independently of each other, so forked processes can take a share each. Not
# concurrent.futures: its workers outlive a parent that is killed, while these end with their pipe.

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
_Work = Callable[[list[_Item]], _Result]

_BATCH = 8
"""Items that are worked on before the result is handed over."""


def in_processes(
    work: _Work[_Item, _Result], items: Sequence[_Item], jobs: int
) -> Iterator[tuple[int, _Result]]:
    """Yield (number of items, result) of `work` for batches of `items`, in any order.

    One process does it all when `jobs` is 1, the items are few or the system cannot fork. What
    `work` raises in another process is raised here.
    """
    if jobs == 1 or len(items) <= _BATCH or not hasattr(os, "fork"):
        for start in range(0, len(items), _BATCH):
            batch = list(items[start : start + _BATCH])
            yield len(batch), work(batch)
        return
    yield from _forked(work, [items[start::jobs] for start in range(jobs)])


def _forked(
    work: _Work[_Item, _Result], shares: list[Sequence[_Item]]
) -> Iterator[tuple[int, _Result]]:
    from multiprocessing import get_context
    from multiprocessing.connection import wait

    context = get_context("fork")
    readers: list[Connection] = []
    processes = []
    try:
        for share in shares:
            reader, writer = context.Pipe(duplex=False)
            readers.append(reader)
            process = context.Process(target=_serve, args=(work, share, writer, list(readers)))
            process.start()
            processes.append(process)
            writer.close()
        while readers:
            for ready in wait(readers):
                yield from _receive(ready, readers)
    finally:
        for process in processes:
            process.terminate()
            process.join()


def _receive(reader: Any, readers: list[Connection]) -> Iterator[tuple[int, Any]]:
    """The next result of one process; an empty one says that its share is done."""
    try:
        count, result = reader.recv()
    except EOFError:
        raise ChildProcessError("a rendering process ended before its share was done") from None
    if isinstance(result, BaseException):
        raise result
    if count:
        yield count, result
    else:
        readers.remove(reader)


def _serve(
    work: _Work[_Item, _Result],
    share: Sequence[_Item],
    writer: Connection,
    readers: list[Connection],
) -> None:
    """Send the results of a share; a parent that is gone breaks the pipe and so ends this."""
    for reader in readers:
        reader.close()
    try:
        for start in range(0, len(share), _BATCH):
            batch = list(share[start : start + _BATCH])
            writer.send((len(batch), work(batch)))
        writer.send((0, None))
    except BrokenPipeError:
        return
    except Exception as error:
        writer.send((0, error))
