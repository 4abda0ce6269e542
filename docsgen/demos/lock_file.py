# The packages of one app as they were chosen once, in a file beside its script: later exports take
# the same. It is a requirements file of pip's with digests; comments say what it answers.

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from pathlib import Path

from docsgen.demos.runtime.resolving import Resolution, Resolved
from docsgen.demos.source import LOCK_ENDING, Source
from docsgen.errors import ConfigError
from docsgen.files import MAX_TEXT, is_file, read_text, write_whole

_ASKED, _PROVIDED = "# asked for: ", "# taken for granted: "
_HEAD = """\
# What the readers of this app load besides the library, chosen by docsgen. Later exports take the
# same as long as the app asks for the same; remove this file to let them choose anew.
"""
_WHEEL = re.compile(r"([\w.-]+)==(\S+) --hash=sha256:([0-9a-f]{64})")


def place(source: Source) -> Path:
    """Where the choice for an app is kept."""
    return source.folder / f"{source.entry.removesuffix('.py')}{LOCK_ENDING}"


def kept(source: Source, asked: Collection[str], *, with_more: bool = False) -> Resolution | None:
    """The choice beside an app if it answers what is asked for now.

    The one `with_more` may answer more than that: what the library needs is asked for later.
    Raises ConfigError where the file is damaged: to choose anew is for its owner to decide.
    """
    path = place(source)
    if not is_file(path, source.root):
        return None
    comments, wheels = _read(path, source.root)
    answered = comments.get(_ASKED, [])
    is_part = with_more and bool(asked) and set(asked) <= set(answered)
    if not is_part and answered != sorted(asked):
        return None
    return Resolution(wheels, comments.get(_PROVIDED, []))


def _read(path: Path, root: Path) -> tuple[dict[str, list[str]], list[Resolved]]:
    comments, wheels = {}, []
    for number, line in enumerate(read_text(path, root, MAX_TEXT).splitlines(), start=1):
        kind = next((kind for kind in (_ASKED, _PROVIDED) if line.startswith(kind)), None)
        if kind:
            comments[kind] = line.removeprefix(kind).split(", ")
        elif found := _WHEEL.fullmatch(line):
            wheels.append(Resolved(found[1], found[2], found[3]))
        elif line and not line.startswith("#"):
            hint = "restore the file, or remove it to let docsgen choose anew"
            raise ConfigError(
                f"this is no locked wheel: {line!r}", hint=hint, path=path, line=number
            )
    return comments, wheels


def written(source: Source, asked: Iterable[str], resolution: Resolution) -> bool:
    """Keep a choice beside its app, unless it is there; False where that cannot be written."""
    lines = [_HEAD, _ASKED, ", ".join(sorted(asked)), "\n"]
    if resolution.provided:
        lines += [_PROVIDED, ", ".join(resolution.provided), "\n"]
    lines += [
        f"{one.name}=={one.version} --hash=sha256:{one.sha256}\n" for one in resolution.wheels
    ]
    data, path = "".join(lines).encode(), place(source)
    try:
        if not (path.is_file() and path.read_bytes() == data):
            write_whole(path, data)
    except OSError:
        return False
    return True
