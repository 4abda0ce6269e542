# Measures `docsgen check` on this repository's content: what it takes with an empty cache and with a
# full one, and how many findings of the hand-read sample are right.
#
#     python bench/check.py

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
VERDICTS = Path(__file__).with_name("check_verdicts.yaml")
RUNS = 5


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        shutil.copytree(ROOT / "content", project / "content")
        cold = min(_seconds(project, cold=True) for _ in range(RUNS))
        warm = min(_seconds(project, cold=False) for _ in range(RUNS))
        report = _check(project)
    print(f"cold: {cold[0]:.2f} s ({cold[1]:.2f} s of one core); at most 3 s")
    print(f"warm: {warm[0]:.2f} s ({warm[1]:.2f} s of one core); at most 0.5 s")
    print_precision(json.loads(report)["diagnostics"])


def _seconds(project: Path, *, cold: bool) -> tuple[float, float]:
    """Seconds by the clock and of the processor; these do not count what else the machine does."""
    if cold:
        shutil.rmtree(project / ".docsgen", ignore_errors=True)
    start, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    _check(project)
    end = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = end.ru_utime + end.ru_stime - used.ru_utime - used.ru_stime
    return time.perf_counter() - start, processor


def _check(project: Path) -> bytes:
    command = [sys.executable, "-m", "docsgen", "check", "--project", project, "--format", "json"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout


def print_precision(diagnostics: list[dict[str, Any]]) -> None:
    verdicts = yaml.safe_load(VERDICTS.read_text(encoding="utf-8"))
    found = {(d["rule"], d["location"]["record"], d["message"]) for d in diagnostics}
    read = [v for v in verdicts if (v["rule"], v.get("record"), v["message"]) in found]
    right = Counter(v["rule"] for v in read if v["right"])
    for rule, number in sorted(Counter(v["rule"] for v in read).items()):
        print(f"{rule}: {right[rule]} of {number} right")
    share = right.total() / len(read)
    print(f"precision: {right.total()} of {len(read)} ({share:.1%}); at least 95 %")
    if gone := len(verdicts) - len(read):
        print(f"{gone} findings of the sample are not found any more")


if __name__ == "__main__":
    main()
