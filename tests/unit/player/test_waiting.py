# A lock of the browser's, where nobody else runs: waiting itself is seen in tests/browser/.

from __future__ import annotations

from collections.abc import Iterator

import pytest

from docsgen.player import waiting
from docsgen.player.waiting import Lock


@pytest.fixture(autouse=True)
def unable(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A browser that cannot suspend WebAssembly."""
    monkeypatch.setattr(waiting, "can_wait", lambda: False)
    yield
    waiting.unbegun.clear()


def test_a_lock_is_had_once() -> None:
    lock = Lock()
    with lock:
        assert lock.locked()
        assert not lock.acquire(blocking=False)
        assert not lock.acquire(timeout=0)
    assert not lock.locked()


def test_it_refuses_what_the_standard_library_refuses() -> None:
    with pytest.raises(RuntimeError, match="unlocked"):
        Lock().release()
    for blocking, timeout in ((False, 1.0), (True, -2.0)):
        with pytest.raises(ValueError, match="timeout"):
            Lock().acquire(blocking, timeout)


def test_without_a_way_to_wait_a_thread_begins_that_may_release_it() -> None:
    lock = Lock()
    lock.acquire()

    def begin() -> None:
        waiting.unbegun.remove(begin)
        lock.release()

    waiting.unbegun.append(begin)
    assert lock.acquire()


def test_without_a_way_to_wait_and_without_such_a_thread_it_says_so() -> None:
    lock = Lock()
    lock.acquire()
    with pytest.raises(RuntimeError, match="no way to wait"):
        lock.acquire()
