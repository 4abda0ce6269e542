# What publishing would change, and above all which pasted embeds it would break.

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from docsgen.errors import ConfigError, MissingToolError
from docsgen.hosting import hosted
from docsgen.publish import Staging
from docsgen.publish.changes import built, changes, public


def site(folder: Path, files: dict[str, bytes]) -> Path:
    with Staging(folder) as staging:
        staging.add(files)
        staging.commit()
    return folder


def test_paths_are_added_changed_and_removed() -> None:
    found = changes({"a": "1", "b": "1", "c": "1"}, {"b": "1", "c": "2", "d": "1"})
    assert (found.added, found.changed, found.removed) == (["d"], ["c"], ["a"])
    assert found.broken == []


def test_an_embed_without_a_page_is_broken_and_a_tombstone_mends_it() -> None:
    old = {"embed/hello/index.html": "1", "embed/hello/theme.css": "1"}
    assert changes(old, {}).broken == ["hello"]
    assert changes(old, {"embed/hello/index.html": "2"}).broken == []


def test_the_public_site_is_read_from_its_host(tmp_path: Path) -> None:
    folder = site(tmp_path / "public", {"index.html": b"x"})
    with hosted(folder, "/docs/") as url:
        assert public(url) == built(folder)


def test_where_nothing_is_published_everything_is_new(tmp_path: Path) -> None:
    with hosted(tmp_path) as url:
        assert public(url) == {}


def test_a_host_that_does_not_answer_is_an_error_with_a_way_out() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
    with pytest.raises(MissingToolError) as caught:
        public(url)
    assert "--against" in caught.value.hint


def test_a_host_that_answers_nonsense_is_an_error(tmp_path: Path) -> None:
    (tmp_path / ".docsgen.json").write_text("<p>404</p>")
    with hosted(tmp_path) as url, pytest.raises(MissingToolError):
        public(url)


def test_a_folder_without_a_site_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no site"):
        built(tmp_path)
