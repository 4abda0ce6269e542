# Which files an app shows from the start, as far as its configuration tells: readers need them
# before any Python runs.

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote


def shown_files(
    configs: Iterable[str], theme: str, favicon: str | None, files: Iterable[str]
) -> set[str]:
    """Those of `files` that a configuration (JSON) or the theme's style sheet names; the favicon.

    Paths are those of the reader's browser. A configuration has them as the `path` of a value, or
    in an address after `file=`, where they may be relative to /demo.
    """
    values = [json.loads(config) for config in configs]
    paths = {favicon, *(path for value in values for path in _paths(value))}
    text = unquote(html.unescape("\n".join([theme, *(t for v in values for t in _texts(v))])))
    return {file for file in files if paths & set(_spellings(file)) or _is_linked(file, text)}


def _spellings(file: str) -> tuple[str, ...]:
    return (file, file.removeprefix("/demo/")) if file.startswith("/demo/") else (file,)


def _is_linked(file: str, text: str) -> bool:
    names = "|".join(map(re.escape, _spellings(file)))
    return bool(re.search(rf"file=(\./)?({names})(?![\w-]|[./]\w)", text))


def _paths(value: Any) -> Iterator[str]:
    if isinstance(value, dict) and isinstance(value.get("path"), str):
        yield value["path"]
    for each in _children(value):
        yield from _paths(each)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for each in _children(value):
        yield from _texts(each)


def _children(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()
