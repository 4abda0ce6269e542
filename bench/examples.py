# `make bench-examples`: builds the examples of all components under the installed library, each as
# readers see it first and once for everything that each of its controls can be set to, and says
# which of these programs do not build, and why.
#
#     python bench/examples.py [NAME ...]

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple, cast

from docsgen.config import Project, load_project
from docsgen.diagnostics import Findings
from docsgen.model.example import Example
from docsgen.native.library import Library
from docsgen.stopwatch import Stopwatch
from docsgen.workflows.releases import load_releases

ROOT = Path(__file__).parent.parent


def main(names: list[str]) -> int:
    project = load_project(ROOT)
    sites = load_releases(project, Findings(project.config.rules), Stopwatch())
    live = next(one for one in sites if one.releases.is_live).site
    titles = {page.path: page.class_name for page in live.pages}
    shown = {titles[path]: example for path, example in live.examples.items()}
    chosen = {name: one for name, one in shown.items() if name in names or not names}
    found = [
        (f"{name}{what}", code) for name, one in chosen.items() for what, code in programs(one)
    ]
    begun = time.monotonic()
    outcomes = list(built(found, project))
    failures = [f"{name}: {one.error}" for name, one in outcomes if one.error]
    warned = [f"{name} warns: {one.warning}" for name, one in outcomes if one.warning]
    counts = f"{len(failures)} fail, {len(warned)} warn, {time.monotonic() - begun:.0f} s"
    print(f"{len(chosen)} examples, {len(found)} programs, {counts}")
    print("\n".join([*failures, *warned]))
    return int(bool(failures) or not found)


def programs(example: Example) -> Iterator[tuple[str, str]]:
    """What is chosen, and the program that comes of it."""
    yield "", example.initial
    for parameter, literal in example.trials():
        yield f"({parameter}={literal})", example.program({parameter: literal})


class Outcome(NamedTuple):
    """Why the library does not serve the app of a program, and what it warns of; both may be empty."""

    error: str = ""
    warning: str = ""


def built(found: list[tuple[str, str]], project: Project) -> Iterator[tuple[str, Outcome]]:
    """The name of each program with what came of it.

    Each is run by a copy of a process that has loaded the library: what one leaves behind does
    not help the next.
    """
    name = project.adapter.native() or ""
    with tempfile.TemporaryDirectory() as home, contextlib.chdir(home):
        library = cast("Library", import_module(name))
        os.environ.update(library.environment("export", Path(home)))
        library.load()
        library.settle("export", Path(home))
        with get_context("fork").Pool(1, maxtasksperchild=1) as pool:
            outcomes = pool.imap(partial(outcome, name), [code for _, code in found])
            for (what, _), told in zip(found, outcomes, strict=True):
                yield what, Outcome(*told)


def outcome(module: str, program: str) -> tuple[str, str]:
    """The parts of what comes of a program, which the library in this process runs."""
    library = cast("Library", import_module(module))
    script = Path("run.py")
    script.write_text(program, encoding="utf-8")
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        try:
            asyncio.run(library.described(library.run(script.absolute())))
        except Exception as error:  # whatever the library says
            return f"{type(error).__name__}: {error}", ""
    said = [str(one.message) for one in told if one.category is UserWarning]
    return "", said[0] if said else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
