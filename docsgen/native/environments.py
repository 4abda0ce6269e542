# Versions of a library that are not the installed one: each in a folder of the user's cache, with
# all that it needs, from which the process that runs apps imports them.

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from docsgen.errors import MissingToolError
from docsgen.installed import installed_version
from docsgen.user_cache import user_cache

_OPTIONS = ("--quiet", "--disable-pip-version-check", "--no-input", "--retries=1", "--timeout=15")


def folder_of(library: str, version: str | None, tell: Callable[[str], None]) -> Path | None:
    """The folder with a version of a library; None where that is what is installed.

    It is made by pip when it is not there; `tell` hears that. Raises MissingToolError with both
    versions when it cannot be had.
    """
    there = installed_version(library)
    if version is None or version == there:
        return None
    python = f"{sys.implementation.name}-{sys.version_info.major}.{sys.version_info.minor}"
    folder = user_cache() / "native" / f"{library}-{version}-{python}"
    if not folder.is_dir():
        tell(f"installing {library} {version} in {folder} to run apps under it, about 30 s")
        _install(library, version, there, folder)
    return folder


def _install(library: str, version: str, there: str | None, folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".new-", dir=folder.parent) as scratch:
        new = Path(scratch) / "packages"
        wanted = ["--target", str(new), f"{library}=={version}"]
        command = [sys.executable, "-m", "pip", "install", *_OPTIONS, *wanted]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        if run.returncode != 0:
            raise _failure(library, version, there, run.stderr)
        if not folder.is_dir():  # another process may have been faster
            new.rename(folder)


def _failure(library: str, version: str, there: str | None, said: str) -> MissingToolError:
    errors = [line for line in said.splitlines() if line.startswith("ERROR: ")]
    reason = errors[0].removeprefix("ERROR: ") if errors else said.strip().rpartition("\n")[2]
    beside = f"{there} is installed" if there else "none is installed"
    hint = f"pip install {library}=={version} beside docsgen, or connect to the network"
    if there:
        hint += f", or export with --{library} {there}"
    message = (
        f"{library} {version} is wanted, {beside}, and pip cannot install the former: {reason}"
    )
    return MissingToolError(message, hint=hint)
