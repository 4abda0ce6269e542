# How to start the engines that are not Chromium's, as far as they are here.

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def firefox(profile: Path) -> list[str]:
    """The command that starts Firefox, without an address; skips the test where it is not."""
    found = shutil.which("firefox-esr") or shutil.which("firefox")
    if not found:
        pytest.skip("Firefox is not here: `apt-get install firefox-esr`")
    return [found, "--headless", "--new-instance", "--profile", str(profile)]


def webkit(_: Path) -> list[str]:
    """The command that starts the browser that comes with WebKitGTK, without an address."""
    found = sorted(Path("/usr/lib").glob("*/webkit*gtk-*/MiniBrowser"))
    if not found or not shutil.which("xvfb-run"):
        pytest.skip("WebKit is not here: `apt-get install libwebkit2gtk-4.1-0 xvfb xauth`")
    return ["xvfb-run", "-a", str(found[-1])]


@contextmanager
def running(command: list[str], home: Path) -> Iterator[None]:
    """Runs a browser while the context lasts; what it keeps is kept in `home`."""
    with subprocess.Popen(
        command,
        env={**os.environ, "HOME": str(home), "XDG_RUNTIME_DIR": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            yield
        finally:
            os.killpg(process.pid, signal.SIGTERM)
