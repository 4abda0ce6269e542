# `make bench-versions`: what a second version of the library adds to the first build of this
# repository's site, without demos, as whole processes whose caches are empty but for downloads.

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
DOCSGEN = Path(sys.executable).parent / "docsgen"


class Cost(NamedTuple):
    """Seconds of a process with its children, by the clock and of CPU time."""

    wall: float
    cpu: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("other", help="another version than the documented one")
    parser.add_argument("--runs", type=int, default=3, help="pairs of builds, alternating")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        one, two = Path(folder, "one"), Path(folder, "two")
        shutil.copytree(ROOT / "content", one / "content")
        shutil.copytree(ROOT / "content", two / "content")
        ask_for(given.other, two / "content" / "site.yaml")
        build(two)  # downloads
        pairs = [(build(one), build(two)) for _ in range(given.runs)]
    for name in Cost._fields:
        first = statistics.median(getattr(alone, name) for alone, _ in pairs)
        both = statistics.median(getattr(together, name) for _, together in pairs)
        share = statistics.median(
            (getattr(together, name) - getattr(alone, name)) / getattr(alone, name)
            for alone, together in pairs
        )
        print(f"{name}: {first:.1f} s, with a second version {both:.1f} s, ratio {share:.2f}")


def ask_for(version: str, site: Path) -> None:
    """Have the site document another version besides its own."""
    text = site.read_text(encoding="utf-8")
    documented = text.partition("\n  version: ")[2].partition("\n")[0]
    site.write_text(f'{text}\nversions: ["{documented}", "{version}"]\n', encoding="utf-8")


def build(project: Path) -> Cost:
    """The cost of a build in a project that nothing is remembered of."""
    kept = project / ".docsgen" / "cache"
    for folder in kept.iterdir() if kept.is_dir() else ():
        if folder.name != "wheels":
            shutil.rmtree(folder)
    start = time.perf_counter()
    command = [DOCSGEN, "build", "--no-demos", "--project", project]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"the build of {project} failed")
    return Cost(time.perf_counter() - start, usage.ru_utime + usage.ru_stime)


if __name__ == "__main__":
    main()
