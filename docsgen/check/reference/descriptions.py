# A description against the type and the default of the parameter that it describes.

from __future__ import annotations

import re
from collections.abc import Iterator

from docsgen.check.reference.tables import Table
from docsgen.diagnostics import Findings
from docsgen.model import Parameter
from docsgen.surface.types import UNKNOWN, alternatives, literal, options

_IF_GIVEN = re.compile(
    r"\bif an? (?P<kind>function|callable|string|list|number|tuple) (?:of [\w ]+ )?"
    r"is (?:passed|provided|given|used)\b",
    re.I,
)
_FITTING = {
    "function": ("Callable",),
    "callable": ("Callable",),
    "string": ("str", "Literal", "Path"),
    "list": ("list", "tuple", "set"),
    "number": ("int", "float"),
    "tuple": ("tuple", "list"),
}
"""What a type must name for each kind of value that a description may speak of."""

_IF_NONE = re.compile(r"\b(?i:if|set to|pass|if it is) `?None`?[ ,.]")
_SAID_DEFAULT = re.compile(
    r"\b(?:defaults to|default (?:value )?is) "
    r"(?P<value>\"[^\"]*\"|'[^']*'|`[^`]*`|True|False|[\d.]*\d)",
    re.I,
)
_QUOTED = re.compile(r"""(?<![\w=])(?P<quote>["'])(?P<word>[A-Za-z_]\w*)(?P=quote)(?!\w)""")
_IF_QUOTED = re.compile(r"""\bif `?["'](?P<word>[A-Za-z_]\w*)["']""", re.I)
_LEAKED = re.compile(r"_HAS_DEFAULT_FACTORY|\bobject at 0x|^<.*>$|[\"']/tmp/|[\"'][A-Z]:\\\\")
_ANYTHING = frozenset({"Any", "object", ""})
_MANY_OPTIONS = 5


def check_description(table: Table, findings: Findings) -> None:
    """Report contradictions within the rows of a table, and rows without a description."""
    blank = [row.name for row in table.fresh if not row.description.strip()]
    if blank:
        shown = ", ".join(f"`{name}`" for name in blank[:6]) + (", ..." if len(blank) > 6 else "")
        what = f"{table.owner}: {len(blank)} of {len(table.rows)} have no description: {shown}"
        findings.add("DG080", what, hint="say what each is for", at=table.at)
    for row in table.fresh:
        for rule, what, hint in _contradictions(row):
            findings.add(rule, f"{table.owner}: `{row.name}`: {what}", hint=hint, at=table.at)


def _contradictions(row: Parameter) -> Iterator[tuple[str, str, str]]:
    types = alternatives(row.type)
    if types and not types & _ANYTHING:
        yield from _described_types(row)
        yield from _described_options(row, types)
        yield from _fitting_default(row, types)
    if row.default and _LEAKED.search(row.default):
        hint = "write what the default means to a reader"
        yield "DG086", f"its default `{row.default}` is a value of the machine it came from", hint
    yield from _said_default(row)


def _described_types(row: Parameter) -> Iterator[tuple[str, str, str]]:
    """Kinds of values that the description speaks of and the type has no place for."""
    for match in _IF_GIVEN.finditer(row.description):
        kind = match["kind"].lower()
        if not any(re.search(rf"\b{name}\b", row.type) for name in (*_FITTING[kind], "Any")):
            what = f"the text says “{match[0]}”, the type is `{row.type}`"
            yield "DG081", what, f"add `{_FITTING[kind][0]}` to the type"
    none = _IF_NONE.search(row.description)
    if none and not re.search(r"\b(None|Optional)\b", row.type):
        what = f"the text says “{none[0].strip(' ,.')}”, the type is `{row.type}`"
        yield "DG081", what, "add `None` to the type"


def _described_options(row: Parameter, types: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """Options that the text names and the type lacks, and the reverse."""
    text, listed = row.description, options(row.type)
    if "str" in re.findall(r"\w+", row.type):
        return
    words = dict.fromkeys(match["word"] for match in _QUOTED.finditer(text))
    named = [word for word in words if not _is_key(word, text)]
    if listed and any(option in named for option in listed):
        for word in named:
            if word not in listed:
                yield "DG082", f'the text names "{word}", the type is `{row.type}`', "correct one"
        missing = [o for o in listed if not re.search(rf"\b{re.escape(o)}\b", text, re.I)]
        if missing and len(listed) <= _MANY_OPTIONS and len(named) > 1:
            says = ", ".join(f'"{option}"' for option in missing)
            yield "DG083", f"the text does not say what {says} does", "describe every option"
    elif not listed and (match := _IF_QUOTED.search(text)) and match["word"] in named:
        what = f'the text names "{match["word"]}", the type is `{row.type}`'
        yield "DG082", what, "add the option to the type"


def _is_key(word: str, text: str) -> bool:
    """Whether a quoted word is the key of a dictionary."""
    return re.search(rf"""["']{re.escape(word)}["'][^.;]*\bkeys?\b""", text) is not None


def _fitting_default(row: Parameter, types: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """A default that is none of the alternatives of the type."""
    value = literal(row.default) if row.default is not None else UNKNOWN
    if value is UNKNOWN or any(_fits(value, one) for one in types):
        return
    what = f"its default `{row.default}` does not fit its type `{row.type}`"
    yield "DG084", what, "correct the type or the default"


def _fits(value: object, type_: str) -> bool:
    if value is None:
        return type_ == "None"
    if type_.startswith("Literal["):
        return bool(literal(type_.removeprefix("Literal[").removesuffix("]")) == value)
    name = type_.partition("[")[0]
    known = {"str", "int", "float", "bool", "list", "tuple", "dict", "set"}
    if name not in known:
        return not isinstance(value, str | int | float) or name not in ("Callable", "None")
    kind = type(value).__name__
    return name == kind or (name == "float" and type(value) is int)


def _said_default(row: Parameter) -> Iterator[tuple[str, str, str]]:
    """A default in words that is another than the one of the table."""
    match = _SAID_DEFAULT.search(row.description)
    if not match or row.default is None:
        return
    said = match["value"].strip("'\"`")
    default = literal(row.default)
    if default is UNKNOWN or default is None:
        return
    if said.lower() != str(default).lower():
        what = f"the text says “{match[0].rstrip('.')}”, the table `{row.default}`"
        yield "DG085", what, "correct one of the two"
