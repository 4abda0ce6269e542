# Event labs as demos of the site. They are written, not kept: a folder for each, made when needed.

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from docsgen.languages import Texts
from docsgen.model.demo import Demo
from docsgen.model.lab import Lab


def lab_demos(labs: Iterable[Lab], root: Path, texts: Texts) -> list[Demo]:
    """The labs as demos of the project in `root`, their scripts written where they are not yet."""
    return [_written(lab, root / ".docsgen" / "labs" / lab.name, texts) for lab in labs]


def _written(lab: Lab, folder: Path, texts: Texts) -> Demo:
    script = folder / "run.py"
    if not script.is_file() or script.read_text(encoding="utf-8") != lab.code:
        folder.mkdir(parents=True, exist_ok=True)
        script.write_text(lab.code, encoding="utf-8")
    return lab.as_demo(folder, texts)
