# What a forked and confined process does that has the library loaded: it runs one demo, until that
# is ready to be exported or for as long as it is served, and tells its parent one line.

from __future__ import annotations

import asyncio
import importlib.util
import json
import os
import re
import runpy
import signal
import sys
import threading
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from docsgen.native.environment import watch
from docsgen.native.library import Library
from docsgen.native.limits import LimitError, limit, too_late
from docsgen.native.messages import BESIDE, TEMPORARY, WHEELS, App, Failure, Limits, Purpose
from docsgen.native.reaching import Reach
from docsgen.native.temporary import redirect
from docsgen.player import hiding, placeholders
from docsgen.sandbox.refusal import ForbiddenError, Refusal
from docsgen.sandbox.workspace import settle

OUTPUT = "output.txt"
"""The file beside the folder of a demo that has what it printed."""

_USAGE = 2
"""How programs end that cannot be run with their arguments."""

_FRAME = " \u2502"
"""What may stand around a line that a program prints in a box."""


class Task(NamedTuple):
    """What is to be exported: a demo's folder, the script in it, and what that is given.

    Stand-ins take the place of those of its `imports` that are not installed; the script does not
    find the `hidden` packages. `environment` has its variables, `reach` the hosts that it may ask.
    """

    folder: Path
    entry: str
    imports: Sequence[str]
    hidden: Sequence[str]
    environment: Mapping[str, str]
    reach: Reach


def export(library: Library, task: Task, limits: Limits, news: int) -> None:
    """Run a script until it launches its app; tell `news` what the library serves for that."""
    result: App | Failure
    unset = watch(task.folder)
    try:
        result = _exported(library, task, limits)
    except BaseException as error:
        result = _failure(error, task.folder, library)
    with suppress(BaseException):
        signal.setitimer(signal.ITIMER_REAL, 0)
        _tell(news, json.dumps(msgspec.to_builtins(replace(result, unset=unset))))


def _exported(library: Library, task: Task, limits: Limits) -> App:
    os.environ.update(task.environment)
    _settle(library, "export", task.folder)
    hiding.install(task.hidden, str(task.folder))
    missing = [name for name in task.imports if importlib.util.find_spec(name) is None]
    placeholders.install(missing)
    task.reach.install()
    placeholders.tolerate(str(task.folder))
    limit(limits)
    os.chdir(task.folder)
    app = library.run(task.folder / task.entry)
    placeholders.insist()
    described = asyncio.run(library.described(app))
    return replace(described, missing=placeholders.used())


def serve(
    library: Library,
    script: Path,
    environment: Mapping[str, str],
    reach: Reach,
    ports: Sequence[int],
    news: int,
) -> None:
    """Run a script as the main program, tell the URL of what it launches to `news`, and stay."""
    os.environ.update(environment)
    _settle(library, "serve", script.parent)
    reach.install()
    os.chdir(script.parent)
    sys.path.insert(0, str(script.parent))
    sys.argv = [script.name]
    library.announce_launches(iter(ports), partial(_tell, news))
    runpy.run_path(str(script), run_name="__main__")
    os.close(news)
    threading.Event().wait()


def _settle(library: Library, purpose: Purpose, folder: Path) -> None:
    """Let the output go to a file and nothing come in; files of the library are beside `folder`."""
    output = os.open(folder.with_name(OUTPUT), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for target, source in ((0, os.open(os.devnull, os.O_RDONLY)), (1, output), (2, output)):
        os.dup2(source, target)
    for packages in (folder.with_name(WHEELS), folder.with_name(BESIDE)):
        if packages.is_dir():
            sys.path.insert(0, str(packages))  # rather than another version that is installed
    settle(folder.with_name("tmp"))
    library.settle(purpose, folder.with_name("tmp"))
    redirect({name: folder.with_name(place) for name, place in TEMPORARY.items()})


def _tell(news: int, line: str) -> None:
    """Tell the parent, which hears the first line only."""
    with (
        suppress(BrokenPipeError),
        os.fdopen(news, "w", encoding="utf-8", closefd=False) as pipe,
    ):
        pipe.write(line + "\n")


def outcome(line: str | None, refusals: list[Refusal], limits: Limits) -> App | Failure:
    """What has come of an export that told a line, or none, or has taken too long."""
    left: App | Failure
    try:
        left = msgspec.convert(json.loads(line or ""), App | Failure)
    except ValueError:  # what msgspec raises is one, too
        died = "its process died, as when there is not enough memory"
        left = Failure("limit", too_late(limits) if line is None else died)
    if isinstance(left, App) and all(one.is_request for one in refusals):
        return replace(left, refused=refusals)  # the reader's browser meets the same refusal
    if refusals and (isinstance(left, App) or left.kind == "raised"):  # because of a refusal
        return Failure("forbidden", "it reaches out of its folder", refusals=refusals)
    return left if isinstance(left, App) else replace(left, refusals=refusals)


def _failure(error: BaseException, folder: Path, library: Library) -> Failure:
    """What went wrong in a demo, with the last line of its own that took part."""
    file, line = next(_places(error, folder), (None, None))
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    printed = folder.with_name(OUTPUT).read_text(errors="replace")
    kind, message = _explained(error, library, printed)
    for name, place in TEMPORARY.items():
        message = message.replace(str(folder.with_name(place)), name)
    remedy = library.remedy(error) if kind == "raised" else None
    return Failure(kind, message.replace(f"{folder}/", ""), file, line, remedy=remedy)


def _places(error: BaseException, folder: Path) -> Iterator[tuple[str, int | None]]:
    """The places in the demo's own files that an error came through, innermost first."""
    frames = reversed(traceback.extract_tb(error.__traceback__))
    places = [(frame.filename, frame.lineno) for frame in frames]
    if isinstance(error, SyntaxError) and error.filename:
        places.insert(0, (error.filename, error.lineno))
    for name, line in places:
        if Path(name).is_relative_to(folder):
            yield Path(name).relative_to(folder).as_posix(), line


def _explained(error: BaseException, library: Library, printed: str) -> tuple[str, str]:
    """The kind of failure that an error is, and what is said of it, given what was `printed`."""
    chain: BaseException | None = error
    while chain is not None:  # a library may wrap what stopped the demo
        if isinstance(chain, ForbiddenError):
            return "forbidden", str(chain)
        chain = chain.__cause__ or chain.__context__
    if isinstance(error, LimitError):
        return "limit", str(error)
    if isinstance(error, MemoryError):
        return "limit", "it needs more memory than it is given"
    if isinstance(error, library.NoAppError):
        return "no-app", str(error)
    if isinstance(error, SystemExit):
        return _ended(error, printed)
    is_missing = isinstance(error, placeholders.MissingPackageError)
    return "missing-package" if is_missing else "raised", f"{type(error).__name__}: {error}"


def _ended(error: SystemExit, printed: str) -> tuple[str, str]:
    """What is said of a script that ends itself before it launches an app."""
    lines = [line.strip(_FRAME) for line in printed.splitlines() if re.search(r"\w", line)]
    last = lines[-1] if lines else ""
    if error.code == _USAGE and "usage:" in printed.lower():
        complaint = re.sub(r"^.*\berror: ", "", last, flags=re.IGNORECASE)
        return "arguments", f"it is run without arguments: {complaint}"
    reason = error.code if isinstance(error.code, str) else last if error.code else ""
    told = f": {reason}" if reason else ""
    return "no-app", f"the script ends before it launches an app{told}"
