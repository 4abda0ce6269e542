# What a page shows of a Python sample, and what a reader copies of it.

from __future__ import annotations

from docsgen.languages import ENGLISH, texts_in
from docsgen.model.blocks import CodeBlock, Status
from docsgen.model.running import Obstacle, Running
from docsgen.render.samples import copied, hindrance, shown_code

TEXTS = texts_in(ENGLISH)


def block(code: str, running: Running | None = None, language: str = "python") -> CodeBlock:
    return CodeBlock([], "Usage", language, Status.VERBATIM, code, code, running=running)


def test_a_sample_that_runs_is_copied_as_it_is_shown() -> None:
    shown = shown_code(block("a = 1\n", Running()), TEXTS)
    assert (shown.runs, shown.is_app, shown.copied, shown.added) == (True, False, "", "")
    assert copied(block("a = 1\n", Running()), TEXTS) == "a = 1"


def test_imports_stand_in_front_with_a_comment_that_says_so() -> None:
    sample = block("os.getcwd()", Running(imports=["import os"]))
    text = "# Added, because it is missing here:\nimport os\n\nos.getcwd()"
    assert copied(sample, TEXTS) == shown_code(sample, TEXTS).copied == text


def test_more_than_imports_ends_where_a_comment_says_so() -> None:
    added = Running(["import a"], definitions="b = a", stand_ins=["c = None"])
    assert copied(block("print(b, c)", added), TEXTS).split("\n") == [
        "# Added, because it is missing here:",
        "import a",
        "",
        "# From above on this page:",
        "b = a",
        "# In place of your own:",
        "c = None",
        "",
        "# The sample:",
        "print(b, c)",
    ]


def test_a_sample_is_put_into_the_app_that_it_belongs_in() -> None:
    added = Running(["import a"], around="with a.App():")
    header = "# Added, because it is missing here:\nimport a\n\n"
    text = f"{header}with a.App():\n    with a.Row():\n        a.B()"
    assert copied(block("with a.Row():\n    a.B()", added), TEXTS) == text


def test_what_is_added_is_shown_and_folded_when_it_is_long() -> None:
    three, four = (Running([f"import a{n}" for n in range(count)]) for count in (3, 4))
    assert not shown_code(block("b", three), TEXTS).is_long
    assert shown_code(block("b", four), TEXTS).is_long
    assert "Added" not in shown_code(block("b", four), TEXTS).added


def test_a_session_is_copied_without_prompts_and_answers_which_stay_in_sight() -> None:
    shown = shown_code(block(">>> 1 + 1\n2"), TEXTS)
    assert shown.copied == "1 + 1"
    assert '<span class="gp">' in shown.html
    assert '<span class="go">2</span>' in shown.html
    shell = shown_code(block("$ ls\na", language="bash"), TEXTS)
    assert (shell.copied, shell.runs) == ("ls", False)


def test_why_a_sample_does_not_run_is_said() -> None:
    found = Running(obstacle=Obstacle.PACKAGE, needs=["torch"], is_app=True)
    assert hindrance(found, TEXTS) == (
        "needs torch",
        "It imports torch, which the library does not bring along.",
    )
    shown = shown_code(block("import torch", found), TEXTS)
    assert (shown.runs, shown.is_app) == (False, False)
    assert hindrance(Running(), TEXTS) == hindrance(None, TEXTS) == ("", "")


def test_every_obstacle_has_its_words() -> None:
    for obstacle in Obstacle:
        for needs in ([], ["a"], ["a", "b"]):
            assert all(hindrance(Running(obstacle=obstacle, needs=needs), TEXTS))
