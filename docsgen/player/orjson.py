# The part of orjson that web frameworks use, on top of the standard library: orjson itself is
# compiled and not there for the browser.

from __future__ import annotations

import datetime
import enum
import json
import sys
import uuid
from collections.abc import Callable
from dataclasses import asdict, is_dataclass
from typing import Any

OPT_APPEND_NEWLINE = 1 << 10
OPT_INDENT_2 = 1 << 0
OPT_NAIVE_UTC = 1 << 1
OPT_NON_STR_KEYS = 1 << 2
OPT_OMIT_MICROSECONDS = 1 << 3
OPT_SERIALIZE_NUMPY = 1 << 4
OPT_SORT_KEYS = 1 << 5
OPT_STRICT_INTEGER = 1 << 6
OPT_UTC_Z = 1 << 7
OPT_PASSTHROUGH_SUBCLASS = 1 << 8
OPT_PASSTHROUGH_DATETIME = 1 << 9
OPT_PASSTHROUGH_DATACLASS = 1 << 11

JSONDecodeError = json.JSONDecodeError
JSONEncodeError = TypeError
loads = json.loads


def dumps(
    value: Any, default: Callable[[Any], Any] | None = None, option: int | None = None
) -> bytes:
    """`value` as JSON; raises TypeError for what neither JSON nor `default` knows."""
    options = option or 0

    def encode(item: Any) -> Any:
        simple = _simple(item, options)
        if simple is not item:
            return simple
        if default is None:
            raise TypeError(f"Type is not JSON serializable: {type(item).__name__}")
        return default(item)

    text = json.dumps(
        _finite(value),
        default=encode,
        ensure_ascii=False,
        indent=2 if options & OPT_INDENT_2 else None,
        separators=None if options & OPT_INDENT_2 else (",", ":"),
        sort_keys=bool(options & OPT_SORT_KEYS),
    )
    return (text + "\n" if options & OPT_APPEND_NEWLINE else text).encode()


def _simple(item: Any, options: int) -> Any:
    """`item` in terms of JSON where orjson knows its type; `item` itself otherwise."""
    if isinstance(item, enum.Enum):
        return item.value
    if isinstance(item, uuid.UUID):
        return str(item)
    if is_dataclass(item) and not isinstance(item, type):
        return asdict(item)
    dates = datetime.datetime | datetime.date | datetime.time
    if isinstance(item, dates) and not options & OPT_PASSTHROUGH_DATETIME:
        return item.isoformat()
    if options & OPT_SERIALIZE_NUMPY and type(item).__module__ == "numpy":
        return item.tolist()
    return item


def _finite(value: Any) -> Any:
    """`value` with null for what is not a number, as orjson writes it."""
    if isinstance(value, float):
        return value if value - value == 0 else None
    if type(value) is dict:
        return {key: _finite(item) for key, item in value.items()}
    if type(value) in (list, tuple):
        return [_finite(item) for item in value]
    return value


def install() -> None:
    """Let `import orjson` find this module."""
    sys.modules["orjson"] = sys.modules[__name__]
