# What stages made of their input, kept by content while the process lives: `docsgen serve` reads
# the project again and again, and most of it is as it was.

from __future__ import annotations

import functools
from collections.abc import Callable, Hashable
from typing import Concatenate, ParamSpec, TypeVar

from docsgen.diagnostics import Findings

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")

MANY = 20_000
"""Small results, such as those of sections, that are kept before the oldest is forgotten."""

FEW = 32
"""The same for results that are as large as a file."""


def remembered(
    size: int,
) -> Callable[
    [Callable[Concatenate[Findings, _Arguments], _Result]],
    Callable[Concatenate[Findings, _Arguments], _Result],
]:
    """Like functools.lru_cache, for functions that collect findings in their first argument.

    The findings of the first call are reported by the later ones too. The other arguments must be
    hashable, and results must not be changed.
    """

    def decorate(
        work: Callable[Concatenate[Findings, _Arguments], _Result],
    ) -> Callable[Concatenate[Findings, _Arguments], _Result]:
        @functools.lru_cache(maxsize=size)
        def kept(*arguments: Hashable) -> tuple[_Result, Findings]:
            found = Findings()
            return work(found, *arguments), found  # type: ignore[arg-type, call-arg]

        @functools.wraps(work)
        def call(
            findings: Findings, /, *arguments: _Arguments.args, **named: _Arguments.kwargs
        ) -> _Result:
            result, found = kept(*arguments, **named)  # type: ignore[arg-type]
            findings.extend(found)
            return result

        return call

    return decorate
