# The work limit of one block. It counts steps, not seconds, so that a slow machine restores the
# same text as a fast one and builds stay byte-identical.

from __future__ import annotations


class GaveUpError(Exception):
    """A block needed more steps than it was given."""


class Work:
    """Steps left for one block; `spend` raises GaveUpError when there are none."""

    def __init__(self, steps: int) -> None:
        self.steps = steps

    def spend(self, steps: int) -> None:
        """Take `steps` from what is left."""
        self.steps -= steps
        if self.steps < 0:
            raise GaveUpError
