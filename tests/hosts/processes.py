# Programs that serve a host, and its database, for as long as a test needs them.

from __future__ import annotations

import getpass
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from docsgen.hosting import listener
from tests.hosts.host import run

_PATIENCE = 120
"""Seconds within which a server answers."""


def free_port() -> int:
    """A port of the loopback interface that nobody listens on."""
    with listener(0) as free:
        return int(free.getsockname()[1])


@contextmanager
def database(folder: Path, socket: Path, name: str) -> Iterator[None]:
    """MariaDB with an empty database while the context lasts: on a socket, and on no port.

    Its user `root` has no password.
    """
    user = f"--user={getpass.getuser()}"
    make = ["mariadb-install-db", "--no-defaults", f"--datadir={folder}", user, "--skip-test-db"]
    run(*make, "--auth-root-authentication-method=normal")
    place = [f"--datadir={folder}", f"--socket={socket}", f"--pid-file={folder}/pid"]
    with running(["mariadbd", "--no-defaults", *place, user, "--skip-networking"], socket):
        sql = f"CREATE DATABASE {name} CHARACTER SET utf8mb4"
        run("mariadb", "--no-defaults", f"--socket={socket}", "-uroot", "-e", sql)
        yield


@contextmanager
def running(
    command: Sequence[str],
    place: str | Path,
    *,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Iterator[None]:
    """A server while the context lasts, once it answers at `place`: a URL, or a socket's path.

    Raises RuntimeError, with the end of what it printed, when it ends or does not answer.
    """
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            if not _answers_in_time(process, place):
                output.seek(0)
                said = output.read()[-2000:].decode(errors="replace")
                raise RuntimeError(f"{command[0]} does not answer:\n{said}")
            yield
        finally:
            os.killpg(process.pid, signal.SIGTERM)  # with its workers, which PHP leaves behind
            process.wait(30)


def _answers_in_time(process: subprocess.Popen[bytes], place: str | Path) -> bool:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        if place.exists() if isinstance(place, Path) else _answers(place):
            return True
        time.sleep(0.1)
    return False


def _answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=30):
            return True
    except HTTPError as error:
        return error.code < 500  # until it is ready, it may answer that it is not
    except (URLError, OSError):
        return False
