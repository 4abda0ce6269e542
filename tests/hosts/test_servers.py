# An export starts on servers as they are installed, and on ones that know no more types than they
# must.

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from docsgen.diagnostics import Findings
from docsgen.workflows.export import export_app
from tests.browser.exporting import APPS, BOOT, ROOT
from tests.hosts.servers import BARE_APACHE, BARE_NGINX, SERVERS


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An exported app."""
    out = tmp_path_factory.mktemp("served") / "out"
    assert export_app(APPS / "interface", out, Findings(), project=ROOT)
    return out


def answers(page: Page) -> None:
    page.get_by_label("name").fill("Ada")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_label("output")).to_have_value("Hello, Ada", timeout=BOOT)


@pytest.mark.parametrize(
    ("server", "settings"),
    [
        pytest.param("nginx", "", id="nginx"),
        pytest.param("apache", "", id="apache"),
        pytest.param("caddy", "", id="caddy"),
        pytest.param("nginx", BARE_NGINX, id="nginx-without-types"),
        pytest.param("apache", BARE_APACHE, id="apache-without-types"),
    ],
)
def test_an_export_starts_as_it_is(
    server: str, settings: str, folder: Path, browser: Browser
) -> None:
    with SERVERS[server](folder, settings) as url, browser.new_context() as context:
        page = context.new_page()
        failed: list[str] = []
        page.on("response", lambda r: None if r.ok else failed.append(r.url))
        page.goto(url)
        answers(page)
        assert failed == []


@pytest.mark.parametrize("server", ["nginx", "apache", "caddy"])
def test_nothing_is_found_with_the_configurations_of_the_documentation(
    server: str, folder: Path
) -> None:
    settings = documented(server)
    with SERVERS[server](folder, settings) as url:
        looked = look_at(url)
    assert "no findings" in looked.stdout, looked.stderr
    assert looked.returncode == 0


@pytest.mark.parametrize(
    ("server", "settings", "rule", "words"),
    [
        ("nginx", "types { } default_type text/plain;", "DG361", "include /etc/nginx/mime.types"),
        ("nginx", "location ~ \\.py$ { return 403; }", "DG360", "the status is 403"),
        ("nginx", "location ~ \\.wasm$ { return 404; }", "DG354", "the host answers 404 for"),
        (
            *("nginx", "location ~ main\\.js$ { types { } default_type text/plain; }"),
            *("DG354", "This demo cannot start here."),
        ),
        ("nginx", "", "DG362", "add_header Access-Control-Allow-Origin *"),
        ("apache", "", "DG362", "Header set Access-Control-Allow-Origin *"),
        ("apache", "AddDefaultCharset ISO-8859-1", "DG361", "is said to be ISO-8859-1"),
        ("caddy", "header X-Frame-Options DENY", "DG362", "X-Frame-Options: DENY"),
    ],
)
def test_what_is_wrong_is_named_with_what_to_do_on_that_server(
    server: str, settings: str, rule: str, words: str, folder: Path
) -> None:
    with SERVERS[server](folder, settings) as url:
        looked = look_at(url)
    assert words in looked.stderr
    assert f"[{rule}]" in looked.stderr


@pytest.mark.parametrize("server", ["nginx", "apache"])
def test_files_that_only_their_owner_may_read_are_named(
    server: str, folder: Path, tmp_path: Path
) -> None:
    shutil.copytree(folder, tmp_path / "own")
    (tmp_path / "own" / "theme.css").chmod(0o600)
    with SERVERS[server](tmp_path / "own") as url:
        looked = look_at(url)
    assert "theme.css cannot be had: the status is 403" in looked.stderr
    assert "files 644, folders 755" in looked.stderr
    assert looked.returncode == 1


def look_at(url: str) -> subprocess.CompletedProcess[str]:
    """What `docsgen publish --check URL` says."""
    command = [sys.executable, "-m", "docsgen", "publish", "--check", url]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def documented(server: str) -> str:
    """The configuration for a server in docs/hosting.md."""
    text = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")
    [found] = re.findall(rf"(?s)```{server}\n(.*?)```", text)
    return str(found)
