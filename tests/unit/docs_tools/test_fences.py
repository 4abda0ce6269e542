# Which fences of a page are live, what they say, and where they begin.

from __future__ import annotations

import pytest

from docsgen.docs_tools.fences import Fence, with_live_fences


def live(text: str) -> tuple[list[Fence], list[str]]:
    """The live fences of a page, and its lines with `HERE` in their places."""
    found: list[Fence] = []

    def show(fence: Fence) -> list[str]:
        found.append(fence)
        return [f"{fence.indent}HERE"]

    return found, with_live_fences(text.splitlines(), show)


def test_a_live_fence_has_its_code_and_its_line() -> None:
    (fence,), lines = live("# One\n\n```python live\nimport x\n\nx.y()\n```\n\nEnd")
    assert (fence.line, fence.code, fence.fault) == (3, "import x\n\nx.y()\n", "")
    assert lines == ["# One", "", "HERE", "", "End"]


def test_options_are_values_and_flags() -> None:
    (fence,), _ = live('```py live src="a b.py" height=300 show-code theme=dark\n```')
    assert fence.options == {"src": "a b.py", "height": "300", "show-code": "", "theme": "dark"}
    assert fence.shows_code
    assert not fence.fault


def test_the_indentation_of_a_list_is_not_code() -> None:
    (fence,), lines = live("- item\n\n    ~~~python live\n    if x:\n        y\n    ~~~")
    assert fence.code == "if x:\n    y\n"
    assert lines[-1] == "    HERE"
    assert fence.as_code("a\n\nb\n") == ["    ~~~python", "    a", "", "    b", "    ~~~"]


@pytest.mark.parametrize(
    "text",
    [
        "```python\nlive\n```",
        "```python lively\n```",
        "````markdown\n```python live\nx\n```\n````",
        "~~~\n```python live\nx\n```\n~~~",
        "```python live\nwithout an end",
        "`python live`",
    ],
)
def test_other_text_stays_as_it_is(text: str) -> None:
    found, lines = live(text)
    assert not found
    assert lines == text.splitlines()


@pytest.mark.parametrize(
    ("opening", "code", "fault"),
    [
        ("python live", "", "give either"),
        ("python live src=a.py", "x = 1", "give either"),
        ("python live colour=red", "x = 1", "there is no option 'colour=red'"),
        ("python live hidden", "x = 1", "there is no option 'hidden'"),
        ("python live theme=pink", "x = 1", "there is no theme 'pink'"),
        ("python live height=tall", "x = 1", "'tall' is no height"),
        ('python live title="half', "x = 1", "cannot be read"),
    ],
)
def test_wrong_options_are_named(opening: str, code: str, fault: str) -> None:
    (fence,), _ = live(f"```{opening}\n{code}\n```")
    assert fault in fence.fault
