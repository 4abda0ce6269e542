# A live host is asked for everything that is there; what it answers wrongly is named.

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docsgen.cli import main
from docsgen.diagnostics import Findings
from docsgen.errors import ConfigError, MissingToolError
from docsgen.publish import Staging
from docsgen.publish.host_check import check_host
from docsgen.publish.host_contents import an_app, contents_at, contents_of
from tests.browser.faulty import Fault, faulty

FILES = {
    "index.html": b"<!doctype html><title>App</title>",
    "theme.css": b"p { color: red }",
    "runtime/player-1/main.js": b"export {}",
    "runtime/core/pyodide.asm.wasm": b"\0asm",
    "files/demo/_private.py": b"1",
    "files/demo/page.js": b"1",
    "_headers": b"",
    ".nojekyll": b"",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What looks like an export."""
    with Staging(tmp_path / "out") as staging:
        staging.add(FILES)
        listed = [{"path": path, "size": len(data)} for path, data in FILES.items()]
        staging.add({"contents.json": json.dumps({"schema": 1, "files": listed}).encode()})
        staging.commit()
    return tmp_path / "out"


def found(folder: Path, *faults: Fault, shared: bool = True) -> list[str]:
    """The findings about a host that serves a folder with some faults."""
    findings = Findings()
    with faulty(folder, *faults, shared=shared) as url:
        check_host(url, contents_of(folder), findings)
    return [f"{one.rule} {one.message}" for one in findings.sorted()]


def test_a_good_host_passes(folder: Path) -> None:
    assert found(folder) == []


def test_types_that_nobody_needs_may_be_missing(folder: Path) -> None:
    bytes_only = Fault(r"\.wasm$|/files/", type="application/octet-stream")
    assert found(folder, bytes_only) == []


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (
            Fault(r"main\.js$", status=403),
            "DG360 runtime/player-1/main.js cannot be had: the status is 403",
        ),
        (
            Fault("_private", status=404),
            "DG360 files/demo/_private.py cannot be had: the status is 404",
        ),
        (
            Fault(r"\.wasm$", is_page=True),
            "DG360 runtime/core/pyodide.asm.wasm is a web page instead of the file",
        ),
        (
            Fault(r"main\.js$", type="application/octet-stream"),
            "DG361 runtime/player-1/main.js has the type application/octet-stream",
        ),
        (Fault(r"\.css$", type="text/plain"), "DG361 theme.css has the type text/plain"),
        (
            Fault("^/$", type="text/html; charset=iso-8859-1"),
            "DG361 the page itself is said to be iso-8859-1, and is UTF-8",
        ),
        (
            Fault(r"\.py$", headers={"Content-Encoding": "gzip"}),
            "DG360 files/demo/_private.py comes as gzip, and would be unpacked",
        ),
        (
            Fault("^/$", headers={"Cache-Control": "max-age=604800"}),
            "DG363 the page itself is kept by browsers when it has changed (max-age=604800)",
        ),
        (
            Fault(r"\.css$", headers={"Last-Modified": "Tue, 01 Jan 1980 00:00:00 GMT"}),
            "DG363 theme.css is kept by browsers for years, because it seems to be that old",
        ),
        (
            Fault("^/$", headers={"X-Frame-Options": "DENY"}),
            "DG362 the page itself cannot be shown in pages of other hosts (X-Frame-Options: DENY)",
        ),
        (
            Fault("^/$", headers={"Content-Security-Policy": "frame-ancestors 'self'; img-src *"}),
            "DG362 the page itself cannot be shown in pages of other hosts"
            " (frame-ancestors 'self')",
        ),
    ],
)
def test_what_is_wrong_is_named(fault: Fault, expected: str, folder: Path) -> None:
    assert found(folder, fault) == [expected]


def test_a_file_of_another_size_is_not_the_one_that_was_made(folder: Path) -> None:
    findings = Findings()
    sizes = contents_of(folder)
    (folder / "theme.css").write_bytes(b"p { color")
    with faulty(folder, shared=True) as url:
        check_host(url, sizes, findings)
    [one] = findings.sorted()
    assert one.message == "theme.css has another size than the file that was made"


def test_a_host_that_shares_nothing_is_told_once_for_all_files(folder: Path) -> None:
    [told] = found(folder, shared=False)
    assert told.startswith("DG362 files/demo/_private.py, files/demo/page.js and 3 more cannot be")


@pytest.mark.parametrize("headers", [{}, {"Content-Encoding": "br"}])
def test_a_large_script_ought_to_come_compressed(headers: dict[str, str], tmp_path: Path) -> None:
    script = "runtime/pyodide-1/pyodide.asm.js"
    with Staging(tmp_path / "out") as staging:
        staging.add({"index.html": b"", script: b""})
        staging.commit()
    told = found(tmp_path / "out", Fault(script, headers=headers))
    unpacked = f"DG364 {script} is not compressed: readers wait longer"
    assert (unpacked in told) is (not headers)


def test_a_list_tells_what_is_there(folder: Path) -> None:
    with faulty(folder) as url:
        assert contents_at(url)["theme.css"] == len(FILES["theme.css"])
    (folder / "contents.json").unlink()
    with faulty(folder) as url:
        known = contents_at(url)
    assert known["theme.css"] is None
    assert "runtime/player-1/main.js" in known


def test_a_host_that_answers_everything_with_one_page_has_no_list(folder: Path) -> None:
    with (
        faulty(folder, Fault("json$", is_page=True)) as url,
        pytest.raises(ConfigError, match="says of no files") as none,
    ):
        contents_at(url)
    assert "--site" in none.value.hint


def test_a_host_that_is_not_there_is_an_error_of_its_own() -> None:
    with pytest.raises(MissingToolError, match="does not answer"):
        contents_at("http://127.0.0.1:1/")


def test_an_app_is_found_by_what_it_has() -> None:
    assert an_app({"embed/two/theme.css": 1, "embed/one/theme.css": 1}) == "embed/one/"
    assert an_app({"theme.css": 1}) == ""
    assert an_app({"assets/theme.css": 1}) is None


def publish(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["publish", "--check", *arguments])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ftp://example.org/"], "is no address: give the address of the folder"),
        (["https://example.org/", "--against", "x"], "leave it out to look at a host"),
    ],
)
def test_what_cannot_be_looked_at_is_a_matter_of_usage(arguments: list[str], said: str) -> None:
    result = publish(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize(("threshold", "code"), [("error", 0), ("warning", 1)])
def test_what_counts_is_the_reader_of_the_exit_code(
    threshold: str, code: int, folder: Path
) -> None:
    (folder / "theme.css").unlink()  # there is no app to start
    listed = [{"path": "runtime/player-1/main.js", "size": 9}]
    (folder / "contents.json").write_text(json.dumps({"schema": 1, "files": listed}))
    with faulty(folder) as url:
        result = publish(f"{url}index.html?x=1", "--fail-on", threshold)
    assert "1 files looked at, 1 warning" in result.stdout
    assert "[DG362]" in result.stderr
    assert result.exit_code == code
