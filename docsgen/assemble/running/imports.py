# Which import defines a name that a sample uses: what the library is called, what everybody calls
# well-known packages and parts of Python, and what other samples of the site import.

from __future__ import annotations

import dataclasses
import functools
import pathlib
import sys
import typing
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from docsgen.assemble.running.knowledge import RunningKnowledge
from docsgen.assemble.running.programs import Program, imports_in
from docsgen.config import Library

_CUSTOMARY = {
    "cv2": "import cv2",
    "np": "import numpy as np",
    "pd": "import pandas as pd",
    "PIL": "import PIL.Image",
    "plt": "import matplotlib.pyplot as plt",
    "tqdm": "from tqdm import tqdm",
}
"""What samples call packages, where that is not the name of the package itself."""

_FAMILIAR: dict[str, str] = {
    **dict.fromkeys(sorted(typing.__all__), "typing"),
    **dict.fromkeys(("dataclass", "field"), dataclasses.__name__),
    **dict.fromkeys(("partial", "wraps"), functools.__name__),
    "ABC": "abc",
    "abstractmethod": "abc",
    "deepcopy": "copy",
    "Path": pathlib.__name__,
    "sleep": "time",
}
"""Names of the standard library that everybody recognizes, and their modules."""


class Imports:
    """The imports of a site's samples, and those that its library makes customary.

    `classes` are the dotted and the plain names of what has a page in the reference.
    """

    def __init__(
        self,
        library: Library,
        classes: Iterable[tuple[str, str]],
        pages: Iterable[Sequence[Program]],
        knowledge: RunningKnowledge,
    ) -> None:
        self.packages = {library.name, *library.aliases.values(), *knowledge.packages}
        self._alias = library.alias
        self._library = _import_as(library.name, library.alias)
        self._classes = {
            name: f"from {qualified.rpartition('.')[0]} import {name}"
            for qualified, name in classes
            if name.isidentifier() and qualified.rpartition(".")[0] == library.name
        }
        self._used = self._most_used(pages)

    def is_there(self, package: str) -> bool:
        """Whether a package can be imported where the library is installed."""
        return package in self.packages or package in sys.stdlib_module_names

    def _most_used(self, pages: Iterable[Sequence[Program]]) -> dict[str, str]:
        """How most samples of the site import a name from what is there anyway."""
        counted: dict[str, Counter[str]] = {}
        for one in (program for programs in pages for program in programs if program.tree):
            assert one.tree
            for name, line in imports_in(one.tree):
                if self.is_there(line.split()[1].partition(".")[0]):
                    counted.setdefault(name, Counter())[line] += 1
        return {
            name: min(lines, key=lambda line: (-lines[line], line))
            for name, lines in counted.items()
        }

    def line_for(self, name: str, modules: Collection[str], called: Collection[str]) -> str | None:
        """The import that defines a name.

        `modules` are the names of which an attribute is used, `called` those that are called.
        """
        if name == self._alias:
            return self._library
        if name in _CUSTOMARY:
            return _CUSTOMARY[name]
        if name in modules and name in self.packages | sys.stdlib_module_names:
            return f"import {name}"
        if name in modules and name in self._used:
            return self._used[name]
        is_type = _FAMILIAR.get(name) == "typing"
        if name in _FAMILIAR and name not in self._classes and not (is_type and name in called):
            return f"from {_FAMILIAR[name]} import {name}"
        if name in modules and name.islower():  # an object of the reader's
            return None
        return self._used.get(name) or self._classes.get(name)


def _import_as(package: str, alias: str) -> str:
    return f"import {package}" + (f" as {alias}" if alias != package else "")
