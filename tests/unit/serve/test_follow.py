# The loop of the server: half-saved files are no trouble, and the watcher names what changes.

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from docsgen.serve import follow
from docsgen.serve.builder import Builder
from docsgen.serve.current import CurrentSite
from docsgen.serve.news import News
from docsgen.serve.watch import changes
from tests.conftest import SITE
from tests.unit.test_cli import RECORD

QUIET: frozenset[Path] = frozenset()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "content/chunks").mkdir(parents=True)
    (tmp_path / "content/site.yaml").write_text(SITE)
    (tmp_path / "content/chunks/a.json").write_text(json.dumps([RECORD]))
    return tmp_path


def heard(project: Path, saves: list[str | None]) -> tuple[list[News], CurrentSite]:
    """What the terminal hears when site.yaml is saved again and again; None is a quiet moment."""
    current = CurrentSite(project)
    builder = Builder(project, current)
    builder.update(frozenset([project]))
    path = project / "content/site.yaml"

    def batches() -> Iterator[frozenset[Path]]:
        for text in saves:
            if text is None:
                yield QUIET
            else:
                path.write_text(text)
                yield frozenset([path])

    told: list[News] = []
    follow(batches(), builder, current, told.append)
    return told, current


def test_trouble_is_told_when_nothing_follows(project: Path) -> None:
    told, current = heard(project, ["title: [", None, None])
    assert [len(news.troubles) for news in told] == [1]
    assert len(current.shown.troubles) == 1
    assert current.shown.version


def test_a_file_that_was_half_saved_is_no_trouble(project: Path) -> None:
    told, current = heard(project, ["title: [", SITE, None])
    assert [news.troubles for news in told] == [[]]
    assert current.shown.troubles == []


def test_trouble_is_over_when_it_is_mended(project: Path) -> None:
    told, current = heard(project, ["title: [", None, SITE, None])
    assert [len(news.troubles) for news in told] == [1, 0]
    assert current.shown.troubles == []


def test_the_watcher_begins_with_everything_and_then_names_files(project: Path) -> None:
    batches = changes(project)
    assert project in next(batches)
    saved = project / "content/guides/new.md"
    saved.parent.mkdir()
    saved.write_text("x")
    # A file that is there before its new folder is watched comes with the folder.
    while not {saved, saved.parent} & (batch := next(batches)):
        assert project not in batch


def test_the_watcher_notices_a_folder_in_place_of_another(project: Path) -> None:
    batches = changes(project)
    next(batches)
    (project / "content").rename(project / "old")
    (project / "old").rename(project / "content")
    (project / "templates").mkdir()
    while project not in next(batches):
        pass


def test_quiet_moments_are_empty_batches(project: Path) -> None:
    batches = changes(project)
    next(batches)
    while next(batches):
        pass
