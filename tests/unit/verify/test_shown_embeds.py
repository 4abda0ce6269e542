# The embeds that pages of any tool show.

from __future__ import annotations

from pathlib import Path

from docsgen.verify.shown_embeds import pages, shown


def site(folder: Path, page: str) -> Path:
    (folder / "a").mkdir()
    (folder / "d/embed/app").mkdir(parents=True)
    (folder / "a/index.html").write_text(page)
    (folder / "d/embed/app/index.html").write_text('<script id="docsgen-demo"></script>')
    (folder / "other.html").write_text("<p>Nothing</p>")
    return folder


def test_exported_apps_are_no_pages(tmp_path: Path) -> None:
    assert [*pages(site(tmp_path, ""))] == ["a/index.html", "other.html"]


def test_elements_and_frames_are_found_where_they_lead(tmp_path: Path) -> None:
    page = (
        '<live-demo src="../d/embed/app/?v=1"></live-demo>\n'
        '<iframe src="/d/embed/app/"></iframe>\n'
        '<iframe src="../other.html"></iframe>\n'
        '<iframe src="../d/embed/app/index.html"></iframe>\n'
        '<live-demo src="../d/embed/gone/"></live-demo>\n'
        '<live-demo src="https://else.example/embed/app/"></live-demo>\n'
    )
    found = [*shown(site(tmp_path, page), "a/index.html")]
    assert [(one.line, one.way, one.number, one.is_there) for one in found] == [
        (1, "live-demo", 0, True),
        (2, "iframe", 0, True),
        (4, "iframe", 2, True),
        (5, "live-demo", 1, False),
        (6, "live-demo", 2, False),
    ]
    assert found[-1].file is None
    assert found[-2].file == "d/embed/gone/index.html"


def test_addresses_in_code_are_no_embeds(tmp_path: Path) -> None:
    page = '<code>&lt;live-demo src="x/"&gt;</code><!-- <live-demo src="x/"> -->'
    assert not [*shown(site(tmp_path, page), "a/index.html")]
