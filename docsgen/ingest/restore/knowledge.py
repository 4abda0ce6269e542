# What a library's adapter can tell about its code samples. Without one, only Python's own
# conventions count.

from __future__ import annotations

from docsgen.ingest.restore.features import Block, Program


class Conventions:
    """How samples of a library are written; as it is here, nothing is known.

    `commands` are programs that its samples start in a shell.
    """

    commands: tuple[str, ...] = ()

    def layout_odds(self, program: Program, block: Block, at: int) -> float:
        """What an app's layout adds to the log odds that `block` ends before statement `at`."""
        return 0.0

    def has_emptied_markup(self, source: str) -> bool:
        """Whether an argument that must be HTML is empty, because its tags were stripped."""
        return False

    def is_output(self, source: str) -> bool:
        """Whether the text is something that the library prints in a form that is known."""
        return False

    def indented_output(self, source: str) -> str:
        """Text for which `is_output` holds with its indentation."""
        return source


PLAIN = Conventions()
"""The conventions of a library that nothing is known of."""
