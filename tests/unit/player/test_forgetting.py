# Docstrings are forgotten where they only take up room; run in a process of its own.

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import textwrap
from docsgen.player.forgetting import forget_documentation

class Point:
    "A point."

    def move(self, by=1):
        "Move it."
        return by + 1

forget_documentation()
assert not Point.__doc__ and not Point.move.__doc__ and not textwrap.dedent.__doc__
assert Point().move() == 2 and textwrap.dedent("  a") == "a"
assert int.__doc__
"""


def test_functions_and_classes_forget_and_go_on_working() -> None:
    subprocess.run([sys.executable, "-c", SCRIPT], check=True)
