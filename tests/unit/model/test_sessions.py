# Prompts and answers are no part of what is copied; whatever is no session stays as it is.

from __future__ import annotations

import pytest

from docsgen.model.sessions import session_of, typed


@pytest.mark.parametrize(
    ("code", "language", "session", "text"),
    [
        (">>> 1 + 1\n2\n>>> 'a'\n'a'", "python", "pycon", "1 + 1\n'a'"),
        (
            ">>> for x in y:\n...     print(x)\n...\nb",
            "pycon",
            "pycon",
            "for x in y:\n    print(x)\n",
        ),
        ("  >>> a\n  1", "text", "pycon", "a"),
        ("$ pip install x\nCollecting x\n$ ls", "bash", "console", "pip install x\nls"),
        ("$ curl -d '{\n  \"a\": 1\n}'\nOK", "sh", "console", "curl -d '{\n  \"a\": 1\n}'"),
        ("$ a \\\n> b\nc", "console", "console", "a \\\nb"),
        ("x = 1\n>>> x", "python", None, "x = 1\n>>> x"),
        ("pip install x\n$HOME", "bash", None, "pip install x\n$HOME"),
        ("$ 5", "python", None, "$ 5"),
        (">>> x", "bash", None, ">>> x"),
        ("", "python", None, ""),
    ],
)
def test_what_was_typed(code: str, language: str, session: str | None, text: str) -> None:
    assert session_of(code, language) == session
    assert typed(code, language) == text
