# What the server answers, over HTTP but without a browser.

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from docsgen.hosting import listener, served
from docsgen.serve.application import application
from docsgen.serve.builder import Builder
from docsgen.serve.current import CurrentSite
from docsgen.serve.news import News
from tests.conftest import SITE
from tests.unit.test_cli import RECORD


class Answer:
    """The status, the headers and the text of an answer."""

    def __init__(self, url: str, path: str, **headers: str) -> None:
        connection = HTTPConnection(urlsplit(url).netloc)
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        self.status, self.headers = response.status, response.headers
        self.text = response.read().decode()
        connection.close()


Get = Callable[..., Answer]
Start = Callable[[str], Get]


@pytest.fixture
def heard() -> list[News]:
    """What the terminal is told."""
    return []


@pytest.fixture
def start(tmp_path: Path, heard: list[News]) -> Iterator[Start]:
    """Serve a project with the given site.yaml; gives a function that asks for a path."""
    hosts = []

    def start(site: str) -> Get:
        (tmp_path / "content/chunks").mkdir(parents=True)
        (tmp_path / "content/site.yaml").write_text(site)
        (tmp_path / "content/chunks/a.json").write_text(json.dumps([RECORD]))
        current = CurrentSite(tmp_path)
        current.complain(Builder(tmp_path, current).update(frozenset([tmp_path])).troubles)
        host = served(application(current, heard.append), listener(0))
        hosts.append(host)
        url = host.__enter__()
        return lambda path, **headers: Answer(url, path, **headers)

    yield start
    for host in hosts:
        host.__exit__(None, None, None)


@pytest.fixture
def get(start: Start) -> Get:
    return start(SITE)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/guides/start/", "text/html; charset=utf-8"),
        ("/guides/start/index.html", "text/html; charset=utf-8"),
        ("/guides/start/index.md", "text/markdown; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/.docsgen/live.js", "text/javascript; charset=utf-8"),
    ],
)
def test_files_have_their_type_and_are_never_stored(path: str, kind: str, get: Get) -> None:
    answer = get(path)
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)
    assert answer.headers["Cache-Control"] == "no-store"


def test_static_files_have_theirs(get: Get) -> None:
    page = get("/").text
    style = page.partition('rel="stylesheet" href="./')[2].partition('"')[0]
    assert get(f"/{style}").headers["Content-Type"] == "text/css; charset=utf-8"


def test_frames_without_an_origin_can_load_demos_and_nothing_else(get: Get) -> None:
    header = "Access-Control-Allow-Origin"
    shared = [get(path).headers.get(header) for path in ("/embed/live-demo.js", "/runtime/x.js")]
    assert shared == ["*", "*"]
    assert get("/").headers.get(header) is None


def test_a_folder_without_its_slash_leads_to_the_page(get: Get) -> None:
    answer = get("/guides/start?x=1")
    assert (answer.status, answer.headers["Location"]) == (307, "/guides/start/?x=1")


@pytest.mark.parametrize(
    "path", ["/nope", "/nope/", "/guides/start/nope.md", "/../a", "/%2e%2e/content/site.yaml"]
)
def test_what_is_not_there_is_the_sites_own_404(path: str, get: Get) -> None:
    answer = get(path)
    assert answer.status == 404
    assert "There is no such page" in answer.text
    assert "/.docsgen/live.js" in answer.text


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example"])
def test_names_of_other_hosts_are_not_answered(host: str, get: Get) -> None:
    assert get("/", Host=host).status == 400
    assert get("/.docsgen/live", Host=host).status == 400


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "localhost"])
def test_this_machine_is_answered(host: str, get: Get) -> None:
    assert get("/", Host=host).status == 200


def test_only_pages_get_the_script_and_it_is_their_last_element(get: Get) -> None:
    assert get("/").text.count("/.docsgen/live.js") == 1
    assert get("/").text.endswith("></script>\n</body>\n</html>")
    assert "live.js" not in get("/guides/start/index.md").text


def test_a_site_below_a_path_is_served_there(start: Start) -> None:
    get = start(SITE.replace("https://example.org/", "https://example.org/gradio/"))
    assert (get("/").status, get("/").headers["Location"]) == (307, "/gradio/")
    assert get("/gradio/guides/start/").status == 200
    assert 'href="/gradio/"' in get("/guides/start/").text
    assert get("/guides/start/").status == 404


def test_a_project_that_cannot_be_read_says_so(start: Start) -> None:
    answer = start("title: <b>[")("/guides/start/")
    assert answer.status == 503
    assert "content/site.yaml:1" in answer.text
    assert "<b>" not in answer.text
    assert "/.docsgen/live.js" in answer.text


def test_a_page_whose_template_fails_says_so(start: Start, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/404.html").write_text("\n{{ nothing.here }}")
    answer = start(SITE)("/nope")
    assert answer.status == 500
    assert "templates/404.html:2" in answer.text


@pytest.mark.parametrize("error", [RecursionError(), MemoryError(), KeyError("x")], ids=repr)
def test_a_page_that_makes_docsgen_fail_says_so_in_the_terminal_too(
    start: Start, heard: list[News], error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    get = start(SITE)

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("docsgen.serve.version.SiteVersion.file", fail)
    answer = get("/guides/start/")
    assert answer.status == 500
    assert f"docsgen itself failed: {type(error).__name__}" in answer.text
    assert [type(error).__name__ in news.troubles[0].message for news in heard] == [True]
    monkeypatch.undo()
    assert get("/guides/start/").status == 200
