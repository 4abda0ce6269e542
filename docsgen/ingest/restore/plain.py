# Output, file trees and other text whose blanks mean something. A tree and the usage that a client
# prints have a known shape; other text with indentation is shown as stored and says so.

from __future__ import annotations

import re

from docsgen.ingest.restore.gradio import usage_depth

_TREE = re.compile(r"^\s*(├|└|│|\+--|\|)", re.M)
_BARS = re.compile(r"^(?:[│|] )+", re.M)


def restore_plain(source: str) -> tuple[str, bool]:
    """Return the text and whether its blanks are known to be right."""
    if _TREE.match(source):
        return _BARS.sub(lambda bars: bars.group().replace(" ", "   "), source), True
    lines = source.split("\n")
    if re.match(r"\s*Client\.predict\(\) Usage Info", source):
        return "\n".join(" " * usage_depth(line) + line.lstrip() for line in lines), True
    return source, not any(re.match(r"[ \t]\S", line) for line in lines)
