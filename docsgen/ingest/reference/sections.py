# One section of a reference page to typed content: an ordered list of (predicate, parser), the
# first that fits wins and running text is what remains (corpus-damage.md, Reference pages).

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import zip_longest
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from docsgen.ingest.prose import prose_blocks
from docsgen.ingest.reference.tables import before_table, has_table, parse_table
from docsgen.ingest.reference.text import Run, split_code, unwrap
from docsgen.ingest.samples import Sampler
from docsgen.ingest.stitch import GAP, Stitched
from docsgen.model import Block, CodeBlock, Section, reference

_ICON = re.compile(r"!\[\]\(data:image/svg\+xml[^\n]*?%3c/svg%3e\)")
_FOOTER = re.compile(r"\n\n((?:\[[^\]]+\]\((?:\.\./)+[^)]*\)\s*)+)$")
_FOOTER_LINK = re.compile(r"\[([^\]]+)\]\(([^)]*)\)")
_WRAPPED_HEADING = re.compile(r"((?:[\w'’-]++ ?+){1,3}+)\n\n")
_INPUT = re.compile(r"\*\*Using \w+ as an input \w+\.?\*\*")
_OUTPUT = re.compile(r"\*\*Using \w+ as an output \w+\.?\*\*")
_EXCHANGE = re.compile(r"Type: `([^\n]*)`\n(.*?)(?:\nExample Code|\Z)", re.DOTALL)
_LISTENER = re.compile(r"(?:^|\n) \n \n (\w+)\.(\w+)\(fn, ···\)\n(.*?)(?=\n \n \n|\Z)", re.DOTALL)
_EVENT_TABLE = re.compile(r"\nEvent Parameters\n\n(?=Parameters ▼)")
_MODULE = r"(?:[A-Za-z_]\w*\.)+"
_METHOD = re.compile(rf" \n \n {_MODULE}(\w+)\.(\w+)\(···\)\n")
_CLASS = re.compile(rf"(?:^|\n)[ ]?{_MODULE}\w+\(···\)\n")
_SHORTCUT = re.compile(
    rf" \n \n ({_MODULE}\w+)\n\n(\w+) String Shortcut `\"(\w+)\"`\n\nInitialization (.*)"
)
_DESCRIPTION_LINE = re.compile(r"(?m)^Description$")
_ROW = re.compile(r"(?m)^\[([^\]]+)\]\(([^)]+)\)\|")
_MATRIX_HEAD = re.compile(r"(?m)^\| ")
_MATRIX_RULE = re.compile(r"\n(?:---\|)+---[ ]*\n(?=\[)")
_WORD = re.compile(r"[^\W_]+")
_FORM = frozenset(
    _WORD.findall(
        """
        Attributes Behavior Code Description Event Example Initialization Interface Keys Listeners
        Methods Parameters Shortcut Shortcuts String Type default fn Tip Note Warning Important
        """
    )
)
"""Words of headings that the form of a section has on every page."""

_INTRODUCTION = re.compile(r"(?m)^\*\*Using [^*\n]*\*\*|^How [^\n]*:$")
"""What introduces the halves of a Behavior section; the site has words of its own for them."""

_SIGNATURE = re.compile(r"(?<![\w.])([\w.]++)\(···\)")
_TICK, _CROSS = "✓", "✕"

_Predicate = Callable[[Stitched], bool]
_Parser = Callable[[Stitched, Sampler], reference.Content]


def parse_reference_section(stitched: Stitched, sampler: Sampler) -> Section:
    """A section of a reference page with its typed content, footer links and full heading."""
    section, related = _take_footer(replace(stitched, text=_ICON.sub("", stitched.text)))
    section = _rejoin_heading(section)
    parse = next(parser for fits, parser in _GRAMMAR if fits(section))
    content = parse(section, sampler)
    _report_unread(section, content, sampler)
    return Section(
        url=section.url,
        page_title=section.page_title,
        heading=section.heading,
        chunks=section.chunks,
        content=content,
        related=related,
        lost=section.lost,
    )


def _report_unread(section: Stitched, content: reference.Content, sampler: Sampler) -> None:
    """Report words of the section that are neither in its content nor of the form it has."""
    known = {*_FORM, *sampler.reported}
    for text in (*_SIGNATURE.findall(section.text), *_strings(msgspec.to_builtins(content))):
        known.update(_WORD.findall(text))
    text = (
        _INTRODUCTION.sub("", section.text)
        if isinstance(content, reference.Behavior)
        else section.text
    )
    listeners = _LISTENER.search(text)  # introduced with the same words on every page
    words = _WORD.findall(text, listeners.start() if listeners else 0)
    unread = dict.fromkeys(word for word in words if word not in known)
    sampler.unparsed(section, " ".join(unread))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _strings(inner)


def _take_footer(section: Stitched) -> tuple[Stitched, list[reference.Link]]:
    """Cut off the related-guide links, glued together and wrapped anywhere."""
    last = section.text.rstrip().rfind("\n\n[")
    footer = _FOOTER.match(section.text, last) if last >= 0 else None
    if not footer:
        return section, []
    links = _FOOTER_LINK.findall(footer.group(1))
    return replace(section, text=section.text[: footer.start()]), [
        reference.Link(title.replace("\n", " "), target.replace("\n", ""))
        for title, target in links
    ]


def _rejoin_heading(section: Stitched) -> Stitched:
    """Put back the end of a heading that html2text wrapped into the text."""
    rest = _WRAPPED_HEADING.match(section.text)
    if not rest or section.heading in _STRUCTURAL or _GRAMMAR_WORDS.match(section.text):
        return section
    return replace(section.without_head(rest.end()), heading=f"{section.heading} {rest.group(1)}")


def _parse_parameters(section: Stitched, sampler: Sampler) -> reference.Content:
    parameters, stray = parse_table(section.text)
    sampler.unparsed(section, stray)
    return (
        reference.Attributes(parameters)
        if section.heading == "Attributes"
        else reference.Parameters(parameters)
    )


def _parse_behavior(section: Stitched, sampler: Sampler) -> reference.Content:
    spans = split_code(section.text)
    halves = {}
    for span, following in zip_longest(spans, spans[1:]):
        exchange = _EXCHANGE.search(span.text)
        if exchange and not span.is_code:
            halves["output" if _OUTPUT.search(span.text) else "input"] = exchange, following
    if list(halves) != ["input", "output"]:
        return _parse_prose(section, sampler)
    return reference.Behavior(*(_exchange(*half, section, sampler) for half in halves.values()))


def _exchange(
    found: re.Match[str], code: Run | None, section: Stitched, sampler: Sampler
) -> reference.Exchange:
    sample = _sample(code, section, sampler) if code and code.is_code else None
    return reference.Exchange(found.group(1), unwrap(found.group(2)), sample)


def _sample(span: Run, section: Stitched, sampler: Sampler) -> CodeBlock:
    return sampler.sample(section, span.text, "", (span.start, span.end), span.start)


def _parse_listeners(section: Stitched, sampler: Sampler) -> reference.Content:
    table = _EVENT_TABLE.search(section.text)
    head = section.text[: table.start()] if table else section.text
    parameters = parse_table(section.text[table.end() :])[0] if table else []
    found = _LISTENER.findall(head)
    if not found:
        return _parse_prose(section, sampler)
    owner = found[0][0]
    if parameters and not _is_listener(parameters[0].type):
        return _plain_methods(found, parameters)
    events = [reference.Event(name, unwrap(description)) for _, name, description in found]
    return reference.Listeners(owner, events, parameters)


def _plain_methods(
    found: list[tuple[str, str, str]], parameters: list[reference.Parameter]
) -> reference.Methods:
    """Methods of a class that is no component but uses the template of listeners.

    The table belongs to the first of them (corpus-damage.md, Reference pages).
    """
    return reference.Methods(
        [
            reference.Method(owner, name, False, unwrap(description), [] if number else parameters)
            for number, (owner, name, description) in enumerate(found)
        ]
    )


def _parse_method(section: Stitched, sampler: Sampler) -> reference.Content:
    signature = _METHOD.search(section.text)
    assert signature
    body = section.text[signature.end() :]
    parameters, stray = parse_table(body) if has_table(body) else ([], "")
    sampler.unparsed(section, stray)
    return reference.Methods(
        [
            reference.Method(
                owner=signature.group(1),
                name=signature.group(2),
                is_event_listener=bool(parameters) and _is_listener(parameters[0].type),
                description=unwrap(_DESCRIPTION_LINE.sub("", before_table(body), count=1)),
                parameters=parameters,
            )
        ]
    )


def _is_listener(type_: str) -> bool:
    """A listener's first parameter is a callable that may be used as a decorator."""
    return "Literal['decorator']" in type_


def _parse_helper_class(section: Stitched, sampler: Sampler) -> reference.Content:
    fields, stray = parse_table(section.text)
    sampler.unparsed(section, stray)
    prose = _DESCRIPTION_LINE.sub("", _CLASS.sub("\n", before_table(section.text)), count=1)
    return reference.HelperClass(section.heading, unwrap(prose), fields)


def _parse_shortcuts(section: Stitched, sampler: Sampler) -> reference.Content:
    found = _SHORTCUT.findall(section.text)
    taker = found[0][1] if found else ""
    return reference.Shortcuts(
        [reference.Shortcut(class_, text, made) for class_, _, text, made in found], taker
    )


def _parse_demos(section: Stitched, sampler: Sampler) -> reference.Content:
    raw = section.text.strip()
    return reference.Demos(raw, sampler.demo_names(section, raw))


def _parse_matrix(section: Stitched, sampler: Sampler) -> reference.Content:
    """The pipe table whose rows html2text wrapped at 78 characters."""
    table = _find_matrix(section.text)
    assert table
    events = [cell.strip() for cell in table.header.replace("\n", " ").split("|")[1:]]
    starts = list(_ROW.finditer(table.body))
    ends = [*(row.start() for row in starts), len(table.body)][1:]
    rows = []
    for row, end in zip(starts, ends, strict=True):
        cells = table.body[row.end() : end].replace("\n", " ").split("|")
        if len(cells) != len(events):
            sampler.unparsed(section, table.body[row.start() : end])
            continue
        ticks = [event for event, cell in zip(events, cells, strict=True) if _TICK in cell]
        rows.append((row.group(1), row.group(2), ticks))
    return reference.Matrix(prose_blocks(unwrap(table.before)), events, rows)


class _FoundMatrix(NamedTuple):
    before: str
    header: str
    body: str


def _find_matrix(text: str) -> _FoundMatrix | None:
    """The first table whose body, but not its header, has ticks."""
    begin = 0
    for rule in _MATRIX_RULE.finditer(text):
        marks = (text.rfind(mark, begin, rule.start()) + 1 for mark in (_TICK, _CROSS))
        begin = max(begin, *marks)
        head = _MATRIX_HEAD.search(text, begin, rule.start())
        if _TICK not in text[rule.end() :]:
            return None
        if head:
            header = text[head.start() : rule.start()]
            return _FoundMatrix(text[: head.start()], header, text[rule.end() :])
    return None


def _parse_description(section: Stitched, sampler: Sampler) -> reference.Content:
    return reference.Description(unwrap(section.text))


def _parse_prose(section: Stitched, sampler: Sampler) -> reference.Content:
    blocks: list[Block] = []
    losses = iter(section.lost)
    for span in split_code(section.text):
        if span.is_code:
            blocks.append(_sample(span, section, sampler))
        else:
            blocks += prose_blocks(unwrap(span.text), losses)
    return reference.Prose(blocks)


def _headed(*headings: str) -> _Predicate:
    return lambda section: section.heading in headings


_GRAMMAR: list[tuple[_Predicate, _Parser]] = [
    (lambda section: not section.text.replace(GAP, "").strip(), lambda *_: reference.Container()),
    (_headed("Description"), _parse_description),
    (_headed("Behavior"), _parse_behavior),
    (_headed("Initialization", "Attributes"), _parse_parameters),
    (_headed("Event Listeners"), _parse_listeners),
    (_headed("Shortcuts"), _parse_shortcuts),
    (_headed("Demos"), _parse_demos),
    (lambda section: bool(_METHOD.search(section.text)), _parse_method),
    (lambda section: has_table(section.text), _parse_helper_class),
    (lambda section: _find_matrix(section.text) is not None, _parse_matrix),
    (lambda section: True, _parse_prose),
]

_STRUCTURAL = frozenset(
    {"Description", "Behavior", "Initialization", "Attributes", "Event Listeners"}
    | {"Shortcuts", "Demos", "Example Usage", "Example usage", "Methods", "Helper Classes"}
)
_GRAMMAR_WORDS = re.compile(r"(?:Description|Parameters|Keys|Shortcuts)\b")
