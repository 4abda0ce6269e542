# A ZIP file that is unpacked on a host: nothing in it leaves the folder, everybody may read it, and
# dates tell browsers what has changed.

from __future__ import annotations

import os
import shutil
import subprocess
import time
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from docsgen.errors import OutputError
from docsgen.publish.zip_file import write_zip

FILES = [("index.html", b"page"), ("embed/one/index.html", b"demo"), ("embed/two.js", b"")]


@pytest.fixture(autouse=True)
def _no_wanted_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.mark.parametrize("name", ["../x", "/x", "a/../../x", "a\\..\\x", "C:/x"])
def test_no_file_of_a_bundle_leaves_the_folder(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="leaves the folder"):
        write_zip(iter([("index.html", b""), (name, b"")]), tmp_path / "bundle.zip")
    assert list(tmp_path.iterdir()) == []


def unzipped(file: Path) -> dict[str, os.stat_result]:
    """What `unzip` makes of a ZIP file where new files are nobody else's."""
    if not shutil.which("unzip"):
        pytest.skip("unzip is not installed")
    target = file.with_suffix("")
    command = f"umask 077; unzip -q {file} -d {target}"
    subprocess.run(["sh", "-c", command], check=True, env={**os.environ, "TZ": "America/New_York"})
    return {path.relative_to(target).as_posix(): path.stat() for path in target.rglob("*")}


def test_everybody_may_read_what_was_unpacked(tmp_path: Path) -> None:
    write_zip(FILES, tmp_path / "bundle.zip")
    modes = {name: oct(found.st_mode) for name, found in unzipped(tmp_path / "bundle.zip").items()}
    assert modes == {
        "index.html": "0o100644",
        "embed": "0o40755",
        "embed/one": "0o40755",
        "embed/one/index.html": "0o100644",
        "embed/two.js": "0o100644",
    }


def test_dates_are_of_today_in_every_time_zone(tmp_path: Path) -> None:
    before = time.time()
    write_zip(FILES, tmp_path / "bundle.zip")
    for found in unzipped(tmp_path / "bundle.zip").values():
        assert before - 2 <= found.st_mtime <= time.time()


def test_a_file_that_stays_the_same_keeps_its_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "bundle.zip"
    write_zip(FILES, out)
    first = out.read_bytes()
    tomorrow = time.time() + 86_400
    monkeypatch.setattr(time, "time", lambda: tomorrow)
    write_zip(FILES, out)
    assert out.read_bytes() == first
    write_zip([("index.html", b"new!"), *FILES[1:]], out)
    with zipfile.ZipFile(out) as archive:
        days = {one.filename: one.date_time[:3] for one in archive.infolist()}
    assert days.pop("index.html") == datetime.fromtimestamp(tomorrow, UTC).timetuple()[:3]
    assert set(days.values()).isdisjoint({datetime.fromtimestamp(tomorrow, UTC).timetuple()[:3]})


def test_the_environment_may_say_the_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    for name in ("one.zip", "other.zip"):
        write_zip(FILES, tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "other.zip").read_bytes()
    assert {found.st_mtime for found in unzipped(tmp_path / "one.zip").values()} == {1_700_000_000}


@pytest.mark.parametrize("text", ["yesterday", "-1", "99999999999"])
def test_what_is_no_date_is_refused_before_anything_is_written(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    with pytest.raises(OutputError, match="SOURCE_DATE_EPOCH"):
        write_zip(FILES, tmp_path / "bundle.zip")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_zip_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "bundle.zip").write_bytes(b"something else")
    write_zip(FILES, tmp_path / "bundle.zip")
    with zipfile.ZipFile(tmp_path / "bundle.zip") as archive:
        assert archive.read("index.html") == b"page"
