# Parameter tables: constructor, event and method parameters, attributes, fields.

from __future__ import annotations

import re

from docsgen.ingest.reference.text import unwrap
from docsgen.ingest.stitch import GAP
from docsgen.model import Parameter

_ENTRY = re.compile(r"(?:^|\n) \n \n (?P<rest>\*{0,2})(?P<name>[A-Za-z_]\w*): ?(?P<type>.*)")
_DEFAULT = re.compile(r"^\s*default `= (.*?)`\s*(?:\n\n|\Z)", re.DOTALL)
_HEAD = re.compile(r"(?:^|\n)(?:Parameters|Keys) ▼\n")
_VARIADIC = frozenset({"args", "kwargs", "extra"})
"""Parameters that lost their asterisks in the crawl; none of them needs a value."""


def has_table(text: str) -> bool:
    """Whether a parameter table starts somewhere in `text`."""
    return bool(_HEAD.search(text))


def before_table(text: str) -> str:
    """The text in front of the parameter table."""
    return _HEAD.split(text, maxsplit=1)[0]


def parse_table(text: str) -> tuple[list[Parameter], str]:
    """The parameters of the first table in `text`, and what is left over behind its head."""
    body = _HEAD.split(text, maxsplit=1)[-1].replace(GAP, "")
    entries = list(_ENTRY.finditer(body))
    stray = body[: entries[0].start()] if entries else body
    ends = [*(entry.start() for entry in entries), len(body)][1:]
    return [
        _parameter(entry, body[entry.end() : end]) for entry, end in zip(entries, ends, strict=True)
    ], stray.strip()


def _parameter(entry: re.Match[str], body: str) -> Parameter:
    name = entry["name"]
    default = _DEFAULT.match(body)
    literal = " ".join(default.group(1).split("\n")) if default else None
    return Parameter(
        name=name,
        type=entry["type"].strip(),
        default=literal,
        required=literal is None and not entry["rest"] and name not in _VARIADIC,
        description=unwrap(body[default.end() if default else 0 :]),
    )
