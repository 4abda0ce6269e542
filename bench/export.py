# How long an author waits for an export: the second one of an app, after a change of its script, and
# one of an app that has not changed. Each is a process of its own, as a shell starts it.

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
APP = ROOT / "tests" / "apps" / "state" / "run.py"
RUNS = 5
LIMITS = {"changed": 3.0, "unchanged": 0.5}
"""Seconds."""


def main() -> int:
    """Print the medians, and fail where one is above its limit."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        script = folder / "app.py"
        script.write_bytes(APP.read_bytes())
        export(script)
        seconds: dict[str, list[float]] = {"changed": [], "unchanged": []}
        for number in range(RUNS):
            with script.open("a", encoding="utf-8") as file:
                file.write(f"# {number} {time.time()}\n")
            for what in seconds:
                seconds[what].append(export(script))
    medians = {what: statistics.median(taken) for what, taken in seconds.items()}
    print("| export of an app | measured, s | limit, s |\n|---|---|---|")
    for what, median in medians.items():
        print(f"| {what} | {median:.2f} | < {LIMITS[what]:g} |")
    return int(any(medians[what] >= limit for what, limit in LIMITS.items()))


def export(script: Path) -> float:
    """Export a script with the runtime of this project: the seconds that takes."""
    docsgen = Path(sys.executable).with_name("docsgen")
    options = ["--project", str(ROOT), "--out", str(script.parent / "out")]
    begun = time.monotonic()
    subprocess.run([docsgen, "export", script, *options], check=True, capture_output=True)
    return time.monotonic() - begun


if __name__ == "__main__":
    sys.exit(main())
