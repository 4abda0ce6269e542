# External links are asked for politely, and what is learned is kept. The server is on this machine.

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from docsgen.check.online import Answer, Ask, ask_for_links, request
from docsgen.config import load_project
from docsgen.diagnostics import Findings
from docsgen.errors import MissingToolError
from docsgen.workflows.load import load
from tests.unit.check.conftest import write_project


class Handler(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        status = int(self.path.strip("/").partition("-")[0])
        if self.path.endswith("-get") and self.command == "GET":
            status = 200
        self.send_response(status)
        if status == 429:
            self.send_header("Retry-After", "7")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Keep the output of the tests clean."""


@pytest.fixture
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "status", "after"),
    [("200", 200, 0), ("404", 404, 0), ("410", 410, 0), ("405-get", 200, 0), ("429", 429, 7)],
)
def test_a_host_is_asked_for_the_head_and_if_need_be_for_the_page(
    server: str, path: str, status: int, after: float
) -> None:
    answer = request(f"{server}/{path}")
    assert (answer.status, answer.after) == (status, after)


def test_a_host_that_does_not_answer_has_no_status() -> None:
    assert request("http://127.0.0.1:1/").status == 0


def asked(root: Path, ask: Ask, *urls: str) -> tuple[list[str], list[float]]:
    """The messages about these links, and how long was waited."""
    text = " ".join(f"[{number}]({url})" for number, url in enumerate(urls))
    write_project(root, (text,), "", {})
    project = load_project(root)
    findings, waits = Findings(), list[float]()
    ask_for_links(load(project, findings), project, findings, ask, waits.append)
    return [f.message for f in findings.sorted() if f.rule == "DG044"], waits


def test_dead_links_are_reported_and_others_are_not(tmp_path: Path) -> None:
    statuses = {"a": 200, "b": 404, "c": 410, "d": 500, "e": 403, "f": -1, "g": 0}
    urls = [f"https://x.example.org/{name}" for name in statuses]
    messages, _ = asked(tmp_path, lambda url: Answer(statuses[url[-1]]), *urls)
    assert [message.partition(" is dead: ")[2] for message in messages] == [
        "there is no such page",
        "the page was removed",
        "there is no such host",
    ]


def test_a_busy_host_is_asked_again_when_it_says(tmp_path: Path) -> None:
    answers = [Answer(429, after=7), Answer(404)]
    messages, waits = asked(tmp_path, lambda _: answers.pop(0), "https://x.example.org/a")
    assert len(messages) == 1
    assert 7 in waits


def test_nobody_waits_for_hours(tmp_path: Path) -> None:
    messages, waits = asked(tmp_path, lambda _: Answer(503, after=7200), "https://x.example.org/a")
    assert messages == []
    assert max(waits) < 1


def test_one_host_is_not_asked_too_often(tmp_path: Path) -> None:
    urls = ["https://x.example.org/a", "https://x.example.org/b", "https://y.example.org/c"]
    _, waits = asked(tmp_path, lambda _: Answer(200), *urls)
    assert [wait > 0.1 for wait in waits] == [False, True, False]


def test_answers_are_kept_and_fragments_are_no_other_pages(tmp_path: Path) -> None:
    urls = ["https://x.example.org/a#one", "https://x.example.org/a#two"]
    seen: list[str] = []

    def ask(url: str) -> Answer:
        seen.append(url)
        return Answer(404)

    first, _ = asked(tmp_path, ask, *urls)
    second, _ = asked(tmp_path, ask, *urls)
    assert seen == ["https://x.example.org/a"]
    assert len(first) == len(second) == 2


def test_hosts_of_this_machine_are_not_asked(tmp_path: Path) -> None:
    def ask(url: str) -> Answer:
        raise AssertionError(url)

    assert asked(tmp_path, ask, "http://localhost:7860/", "http://127.0.0.1/") == ([], [])


def test_without_a_network_nothing_is_said_about_links(tmp_path: Path) -> None:
    with pytest.raises(MissingToolError) as caught:
        asked(tmp_path, lambda _: Answer(-1), "https://x.example.org/a")
    assert caught.value.exit_code == 3
