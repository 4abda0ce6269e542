# Ghost from npm, with MariaDB on a socket of its own.

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

from tests.hosts.host import AFTER, BEFORE, Host, is_current, mark_current, run
from tests.hosts.processes import database, free_port, running

WRITER = {"email": "writer@blog.example", "password": "correct horse battery"}

_NOT_ASKED = {"url": "data:text/javascript,", "styles": "data:text/css,"}
"""Instead of parts of its pages that come from another host, which nobody reaches here."""

Node = dict[str, Any]
"""A part of a post: a paragraph or a card."""


class Ghost(Host):
    """A blog with the theme that Ghost has by default, Source."""

    name = "ghost"
    title = "Ghost with Source"
    formats = ("ghost", "url", "poster-html")

    @property
    def package(self) -> Path:
        """The installed software."""
        return self.folder / "package"

    def install(self) -> None:
        if shutil.which("mariadbd") is None:
            raise RuntimeError("MariaDB is missing: run `apt-get install mariadb-server`")
        lock = self.source / "package-lock.json"
        if is_current(self.folder, lock):
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        wanted = json.loads((self.source / "package.json").read_text(encoding="utf-8"))["version"]
        archive = run("npm", "pack", "--silent", f"ghost@{wanted}", cwd=self.folder).strip()
        run("tar", "-xzf", archive, cwd=self.folder)
        for name in ("package.json", lock.name):  # without what only Ghost's developers need
            shutil.copy(self.source / name, self.package)
        options = ("--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund")
        run("npm", "ci", *options, cwd=self.package)
        mark_current(self.folder, lock)

    def version(self) -> str:
        about = (self.package / "package.json").read_text(encoding="utf-8")
        return str(json.loads(about)["version"])

    @contextmanager
    def published(self, texts: Mapping[str, str]) -> Iterator[dict[str, str]]:
        with self.blog() as blog:
            yield {form: blog.post(card(form, text, blog)) for form, text in texts.items()}

    @contextmanager
    def blog(self) -> Iterator[Blog]:
        """An empty blog while the context lasts."""
        with tempfile.TemporaryDirectory() as folder:
            place, port = Path(folder), free_port()
            url = f"http://127.0.0.1:{port}"
            shutil.copytree(self.package / "content", place / "content")
            settings = json.dumps(_settings(place, url, port))
            (self.package / "config.development.json").write_text(settings)
            # In development, it asks hosts on this machine, too, how to show an address.
            environment = {**os.environ, "NODE_ENV": "development"}
            with (
                database(place / "database", place / "socket", "blog"),
                running(
                    ["node", "index.js"], f"{url}/", folder=self.package, environment=environment
                ),
            ):
                yield Blog(url)


def _settings(place: Path, url: str, port: int) -> Node:
    login = {"user": "root", "password": "", "database": "blog"}
    return {
        "url": url,
        "server": {"host": "127.0.0.1", "port": port},
        "database": {
            "client": "mysql",
            "connection": {"socketPath": str(place / "socket"), **login},
        },
        "paths": {"contentPath": str(place / "content")},
        "logging": {"transports": ["stdout"], "level": "warn"},
        "security": {"staffDeviceVerification": False},
        "privacy": {"useUpdateCheck": False, "useGravatar": False, "useRpcPing": False},
        "portal": _NOT_ASKED,
        "sodoSearch": _NOT_ASKED,
    }


class Blog:
    """A blog that runs, and its writer, who is logged in."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._client = build_opener(HTTPCookieProcessor())
        owner = {"name": "A writer", "blogTitle": "A blog", **WRITER}
        self.ask("authentication/setup/", {"setup": [owner]})
        login = {"username": WRITER["email"], "password": WRITER["password"]}
        self.ask("session/", login)
        for post in self.ask("posts/")["posts"]:  # those that a new blog has
            self.ask(f"posts/{post['id']}/", method="DELETE")

    def ask(self, route: str, sent: Node | None = None, method: str | None = None) -> Any:
        """What the Admin API answers."""
        data = None if sent is None else json.dumps(sent).encode()
        headers = {"Content-Type": "application/json", "Origin": self._url}
        address = f"{self._url}/ghost/api/admin/{route}"
        with self._client.open(Request(address, data, headers, method=method)) as answer:
            body = answer.read()
        return json.loads(body) if body.startswith(b"{") else None

    def post(self, shown: Node) -> str:
        """Publish a post with a card between two paragraphs, as the editor does; its address."""
        nodes = [paragraph(BEFORE), shown, paragraph(AFTER)]
        post = {
            "title": "A post",
            "custom_excerpt": "A demo",
            "lexical": json.dumps({"root": root(nodes)}),
        }
        made = self.ask("posts/", {"posts": [{**post, "status": "published"}]})
        return str(made["posts"][0]["url"])


def card(form: str, text: str, blog: Blog) -> Node:
    """What the editor makes of a text: of an address a card with what that page offers."""
    if form != "url":
        return {"type": "html", "version": 1, "html": text}
    offered = blog.ask(f"oembed/?{urlencode({'url': text})}")
    about = {key: value for key, value in offered.items() if key != "html"}
    kind = {"type": "embed", "version": 1, "embedType": offered["type"]}
    return {**kind, "url": text, "html": offered["html"], "metadata": about, "caption": ""}


def paragraph(text: str) -> Node:
    """A paragraph."""
    plain = {"detail": 0, "format": 0, "mode": "normal", "style": "", "version": 1}
    return _element("paragraph", [{"type": "extended-text", "text": text, **plain}])


def root(nodes: list[Node]) -> Node:
    """A post's text."""
    return _element("root", nodes)


def _element(kind: str, nodes: list[Node]) -> Node:
    about = {"direction": "ltr", "format": "", "indent": 0, "version": 1}
    return {"type": kind, "children": nodes, **about}
