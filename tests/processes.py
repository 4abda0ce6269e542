# What tests look at that kill docsgen: whether it has come so far, and which processes are its own.

from __future__ import annotations

import subprocess
from pathlib import Path


def wait_for(name: str, folder: Path) -> None:
    """Look until a file of that name is there; the test's own limit is the end."""
    for _ in range(900):
        if any(folder.rglob(name)):
            return
        subprocess.run(["sleep", "0.1"], check=True)
    raise AssertionError(name)


def processes_with(mark: str) -> list[int]:
    """The processes that have inherited `mark` in their environment."""
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            if f"DOCSGEN_TEST={mark}".encode() in path.read_bytes():
                found.append(int(path.parent.name))
        except OSError:
            continue
    return found
