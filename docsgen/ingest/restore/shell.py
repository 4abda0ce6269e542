# Shell commands: comments that lost their `#` are English lines, or `or --other` behind a command;
# a quoted JSON body is indented by its brackets, a continued line by one step.

from __future__ import annotations

import re

from docsgen.ingest.restore.braces import shell_depths

INDENT = 2
_SENTENCE = re.compile(r"[A-Z][a-z]+ [a-z][\w' ]*[a-z.:]?$")
_OTHERWISE = re.compile(r"(?<=\S) (?=or --?\w)")


def restore_shell(source: str) -> str:
    """Return the commands with comments marked and nested lines indented; text is kept."""
    found = shell_depths(source)
    written: list[str] = []
    for line, depth in zip(source.split("\n"), found, strict=True):
        text = line.strip(" ") if not line.strip() else line.lstrip(" ")
        indented = line.startswith((" ", "\t"))
        if not depth and not indented and _SENTENCE.match(text):
            written.append(f"# {text}")
        elif not depth and not indented:
            written.append(_OTHERWISE.sub(" # ", text, count=1))
        else:
            written.append(
                " " * (INDENT * max(depth, int(indented))) + text if text.strip() else ""
            )
    return "\n".join(written)
