from __future__ import annotations

from pathlib import Path

import pytest

from docsgen.cache import Cache, FileCache, digest, version_of


def cache(root: Path, version: str = "1") -> Cache[list[str]]:
    return Cache(root, "things", version, list[str])


def file(root: Path) -> Path:
    return root / ".docsgen" / "cache" / "things.msgpack"


def filled(root: Path, **values: list[str]) -> None:
    new = cache(root)
    for key, value in values.items():
        new.add(key, value)
    new.save()


def test_values_are_there_in_the_next_run(tmp_path: Path) -> None:
    filled(tmp_path, a=["x"])
    assert cache(tmp_path).get("a") == ["x"]
    assert cache(tmp_path).get("b") is None


def test_another_version_of_the_code_empties_the_cache(tmp_path: Path) -> None:
    filled(tmp_path, a=["x"])
    assert cache(tmp_path, "2").get("a") is None


def test_what_is_no_longer_asked_for_is_forgotten(tmp_path: Path) -> None:
    filled(tmp_path, a=["x"], b=["y"])
    second = cache(tmp_path)
    second.get("a")
    second.save()
    assert cache(tmp_path).get("b") is None
    assert cache(tmp_path).get("a") == ["x"]


def test_an_unchanged_cache_is_not_written_again(tmp_path: Path) -> None:
    filled(tmp_path, a=["x"])
    before = file(tmp_path).stat()
    again = cache(tmp_path)
    again.get("a")
    again.save()
    after = file(tmp_path).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


@pytest.mark.parametrize("broken", [b"", b"\xff\xff", b"\x92\xa11\x81\xa1a\xa1x"])
def test_a_broken_cache_is_an_empty_one(broken: bytes, tmp_path: Path) -> None:
    filled(tmp_path, a=["x"])
    file(tmp_path).write_bytes(broken)
    assert cache(tmp_path).get("a") is None
    filled(tmp_path, a=["y"])
    assert cache(tmp_path).get("a") == ["y"]


def test_a_place_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / ".docsgen").write_text("a file in the way")
    filled(tmp_path, a=["x"])
    assert cache(tmp_path).get("a") is None


def test_the_cache_hides_itself_from_git(tmp_path: Path) -> None:
    filled(tmp_path, a=["x"])
    assert (tmp_path / ".docsgen" / ".gitignore").read_text() == "*\n"


def test_keys_depend_on_every_part() -> None:
    assert digest("a", ["b"]) == digest("a", ["b"])
    assert len({digest("a", "b"), digest("ab"), digest("a", ["b"]), digest("b", "a")}) == 4


def test_a_version_depends_on_the_content_of_the_files(tmp_path: Path) -> None:
    one = tmp_path / "one.py"
    one.write_text("1")
    before = version_of([one])
    one.write_text("2")
    assert version_of([one]) != before


class TestFiles:
    def test_a_file_is_there_in_the_next_run(self, tmp_path: Path) -> None:
        FileCache(tmp_path, "files").add("a", b"data")
        assert FileCache(tmp_path, "files").get("a") == b"data"
        assert FileCache(tmp_path, "files").get("b") is None

    @pytest.mark.parametrize("broken", [b"", b"short", b"x" * 99])
    def test_a_broken_file_is_none(self, broken: bytes, tmp_path: Path) -> None:
        files = FileCache(tmp_path, "files")
        files.add("a", b"data")
        (tmp_path / ".docsgen/cache/files/a").write_bytes(broken)
        assert files.get("a") is None

    def test_a_file_cut_short_is_none(self, tmp_path: Path) -> None:
        files = FileCache(tmp_path, "files")
        files.add("a", b"data")
        path = tmp_path / ".docsgen/cache/files/a"
        path.write_bytes(path.read_bytes()[:-1])
        assert files.get("a") is None

    def test_what_is_not_kept_is_removed(self, tmp_path: Path) -> None:
        files = FileCache(tmp_path, "files")
        files.add("a", b"1")
        files.add("b", b"2")
        files.keep({"a", "never added"})
        assert (files.get("a"), files.get("b")) == (b"1", None)

    def test_a_place_that_cannot_be_written_costs_only_time(self, tmp_path: Path) -> None:
        (tmp_path / ".docsgen").write_text("a file in the way")
        files = FileCache(tmp_path, "files")
        files.add("a", b"data")
        files.keep(set())
        assert files.get("a") is None

    def test_the_cache_hides_itself_from_git(self, tmp_path: Path) -> None:
        FileCache(tmp_path, "files").add("a", b"data")
        assert (tmp_path / ".docsgen" / ".gitignore").read_text() == "*\n"
