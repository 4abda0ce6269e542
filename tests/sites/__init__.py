# Sites that verify must not be content with. `sound/` is a hand-written project whose site is built
# already: one embed that mimics what docsgen exports, two pages. Every other folder holds the few
# files that are different where something is broken.

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from docsgen.publish import Staging

HERE = Path(__file__).parent
EMBED, PAGE = "embed/greeting/", ""


class Broken(NamedTuple):
    """A folder beside this file, the rule that it breaks, and the probe that must notice."""

    folder: str
    rule: str
    probe: str
    path: str = EMBED


BROKEN = (
    Broken("blank", "DG160", "loads"),
    Broken("lost-component", "DG161", "interface"),
    Broken("console-error", "DG162", "console"),
    Broken("page-error", "DG162", "console"),
    Broken("flood", "DG162", "console"),
    Broken("failed-request", "DG163", "requests"),
    Broken("foreign-request", "DG164", "hosts"),
    Broken("wrong-value", "DG165", "script"),
    Broken("swallows-error", "DG165", "script"),
    Broken("throws-in-python", "DG166", "script"),
    Broken("no-height", "DG167", "height"),
    Broken("wrong-height", "DG167", "height"),
    Broken("too-high", "DG167", "height"),
    Broken("wrong-theme", "DG168", "theme"),
    Broken("keyboard-trap", "DG169", "keyboard"),
    Broken("focus-loop", "DG169", "keyboard"),
    Broken("low-contrast", "DG182", "axe"),
    Broken("low-contrast-in-the-dark", "DG182", "axe-dark"),
    Broken("oversized", "DG171", "weight"),
    Broken("dies-in-sandbox", "DG172", "sandbox"),
    Broken("python-fails", "DG184", "starts"),
    Broken("python-never-starts", "DG184", "starts"),
    Broken("gone-after-reload", "DG173", "reload"),
    Broken("gone-on-return", "DG173", "back"),
    Broken("opens-dialog", "DG181", "unasked"),
    Broken("downloads", "DG181", "unasked"),
    Broken("goes-away", "DG181", "unasked"),
    Broken("dead-link", "DG178", "links", PAGE),
    Broken("dead-anchor", "DG178", "links", PAGE),
    Broken("page-barrier", "DG170", "axe-page", PAGE),
    Broken("scrolls-sideways", "DG179", "narrow", PAGE),
    Broken("wrong-copy", "DG180", "copies", PAGE),
)

FATAL = (Broken("hangs", "DG175", ""), Broken("eats-memory", "DG176", ""))
"""What ends the browser itself, whichever probe is at work."""

JUDGED = {"DG174", "DG177", "DG183"}
"""Rules about two results; tests/unit/verify/test_judging.py shows them."""

RULES_SHOWN = {broken.rule for broken in (*BROKEN, *FATAL)} | JUDGED


def put_together(folder: str, target: Path) -> Path:
    """Write the project of `folder` to `target`, with the manifest that a build leaves."""
    files = _files(HERE / "sound") | _files(HERE / folder)
    for name, data in files.items():
        if name.startswith("content/"):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes(data)
    (target / "content" / "chunks").mkdir(parents=True, exist_ok=True)
    site = {n.removeprefix("site/"): data for n, data in files.items() if n.startswith("site/")}
    with Staging(target / "site") as staging:
        staging.commit(staging.write(site))
    return target


def _files(folder: Path) -> dict[str, bytes]:
    return dict(_read(path, folder) for path in _paths(folder))


def _paths(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _read(path: Path, folder: Path) -> tuple[str, bytes]:
    """A file and its content; `x.size` stands for an `x` with so many bytes of noise."""
    name = path.relative_to(folder).as_posix()
    if path.suffix == ".size":
        return name.removesuffix(".size"), random.Random(0).randbytes(int(path.read_text()))
    return name, path.read_bytes()
