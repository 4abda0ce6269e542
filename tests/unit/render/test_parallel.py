from __future__ import annotations

import os

import pytest

from docsgen.render.parallel import in_processes


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
