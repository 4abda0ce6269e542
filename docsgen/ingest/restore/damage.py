# What the scraper tore out of a block for good: HTML tags inside strings, type arguments, whole
# texts. Such a block may still parse, which makes it the worst kind; it has to say so.

from __future__ import annotations

import re

from docsgen.ingest.restore.knowledge import Conventions
from docsgen.ingest.restore.scan import START, scan
from docsgen.model.blocks import Note

_TRIPLE = re.compile(r"(\"{3}|'{3})(.*?)(?:\1|\Z)", re.S)
_TORN = {
    "rust": re.compile(r":\s*(Vec|Option|Result|Box|HashMap)\s*[=;,)]"),
    "cpp": re.compile(r"^[^\S\n]*#?include\s*$", re.M),
    "json": re.compile(r"\"Bearer ?\""),
    "html": re.compile(r"\A\s*\Z"),
    "svelte": re.compile(r"\n[ \t]*\n[ \t]*\n|\A\s*\n|\{/if\}"),
}
_TAGS = Note("sample-notes.tags")
_BRACKETS = Note("sample-notes.brackets")
_NO_OUTPUT = re.compile(r"^ ?>> ?$", re.M)


def damage(source: str, language: str, conventions: Conventions) -> Note | None:
    """Return what the block lost, None when nothing shows."""
    if not source.strip():
        return Note("sample-notes.empty")
    if language == "python":
        return _damaged_python(source, conventions)
    torn = _TORN.get(language)
    if torn is not None and torn.search(source):
        return _TAGS if language in ("html", "svelte") else _BRACKETS
    return None


def _damaged_python(source: str, conventions: Conventions) -> Note | None:
    if conventions.has_emptied_markup(source) or _gutted(source):
        return _TAGS
    if _NO_OUTPUT.search(source):
        return _BRACKETS
    return Note("sample-notes.torn-string") if _unterminated(source) else None


def _gutted(source: str) -> bool:
    """Whether a triple-quoted string is empty or holds what block tags leave: runs of newlines."""
    return any(
        "\n" in match.group(2)
        and (not match.group(2).strip() or re.search(r"\n[ \t]*\n[ \t]*\n", match.group(2)))
        for match in _TRIPLE.finditer(source)
    )


def _unterminated(source: str) -> bool:
    """Whether a line ends right behind the quote that opens a string."""
    state = START
    for line in source.split("\n"):
        found = scan(line.strip(), state)
        text = line.strip()
        opened = found.broken in (len(text) - 1, len(text) - 2) and text[-1:] in ("'", '"')
        if opened and re.search(r"[(=,\[{:]\s*\w{0,2}['\"]$|\breturn \w{0,2}['\"]$", text):
            return True
        state = found.state if found.broken < 0 else START
    return False
