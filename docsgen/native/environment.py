# What a script that is exported knows of the environment: nothing of its author's, which readers do
# not have, and which would decide what the export is.

from __future__ import annotations

import _collections_abc
import os
import sys
from pathlib import Path
from typing import Any

_KEPT = ("PATH", "HOME", "LANG", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT")
_KEPT_KINDS = ("LC_",)

_PASSED_ON = ("<frozen", os.__file__, _collections_abc.__file__)
"""Files of the functions that look for a variable on behalf of others."""


def clear() -> None:
    """Forget all variables of this process but those that any program needs."""
    for name in list(os.environ):
        if name not in _KEPT and not name.startswith(_KEPT_KINDS):
            del os.environ[name]


def watch(folder: Path) -> list[str]:
    """The variables that code in `folder` asks for from now on and that are not set, each once.

    The list grows while the code runs.
    """
    asked: list[str] = []
    kind: Any = type(os.environ)
    look_up = kind.__getitem__

    def looked_up(environment: Any, name: Any) -> Any:
        try:
            return look_up(environment, name)
        except KeyError:
            if isinstance(name, str) and name not in asked and _is_asked_in(folder):
                asked.append(name)
            raise

    kind.__getitem__ = looked_up
    return asked


def _is_asked_in(folder: Path) -> bool:
    """Whether code in `folder` has called the function that looks a variable up."""
    frame: Any = sys._getframe(2)
    while frame and frame.f_code.co_filename.startswith(_PASSED_ON):
        frame = frame.f_back
    return bool(frame) and Path(frame.f_code.co_filename).is_relative_to(folder)
