# Output, file trees and other text whose blanks mean something. A tree has a known shape, and so
# has what the library is known to print; other text with indentation is shown as stored, with a
# remark.

from __future__ import annotations

import re

from docsgen.ingest.restore.knowledge import Conventions

_TREE = re.compile(r"^[^\S\n]*(├|└|│|\+--|\|)", re.M)
_BARS = re.compile(r"^(?:[│|] )+", re.M)


def restore_plain(source: str, conventions: Conventions) -> tuple[str, bool]:
    """Return the text and whether its blanks are known to be right."""
    if _TREE.match(source):
        return _BARS.sub(lambda bars: bars.group().replace(" ", "   "), source), True
    if conventions.is_output(source):
        return conventions.indented_output(source), True
    return source, not any(re.match(r"[ \t]\S", line) for line in source.split("\n"))
