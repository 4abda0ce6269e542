# The orjson of the browser writes what orjson writes.

from __future__ import annotations

import dataclasses
import datetime
import enum
import uuid
from typing import Any

import orjson as real
import pytest

from docsgen.player import orjson


class Colour(enum.Enum):
    RED = "red"


@dataclasses.dataclass
class Point:
    x: int


@pytest.mark.parametrize(
    ("value", "option"),
    [
        ({"b": [1, 2.5, None, True], "a": "ü"}, None),
        ({"b": 1, "a": 2}, real.OPT_SORT_KEYS),
        ({"a": [1]}, real.OPT_INDENT_2),
        ([float("nan"), float("inf")], None),
        (datetime.datetime(2026, 1, 2, 3, 4, 5), None),
        (uuid.UUID(int=1), None),
        (Colour.RED, None),
        (Point(3), None),
        ({1: "a"}, real.OPT_NON_STR_KEYS),
    ],
)
def test_it_writes_what_orjson_writes(value: Any, option: int | None) -> None:
    assert orjson.dumps(value, option=option) == real.dumps(value, option=option)


def test_what_it_does_not_know_goes_to_default() -> None:
    assert orjson.dumps({"a": object()}, default=lambda value: "x") == b'{"a":"x"}'


def test_what_nobody_knows_is_an_error() -> None:
    with pytest.raises(TypeError):
        orjson.dumps(object())


def test_the_options_are_orjsons() -> None:
    for name in (name for name in dir(orjson) if name.startswith("OPT_")):
        assert getattr(orjson, name) == getattr(real, name)
