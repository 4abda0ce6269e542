# A single page as output: it takes the place of one before, and of nothing else.

from __future__ import annotations

from pathlib import Path

import pytest

from docsgen.errors import OutputError
from docsgen.publish.page_file import PageFile

MARK = b"<made by docsgen>"


def refused(path: Path, *inputs: Path) -> str:
    with pytest.raises(OutputError) as caught:
        PageFile(path, MARK, inputs)
    assert caught.value.path == path
    assert caught.value.hint
    return caught.value.message


def test_a_page_replaces_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "new" / "app.html"
    for page in (MARK + b"one", MARK + b"two"):
        PageFile(path, MARK).write(page)
        assert path.read_bytes() == page
    assert [one.name for one in path.parent.iterdir()] == ["app.html"]


def test_a_link_leads_to_the_page_that_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real.html").write_bytes(MARK)
    (tmp_path / "app.html").symlink_to(tmp_path / "real.html")
    PageFile(tmp_path / "app.html", MARK).write(MARK + b"new")
    assert (tmp_path / "real.html").read_bytes() == MARK + b"new"
    assert (tmp_path / "app.html").is_symlink()


def test_a_file_of_somebody_else_stays(tmp_path: Path) -> None:
    (tmp_path / "notes.html").write_text("mine")
    assert "docsgen did not write" in refused(tmp_path / "notes.html")
    assert (tmp_path / "notes.html").read_text() == "mine"


def test_a_folder_is_no_page(tmp_path: Path) -> None:
    (tmp_path / "app.html").mkdir()
    assert refused(tmp_path / "app.html") == "is a folder"


def test_a_name_must_be_that_of_a_page(tmp_path: Path) -> None:
    assert refused(tmp_path / "app.zip") == "does not end in .html"


def test_a_page_does_not_go_where_docsgen_reads(tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    assert "is inside" in refused(tmp_path / "app" / "app.html", tmp_path / "app")


def test_a_place_that_cannot_be_written_is_told_before_anything_is_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert "is no folder" in refused(tmp_path / "file" / "app.html")


def test_a_write_that_fails_leaves_the_page_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "app.html"
    PageFile(path, MARK).write(MARK + b"one")

    def fail(_: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    page = PageFile(path, MARK)
    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(OutputError, match="No space left"):
        page.write(MARK + b"two")
    assert path.read_bytes() == MARK + b"one"
    assert [one.name for one in tmp_path.iterdir()] == ["app.html"]
