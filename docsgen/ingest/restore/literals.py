# `#` inside strings: colours, CSS selectors, anchors of known hosts. Only where the text around
# leaves no doubt; a heading in a Markdown string looks like any other text and stays as it is.

from __future__ import annotations

import re

from docsgen.model.blocks import Note

_HEX = r"([0-9A-Fa-f]{6}|(?=[A-Fa-f]*\d|[a-f]{3}\b)[0-9A-Fa-f]{3})"
_ARGUMENT = re.compile(rf"(color\w*\s*=\s*[\"']){_HEX}(?=[\"'])")
_DECLARATION = re.compile(
    rf"((?:color|background|border|outline|fill|stroke)[\w-]*:[^;{{}}\n]*?){_HEX}(?=[;}}\s!])"
)
_SHEET = re.compile(r"(?<=/edit)(?=gid=)")
_IDENTITY = re.compile(r"elem_id\s*=\s*[\"']([\w-]+)[\"']")
NOTE = Note("sample-notes.hashes")


def with_hashes(source: str) -> str:
    """Return `source` with the `#` of colours, id selectors and sheet anchors put back."""
    text = _ARGUMENT.sub(r"\1#\2", source)
    text = _DECLARATION.sub(r"\1#\2", text)
    text = _SHEET.sub("#", text)
    for name in sorted(set(_IDENTITY.findall(source))):
        text = re.sub(rf"^(\s*){re.escape(name)}(?=[ .:\w-]*\{{)", rf"\1#{name}", text, flags=re.M)
    return text
