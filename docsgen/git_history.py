# When files of a project were first written and last changed, as git knows. Where it does not know
# for sure, nothing is said: without git, in a shallow clone, of what is not committed as it is.

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec

from docsgen.files import UnusableFile, read_bytes

_PATIENCE = 60
"""Seconds that git may take to read all of a history."""

_COMMIT = "\x01"
"""Stands in front of the time of a commit; no path begins with it."""

_SAFE = ("-c", "core.fsmonitor=false", "-c", "log.showSignature=false", "--no-pager")
"""Keep the settings of a repository, which may be anybody's, from running programs."""


class Changed(msgspec.Struct, frozen=True):
    """The days, in UTC, of the first and of the last commit that changed something."""

    first: date
    last: date


class History(msgspec.Struct, frozen=True):
    """The history of the files in a folder.

    `root` is the folder; `changes` are by path, with forward slashes from there, `committed` the
    ids of contents as they were committed last.
    """

    root: Path
    changes: dict[str, Changed] = {}
    committed: dict[str, str] = {}

    def of(self, *paths: str) -> Changed | None:
        """The days of some files together; None where those of one are not known for sure."""
        known = [self.changes[path] for path in paths if path in self.changes]
        if not known or len(known) < len(paths) or not all(map(self._is_committed, paths)):
            return None
        return Changed(min(one.first for one in known), max(one.last for one in known))

    def _is_committed(self, name: str) -> bool:
        """Whether a file is as it was committed, whichever line ends git has given it."""
        try:
            data = read_bytes(self.root / name, self.root)
        except UnusableFile:
            return False
        return self.committed.get(name) in _ids([data, data.replace(b"\r\n", b"\n")])


def history(root: Path, folder: str) -> History:
    """The history of the files in a folder of `root`; empty where git does not know it whole."""
    try:
        if _git(root, "rev-parse", "--is-shallow-repository") != "false\n":
            return History(root)
        names = ("--name-only", "--no-renames", "--relative", "-z", "--", folder)
        log = _git(root, "log", f"--format={_COMMIT}%ct", *names)
        tree = _git(root, "ls-tree", "-r", "-z", "HEAD", "--", folder)
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return History(root)
    return History(root, _changes(log), _committed(tree))


def _git(root: Path, *arguments: str) -> str:
    """What git prints, asked in `root` and about its repository."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        ["git", *_SAFE, *arguments],
        cwd=root,
        env={**inherited, "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=_PATIENCE,
        check=True,
    )
    return done.stdout.decode()


def _changes(log: str) -> dict[str, Changed]:
    """The days of the first and the last commit of each file that a log names."""
    days: dict[str, list[date]] = {}
    day = date.min
    for part in (part.removeprefix("\n") for part in log.split("\0")):
        if part.startswith(_COMMIT):
            day = datetime.fromtimestamp(int(part[1:]), UTC).date()
        elif part:
            days.setdefault(part, []).append(day)
    return {name: Changed(min(known), max(known)) for name, known in days.items()}


def _committed(tree: str) -> dict[str, str]:
    """The ids of the contents that a tree lists."""
    entries = (entry.partition("\t") for entry in tree.split("\0") if entry)
    return {name: about.split(" ")[2] for about, _, name in entries}


def _ids(contents: Iterable[bytes]) -> set[str]:
    """What git calls these contents, in repositories of either kind."""
    whole = [b"blob %d\0%s" % (len(data), data) for data in contents]
    return {
        kind(data, usedforsecurity=False).hexdigest()
        for data in whole
        for kind in (hashlib.sha1, hashlib.sha256)
    }
