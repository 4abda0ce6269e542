# What a memory snapshot does without: the documentation of everything that has been imported.

from __future__ import annotations

import gc
import inspect
from contextlib import suppress
from types import CodeType, FunctionType

_HAS_DOCSTRING = getattr(inspect, "CO_HAS_DOCSTRING", 0)
"""The flag of code whose first constant is its docstring; from Python 3.14 on."""


def forget_documentation() -> None:
    """Give up the docstrings of all functions, and of all classes that Python code has made."""
    for one in gc.get_objects():
        if isinstance(one, FunctionType):
            one.__doc__ = None
            one.__code__ = _undocumented(one.__code__)
        elif isinstance(one, type):
            with suppress(AttributeError, TypeError):  # those of the interpreter keep theirs
                one.__doc__ = None


def _undocumented(code: CodeType) -> CodeType:
    if not code.co_flags & _HAS_DOCSTRING:
        return code
    return code.replace(co_consts=("", *code.co_consts[1:]))
