from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator

import pytest

from docsgen.player.freshness import refresh


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    path, zone = sys.path[:], os.environ.get("TZ")
    yield
    sys.path[:] = path
    os.environ.pop("TZ", None)
    if zone is not None:
        os.environ["TZ"] = zone
    time.tzset()


def test_random_numbers_are_not_those_of_the_snapshot() -> None:
    random.seed(1)
    expected = random.random()
    random.seed(1)
    refresh()
    assert random.random() != expected


def test_names_of_temporary_files_are_drawn_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "_name_sequence", iter(["old"]))
    refresh()
    with tempfile.NamedTemporaryFile() as file:
        assert not file.name.endswith("old")


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/New_York", "Australia/Sydney"])
def test_the_constants_of_the_time_zone_follow_the_system(zone: str) -> None:
    os.environ["TZ"] = zone
    time.tzset()
    expected = (time.timezone, time.altzone, time.daylight, time.tzname)
    time.timezone, time.altzone, time.daylight, time.tzname = 0, 0, 0, ("UTC", "UTC")  # type: ignore[misc]
    refresh()
    assert (time.timezone, time.altzone, time.daylight, time.tzname) == expected


def test_the_path_has_each_folder_once() -> None:
    sys.path[:0] = ["", ""]
    refresh()
    assert sys.path.count("") == 1
