# Scripts in a confined process, with the kernel and with the audit hook alone.

from __future__ import annotations

import os
import runpy
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from docsgen.sandbox.kernel import is_available
from docsgen.sandbox.policy import Policy
from docsgen.sandbox.process import Confined, attend
from docsgen.sandbox.refusal import Refusal

KERNEL = pytest.param(
    True,
    id="kernel",
    marks=pytest.mark.skipif(not is_available(), reason="this kernel cannot confine"),
)
HOOK = pytest.param(False, id="hook")


@pytest.fixture
def no_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaves everything to the kernel."""
    monkeypatch.setattr("docsgen.sandbox.hook.install", lambda policy, report: None)


class Ran(NamedTuple):
    """What a script printed, and what it was refused."""

    output: str
    refusals: list[Refusal]


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run a script in tmp_path/own; it may write there and nowhere else."""

    def run(script: str, use_kernel: bool, *, ports: tuple[int, ...] = (), seconds: float = 20):
        folder = tmp_path.resolve() / "own"
        folder.mkdir(exist_ok=True)
        (folder / "run.py").write_text(script, "utf-8")
        policy = Policy(str(folder), ports)
        confined = Confined(policy, lambda: _run(folder), hook_alone=not use_kernel)
        end = time.monotonic() + seconds
        while not confined.has_ended and time.monotonic() < end:
            attend([confined], seconds=1)
        timely = confined.has_ended
        confined.end()
        assert timely, (folder / "output.txt").read_text("utf-8")
        return Ran((folder / "output.txt").read_text("utf-8"), confined.refusals)

    return run


def _run(folder: Path) -> None:
    output = os.open(folder / "output.txt", os.O_WRONLY | os.O_CREAT)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.chdir(folder)
    sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115 -- pytest's own is captured
    sys.stderr = sys.stdout
    try:
        runpy.run_path(str(folder / "run.py"), run_name="__main__")
    finally:
        sys.stdout.flush()
