# reStructuredText in docstrings becomes Markdown, and its code is kept as it is written.

from __future__ import annotations

import pytest

from docsgen.extract.restructured import as_markdown, without_code, without_notices


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("A :class:`Lamp`.", "A `Lamp`."),
        ("A :py:class:`~lamps.kinds.Lamp`.", "A `Lamp`."),
        ("Two :class:`.Lamp`\\s.", "Two `Lamp`s."),
        ("A :class:`!Lamp`.", "A `Lamp`."),
        ("See :ref:`the chapter <lamps-chapter>`.", "See the chapter."),
        ("See :ref:`lamps-chapter`.", "See `lamps-chapter`."),
        ("A :attr:`lamp\n.name` on two lines.", "A `lamp\n.name` on two lines."),
        ("See `a site <https://lamps.example/>`_.", "See [a site](https://lamps.example/)."),
        ("See Lamps_ and `all lamps`_: both.", "See Lamps_ and all lamps: both."),
        (".. note:: It is hot.", "**Note**: It is hot."),
        (".. warning::\n\n    It is hot.", "**Warning**: It is hot."),
        (".. seealso:: Another.", "See also: Another."),
        ("How.\n\n.. versionadded:: 1.2", "How.\n\nNew in version 1.2."),
        (
            "How.\n\n.. versionchanged:: 1.2\n   Was that.",
            "How.\n\nChanged in version 1.2: Was that.",
        ),
        ("Plain `code`, ``code``: and a_name.", "Plain `code`, ``code``: and a_name."),
        ("A ratio of 1:2, at 10:30.", "A ratio of 1:2, at 10:30."),
    ],
)
def test_marks_become_markdown(text: str, markdown: str) -> None:
    assert as_markdown(text) == markdown


def test_notices_of_versions_are_told_apart() -> None:
    told = ".. versionadded:: 1.2\n\n.. deprecated:: 2\n   Use\n   the sun.\n"
    rest, notices = without_notices(f"A lamp.\n\n:param watts: Its power.\n\n{told}")
    assert rest.strip() == "A lamp.\n\n:param watts: Its power."
    assert notices == ["New in version 1.2.", "Deprecated since version 2: Use the sun."]


@pytest.mark.parametrize(
    ("text", "rest", "blocks"),
    [
        ("Example::\n\n    lamp.on()\n    lamp.off()\n", "", ["lamp.on()\nlamp.off()"]),
        (
            "Switch it::\n\n    with lamp:\n        read()\n\n    sleep()\n\nThen go.",
            "Switch it: see the example below.\n\nThen go.",
            ["with lamp:\n    read()\n\nsleep()"],
        ),
        (".. code-block:: python\n\n   lamp.on()\n\nThen go.", "Then go.", ["lamp.on()"]),
        (".. code-block:: python\n   :linenos:\n\n   lamp.on()", "", ["lamp.on()"]),
        ("So:\n\n>>> lamp.on()\nTrue\n\nThen go.", "So:\n\n\n\nThen go.", [">>> lamp.on()\nTrue"]),
        (".. warning::\n\n    It is hot.", ".. warning::\n\n    It is hot.", []),
        ("It ends so::", "It ends so::", []),
    ],
)
def test_code_is_taken_out_as_it_is(text: str, rest: str, blocks: list[str]) -> None:
    assert without_code(text) == (rest, blocks)
