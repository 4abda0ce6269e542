# Errors of the library's own front end, in its own page too: no reason to distrust an embed.

from __future__ import annotations

import re
from collections.abc import Collection

KNOWN = {
    "dataset": re.compile(r"Cannot read properties of undefined \(reading '\d+'\)"),
    "imageeditor": re.compile(
        r"Cannot read properties of undefined \(reading 'background_image'\)"
    ),
}
"""The type of a component and what the console says wherever it is mounted; see docs/verify.md."""

ABORTED = (
    "AbortError: ",
    "Unexpected error Connection errored out.",
    "Connection to the server was lost.",
)
"""How the console, and what is shown, begin when a page goes away while an event is at work."""


def is_known(message: str, components: Collection[str], *, leaves: bool) -> bool:
    """Whether an app with these `components`, or one that its reader `leaves`, logs `message`."""
    if leaves and message.startswith(ABORTED):
        return True
    return any(type_ in components and said.search(message) for type_, said in KNOWN.items())
