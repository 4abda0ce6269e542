# What shares a deadline has what is left until then, each its own limit, and never none.

from __future__ import annotations

from docsgen.verify.deadline import Deadline


def test_a_limit_that_ends_before_the_deadline_is_kept() -> None:
    assert Deadline(600).seconds(5) == 5


def test_nothing_may_go_on_after_the_deadline() -> None:
    assert Deadline(5).seconds(600) <= 5


def test_after_the_deadline_something_is_left_since_none_would_be_without_limit() -> None:
    assert 0 < Deadline(-1).seconds(600) < 0.1
