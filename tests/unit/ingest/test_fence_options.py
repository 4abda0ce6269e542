# What stands behind the fence of a sample in an own guide.

from __future__ import annotations

import pytest

from docsgen.ingest.fence_options import code_block
from docsgen.model import CodeBlock, CodeDisplay

THREE = "one\ntwo\nthree"


def read(info: str, source: str = THREE) -> CodeBlock:
    """The block of a fence in which nothing is wrong."""
    faults: list[str] = []
    block = code_block(info, source, "Heading", faults.append)
    assert faults == []
    return block


def faults(info: str) -> list[str]:
    found: list[str] = []
    code_block(info, THREE, "Heading", found.append)
    return found


def display(info: str, source: str = THREE) -> CodeDisplay:
    found = read(info, source).display
    assert found
    return found


@pytest.mark.parametrize("info", ["", "python", " Python ", '"not a language"'])
def test_a_fence_need_not_say_anything(info: str) -> None:
    assert read(info).display is None


@pytest.mark.parametrize("written", ['"my app.py"', "'my app.py'", '"my  app.py "'])
def test_a_title_may_have_spaces_in_quotes(written: str) -> None:
    assert display(f"python title={written}").title == "my app.py"


def test_a_title_without_spaces_needs_no_quotes() -> None:
    assert display("python title=app.py wrap").title == "app.py"


@pytest.mark.parametrize(
    ("info", "lines"),
    [("python {2}", [2]), ("python{1-2}", [1, 2]), ("py {3, 1}", [1, 3]), ("py {1,1-2}", [1, 2])],
)
def test_lines_are_pointed_out(info: str, lines: list[int]) -> None:
    assert display(info).marked == lines
    assert read(info).language in ("py", "python")


def test_options_stand_in_any_order() -> None:
    shown = display('python wrap {1} numbers title="a"')
    assert (shown.wraps, shown.is_numbered, shown.is_diff) == (True, True, False)
    assert (shown.title, shown.marked) == ("a", [1])


def test_all_that_was_written_is_kept_for_the_twin() -> None:
    assert display('python title="a" {1}').info == 'python title="a" {1}'


@pytest.mark.parametrize(
    ("info", "words"),
    [
        ("python titel=a", "no option 'titel=a'"),
        ('python title="a', "no option"),
        ("python title=", "no option 'title='"),
        ("python {two}", "'two' are no lines"),
        ("python {}", "'' are no lines"),
        ("python {0}", "no lines 0; the code has 3"),
        ("python {2-1}", "no lines 2-1"),
        ("python {2-4}", "no lines 2-4; the code has 3"),
        ("python {9999999}", "are no lines"),
    ],
)
def test_what_is_wrong_is_said(info: str, words: str) -> None:
    assert words in faults(info)[0]


def test_what_is_right_beside_it_counts_all_the_same() -> None:
    block = code_block("python {2,9} nonsense numbers", THREE, "", lambda message: None)
    assert block.display
    assert (block.display.marked, block.display.is_numbered) == ([2], True)


@pytest.mark.parametrize(
    "source",
    [" def f():\n-    return 1\n+    return 2", "def f():\n-    return 1\n+    return 2"],
)
def test_a_diff_is_the_code_that_is_left_and_its_source_has_the_marks(source: str) -> None:
    block = read("python diff", source)
    assert block.code == "def f():\n    return 2"
    assert block.source == source
    assert block.display
    assert block.display.lines(source) == [
        ("", "def f():"),
        ("-", "    return 1"),
        ("+", "    return 2"),
    ]


def test_empty_lines_of_a_diff_stay_empty() -> None:
    assert read("python diff", "a = 1\n\n+b = 2\n").code == "a = 1\n\nb = 2\n"
