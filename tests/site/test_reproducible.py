# Two builds of the same input are byte-identical, whatever the hash seed, the locale, the working
# directory or the number of processes. Demos are compared in tests/demos.

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT


def tree(folder: Path) -> dict[str, str]:
    """The digest of every file below `folder`."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def build(out: Path, cwd: Path, jobs: int, **environment: str) -> None:
    command = [sys.executable, "-m", "docsgen", "build", "--no-demos", "--project", str(ROOT)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    subprocess.run(
        [*command, "--out", str(out), "--jobs", str(jobs)],
        cwd=cwd,
        env=environment,
        check=True,
        capture_output=True,
    )


def test_builds_are_byte_identical(tmp_path: Path) -> None:
    build(tmp_path / "one", ROOT, 1, PYTHONHASHSEED="1", LC_ALL="C")
    build(tmp_path / "two", tmp_path, 3, PYTHONHASHSEED="2", LC_ALL="C.UTF-8", TZ="Asia/Tokyo")
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_a_cold_cache_and_a_warm_one_give_the_same_site(tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(ROOT / "content", project / "content")
    command = [sys.executable, "-m", "docsgen", "build", "--no-demos", "--project", str(project)]
    for name in ("cold", "warm"):
        subprocess.run(
            [*command, "--out", str(tmp_path / name)], cwd=ROOT, check=True, capture_output=True
        )
    assert (project / ".docsgen" / "cache").is_dir()
    assert tree(tmp_path / "cold") == tree(tmp_path / "warm")
