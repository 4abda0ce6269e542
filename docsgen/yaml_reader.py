# Reading YAML. The parser hands over one event after the other, and values are made of them here:
# in a loop, so that no depth exhausts the stack, and counted, so that a few aliases cannot stand
# for millions of values. All errors name the file, the line and the dotted path.

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar

import msgspec

from docsgen.errors import ConfigError

_T = TypeVar("_T")

MAX_DEPTH = 50
"""Levels of lists and mappings in each other."""

MAX_VALUES = 500_000
"""Values in a file, those that an alias stands for counted each time."""

_LARGEST = 2**63 - 1
"""What a whole number may be, in either direction; JSON readers take no more for granted."""

_LONGEST = 100
"""Characters of the longest number that is read, and of a word that a message names."""

_TAG = "tag:yaml.org,2002:"

_NAMES = {
    "null": "nothing",
    "bool": "true or false",
    "int": "a whole number",
    "float": "a number",
    "timestamp": "a date",
}
"""What a word may be that is no text, by the end of its tag."""

_MERGE = "<<"
"""The key whose value, a mapping or a list of them, is merged into the mapping that it is in."""

_UNREADABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that YAML does not allow, not even between quotes."""

_UNKNOWN = re.compile(r"unknown field `(?P<name>[^`]*)`$")
"""How msgspec names a key that is too many; the path it gives is that of the mapping."""

_PART = re.compile(r"[^.\[\]]+|\[\d+\]")
_LAST_PART = re.compile(r"(\.?[^.\[\]]*|\[\d+\])$")
"""The parts of a dotted path, and the last one."""


def parse_yaml(
    text: str,
    kind: type[_T] | UnionType,
    path: Path,
    *,
    above: int = 0,
    docs: str = "docs/configuration.md",
) -> _T:
    """Decode YAML that stands below `above` lines of the file at `path` as `kind`.

    `docs` is the page that lists the keys. Raises ConfigError with dotted path and line.
    """
    data = _Reading(path, above).value(text)
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        message, _, where = str(error).partition(" - at `$")
        key = _culprit(data, kind, where.rstrip("`").lstrip("."))
        if unknown := _UNKNOWN.search(message):
            key = f"{key}.{unknown['name']}".lstrip(".")
        hint = f"{docs} lists every key"
        raise yaml_error(text, path, key, message, hint, above) from None


def yaml_error(
    text: str, path: Path, key: str, message: str, hint: str, above: int = 0
) -> ConfigError:
    """A ConfigError about the value at dotted path `key` of `text`, with its line in the file."""
    line = _line_of(text, path, key)
    return ConfigError(message, hint=hint, path=path, key=key or None, line=line and above + line)


def _line_of(text: str, path: Path, key: str) -> int | None:
    """The 1-based line on which the value at dotted path `key` starts, as far as it exists."""
    reading = _Reading(path, 0, keep_lines=True)
    try:
        reading.value(text)
    except ConfigError:
        return None
    while key and key not in reading.lines:
        key = _LAST_PART.sub("", key, count=1)
    return reading.lines.get(key)


def _culprit(data: Any, kind: Any, where: str) -> str:
    """The dotted path of what makes `data` invalid; msgspec writes [...] for a key."""
    mapping, placeholder, rest = where.partition("[...]")
    if not placeholder:
        return where
    parts = [int(part[1:-1]) if part[0] == "[" else part for part in _PART.findall(mapping)]
    entries = list(functools.reduce(lambda node, part: node[part], parts, data).items())
    while len(entries) > 1:
        middle = len(entries) // 2
        trial = _replaced(data, parts, dict(entries[:middle]))
        entries = entries[:middle] if _is_invalid(trial, kind, where) else entries[middle:]
    return f"{mapping}.{entries[0][0]}{rest.partition('[...]')[0]}"


def _replaced(data: Any, parts: list[int | str], value: Any) -> Any:
    """`data` with `value` at the place that `parts` lead to."""
    if not parts:
        return value
    changed = data.copy()
    changed[parts[0]] = _replaced(data[parts[0]], parts[1:], value)
    return changed


def _is_invalid(data: Any, kind: Any, where: str) -> bool:
    try:
        msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        return f"`$.{where}`" in str(error)
    return False


class _Frame:
    """A list or mapping that is being read.

    `key` is that of the next value, `lines` has those of all keys; `merged` are the mappings that
    `<<` adds; `before` is how many values there were when it began.
    """

    __slots__ = ("anchor", "before", "key", "lines", "merged", "value")

    def __init__(self, value: dict[str, Any] | list[Any], anchor: str | None, before: int) -> None:
        self.value = value
        self.anchor = anchor
        self.before = before
        self.key: str | None = None
        self.lines: dict[str, int] = {}
        self.merged: list[dict[str, Any]] = []


class _Reading:
    """Makes a value of the events of a text; `lines` has the lines of all values by dotted path."""

    def __init__(self, path: Path, above: int, *, keep_lines: bool = False) -> None:
        self._path = path
        self._above = above
        self._keep_lines = keep_lines
        self._open: list[_Frame] = []
        self._anchors: dict[str, tuple[Any, int]] = {}
        self._count = 0
        self._documents = 0
        self._result: Any = None
        self.lines: dict[str, int] = {}

    def value(self, text: str) -> Any:
        """The value that the text stands for, None if it is empty; raises ConfigError."""
        import yaml  # only here: a process that renders need not wait for it

        if wrong := _UNREADABLE.search(text):
            message = f"the character U+{ord(wrong[0]):04X} is not allowed in YAML"
            raise self._error(message, "remove it", text.count("\n", 0, wrong.start()))
        handlers = self._handlers(yaml)
        try:
            for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
                if handle := handlers.get(type(event)):
                    handle(event)
        except yaml.MarkedYAMLError as error:  # the only one left for text that may be YAML
            self._open.clear()  # which value this is in is anybody's guess
            line = error.problem_mark.line if error.problem_mark else 0
            hint = "check the indentation, which takes no tabs, and the quotes near that line"
            raise self._error(f"not YAML: {error.problem}", hint, line) from None
        return self._result

    def _handlers(self, yaml: Any) -> dict[type, Callable[[Any], None]]:
        return {
            yaml.DocumentStartEvent: self._begin_document,
            yaml.ScalarEvent: self._read_scalar,
            yaml.AliasEvent: self._read_alias,
            yaml.SequenceStartEvent: functools.partial(self._begin, list),
            yaml.MappingStartEvent: functools.partial(self._begin, dict),
            yaml.SequenceEndEvent: self._end,
            yaml.MappingEndEvent: self._end,
        }

    def _begin_document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            hint = "remove the line `---` and everything after it"
            raise self._error("the file holds more than one document", hint, event.start_mark.line)

    def _read_scalar(self, event: Any) -> None:
        value = event.value
        if event.tag not in (None, "!", f"{_TAG}str") or (event.tag is None and event.implicit[0]):
            value = self._typed(event)
        self._note_line(event)
        self._add(value, event, 1)
        if event.anchor:
            self._anchors[event.anchor] = value, 1

    def _typed(self, event: Any) -> Any:
        """What a word without quotes stands for, or one whose tag says what it is."""
        try:
            return _resolved(event.tag, event.value)
        except ValueError as error:
            message = f"`{_short(event.value)}` {error}"
            raise self._error(
                message, "put it in quotes if it is text", event.start_mark.line
            ) from None

    def _read_alias(self, event: Any) -> None:
        if event.anchor not in self._anchors:
            message = f"`*{event.anchor}` does not refer to a complete value above it"
            hint = f"write `&{event.anchor}` in front of the value that it repeats"
            raise self._error(message, hint, event.start_mark.line)
        self._note_line(event)
        value, size = self._anchors[event.anchor]
        self._add(value, event, size)

    def _begin(self, kind: type[dict[str, Any]] | type[list[Any]], event: Any) -> None:
        line = event.start_mark.line
        if event.tag not in (None, "!", f"{_TAG}map", f"{_TAG}seq"):
            raise self._error(f"the tag {_short(event.tag)} has no meaning here", "remove it", line)
        if len(self._open) == MAX_DEPTH:
            message = f"more than {MAX_DEPTH} lists and mappings are nested in each other"
            raise self._error(message, "check the brackets and the indentation", line)
        self._note_line(event)
        self._open.append(_Frame(kind(), event.anchor, self._count))

    def _end(self, event: Any) -> None:
        frame = self._open.pop()
        value = frame.value
        if frame.merged:  # what stands in the mapping itself comes before what is merged
            value = {
                key: one for part in (*reversed(frame.merged), value) for key, one in part.items()
            }
        self._add(value, event, 1)
        if frame.anchor:
            self._anchors[frame.anchor] = value, self._count - frame.before

    def _add(self, value: Any, event: Any, size: int) -> None:
        """Put a value, with which there are `size` more, into what is open."""
        self._count += size
        if self._count > MAX_VALUES:
            message = f"there are more than {MAX_VALUES:,} values, counting those that `*` repeats"
            raise self._error(message, "make the file smaller", event.start_mark.line)
        frame = self._open[-1] if self._open else None
        if frame is None:
            self._result = value
        elif isinstance(frame.value, list):
            frame.value.append(value)
        elif frame.key is None:
            self._add_key(frame, value, event)
        elif frame.key is _MERGE:
            self._merge(frame, value, event)
        else:
            frame.value[frame.key] = value
            frame.key = None

    def _add_key(self, frame: _Frame, key: Any, event: Any) -> None:
        line = event.start_mark.line
        if not isinstance(key, str):
            message = "a key is not text"
            raise self._error(message, "put it in quotes, or write a single word", line)
        if key in frame.lines:
            message = f"the key `{_short(key)}` is already on line {frame.lines[key]}"
            raise self._error(message, "remove one of the two", line)
        frame.lines[key] = self._above + line + 1
        frame.key = _MERGE if key == _MERGE and event.implicit[0] else key
        if self._keep_lines:
            self.lines[self._place()] = line + 1

    def _merge(self, frame: _Frame, value: Any, event: Any) -> None:
        parts = value if isinstance(value, list) else [value]
        if not all(isinstance(part, dict) for part in parts):
            raise self._error(
                "`<<` takes mappings only", "put it in quotes if it is a key", event.start_mark.line
            )
        frame.merged += parts
        frame.key = None

    def _note_line(self, event: Any) -> None:
        """Note where an item of a list, or the whole value, begins."""
        if self._keep_lines and not (self._open and isinstance(self._open[-1].value, dict)):
            self.lines[self._place()] = event.start_mark.line + 1

    def _place(self) -> str:
        """The dotted path of the value that is being read."""
        parts = (
            f"[{len(frame.value)}]" if isinstance(frame.value, list) else f".{frame.key}"
            for frame in self._open
            if frame.key is not None or isinstance(frame.value, list)
        )
        return "".join(parts).removeprefix(".")

    def _error(self, message: str, hint: str, line: int) -> ConfigError:
        key = _short(self._place()) or None
        line = self._above + line + 1
        return ConfigError(message, hint=hint, path=self._path, key=key, line=line)


def _resolved(tag: str | None, value: str) -> Any:
    """What a word stands for by its tag, or by its looks; raises ValueError."""
    return _plain(value) if tag is None and len(value) <= _LONGEST else _constructed(tag, value)


@functools.lru_cache(maxsize=2000)
def _plain(value: str) -> Any:
    return _constructed(None, value)


def _constructed(tag: str | None, value: str) -> Any:
    import yaml

    name = (tag or _tag_of(value)).removeprefix(_TAG)
    if name in ("str", "merge", "value"):
        return value
    if name not in _NAMES:
        raise ValueError(f"has the tag {_short(name)}, which has no meaning here")
    construct = yaml.SafeLoader.yaml_constructors[f"{_TAG}{name}"]
    with suppress(ValueError, OverflowError, LookupError, AttributeError):
        if len(value) <= _LONGEST:
            made = construct(yaml.constructor.SafeConstructor(), yaml.ScalarNode(name, value))
            if not isinstance(made, int | float) or abs(made) <= _LARGEST:  # NaN is not, either
                return made
    raise ValueError(f"cannot be read as {_NAMES[name]}")


def _tag_of(value: str) -> str:
    """The tag of a word without quotes, by its looks."""
    import yaml

    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(value[:1], ())
    return next((tag for tag, looks in resolvers if looks.match(value)), f"{_TAG}str")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
