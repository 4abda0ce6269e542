# Which files an app shows from the start, as far as its configuration tells: readers need them
# before any Python runs.

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)

_LOADED = re.compile(
    r"""(?x) <(?:img|video|audio|source)\b[^>]*?\s(?:src|poster)\s*=\s*["']?(https?://[^"'\s>]+)
    | !\[[^\]]*\]\((https?://[^)\s]+)""",
    re.IGNORECASE,
)
"""An address that a browser loads as it shows a text, in HTML or in Markdown."""


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


def shown_hosts(configs: Iterable[str]) -> set[str]:
    """The hosts of media that a configuration (JSON) names by their addresses."""
    apps = [json.loads(config) for config in configs]
    values = [one["props"] for app in apps for one in app["components"]]
    paths = [path for value in values for path in _paths(value) if _ADDRESS.match(path)]
    texts = [html.unescape(text) for value in values for text in _texts(value)]
    loaded = [found[1] or found[2] for text in texts for found in _LOADED.finditer(text)]
    return {urlsplit(address).netloc.rpartition("@")[2].lower() for address in (*paths, *loaded)}


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
