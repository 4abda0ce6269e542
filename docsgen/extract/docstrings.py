# Docstrings as values, whichever of the common styles they are written in.

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Iterable
from typing import Any

import griffe
import msgspec
from msgspec.structs import replace

from docsgen.cache import MANY
from docsgen.extract.restructured import as_markdown, without_code, without_notices

_SECTION = re.compile(
    r"(?m)(?<=\S\n)(?=(?:Args|Arguments|Params|Parameters|Keyword Args|Attributes|Returns?|Yields?"
    r"|Raises|Warns|Examples?|Notes?|Warning|See Also)\b[^\n:]*:[^\n]*(?:\n|\Z))"
)
"""Where a section of Google's style begins right below a line of text, which the parser misses."""

_UNDERLINE = re.compile(r"(?m)^[ \t]*---+[ \t]*$")
"""What is below the headings of NumPy's style."""

_FIELD = re.compile(r"(?m)^:(?:param|type|returns?|rtype|raises?)\b[^:\n]*:")
"""A line of Sphinx's style, which the parser recognizes in its shortest form only."""

_TYPE = re.compile(
    r"None|bool|bytes|complex|dict|float|int|list|object|set|str|tuple|[A-Z]\w*[a-z]\w*"
)
"""A word that is rather a type than the name of a value."""

_HINTS = re.compile(r"(?m)^(Demos|Guides): *(.*)$\n?")
_EXAMPLE = re.compile(
    r"(?s)^Examples?::?[ ]*(?:\((?P<title>[^)\n]*)\)|(?P<text>[^\n]*))\n(?P<code>.*)"
)


class Example(msgspec.Struct, frozen=True):
    """An example as it is written, `title` says what it shows and may be empty."""

    title: str
    code: str


class Result(msgspec.Struct, frozen=True):
    """A value that a function gives back; `name` and `type` are empty where nothing is said."""

    name: str
    type: str
    text: str


class Documentation(msgspec.Struct, frozen=True):
    """What a docstring says; texts are Markdown.

    `parameters` and `attributes` have descriptions by name, `types` the types that the docstring
    itself gives to them; `returns` are the values that come back, `raises` has descriptions by
    exception. `hints` are lines such as `Demos: a, b`, by their first word.
    """

    text: str = ""
    parameters: dict[str, str] = {}
    attributes: dict[str, str] = {}
    types: dict[str, str] = {}
    returns: list[Result] = []
    raises: dict[str, str] = {}
    examples: list[Example] = []
    hints: dict[str, list[str]] = {}


@functools.lru_cache(maxsize=MANY)
def documentation(node: griffe.Object | griffe.Alias | None) -> Documentation:
    """What the docstring of a class or function says, nothing where it has none."""
    docstring = node.docstring if node is not None else None
    if docstring is None:
        return Documentation()
    text = docstring.value
    hints = {word: _listed(names) for word, names in _HINTS.findall(text)}
    text, notices = without_notices(_HINTS.sub("", text))
    text = _SECTION.sub("\n", text)
    cleaned = griffe.Docstring("", parent=docstring.parent)
    # The constructor would remove the indentation of sections. Fields are found behind a break.
    cleaned.value = f"\n{text}" if text.startswith(":") else text
    sections = (
        griffe.parse(cleaned, griffe.Parser.sphinx, warnings=False)
        if _FIELD.search(text)
        else griffe.parse(
            cleaned, griffe.Parser.auto, default=griffe.Parser.google, per_style_options=_QUIET
        )
    )
    found = _collected(sections, hints, bool(_UNDERLINE.search(text)))
    return replace(found, text="\n\n".join(filter(None, [found.text, *notices])))


_QUIET: Any = {style: {"warnings": False} for style in ("google", "numpy", "sphinx")}


def _listed(names: str) -> list[str]:
    return [name.strip() for name in names.split(",") if name.strip()]


def _collected(
    sections: Iterable[griffe.DocstringSection], hints: dict[str, list[str]], is_numpy: bool
) -> Documentation:
    texts: list[str] = []
    examples: list[Example] = []
    found: dict[str, dict[str, str]] = {"parameters": {}, "attributes": {}, "raises": {}}
    types: dict[str, str] = {}
    returns: list[Result] = []
    for section in sections:
        match section:
            case griffe.DocstringSectionText():
                text, samples = _without_examples(section.value)
                text, blocks = without_code(text)
                texts.append(text)
                examples += [*samples, *(Example("", block) for block in blocks)]
            case griffe.DocstringSectionParameters() | griffe.DocstringSectionOtherParameters():
                _add(found["parameters"], types, section.value)
            case griffe.DocstringSectionAttributes():
                _add(found["attributes"], types, section.value)
            case griffe.DocstringSectionRaises():
                found["raises"] |= {str(r.annotation): r.description.strip() for r in section.value}
            case griffe.DocstringSectionReturns() | griffe.DocstringSectionYields():
                results = [_result(one) for one in section.value]
                returns += results if is_numpy else _rejoined(results)
            case griffe.DocstringSectionExamples():
                examples += [
                    Example("", value)
                    for kind, value in section.value
                    if kind is griffe.DocstringSectionKind.examples
                ]
                texts += [v for k, v in section.value if k is griffe.DocstringSectionKind.text]
            case griffe.DocstringSectionAdmonition():
                title, admonition = section.title or "", section.value
                if admonition.kind in ("example", "examples"):
                    examples.append(Example(_titled(title), admonition.contents))
                else:
                    name = title or str(admonition.kind).title()
                    texts.append(f"**{name}**: {admonition.contents}")
    return Documentation(
        text=as_markdown("\n\n".join(filter(None, texts))),
        types=types,
        returns=[replace(one, text=as_markdown(one.text)) for one in returns],
        examples=[e for e in examples if e.code.strip()],
        hints=hints,
        **{
            what: {name: as_markdown(text) for name, text in texts_of.items()}
            for what, texts_of in found.items()
        },
    )


def _titled(title: str) -> str:
    """The title of an example, if it says more than that it is one."""
    return "" if title.lower() in ("example", "examples") else title.strip("()")


def _add(
    found: dict[str, str], types: dict[str, str], named: Iterable[griffe.DocstringNamedElement]
) -> None:
    for one in named:
        for name in one.name.split(","):  # NumPy's style describes several in one place
            name = name.strip().lstrip("*")
            found[name] = one.description.strip()
            if one.annotation:
                types[name] = str(one.annotation)


def _result(one: griffe.DocstringNamedElement) -> Result:
    """A value that comes back; what looks like its name may be its type."""
    type_ = str(one.annotation or "")
    if one.name == type_ or _TYPE.fullmatch(one.name):
        return Result("", one.name, one.description.strip())
    return Result(one.name, type_, one.description.removeprefix(f"{type_}:").strip())


def _rejoined(results: list[Result]) -> list[Result]:
    """The values that a section in Google's style names: a line without a name goes on."""
    joined: list[Result] = []
    for one in results:
        if joined and not one.name:
            text = f"{joined[-1].text}\n{one.text}"
            joined[-1] = Result(joined[-1].name, joined[-1].type, text)
        else:
            joined.append(one)
    return joined


def _without_examples(text: str) -> tuple[str, list[Example]]:
    """A text, and the examples in it that the parser has left there."""
    kept, examples = [], []
    for part in re.split(r"(?m)^(?=Examples?:)", text):
        found = _EXAMPLE.match(part)
        if found:
            code, rest = _indented(found["code"])
            examples.append(Example(found["title"] or found["text"] or "", code))
            part = rest
        kept.append(part.strip("\n"))
    return "\n\n".join(filter(None, kept)), examples


def _indented(text: str) -> tuple[str, str]:
    """The indented lines at the start of a text, without their indentation, and the rest."""
    lines = text.split("\n")
    end = next(
        (n for n, line in enumerate(lines) if line.strip() and line[0] not in " \t"), len(lines)
    )
    return inspect.cleandoc("\n" + "\n".join(lines[:end])), "\n".join(lines[end:])
