# Which language a block is written in. Fences carry a label that is sometimes wrong and reference
# pages carry none, so the text itself has the last word where it is clear.

from __future__ import annotations

import json
import re

from docsgen.ingest.restore.knowledge import PLAIN, Conventions

_NAMES = {
    "py": "python",
    "python3": "python",
    "sh": "bash",
    "shell": "bash",
    "zsh": "bash",
    "console": "bash",
    "js": "javascript",
    "jsx": "javascript",
    "ts": "typescript",
    "tsx": "typescript",
    "yml": "yaml",
    "c++": "cpp",
    "dockerfile": "docker",
    "directory": "text",
    "txt": "text",
    "plaintext": "text",
}
_TREE = re.compile(r"^[^\S\n]*(\+--|\||├|└|│)", re.M)
_EVENTS = re.compile(r"\s*(event: \S+|>>? )")
_LOG = re.compile(r"^(INFO|WARNING|ERROR|DEBUG|Loaded as API):", re.M)
_URLS = re.compile(r"(\S+ [^\n]*URL: )?https?://\S+\s*")
_REQUIREMENT = re.compile(r"[A-Za-z][A-Za-z0-9._-]*(\[[\w,]+\])?([<>=~!]=[\w.*]+)?")
_SHELL = re.compile(
    r"\s*(\$ |> ?\w+ \w+|(pip|npm|npx|curl|cd|export|git|python3?|cargo|g\+\+|uv|conda"
    r"|source|docker|mkdir|huggingface-cli|hf) \S)"
)
_PYTHON = re.compile(
    r"^[^\S\n]*(import \w[\w.]*( as \w+)?\s*$|from [\w.]+ import |def \w+\(|class \w+[(:]"
    r"|with [\w.]+\(|@\w|\w+ = \w|[\w.]+\(.*\)\s*$)",
    re.M,
)
_SCRIPT = re.compile(
    r"\b(const|let|var) [\w{\[]|=> *[{(]|^[^\S\n]*import .* from [\"']|\bconsole\.log\(", re.M
)
_RUST = re.compile(r"^[^\S\n]*(use [\w:]+(::|;)|(async )?fn \w+\(|extern crate )", re.M)


def normalised(label: str) -> str:
    """Return the usual name of the language a fence's label means, "" for none."""
    name = label.strip().lower()
    return _NAMES.get(name, name)


def detect(source: str, label: str, conventions: Conventions = PLAIN) -> tuple[str, bool]:
    """Return the language of `source` and whether that contradicts its label."""
    name = normalised(label)
    found = _evident(source, name, conventions)
    if not name:
        return found or _guessed(source, conventions), False
    return (found, True) if found and found != name else (name, False)


def _evident(source: str, name: str, conventions: Conventions) -> str:
    """Return the language when the text leaves no choice, "" otherwise."""
    if not source.strip():
        return ""
    if conventions.is_output(source) or (_LOG.search(source) and name in ("csv", "bash", "")):
        return "output"
    if name in ("csv", "directory", "text", "txt", "") and _TREE.match(source):
        return "text"
    if name in ("python", "bash", "", "text") and _is_json(source):
        return "json"
    if name == "bash":
        return _evident_output(source, conventions)
    if name in ("html", "") and _URLS.fullmatch(source):
        return "text"
    return ""


def _evident_output(source: str, conventions: Conventions) -> str:
    if _EVENTS.match(source) and not _is_command(source, conventions):
        return "output"
    lines = [line for line in source.split("\n") if line.strip()]
    if all(re.match(r"\S+ [\w ]*URL: |https?://", line.strip()) for line in lines):
        return "output"
    if len(lines) > 1 and all(_REQUIREMENT.fullmatch(line.strip()) for line in lines):
        return "text"
    return "text" if re.match(r"\s*-H ", source) else ""


def _is_json(source: str) -> bool:
    text = source.strip()
    if text[:1] not in "{[":
        return False
    try:
        json.loads(re.sub(r":\s*\$\w+", ": 0", text))
    except (ValueError, RecursionError):
        return False
    return True


def _is_command(source: str, conventions: Conventions) -> bool:
    """Whether the first line starts a program, a well-known one or one of the library's."""
    name, blank, rest = source.lstrip().partition(" ")
    is_librarys = name in conventions.commands and bool(blank and rest[:1].strip())
    return is_librarys or _SHELL.match(source) is not None


def _guessed(source: str, conventions: Conventions) -> str:
    if _is_json(source):
        return "json"
    if _RUST.search(source):
        return "rust"
    if _SCRIPT.search(source):
        return "javascript"
    if _is_command(source, conventions):
        return "bash"
    return "python" if _PYTHON.search(source) else "text"
