# Names that a sample uses and that nothing defines: neither the sample, nor one above it on its
# page, nor Python. pyflakes follows the scopes.

from __future__ import annotations

import ast
import builtins
import re
import sys
from collections.abc import Iterable

from pyflakes import checker, messages

from docsgen.check.samples.program import Libraries, Program
from docsgen.check.samples.sample import Sample
from docsgen.diagnostics import Findings

_CUSTOMARY = {
    "cv2": "import cv2",
    "httpx": "import httpx",
    "np": "import numpy as np",
    "pd": "import pandas as pd",
    "PIL": "import PIL.Image",
    "plt": "import matplotlib.pyplot as plt",
    "requests": "import requests",
    "torch": "import torch",
    "uvicorn": "import uvicorn",
}
"""Modules that samples call by these names, and how they are imported."""

_FAMILIAR = {
    **dict.fromkeys(
        ("Any", "Callable", "Dict", "Iterator", "List", "Literal", "Optional", "Set", "Tuple"),
        "typing",
    ),
    **dict.fromkeys(("TypedDict", "Union"), "typing"),
    "Path": "pathlib",
    "dataclass": "dataclasses",
    "field": "dataclasses",
}
"""Names of the standard library that everybody recognizes, and their modules."""

_IMPORTED = re.compile(r"(?m)^[^\S\n]*import .*?(\w+)\s*$")
"""The name that an import of one module binds."""

_WORD = re.compile(r"[A-Za-z_]\w*")


class DefinedNames:
    """What is defined on a page so far; `imports` says whether any sample imported something."""

    def __init__(self, libraries: Libraries, codes: Iterable[str] = ()) -> None:
        self.libraries = libraries
        self._imported = {name for code in codes for name in _IMPORTED.findall(code)}
        self._known: set[str] = set()
        self._imports = False
        self._modules: set[str] = set()

    def add_text(self, code: str) -> None:
        """A sample that is not sure, or cannot be read, may define any of its words."""
        self._known.update(_WORD.findall(code))
        self._imports |= "import " in code

    def check(self, sample: Sample, program: Program, findings: Findings) -> None:
        """Report what the sample uses and nobody defines, and remember what it defines."""
        self._imports |= program.imports
        self._spellings(sample, program, findings)
        run = _run(program, self._known)
        modules = _used_as_modules(program.nodes)
        complete = program.imports and any(map(_launches, program.nodes))
        seen: set[str] = set()
        for message in run.messages:
            name = message.message_args[0] if message.message_args else ""
            if not isinstance(message, messages.UndefinedName) or name in seen:
                continue
            seen.add(name)
            if wanted := self._import_of(name, name in modules):
                if self._imports and not self._comes_in_time(name, program):
                    what = f"`{name}` is used and never imported"
                    sample.report(findings, "DG132", what, f"add `{wanted}`", message.lineno)
            elif complete and not _is_self(name):
                what = f"`{name}` is used and never defined"
                hint = "define it, or say in a comment what it is"
                sample.report(findings, "DG131", what, hint, message.lineno)
        self._known |= _defined(run)

    def _spellings(self, sample: Sample, program: Program, findings: Findings) -> None:
        """Report a module that an earlier sample calls by one letter more or less at its end."""
        for node in program.nodes:
            if not isinstance(node, ast.ImportFrom) or not node.module or node.level:
                continue
            root = node.module.partition(".")[0]
            other = root[:-1] if root.endswith("s") else f"{root}s"
            if other in self._modules and root not in self._modules:
                what = f"the module is called `{root}` here and `{other}` above"
                sample.report(findings, "DG153", what, "use one name", node.lineno)
            self._modules.add(root)

    def _comes_in_time(self, name: str, program: Program) -> bool:
        """Whether only functions use a name that another sample of the page imports.

        Samples that make up one file may import below a function what it uses when it is called.
        """
        return name in self._imported and name not in _used_at_once(program.tree)

    def _import_of(self, name: str, as_module: bool) -> str | None:
        """The import that would define a name which readers recognize."""
        if name in _FAMILIAR:
            return f"from {_FAMILIAR[name]} import {name}"
        if as_module and name in self.libraries.aliases:
            return _import_as(self.libraries.aliases[name], name)
        if as_module and name in _CUSTOMARY:
            return _CUSTOMARY[name]
        if as_module and name in sys.stdlib_module_names:
            return f"import {name}"
        package = None if as_module else self.libraries.exporting(name)
        return f"from {package} import {name}" if package else None


def _import_as(package: str, alias: str) -> str:
    return f"import {package}" + (f" as {alias}" if alias != package else "")


def _run(program: Program, known: set[str]) -> checker.Checker:
    """The scopes of a sample; types in quotes are not looked into, for they need not exist."""
    for node in program.nodes:
        for field in ("annotation", "returns"):
            if isinstance(getattr(node, field, None), ast.Constant):
                setattr(node, field, None if field == "returns" else ast.Constant(None))
    return checker.Checker(program.tree, builtins=known | set(dir(builtins)))


def _defined(run: checker.Checker) -> set[str]:
    """The names that the module's own scope binds."""
    scopes = [scope for scope in run.deadScopes if isinstance(scope, checker.ModuleScope)]
    return {name for scope in scopes for name in scope}


def _used_as_modules(nodes: list[ast.AST]) -> set[str]:
    """Names of which an attribute is used."""
    return {
        node.value.id
        for node in nodes
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }


def _used_at_once(tree: ast.AST) -> set[str]:
    """Names that are used outside of functions."""
    waiting, names = [tree], set()
    while waiting:
        for node in ast.iter_child_nodes(waiting.pop()):
            if isinstance(node, ast.Name):
                names.add(node.id)
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                waiting.append(node)
    return names


def _launches(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "launch"
    )


def _is_self(name: str) -> bool:
    return name in ("self", "cls") or name.startswith("__")
