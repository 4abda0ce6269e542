# Sources lose their documentation and nothing else.

from __future__ import annotations

import ast

import pytest

from docsgen.demos.runtime.slimming import slim

SOURCE = '''\
"""A module,
documented."""

from __future__ import annotations

x: Annotated[int, Doc("""A number,
as ever.""")] = 1


class A:
    "A class."


async def f(a="""kept"""):
    r"""Raises."""
    "also kept"
    raise ValueError("ünï")  # line 18
'''


def test_documentation_goes_and_every_line_keeps_its_number() -> None:
    made = slim(SOURCE.encode()).decode()
    assert len(made.splitlines()) == len(SOURCE.splitlines())
    assert made.splitlines()[-1] == SOURCE.splitlines()[-1]
    assert not any(word in made for word in ("documented", "as ever", "A class", "Raises."))
    assert made.count("kept") == 2


def test_what_is_left_means_the_same() -> None:
    names: dict[str, object] = {"Annotated": dict, "Doc": str}
    exec(compile(slim(SOURCE.encode()), "slim", "exec"), names)
    assert names["x"] == 1
    assert names["A"].__doc__ == ""
    assert names["f"].__defaults__ == ("kept",)  # type: ignore[attr-defined]


@pytest.mark.parametrize("source", ["", "x = 1\n", 'x = """a"""\n', "def f(): return 1\n"])
def test_sources_without_documentation_stay_as_they_are(source: str) -> None:
    assert slim(source.encode()) == source.encode()


def test_text_before_a_docstring_on_its_line_may_be_wide() -> None:
    source = "class Ä: 'Über ß'; y = 1\n"
    assert ast.dump(ast.parse(slim(source.encode()))) == ast.dump(ast.parse("class Ä: (''); y = 1"))
