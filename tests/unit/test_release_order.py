# Which of two versions is newer.

from __future__ import annotations

import pytest

from docsgen.release_order import is_release, newest_first


def test_numbers_count_and_not_their_letters() -> None:
    assert newest_first(["6.9", "6.31.0", "6.15.2", "10.0"]) == ["10.0", "6.31.0", "6.15.2", "6.9"]


def test_what_comes_before_a_release_is_older_and_what_comes_after_it_newer() -> None:
    order = ["1.0.post1", "1.0", "1.0rc2", "1.0rc1", "1.0b1", "1.0a1", "1.0.dev3", "0.9"]
    assert newest_first(sorted(order)) == order


@pytest.mark.parametrize("text", ["latest", "", "6.x", "v1", "1.0/..", "1.0+local"])
def test_what_no_folder_is_called(text: str) -> None:
    assert not is_release(text)
