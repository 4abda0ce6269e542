from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from docsgen.errors import ConfigError
from docsgen.processes import Background, in_processes


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 7, 100])
def test_every_item_is_worked_on_once(jobs: int, count: int) -> None:
    results = list(in_processes(lambda items: items, range(count), jobs))
    assert sorted(item for _, share in results for item in share) == list(range(count))
    assert sum(done for done, _ in results) == count


def test_many_items_are_spread_over_processes() -> None:
    workers = {process for _, process in in_processes(lambda _: os.getpid(), range(64), 2)}
    assert os.getpid() not in workers


def test_an_error_in_a_process_comes_back() -> None:
    def fail(items: list[int]) -> None:
        raise ValueError("broken page")

    with pytest.raises(ValueError, match="broken page"):
        list(in_processes(fail, range(64), 2))


class Unsendable(Exception):
    """One that pickle can write, but not read."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(f"{one} and {two}")


def test_an_error_that_cannot_be_sent_comes_back_with_its_words_and_its_place() -> None:
    def fail() -> None:
        raise Unsendable("one", "two")

    with pytest.raises(RuntimeError, match="Unsendable: one and two") as caught:
        Background(fail).result()
    assert "in fail\n" in caught.value.__notes__[0]


def test_a_process_that_is_killed_is_an_error_and_not_a_gap() -> None:
    def die(items: list[int]) -> None:
        os.kill(os.getpid(), 9)

    with pytest.raises(ChildProcessError):
        list(in_processes(die, range(64), 2))


def test_the_processes_end_when_the_results_are_no_longer_wanted() -> None:
    results = in_processes(lambda _: os.getpid(), range(640), 2)
    _, process = next(results)
    results.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_work_in_the_background_has_its_result_and_its_own_process() -> None:
    assert Background(lambda: ("done", os.getpid())).result() != ("done", os.getpid())


def test_an_error_in_the_background_keeps_its_data() -> None:
    def fail() -> None:
        raise ConfigError("wrong", hint="mend it", path=Path("site.yaml"), key="title", line=3)

    with pytest.raises(ConfigError) as caught:
        Background(fail).result()
    assert (str(caught.value), caught.value.hint) == ("wrong", "mend it")
    assert (caught.value.key, caught.value.line) == ("title", 3)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_system_that_cannot_fork_does_the_same(
    jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "fork")
    assert Background(lambda: 7).result() == 7
    results = in_processes(lambda items: items, range(20), jobs)
    assert [item for _, share in results for item in share] == list(range(20))


def test_work_that_has_not_begun_is_done_here_when_it_is_asked_for() -> None:
    assert Background(os.getpid, begin=False).result() == os.getpid()


def test_work_in_the_background_stops_when_nobody_wants_its_result() -> None:
    reader, writer = os.pipe()

    def work() -> None:
        os.write(writer, os.getpid().to_bytes(8, "big"))
        signal.pause()

    with Background(work):
        process = int.from_bytes(os.read(reader, 8), "big")
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
