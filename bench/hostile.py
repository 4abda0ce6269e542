# Measures how the time of each stage grows with hostile input. Twice the input may take twice the
# time and a little more; four times as long means that something is quadratic. Each line is a stage
# that grows faster; an input that takes too long is named with the place in the program.
#
#     python -m bench.hostile [REGEX]

from __future__ import annotations

import faulthandler
import json
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from docsgen.check import _BESIDE_PROSE, check_prose
from docsgen.config import load_project
from docsgen.diagnostics import Findings
from docsgen.render import Cards, SiteRenderer, Theme, search_index
from docsgen.stopwatch import Stopwatch
from docsgen.workflows.load import load
from tests.conftest import SITE
from tests.fuzz.hostile import MANY, PLACES, TEXTS, Files

CHARACTERS, PAGES = 20_000, 100
"""The smallest size of a text and the smallest number of pages; four times as many are the most."""

LIMIT = 30
"""Seconds of the processor after which a stage is not waited for."""

NOTICEABLE = 0.25
"""Seconds below which growth is noise."""

GROWTH = 3.0
"""How much longer twice the input may take."""


def main() -> None:
    wanted = re.compile(sys.argv[1] if len(sys.argv) > 1 else "")
    run({**PLACES["guide record"]("a")})  # imports, lexers and word lists, for all that follow
    count = slow = 0
    for name, files, size in cases():
        if wanted.search(name):
            count += 1
            for line in growth(files, size):
                slow += 1
                print(f"{name}: {line}", flush=True)
    print(f"{count} inputs, {slow} of them grow faster than they should")


def cases() -> Iterator[tuple[str, Callable[[int], Files], int]]:
    """All texts in the places where text is long, runs of one character in all others."""
    for place, put in PLACES.items():
        for name, text in TEXTS.items():
            if name.startswith("run of") or place in (
                "guide record",
                "reference record",
                "own guide",
            ):
                yield (
                    f"{place}: {name}",
                    lambda size, put=put, text=text: put(text(size)),
                    CHARACTERS,
                )
    for name, files in MANY.items():
        yield f"many {name}", files, PAGES


def growth(files: Callable[[int], Files], size: int) -> Iterator[str]:
    """The stages that take more than `GROWTH` times as long with twice the input."""
    half = measured(files(2 * size))
    whole = half if isinstance(half, str) else measured(files(4 * size))
    if isinstance(half, str) or isinstance(whole, str):
        yield str(whole)
        return
    for stage, seconds in whole.items():
        if seconds > NOTICEABLE and seconds > GROWTH * half.get(stage, 0):
            yield f"{stage} {half.get(stage, 0):.2f} -> {seconds:.2f} s"


def measured(files: Files) -> dict[str, float] | str:
    """Seconds of the processor by stage, taken in a process of its own; or where it got stuck."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        with os.fdopen(writer, "w") as out:
            faulthandler.dump_traceback_later(LIMIT, file=out, exit=True)
            json.dump(run(files), out)
            faulthandler.cancel_dump_traceback_later()
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    if said.startswith("{"):
        return json.loads(said)
    frames = re.findall(r'File ".*?([^/"]+/[^/"]+)", line (\d+) in (\w+)', said)
    return f"over {LIMIT} s, in " + " < ".join(":".join(frame) for frame in frames[:5])


def run(files: Files) -> dict[str, float]:
    """The seconds that building, indexing and checking a project take."""
    clock, findings = Stopwatch(), Findings()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for path, text in {"site.yaml": SITE, **files}.items():
            place = root / "content" / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8", errors="surrogatepass")
        project = load_project(root)
        with stage(clock, "read"):
            site = load(project, findings)
        theme = Theme(root / "templates")
        cards = Cards(root, theme.files["icon-512.png"])
        with stage(clock, "render"):
            for page in SiteRenderer(site, theme, project.config, cards, {}).pages().values():
                page()
        with stage(clock, "search"):
            search_index(site, project.config, root)
        for family in (*_BESIDE_PROSE, check_prose):
            with stage(clock, family.__name__):
                family(site, project, findings)
    return clock.seconds


@contextmanager
def stage(clock: Stopwatch, name: str) -> Iterator[None]:
    """Like Stopwatch.stage, but what else the machine does is not counted."""
    start = time.process_time()
    yield
    clock.seconds[name] = time.process_time() - start


if __name__ == "__main__":
    main()
