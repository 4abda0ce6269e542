# What a browser lacks.

from __future__ import annotations


class UnavailableError(Exception):
    """An app needs what is not here; readers see the message even where the app hides errors."""
