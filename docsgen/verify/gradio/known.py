# Errors of the library's own front end, in its own page too: no reason to distrust an embed.

from __future__ import annotations

from collections.abc import Collection

KNOWN = {
    "dataset": "Cannot read properties of undefined (reading '0')",
    "imageeditor": "Cannot read properties of undefined (reading 'background_image')",
}
"""The type of a component and what the console says wherever it is mounted; see docs/verify.md."""


def is_known(message: str, components: Collection[str]) -> bool:
    """Whether one of the `components` of an app logs `message` whatever the app does."""
    return any(type_ in components and said in message for type_, said in KNOWN.items())
