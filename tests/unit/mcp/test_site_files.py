from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from starlette.applications import Starlette
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from docsgen.hosting import hosted, listener, served
from docsgen.mcp import site_files
from docsgen.mcp.site_files import NoSiteError, open_site
from tests.unit.mcp.site_folder import INDEX, write_site


@pytest.fixture
def host(tmp_path: Path) -> Iterator[str]:
    """The address of the small site on a host that also leads elsewhere."""
    folder = write_site(tmp_path)
    with hosted(tmp_path / "outside") as other:
        routes = [
            Route("/moved/mcp.json", lambda _: RedirectResponse("/site/mcp.json")),
            Route("/away/mcp.json", lambda _: RedirectResponse(f"{other}mcp.json")),
            Route("/gone/mcp.json", lambda _: Response(status_code=410)),
            Mount("/site", StaticFiles(directory=folder)),
        ]
        with served(Starlette(routes=routes), listener(0)) as url:
            yield url


@pytest.mark.parametrize(
    "written", ["site/", "site", "site/index.html", "site/mcp.json", "site/#a"]
)
def test_a_site_is_read_from_its_address(host: str, written: str) -> None:
    site = open_site(host + written)
    assert site.index == INDEX
    assert site.text("index.md") == "# Gadget\n"


def test_a_folder_and_an_address_say_the_same(host: str, tmp_path: Path) -> None:
    here, there = open_site(str(tmp_path / "site")), open_site(f"{host}site/")
    assert here.index == there.index
    assert here.text("docs/button/index.md") == there.text("docs/button/index.md")


def test_redirects_within_the_host_are_followed(host: str) -> None:
    assert open_site(f"{host}moved/").index == INDEX


def test_redirects_to_other_hosts_are_not(host: str) -> None:
    with pytest.raises(NoSiteError, match="leads to another host"):
        open_site(f"{host}away/")


@pytest.mark.parametrize("folder", ["nowhere/", "gone/"])
def test_an_address_without_a_site_says_what_the_host_answers(host: str, folder: str) -> None:
    with pytest.raises(NoSiteError, match=r"the host answers 4(04|10)") as error:
        open_site(host + folder)
    assert "build it again" in error.value.hint


def test_a_host_that_does_not_answer_is_named() -> None:
    with listener(0) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(NoSiteError, match=f"127.0.0.1:{port}/mcp.json cannot be read"):
        open_site(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"<!doctype html>", "malformed"),
        (b"[]", "Expected `object`"),
        (b"{}", "no number of its form"),
        (b'{"schema": 2}', "its form is number 2"),
        (b'{"schema": 1}', "missing required field"),
        (b"\xff", "is not usable"),
    ],
)
def test_what_is_no_index_is_refused(tmp_path: Path, data: bytes, why: str) -> None:
    (tmp_path / "mcp.json").write_bytes(data)
    with pytest.raises(NoSiteError, match=why):
        open_site(str(tmp_path))


def test_keys_of_later_versions_are_ignored(tmp_path: Path) -> None:
    known = msgspec.to_builtins(INDEX)
    (tmp_path / "mcp.json").write_bytes(msgspec.json.encode({**known, "later": 1}))
    assert open_site(str(tmp_path)).index == INDEX


def test_files_that_are_too_large_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site_files, "LARGEST_PAGE", 1_000)
    with pytest.raises(NoSiteError, match="more than 1,000 bytes"):
        open_site(str(write_site(tmp_path))).text("guides/long/index.md")


@pytest.mark.parametrize("path", ["http://other.example/x", "//other.example/x", "/etc/passwd"])
def test_an_index_cannot_lead_to_another_host(host: str, path: str) -> None:
    with pytest.raises(NoSiteError, match="is not a file of the site"):
        open_site(f"{host}site/").text(path)


def test_a_page_that_is_gone_is_named(tmp_path: Path) -> None:
    folder = write_site(tmp_path, replace(INDEX, title="Other"))
    site = open_site(str(folder))
    (folder / "index.md").unlink()
    with pytest.raises(NoSiteError, match=r"index.md cannot be read: No such file"):
        site.text("index.md")
