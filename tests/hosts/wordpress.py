# WordPress as Debian packages it, with MariaDB on a socket of its own.

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal
from urllib.request import Request, urlopen

import msgspec

from tests.hosts.host import AFTER, BEFORE, Host, run
from tests.hosts.processes import database, free_port, running

SHIPPED = Path("/usr/share/wordpress")
"""Where Debian has WordPress."""

PASSWORD = "correct horse"  # of blogs on this machine that last for a test

_CONFIGURATION = """\
<?php
define( 'DB_NAME', 'blog' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:{socket}' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'WP_HOME', '{url}' );
define( 'WP_SITEURL', '{url}' );
define( 'WP_ENVIRONMENT_TYPE', 'local' ); // application passwords without TLS
define( 'WP_HTTP_BLOCK_EXTERNAL', true ); // no look for updates
define( 'WP_ACCESSIBLE_HOSTS', '127.0.0.1' );
define( 'DISABLE_WP_CRON', true );
define( 'ABSPATH', __DIR__ . '/' );
$table_prefix = 'wp_';
require ABSPATH . 'wp-settings.php';
"""

_LOOPBACK = """\
<?php
// WordPress asks no host on its own machine for anything; those of the tests are there.
add_filter( 'http_request_args', fn( $args ) => array( 'reject_unsafe_urls' => false ) + $args );
"""

Writer = Literal["administrator", "author"]
"""Who may post any HTML, and who may not."""


class Blog(msgspec.Struct, frozen=True):
    """A blog that runs: its URL and its writers' application passwords."""

    url: str
    passwords: dict[str, str]

    def post(self, writer: Writer, content: str) -> str:
        """Publish a post as the block editor does; its address."""
        token = base64.b64encode(f"{writer}:{self.passwords[writer]}".encode()).decode()
        headers = {"Authorization": f"Basic {token}", "Content-Type": "application/json"}
        sent = {"title": "A post", "content": content, "status": "publish"}
        route = f"{self.url}?rest_route=/wp/v2/posts"
        request = Request(route, json.dumps(sent).encode(), headers)
        with urlopen(request) as answer:
            made: dict[str, Any] = json.load(answer)
        return str(made["link"])


class WordPress(Host):
    """A blog with a theme of blocks, whose posts are made of blocks."""

    name = "wordpress"
    title = "WordPress with Twenty Twenty-Three"
    formats = ("wordpress", "wordpress-block", "poster-html")
    tallest = 1000  # as its wp-embed.js has it
    theme = "twentytwentythree"

    def install(self) -> None:
        theme = SHIPPED / "wp-content" / "themes" / self.theme
        if not theme.exists() or not all(map(shutil.which, ("mariadbd", "php"))):
            packages = f"wordpress wordpress-theme-{self.theme} mariadb-server php-cli php-mysql"
            raise RuntimeError(f"WordPress is missing: run `apt-get install {packages}`")

    def version(self) -> str:
        told = (SHIPPED / "wp-includes" / "version.php").read_text(encoding="utf-8")
        found = re.search(r"\$wp_version = '([^']+)'", told)
        assert found
        return found[1]

    @contextmanager
    def published(self, texts: Mapping[str, str]) -> Iterator[dict[str, str]]:
        with self.blog() as blog:
            yield {
                form: blog.post(writer_of(form), self.content(form, text))
                for form, text in texts.items()
            }

    def content(self, form: str, text: str) -> str:
        """A post with a text, as the editor keeps it."""
        before, after = (
            f"<!-- wp:paragraph -->\n<p>{t}</p>\n<!-- /wp:paragraph -->" for t in (BEFORE, AFTER)
        )
        if form == "wordpress":  # the editor makes this of an address that is pasted into it
            settings = json.dumps({"url": text})
            figure = f'<div class="wp-block-embed__wrapper">\n{text}\n</div>'
            figure = f'<figure class="wp-block-embed">{figure}</figure>'
            text = f"<!-- wp:embed {settings} -->\n{figure}\n<!-- /wp:embed -->"
        elif not text.startswith("<!-- wp:html -->"):
            text = f"<!-- wp:html -->\n{text}\n<!-- /wp:html -->"
        return f"{before}\n\n{text}\n\n{after}"

    @contextmanager
    def blog(self) -> Iterator[Blog]:
        """An empty blog while the context lasts."""
        with tempfile.TemporaryDirectory() as folder:
            socket, site, port = Path(folder, "socket"), Path(folder, "site"), free_port()
            url = f"http://127.0.0.1:{port}"
            _write(site, _CONFIGURATION.format(url=url, socket=socket))
            with database(Path(folder, "database"), socket, "blog"):
                environment = {**os.environ, "PASSWORD": PASSWORD, "THEME": self.theme}
                told = run("php", "begin.php", cwd=site, env=environment)
                passwords = json.loads(told.splitlines()[-1])
                command = ["php", "-S", f"127.0.0.1:{port}", "-t", str(site)]
                workers = {**os.environ, "PHP_CLI_SERVER_WORKERS": "4"}  # it asks itself
                with running(command, f"{url}/", environment=workers):
                    yield Blog(f"{url}/", passwords)


class ClassicWordPress(WordPress):
    """A blog with a theme of before there were blocks, whose posts are plain text and HTML."""

    name = "wordpress-classic"
    title = "WordPress with Twenty Twenty-One, classic editor"
    formats = ("wordpress", "html", "poster-html")
    theme = "twentytwentyone"

    def content(self, form: str, text: str) -> str:
        return f"{BEFORE}\n\n{text}\n\n{AFTER}"


def _write(site: Path, configuration: str) -> None:
    """Write the folder of a site."""
    shutil.copytree(SHIPPED, site)  # with the files that its links lead to
    (site / "wp-config.php").write_text(configuration)
    (site / "wp-content" / "mu-plugins").mkdir()
    (site / "wp-content" / "mu-plugins" / "loopback.php").write_text(_LOOPBACK)
    shutil.copy(Path(__file__).with_name("wordpress.php"), site / "begin.php")


def writer_of(form: str) -> Writer:
    """Who pastes a format: scripts only those whose HTML is left as it is."""
    return "administrator" if form in ("wordpress-block", "html") else "author"
