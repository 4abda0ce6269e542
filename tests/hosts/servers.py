# Web servers from Debian as a site's owner has them: their default configuration, with another
# port, another folder, and the logs out of the way. They run as child processes on loopback.

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from time import monotonic, sleep

import pytest

from docsgen.hosting import listener

PATIENCE = 20.0
"""Seconds that a server may take to answer for the first time."""

BARE_NGINX = """\
    types { text/html html; text/css css; application/javascript js; }
    default_type application/octet-stream;
"""
"""The least that a server has to know: everything else is bytes."""

BARE_APACHE = """\
TypesConfig /dev/null
AddType text/html .html
AddType text/css .css
AddType text/javascript .js
"""

Server = Callable[..., AbstractContextManager[str]]
"""`server(folder, settings="")`: serves a folder, with further settings of its kind; its URL."""


@contextmanager
def nginx(folder: Path, settings: str = "") -> Iterator[str]:
    """Serve `folder` with Debian's nginx; `settings` are those of a `server` block."""
    _needed("nginx")
    port = _free_port()
    with _public(folder) as (root, scratch):
        config = Path("/etc/nginx/nginx.conf").read_text(encoding="utf-8")
        sites = f"""
            server {{
                listen 127.0.0.1:{port};
                root {root};
                index index.html;
                {"" if "location /" in settings else "location / { try_files $uri $uri/ =404; }"}
                {settings}
            }}
        """
        config = config.replace("include /etc/nginx/sites-enabled/*;", sites)
        config = config.replace("/run/nginx.pid", f"{scratch}/pid")
        config = config.replace("/var/log/nginx", str(scratch))
        file = scratch / "nginx.conf"
        file.write_text(f"daemon off;\n{config}", encoding="utf-8")
        with _running(["nginx", "-c", str(file), "-e", f"{scratch}/error.log"], scratch, port):
            yield f"http://127.0.0.1:{port}/"


@contextmanager
def apache(folder: Path, settings: str = "") -> Iterator[str]:
    """Serve `folder` with Debian's Apache; `settings` are those of the server."""
    _needed("apache2")
    port = _free_port()
    with _public(folder) as (root, scratch):
        config = Path("/etc/apache2/apache2.conf").read_text(encoding="utf-8")
        config = config.replace("Include ports.conf", f"Listen 127.0.0.1:{port}")
        host = f"""
            ServerName localhost
            DocumentRoot {root}
            <Directory {root}>
                Require all granted
            </Directory>
            {settings}
        """
        if "Header " in settings:
            host = f"Include mods-available/headers.load\n{host}"  # a2enmod headers
        config = config.replace("IncludeOptional sites-enabled/*.conf", host)
        file = scratch / "apache2.conf"
        file.write_text(config, encoding="utf-8")
        places = {name: str(scratch) for name in ("RUN_DIR", "LOCK_DIR", "LOG_DIR")}
        user = "www-data" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        known = {"RUN_USER": user, "RUN_GROUP": user, "PID_FILE": f"{scratch}/pid", **places}
        environment = {f"APACHE_{name}": value for name, value in known.items()}
        command = ["apache2", "-f", str(file), "-D", "FOREGROUND"]
        with _running(command, scratch, port, environment):
            yield f"http://127.0.0.1:{port}/"


@contextmanager
def caddy(folder: Path, settings: str = "") -> Iterator[str]:
    """Serve `folder` with Debian's Caddy; `settings` are those of a site block."""
    _needed("caddy")
    port = _free_port()
    with _public(folder) as (root, scratch):
        file = scratch / "Caddyfile"
        site = f"http://127.0.0.1:{port} {{\nroot * {root}\nfile_server\n{settings}\n}}\n"
        file.write_text(f"{{\nadmin off\n}}\n{site}", encoding="utf-8")
        home = {"HOME": str(scratch), "XDG_DATA_HOME": str(scratch)}
        command = ["caddy", "run", "--adapter", "caddyfile", "--config", str(file)]
        with _running(command, scratch, port, home):
            yield f"http://127.0.0.1:{port}/"


SERVERS: Mapping[str, Server] = {"nginx": nginx, "apache": apache, "caddy": caddy}


def _needed(program: str) -> None:
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed; `make build/servers.stamp` does that")


def _free_port() -> int:
    with listener(0) as listening:
        return int(listening.getsockname()[1])


@contextmanager
def _public(folder: Path) -> Iterator[tuple[Path, Path]]:
    """A copy of a folder where another user can get at it, modes and dates kept; and a scratch one.

    Servers run as a user of their own, as on a real host: what only its owner may read fails there.
    """
    with tempfile.TemporaryDirectory(prefix="docsgen-host-") as name:
        top = Path(name)
        top.chmod(0o755)
        (top / "scratch").mkdir()
        (top / "scratch").chmod(0o777)
        shutil.copytree(folder, top / "www", copy_function=_linked)
        yield top / "www", top / "scratch"


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


@contextmanager
def _running(
    command: list[str], scratch: Path, port: int, environment: Mapping[str, str] | None = None
) -> Iterator[None]:
    """Run a server until the context ends; fails with its own words where it does not start."""
    log = scratch / "out.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            command,
            stdout=out,
            stderr=out,
            env={**os.environ, **(environment or {})},
            start_new_session=True,  # Apache ends its whole process group
        )
        try:
            _await(process, port, log)
            yield
        finally:
            process.terminate()
            process.wait()


def _await(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    limit = monotonic() + PATIENCE
    while monotonic() < limit and process.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=PATIENCE).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            sleep(0.05)
        else:
            return
    said = "\n".join(path.read_text("utf-8", "replace") for path in log.parent.glob("*.log"))
    raise RuntimeError(f"{process.args!r} does not answer: {said}")
