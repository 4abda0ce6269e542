# Work that forked processes do at the same time. Not multiprocessing or concurrent.futures: their
# workers outlive a parent that is killed, while these end with their pipe, and they start sooner.

from __future__ import annotations

import gc
import os
import pickle
import select
import signal
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, Generic, NoReturn, Self, TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
_Work = Callable[[list[_Item]], _Result]

_BATCH = 4
"""Items that are worked on before the result is handed over, unless there are very many."""

_MAX_BATCHES = 500
_NUMBER = 8
"""Bytes of a number in the queue; all of them fit into a page, the smallest pipe there is."""

_HEADER = 8
"""Bytes of the length in front of a message."""


class Background(Generic[_Result]):
    """One piece of work that a forked process has begun.

    It is done when its result is asked for where it shall not `begin` yet or the system cannot
    fork. As a context manager it
    stops work whose result nobody has asked for.
    """

    def __init__(self, work: Callable[[], _Result], *, begin: bool = True) -> None:
        self._work = work
        forks = begin and hasattr(os, "fork")
        self._process = _Process(lambda: [work()], []) if forks else None

    def result(self) -> _Result:
        """Wait for the work; what it raised is raised here."""
        if self._process is None:
            return self._work()
        with self:
            return next(self._process.receive())  # type: ignore[no-any-return]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process:
            self._process.end()


def in_processes(
    work: _Work[_Item, _Result], items: Sequence[_Item], jobs: int
) -> Iterator[tuple[int, _Result]]:
    """Yield (number of items, result) of `work` for batches of `items`, in any order.

    One process does it all when `jobs` is 1, the items are few or the system cannot fork. What
    `work` raises in another process is raised here.
    """
    if jobs == 1 or len(items) <= _BATCH or not hasattr(os, "fork"):
        yield from _batches(work, items)
        return
    running: dict[int, _Process] = {}
    queue = _Queue(len(items))
    try:
        for _ in range(min(jobs, len(items) // queue.size)):
            process = _Process(partial(_taken, work, items, queue), list(running))
            running[process.reader] = process
        while running:
            for reader in select.select(list(running), [], [])[0]:
                yield from running[reader].receive()
                if running[reader].is_done:
                    running.pop(reader).end()
    finally:
        queue.close()
        for process in running.values():
            process.end()


class _Queue:
    """The numbers of the batches of `count` items, for processes to take one after the other.

    They wait in a pipe, from which the system gives each to one reader only.
    """

    def __init__(self, count: int) -> None:
        self.size = max(_BATCH, count // _MAX_BATCHES + 1)
        self._reader, writer = os.pipe()
        numbers = range(0, count, self.size)
        os.write(writer, b"".join(number.to_bytes(_NUMBER, "big") for number in numbers))
        os.close(writer)

    def __iter__(self) -> Iterator[slice]:
        while number := os.read(self._reader, _NUMBER):
            start = int.from_bytes(number, "big")
            yield slice(start, start + self.size)

    def close(self) -> None:
        """Forget the numbers."""
        os.close(self._reader)


def _taken(
    work: _Work[_Item, _Result], items: Sequence[_Item], queue: _Queue
) -> Iterator[tuple[int, _Result]]:
    for batch in queue:
        yield len(items[batch]), work(list(items[batch]))


def _batches(work: _Work[_Item, _Result], items: Sequence[_Item]) -> Iterator[tuple[int, _Result]]:
    for start in range(0, len(items), _BATCH):
        batch = list(items[start : start + _BATCH])
        yield len(batch), work(batch)


class _Process:
    """A forked process that sends the items of an iterable through a pipe.

    `inherited` are the readers of other processes, which it must not keep open: a pipe breaks,
    and so ends its writer, once nobody can read it any more.
    """

    def __init__(self, work: Callable[[], Iterable[Any]], inherited: list[int]) -> None:
        self.is_done = False
        self.has_ended = False
        self.reader, writer = os.pipe()
        self._id = os.fork()
        if self._id == 0:
            for reader in (*inherited, self.reader):
                os.close(reader)
            _serve(work, writer)
        os.close(writer)

    def receive(self) -> Iterator[Any]:
        """Yield the next item, or none when the process is done; raise what it raised."""
        kind, value = pickle.loads(self._read(int.from_bytes(self._read(_HEADER), "big")))
        if kind == "error":
            raise value
        if kind == "done":
            self.is_done = True
        else:
            yield value

    def _read(self, length: int) -> bytes:
        parts = []
        while length:
            part = os.read(self.reader, length)
            if not part:
                raise ChildProcessError("a process ended before its work was done")
            parts.append(part)
            length -= len(part)
        return b"".join(parts)

    def end(self) -> None:
        """Stop the process, wherever it is, and forget it; a second time does nothing."""
        if self.has_ended:
            return
        self.has_ended = True
        os.kill(self._id, signal.SIGKILL)
        os.waitpid(self._id, 0)
        os.close(self.reader)


def _serve(work: Callable[[], Iterable[Any]], writer: int) -> NoReturn:
    """Send what comes, then leave at once: nothing of the parent's may be cleaned up here."""
    gc.disable()  # the process is gone before garbage could matter
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it too, and ends this
    try:
        for value in work():
            _send(writer, ("item", value))
        _send(writer, ("done", None))
    except BrokenPipeError:
        pass
    except BaseException as error:
        _send(writer, ("error", _for_parent(error)))
    finally:
        os._exit(0)


def _for_parent(error: BaseException) -> BaseException:
    """The error with its traceback as a note; another with its words if it cannot be sent."""
    note = "".join(traceback.format_exception(error))
    try:
        sent: BaseException = pickle.loads(pickle.dumps(error))
    except Exception:
        sent = RuntimeError(f"{type(error).__name__}: {error}")
    sent.add_note(note)
    return sent


def _send(writer: int, message: tuple[str, Any]) -> None:
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    data = len(data).to_bytes(_HEADER, "big") + data
    while data:
        data = data[os.write(writer, data) :]
