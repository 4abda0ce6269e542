# How long `docsgen verify --all` takes on the embeds of the built site, and whether several runs in a
# row come to the same verdicts. RUNS (1) and ONLY (embed/*) say how often and on which.

from __future__ import annotations

import collections
import json
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent


def main() -> None:
    runs = int(os.environ.get("RUNS") or 1)
    verdicts = [verified(os.environ.get("ONLY") or "embed/*") for _ in range(runs)]
    differing = [
        f"{path}: {', '.join(run.get(path, 'missing') for run in verdicts)}"
        for path in sorted(set().union(*verdicts))
        if len({run.get(path) for run in verdicts}) > 1
    ]
    print(f"{len(verdicts[0])} embeds, {runs} runs, {len(differing)} verdicts that differ")
    for line in differing:
        print(line)


def verified(only: str) -> dict[str, str]:
    """The verdict on each embed after one run, whose time is printed."""
    begun = time.monotonic()
    command = [sys.executable, "-m", "docsgen", "verify", "--all", "--only", only]
    told = subprocess.run(
        [*command, "--format", "json"], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False
    )
    report = json.loads(told.stdout)
    verdicts = {one["path"]: one["verdict"] for one in report["verdicts"]}
    print(f"{time.monotonic() - begun:.0f} s: {dict(collections.Counter(verdicts.values()))}")
    for found in report["diagnostics"]:
        if found["severity"] == "error" or found["rule"] == "DG177":  # the second attempt went well
            print(f"  {found['location']['url']}: {found['message']}")
    return verdicts


if __name__ == "__main__":
    main()
