from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from docsgen.errors import OutputError
from docsgen.publish import MANIFEST, Staging, swap
from docsgen.publish.swap import exchange

FILES = {"index.html": b"home", "docs/a/index.html": b"a"}


def publish(files: dict[str, bytes], out: Path) -> None:
    with Staging(out) as staging:
        staging.add(files)
        staging.commit()


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def test_files_go_where_they_belong(tmp_path: Path) -> None:
    publish(FILES, tmp_path / "site")
    assert content(tmp_path / "site") == FILES


def test_missing_parents_are_made(tmp_path: Path) -> None:
    publish(FILES, tmp_path / "a" / "b" / "site")
    assert content(tmp_path / "a" / "b" / "site") == FILES


def test_a_second_build_replaces_the_first_and_leaves_nothing_behind(tmp_path: Path) -> None:
    publish(FILES, tmp_path / "site")
    publish({"index.html": b"new"}, tmp_path / "site")
    assert content(tmp_path / "site") == {"index.html": b"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_manifest_lists_every_file_with_its_digest(tmp_path: Path) -> None:
    publish({"b": b"", "a": b"abc"}, tmp_path / "site")
    manifest = json.loads((tmp_path / "site" / MANIFEST).read_bytes())
    abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # FIPS 180-2, B.1
    assert list(manifest["files"]) == ["a", "b"]
    assert manifest["files"]["a"] == abc


@pytest.mark.parametrize("name", ["notes.txt", "deep/er/notes.txt", ".hidden"])
def test_files_of_others_survive_a_build(name: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(FILES, site)
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_bytes(b"mine")
    publish({"index.html": b"new"}, site)
    assert content(site) == {"index.html": b"new", name: b"mine"}


def test_a_link_of_others_survives_as_a_link(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(FILES, site)
    (site / "link").symlink_to("nowhere")
    publish(FILES, site)
    assert (site / "link").readlink() == Path("nowhere")


def test_a_folder_with_only_a_gitignore_is_free(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("*\n")
    publish(FILES, tmp_path)
    assert content(tmp_path) == {**FILES, ".gitignore": b"*\n"}


def refused(out: Path) -> str:
    with pytest.raises(OutputError) as caught:
        publish(FILES, out)
    assert caught.value.exit_code == 2
    assert caught.value.hint
    return caught.value.message


def test_a_folder_of_others_is_refused_and_untouched(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("years of work")
    assert "did not write" in refused(tmp_path)
    assert content(tmp_path) == {"thesis.tex": b"years of work"}


def test_a_folder_with_a_broken_manifest_is_refused(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text("{")
    (tmp_path / "index.html").write_text("x")
    assert "did not write" in refused(tmp_path)


def test_a_file_of_others_in_the_way_is_refused(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish({"index.html": b"old"}, site)
    (site / "docs/a").mkdir(parents=True)
    (site / "docs/a/index.html").write_bytes(b"mine")
    assert "docs/a/index.html" in refused(site)
    assert content(site) == {"index.html": b"old", "docs/a/index.html": b"mine"}


def test_a_file_as_output_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    assert "not a directory" in refused(tmp_path / "site")


def test_an_unwritable_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "cannot be written" in refused(tmp_path / "file" / "site")


@pytest.mark.parametrize("name", ["../x", "a/../../x", "/x", "a\\..\\x", "C:/x", "a/", ""])
def test_no_file_leaves_the_folder_whoever_names_it(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="leaves the folder"):
        publish({name: b"x"}, tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


def test_a_failed_write_leaves_the_old_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(FILES, site)
    with pytest.raises(OutputError):
        publish({"a": b"", "a/b": b"cannot be below a file"}, site)
    assert content(site) == FILES
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_output_may_be_a_link_to_a_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to("real")
    publish(FILES, tmp_path / "site")
    assert (tmp_path / "site").is_symlink()
    assert content(tmp_path / "real") == FILES


def test_leftovers_of_a_killed_build_are_removed_and_running_ones_stay(tmp_path: Path) -> None:
    gone = tmp_path / ".site.docsgen-0123abcd"
    (gone / "docs").mkdir(parents=True)
    with Staging(tmp_path / "site"):
        assert not gone.exists()
        (running,) = tmp_path.glob(".site.docsgen-*")
        publish(FILES, tmp_path / "site")
        assert running.exists()
    assert content(tmp_path / "site") == FILES


def test_a_folder_beside_the_output_that_only_looks_like_a_leftover_stays(tmp_path: Path) -> None:
    for name in (".site.docsgen-mine", ".site.docsgen-0123abcd.bak", ".site.docsgen-old"):
        (tmp_path / name).mkdir()
    before = sorted(tmp_path.iterdir())
    publish(FILES, tmp_path / "site")
    assert sorted(tmp_path.iterdir()) == [*before, tmp_path / "site"]


def test_a_site_that_was_moved_aside_comes_back(tmp_path: Path) -> None:
    publish({"index.html": b"old"}, tmp_path / "site")
    (tmp_path / "site" / "mine").touch()
    (tmp_path / "site").rename(tmp_path / ".site.docsgen-0123abcd-old")
    publish(FILES, tmp_path / "site")
    assert content(tmp_path / "site") == {**FILES, "mine": b""}


def test_empty_folders_and_links_to_folders_of_others_survive(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(FILES, site)
    (site / ".git" / "refs" / "heads").mkdir(parents=True)
    (site / "docs" / "mine").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (site / "link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    publish(FILES, site)
    assert (site / ".git" / "refs" / "heads").is_dir()
    assert (site / "docs" / "mine").is_dir()
    assert (site / "link").readlink() == tmp_path / "elsewhere"


def test_the_rights_of_the_folder_stay(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(FILES, site)
    site.chmod(0o750)
    publish(FILES, site)
    assert site.stat().st_mode & 0o777 == 0o750


def test_directories_are_exchanged_where_the_system_cannot_swap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "_swap", lambda one, other: False)
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    exchange(tmp_path / "new", tmp_path / "old")
    assert (tmp_path / "old" / "new").exists()
    assert (tmp_path / "new" / "old").exists()


def test_a_file_that_never_changes_is_not_written_again(tmp_path: Path) -> None:
    source, out = tmp_path / "python-1.zip", tmp_path / "site"
    source.write_bytes(b"library")
    written = out / "runtime" / "python-1.zip"
    first = take(source, out)
    assert written.read_bytes() == b"library"
    assert take(source, out) == first
    digests = json.loads((out / MANIFEST).read_bytes())["files"]
    assert digests == {"runtime/python-1.zip": hashlib.sha256(b"library").hexdigest()}
    source.write_bytes(b"another library")
    assert take(source, out) != first
    assert written.read_bytes() == b"another library"


def take(source: Path, out: Path) -> int:
    """Commit a file that never changes: the number of the file that is there afterwards."""
    with Staging(out) as staging:
        staging.take("runtime/python-1.zip", source)
        staging.commit()
    return (out / "runtime" / "python-1.zip").stat().st_ino
