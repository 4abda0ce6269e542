# Measures `docsgen extract` on the installed Gradio: what it takes with an empty cache and with a full
# one, next to importing the library in the same minute, and how much of the library is there.
#
#     python bench/extract.py

from __future__ import annotations

import inspect
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple

LIBRARY = "gradio"
RUNS = 5
_ROW = re.compile(r"(?m)^ [*]?\w+:")
_LISTENER = re.compile(r"\(fn, ···\)")


class Taken(NamedTuple):
    """Seconds by the clock, and of the processor, which do not count what else the machine does."""

    clock: float
    processor: float


def main() -> None:
    """Print what takes how long, in the order of a user's day, and the counts."""
    cold, warm, imported = [], [], []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as home:
            imported.append(_taken(["-c", f"import {LIBRARY}"], home))
            cold.append(_extract(home))
            warm.append(_extract(home))
            records = json.loads((Path(home) / "reference.json").read_text(encoding="utf-8"))
    _print("cold", cold, "; at most 3 s")
    _print("kept", warm)
    _print(f"import {LIBRARY}", imported)
    ratio = statistics.median(a.clock / b.clock for a, b in zip(cold, imported, strict=True))
    print(f"ratio of cold to importing, median of pairs: {ratio:.2f}")
    _print_coverage(records)


def _extract(home: str) -> Taken:
    out = str(Path(home) / "reference.json")
    return _taken(["-m", "docsgen", "extract", LIBRARY, "--out", out], home)


def _taken(arguments: list[str], home: str) -> Taken:
    start, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "XDG_CACHE_HOME": home}
    command = [sys.executable, *arguments]
    subprocess.run(command, env=environment, capture_output=True, check=True)
    end = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = end.ru_utime + end.ru_stime - used.ru_utime - used.ru_stime
    return Taken(time.perf_counter() - start, processor)


def _print(what: str, taken: list[Taken], goal: str = "") -> None:
    best = min(taken)
    print(f"{what}: {best.clock:.2f} s ({best.processor:.2f} s of one core){goal}")


def _print_coverage(records: list[dict[str, str]]) -> None:
    """Print how many classes and so on the records describe, and how many the library offers."""
    import gradio

    offered = [getattr(gradio, name) for name in gradio.__all__]
    classes = {one for one in offered if inspect.isclass(one)}
    functions = {one for one in offered if inspect.isfunction(one)}
    pages = {record["source_page_title"] for record in records}
    made = {one for one in classes if _names(one) & pages}
    print(f"classes: {len(made)} of {len(classes)}")
    print(f"functions: {sum(bool(_names(f) & pages) for f in functions)} of {len(functions)}")
    taken = sum(
        not name.startswith("_")
        for one in classes
        for name in list(inspect.signature(one.__init__).parameters)[1:]
    )
    print(f"parameters of classes: {_count(records, 'Initialization', _ROW, made)} of {taken}")
    components = {one for one in classes if getattr(one, "EVENTS", ())}
    events = sum(len({str(event) for event in one.EVENTS}) for one in components)
    found = _count(records, "Event Listeners", _LISTENER, components)
    print(f"events of components: {found} of {events}")


def _names(one: Any) -> set[str]:
    """The titles that the page of a class or function may have."""
    import gradio

    names = {name for name in gradio.__all__ if getattr(gradio, name) is one} | {one.__name__}
    return {f"Gradio - {name} Docs" for name in names}


def _count(
    records: list[dict[str, str]], heading: str, what: re.Pattern[str], classes: set[Any]
) -> int:
    """How often something is in the sections with a heading on the pages of classes."""
    titles = {title for one in classes for title in _names(one)}
    return sum(
        len(what.findall(record["text"]))
        for record in records
        if record["heading1"] == heading and record["source_page_title"] in titles
    )


if __name__ == "__main__":
    main()
