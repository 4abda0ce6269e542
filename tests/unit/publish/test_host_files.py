# What hosts are told: who may read, what never changes, and what the owner says himself goes first.

from __future__ import annotations

from pathlib import Path

from docsgen.publish import Staging
from docsgen.publish.host_files import for_app, for_demos


def rules(files: dict[str, bytes]) -> dict[str, dict[str, str]]:
    """The headers in `_headers` by their patterns, as the hosts read it that know it."""
    found: dict[str, dict[str, str]] = {}
    pattern = ""
    for line in files["_headers"].decode().splitlines():
        if line.startswith("/"):
            pattern = line
            found[pattern] = {}
        elif line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            assert name not in found[pattern], (
                "hosts join the values of a header that is there twice"
            )
            found[pattern][name] = value
    return found


def test_demos_and_their_runtime_may_be_read_by_all_pages() -> None:
    found = rules(for_demos("/docs/", ["camera"]))
    assert list(found) == ["/docs/runtime/*", "/docs/embed/*"]
    for headers in found.values():
        assert headers["Access-Control-Allow-Origin"] == "*"
        assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "camera=(self), microphone=()" in found["/docs/embed/*"]["Permissions-Policy"]


def test_only_what_never_changes_is_kept_for_ever() -> None:
    for files, pages in ((for_demos("/", ()), "/embed/*"), (for_app(), "/*")):
        found = rules(files)
        assert "immutable" in found["/runtime/*"]["Cache-Control"]
        assert "Cache-Control" not in found[pages]


def test_headers_of_an_app_that_two_patterns_match_come_once() -> None:
    found = rules(for_app())
    assert found["/*"].keys().isdisjoint(found["/runtime/*"])


def test_what_the_owner_has_put_there_is_his(tmp_path: Path) -> None:
    with Staging(tmp_path / "site") as staging:
        staging.add({"index.html": b""})
        staging.commit()
    (tmp_path / "site" / "_headers").write_bytes(b"mine")
    again = Staging(tmp_path / "site")
    assert again.is_foreign("_headers")
    assert not again.is_foreign("index.html")
