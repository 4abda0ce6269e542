# The choice of packages beside an app is kept as long as the app asks for the same.

from __future__ import annotations

from pathlib import Path

import pytest

from docsgen.demos.lock_file import kept, place, written
from docsgen.demos.runtime.resolving import Resolution, Resolved
from docsgen.demos.source import Source, find_source
from docsgen.diagnostics import Findings
from docsgen.errors import ConfigError

CHOICE = Resolution(
    [Resolved("lamp", "1.0", "a" * 64), Resolved("shade", "2", "b" * 64)], ["numpy"]
)


@pytest.fixture
def source(tmp_path: Path) -> Source:
    (tmp_path / "app.py").write_text("import gradio")
    return find_source(tmp_path, Findings())


def test_a_choice_is_found_again(source: Source) -> None:
    assert kept(source, ["lamp"]) is None
    assert written(source, ["lamp"], CHOICE)
    assert kept(source, ["lamp"]) == CHOICE


def test_another_question_is_not_answered(source: Source) -> None:
    written(source, ["lamp"], CHOICE)
    assert kept(source, ["lamp>1"]) is None


def test_a_choice_for_more_is_found_where_more_may_be_asked_for_later(source: Source) -> None:
    written(source, ["lamp", "shade"], CHOICE)
    assert kept(source, ["lamp"]) is None
    assert kept(source, ["lamp"], with_more=True) == CHOICE
    assert kept(source, ["bulb", "lamp"], with_more=True) is None
    assert kept(source, [], with_more=True) is None


def test_it_is_not_published(source: Source) -> None:
    written(source, ["lamp"], CHOICE)
    assert find_source(source.folder, Findings()).files == ["app.py"]


@pytest.mark.parametrize("line", ["lamp==1.0", "<<<<<<< HEAD", "lamp==1.0 --hash=sha256:12"])
def test_a_damaged_file_is_named_with_its_line(line: str, source: Source) -> None:
    place(source).write_text(f"# a comment\n{line}\n")
    with pytest.raises(ConfigError) as caught:
        kept(source, ["lamp"])
    assert (caught.value.path, caught.value.line) == (place(source), 2)


def test_it_is_the_format_that_pip_reads(source: Source) -> None:
    written(source, ["lamp"], CHOICE)
    lines = place(source).read_text().splitlines()
    assert [one for one in lines if not one.startswith("#")] == [
        f"lamp==1.0 --hash=sha256:{'a' * 64}",
        f"shade==2 --hash=sha256:{'b' * 64}",
    ]


def test_a_folder_that_cannot_be_written_is_told(source: Source) -> None:
    place(source).mkdir()
    assert not written(source, ["lamp"], CHOICE)
