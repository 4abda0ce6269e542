# A build that is killed, at whatever moment, leaves the previous site as it was, and the next
# build cleans up after it.

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from docsgen.config import Project
from docsgen.publish import MANIFEST
from tests.site.test_reproducible import tree

MOMENTS: dict[str, Callable[[list[Path]], bool]] = {
    "before anything is written": lambda staging: True,
    "when the new folder appears": lambda staging: bool(staging),
    "half-way": lambda staging: any((s / "guides").is_dir() for s in staging),
    "when all but the exchange is done": lambda staging: any(
        (s / MANIFEST).is_file() for s in staging
    ),
}


def is_gone(process: int) -> bool:
    """Whether no process of the group is left."""
    try:
        os.killpg(process, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_build_leaves_the_old_site(
    moment: str, jobs: str, real_project: Project, built: Path, tmp_path: Path
) -> None:
    out = tmp_path / "site"
    shutil.copytree(built, out)
    command = [sys.executable, "-m", "docsgen", "build", "--no-demos"]
    command += ["--project", str(real_project.root)]
    command += ["--jobs", jobs, "--out", str(out)]
    before = tree(out)

    with subprocess.Popen(command, start_new_session=True) as process:
        while process.poll() is None:
            if MOMENTS[moment](list(tmp_path.glob(".site.docsgen-*"))):
                process.send_signal(signal.SIGKILL)
                break
    while not is_gone(process.pid):
        os.sched_yield()
    assert tree(out) == before

    subprocess.run(command, check=True, capture_output=True)
    assert tree(out) == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
