# Demos of the site that nobody has written a folder for: event labs and the playground. A folder
# for each is made when it is needed.

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from docsgen.config import Config
from docsgen.languages import Texts, texts_in
from docsgen.model import playground
from docsgen.model.demo import Demo
from docsgen.model.lab import Lab
from docsgen.model.site import Site


def generated_demos(site: Site, config: Config, root: Path) -> list[Demo]:
    """The labs and the playground of a site as demos of the project in `root`."""
    texts = texts_in(config.language)
    labs = lab_demos(site.labs.values(), root, texts)
    if site.playground is None:
        return labs
    folder = _folder(playground.NAME, site.playground, root)
    packages = config.playground.packages
    return [*labs, playground.playground_demo(site.playground, folder, packages, texts)]


def lab_demos(labs: Iterable[Lab], root: Path, texts: Texts) -> list[Demo]:
    """The labs as demos of the project in `root`, their scripts written where they are not yet."""
    return [lab.as_demo(_folder(lab.name, lab.code, root), texts) for lab in labs]


def _folder(name: str, code: str, root: Path) -> Path:
    """The folder of a demo whose script is `code`."""
    folder = root / ".docsgen" / "labs" / name
    script = folder / "run.py"
    if not script.is_file() or script.read_text(encoding="utf-8") != code:
        folder.mkdir(parents=True, exist_ok=True)
        script.write_text(code, encoding="utf-8")
    return folder
