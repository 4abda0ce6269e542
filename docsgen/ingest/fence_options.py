# What stands behind the language of a fence in an own guide and says how its code is shown:
#
#     ```python title="app.py" {2,4-6} diff numbers wrap
#
# What is wrong is reported, and the code is shown with what is right.

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from docsgen.model import CodeBlock, CodeDisplay, Status

_LANGUAGE = re.compile(r"\s*(?P<language>(?:[\w+#.-]++(?=\s|\{|$))?)(?P<rest>.*)")
"""The first word behind a fence, where it may be a language; elsewhere it could be markup."""

_OPTION = re.compile(
    r"\{(?P<lines>[^{}]*)\}(?!\S)"
    r"""|title=(?:"(?P<title>[^"]*)"|'(?P<quoted>[^']*)'|(?P<bare>[^\s"']\S*))(?!\S)"""
    r"|(?P<other>\S+)"
)
_RANGE = re.compile(r"[ ]*(?P<first>\d{1,6})(?:-(?P<last>\d{1,6}))?[ ]*")
_FLAGS = ("diff", "numbers", "wrap")
_KNOWN = 'title="...", {2,4-6}, diff, numbers and wrap'

Report = Callable[[str], None]


def code_block(info: str, source: str, heading: str, report: Report) -> CodeBlock:
    """The code of a fence with `info` behind it; `report` hears what is wrong with that, in words.

    Of code with marks of a diff, the block's code is what is left when all is done, and its source
    has the marks.
    """
    found = _LANGUAGE.match(info)
    language = found["language"].lower() if found else ""
    rest = found["rest"].strip() if found else ""
    display = _display(info.strip(), rest, source, report) if language and rest else None
    code = source
    if display and display.is_diff:
        code = "\n".join(text for mark, text in display.lines(source) if mark != "-")
    return CodeBlock([], heading, language, Status.VERBATIM, source, code, display=display)


def _display(info: str, options: str, source: str, report: Report) -> CodeDisplay:
    title, marked, flags = "", set[int](), set[str]()
    count = source.count("\n") + 1
    for found in _OPTION.finditer(options):
        if found["lines"] is not None:
            marked.update(_marked(found["lines"], count, report))
        elif found["other"] is None:
            title = found["title"] or found["quoted"] or found["bare"] or ""
        elif found["other"] in _FLAGS:
            flags.add(found["other"])
        else:
            report(f"there is no option {found['other']!r}; there are {_KNOWN}")
    return CodeDisplay(
        info=info,
        title=" ".join(title.split()),
        marked=sorted(marked),
        is_diff="diff" in flags,
        is_numbered="numbers" in flags,
        wraps="wrap" in flags,
    )


def _marked(written: str, count: int, report: Report) -> Iterator[int]:
    """The numbers of the lines that `written` lists, of the `count` lines that there are."""
    for part in written.split(","):
        found = _RANGE.fullmatch(part)
        if found is None:
            report(f"{part.strip()!r} are no lines; write them as in {{2,4-6}}")
            continue
        first, last = int(found["first"]), int(found["last"] or found["first"])
        if not 1 <= first <= last <= count:
            report(f"there are no lines {part.strip()}; the code has {count}")
            continue
        yield from range(first, last + 1)
