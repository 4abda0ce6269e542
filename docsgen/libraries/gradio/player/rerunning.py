# Another program in the place of the one whose app runs: what the reader has written in an editor,
# in the Python that is there already.

from __future__ import annotations

import linecache
import sys
import traceback
from importlib import import_module
from pathlib import Path
from typing import Any

from docsgen.libraries.gradio.player import standing_in
from docsgen.libraries.gradio.player.launching import App, Launcher, NoAppError, run
from docsgen.player import placeholders
from docsgen.player.bridge import DEMO
from docsgen.player.placeholders import MissingPackageError


def rerun(program: dict[str, Any], launcher: Launcher, imports: list[str]) -> App:
    """The app of a program: `entry` is one of its `files`, which are texts by their paths.

    Files that are `gone` are removed. `imports` is what the exported app could not do without. A
    missing package is an error as soon as it is used. Raises whatever the program raises, and
    NoAppError.
    """
    put_in_place(program)
    _forget_modules()
    _begin_anew()
    launcher.forget()
    placeholders.tolerate()
    placeholders.insist(standing_in.spared(imports))
    return run(Path(DEMO, program["entry"]), launcher)


def put_in_place(program: dict[str, Any]) -> None:
    """Let the demo's folder have the files of a program, and no more those that are `gone`."""
    for name in program["gone"]:
        Path(DEMO, name).unlink(missing_ok=True)
    for name, text in program["files"].items():
        path = Path(DEMO, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    linecache.clearcache()


def _forget_modules() -> None:
    """Let the program's own modules be imported anew."""
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", None) or "").startswith(f"{DEMO}/"):
            del sys.modules[name]


def _begin_anew() -> None:
    """Let the library number components from 0 on, none of them inside another."""
    context: Any = import_module("gradio.context").Context
    context.id = 0
    context.root_block = context.block = None
    standing_in.remember({"components": []})


def explained(error: BaseException) -> dict[str, Any]:
    """What is wrong with a program: `message`, `trace`, and where: `file`, `line` and `column`.

    Lines and columns count from 1; they and the file are None where it is nowhere in the program.
    `module` is the one that could not be found, None where that is not the matter.
    """
    return {
        "message": _message(error),
        "trace": "".join(traceback.format_exception(error)),
        "module": error.name if isinstance(error, ModuleNotFoundError) else None,
        **_place(error),
    }


def _message(error: BaseException) -> str:
    if isinstance(error, (NoAppError, MissingPackageError)):
        return str(error)
    return traceback.format_exception_only(error)[-1].strip()


def _place(error: BaseException) -> dict[str, Any]:
    if isinstance(error, SyntaxError) and _is_own(error.filename):
        return _at(str(error.filename), error.lineno, error.offset)
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if _is_own(frame.filename):
            column = None if frame.colno is None else frame.colno + 1
            return _at(frame.filename, frame.lineno, column)
    return {"file": None, "line": None, "column": None}


def _is_own(file: str | None) -> bool:
    return str(file or "").startswith(f"{DEMO}/")


def _at(file: str, line: int | None, column: int | None) -> dict[str, Any]:
    return {"file": file.removeprefix(f"{DEMO}/"), "line": line, "column": column}
