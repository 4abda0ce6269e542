# What verify keeps in .docsgen/verify/ of a project: the last outcome of every subject, pictures,
# and evidence of failures.

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

import msgspec

from docsgen.model.outcome import Outcome
from docsgen.verify.site import Subject


class Record:
    """The folder below `root` in which outcomes are kept, one file each."""

    def __init__(self, root: Path) -> None:
        self.folder = root / ".docsgen" / "verify"

    def last(self, subject: Subject) -> Outcome | None:
        """What was found out about a subject the last time, if that can be read."""
        try:
            return msgspec.json.decode(self._path(subject).read_bytes(), type=Outcome)
        except (OSError, msgspec.MsgspecError):
            return None

    def keep(self, subject: Subject, outcome: Outcome) -> None:
        """Remember an outcome; a folder that cannot be written costs the next run time, no more."""
        data = msgspec.json.format(msgspec.json.encode(outcome), indent=1)
        path = self._path(subject)
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            (self.folder.parent / ".gitignore").write_text("*\n")
            path.write_bytes(data + b"\n")

    def forget_failure(self, subject: Subject) -> None:
        """Remove the evidence of what a subject did wrong before."""
        for path in self.folder.glob(f"failures/{subject.kind}-{subject.name}-[12].*"):
            path.unlink(missing_ok=True)

    def accept(self) -> int:
        """Make the pictures of the last runs those that later ones are compared with."""
        pictures = sorted((self.folder / "pictures").glob("*.png"))
        accepted = self.folder / "accepted"
        accepted.mkdir(parents=True, exist_ok=True)
        for picture in pictures:
            shutil.copyfile(picture, accepted / picture.name)
        return len(pictures)

    def _path(self, subject: Subject) -> Path:
        return self.folder / "outcomes" / subject.kind / f"{subject.name}.json"
