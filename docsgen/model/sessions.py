# Samples that show a session: lines that were typed, after a prompt, and what was answered.

from __future__ import annotations

import shlex
from collections.abc import Iterator

PYTHON = frozenset({"py", "pycon", "python", "python3"})
SHELL = frozenset({"bash", "console", "sh", "shell", "shell-session", "zsh"})
_UNNAMED = frozenset({"", "text", "txt"})

_FIRST, _NEXT = ">>>", "..."
_SHELL = "$ "


def session_of(code: str, language: str) -> str | None:
    """`pycon` or `console`, Pygments' names, where a sample of a language shows a session."""
    first = code.lstrip("\n").lstrip()
    if language in PYTHON | _UNNAMED and _typed(first.partition("\n")[0], _FIRST) is not None:
        return "pycon"
    if language in SHELL | _UNNAMED and first.startswith(_SHELL):
        return "console"
    return None


def typed(code: str, language: str) -> str:
    """What was typed in a session, without prompts and answers; any other sample as it is."""
    kind = session_of(code, language)
    if kind is None:
        return code
    lines = code.strip("\n").split("\n")
    return "\n".join(_python(lines) if kind == "pycon" else _commands(lines))


def _python(lines: list[str]) -> Iterator[str]:
    for line in lines:
        found = _typed(line.lstrip(), _FIRST)
        found = _typed(line.lstrip(), _NEXT) if found is None else found
        if found is not None:
            yield found


def _typed(line: str, prompt: str) -> str | None:
    """What stands behind a prompt, if the line begins with it."""
    if line.rstrip() == prompt:
        return ""
    return line.removeprefix(f"{prompt} ") if line.startswith(f"{prompt} ") else None


def _commands(lines: list[str]) -> Iterator[str]:
    """The commands of a shell; one goes on while a quote is open, or after a backslash."""
    command = ""
    for line in lines:
        if line.lstrip().startswith(_SHELL):
            command = line.lstrip().removeprefix(_SHELL)
            yield command
        elif command and _goes_on(command):
            command += f"\n{line}"
            yield line.removeprefix("> ")


def _goes_on(command: str) -> bool:
    if command.endswith("\\"):
        return True
    try:
        shlex.split(command, comments=True)
    except ValueError:  # no closing quotation
        return True
    return False
