# Sites that verify must not be content with. `sound/` is a hand-written project whose site is built
# already: one embed that mimics what docsgen exports, two pages. Every other folder holds the few
# files that are different where something is broken, or in `unusual/`, only looks like it; `later/`
# in it is what happens after the build. `x.gone` stands for a file `x` that is not there, `x.size`
# for one with so many bytes of noise.

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from docsgen.demos.embeds import source_digest
from docsgen.demos.reading import read_demo
from docsgen.diagnostics import Findings
from docsgen.model.demo import Origin
from docsgen.publish import Staging

HERE = Path(__file__).parent
EMBED, PAGE = "embed/greeting/", ""
_GONE = ".gone"


class Broken(NamedTuple):
    """A folder beside this file, the rule that it breaks, and the probe that must notice."""

    folder: str
    rule: str
    probe: str
    path: str = EMBED


BROKEN = (
    Broken("blank", "DG160", "loads"),
    Broken("lost-component", "DG161", "interface"),
    Broken("transparent", "DG185", "seen"),
    Broken("white-on-white", "DG185", "seen"),
    Broken("off-screen", "DG185", "seen"),
    Broken("far-right", "DG185", "seen"),
    Broken("far-below", "DG185", "seen"),
    Broken("clipped", "DG185", "seen"),
    Broken("no-size", "DG185", "seen"),
    Broken("covered", "DG185", "seen"),
    Broken("filtered", "DG185", "seen"),
    Broken("shrunk", "DG185", "seen"),
    Broken("invisible", "DG185", "seen"),
    Broken("unseen-button", "DG185", "seen"),
    Broken("unseen-field", "DG185", "seen"),
    Broken("unseen-value", "DG186", "stays"),
    Broken("vanishes-later", "DG186", "stays"),
    Broken("fades-later", "DG186", "stays"),
    Broken("counts-down", "DG186", "stays"),
    Broken("covered-later", "DG186", "stays"),
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
    Broken("unseen-in-the-dark", "DG172", "sandbox"),
    Broken("python-fails", "DG184", "starts"),
    Broken("python-never-starts", "DG184", "starts"),
    Broken("gone-after-reload", "DG173", "reload"),
    Broken("unseen-after-reload", "DG173", "reload"),
    Broken("gone-on-return", "DG173", "back"),
    Broken("opens-dialog", "DG181", "unasked"),
    Broken("downloads", "DG181", "unasked"),
    Broken("goes-away", "DG181", "unasked"),
    Broken("event-ends-late", "DG166", "script"),
    Broken("error-shown-late", "DG166", "script"),
    Broken("error-when-started", "DG166", "shown"),
    Broken("page-error-late", "DG162", "console"),
    Broken("failed-request-late", "DG163", "requests"),
    Broken("asks-for-media", "DG164", "hosts"),
    Broken("asks-in-worker", "DG164", "hosts"),
    Broken("dead-link-in-embed", "DG178", "links"),
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

UNOPENED = (
    Broken("script-broken", "DG187", ""),
    Broken("script-gone", "DG187", ""),
    Broken("script-left-out", "DG187", ""),
    Broken("demo-renamed", "DG187", ""),
    Broken("older-code", "DG187", ""),
    Broken("older-data", "DG187", ""),
    Broken("no-file", "DG188", ""),
    Broken("no-embed", "DG188", ""),
    Broken("no-page", "DG188", ""),
    Broken("demo-without-embed", "DG188", ""),
    Broken("file-lost", "DG188", ""),
    Broken("file-changed", "DG189", ""),
    Broken("strange-embed", "DG189", ""),
)
"""What is found before anything is opened."""

RULES_SHOWN = {broken.rule for broken in (*BROKEN, *FATAL, *UNOPENED)} | JUDGED


def put_together(
    folder: str, target: Path, *, noted: bool = True, defect: str | None = None
) -> Path:
    """Write the project of `folder` to `target`, with the manifest that a build leaves.

    `defect` is the text of the embed's script of that name. The origin of the embed is not `noted`
    in sites that earlier versions of docsgen have built.
    """
    changes = HERE / folder
    files = _laid_over(_files(HERE / "sound"), _files(changes))
    if defect is not None:
        files[f"site/{EMBED}defect.js"] = defect.encode()
    _write({name: data for name, data in files.items() if name.startswith("content/")}, target)
    (target / "content" / "chunks").mkdir(parents=True, exist_ok=True)
    site = {n.removeprefix("site/"): data for n, data in files.items() if n.startswith("site/")}
    demo = read_demo(HERE / "sound" / "content" / "demos" / "greeting")
    origin = Origin(source_digest(demo, demo.folder, Findings()), len(demo.manifest.steps))
    embeds = {"greeting": origin} if "embed/greeting/index.html" in site else {}
    with Staging(target / "site") as staging:
        staging.add(site)
        staging.commit(embeds if noted else None)
    _write(_files(changes / "later"), target)
    return target


def _laid_over(files: dict[str, bytes], changes: dict[str, bytes]) -> dict[str, bytes]:
    gone = {name.removesuffix(_GONE) for name in changes if name.endswith(_GONE)}
    kept = {name: data for name, data in changes.items() if not name.endswith(_GONE)}
    return {name: data for name, data in files.items() if name not in gone} | kept


def _write(files: dict[str, bytes], target: Path) -> None:
    for name, data in files.items():
        path = target / name.removesuffix(_GONE)
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith(_GONE):
            path.unlink()
            if not any(path.parent.iterdir()):
                path.parent.rmdir()
        else:
            path.write_bytes(data)


def _files(folder: Path) -> dict[str, bytes]:
    found = dict(_read(path, folder) for path in _paths(folder))
    return {name: data for name, data in found.items() if not name.startswith("later/")}


def _paths(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _read(path: Path, folder: Path) -> tuple[str, bytes]:
    """A file and its content."""
    name = path.relative_to(folder).as_posix()
    if path.suffix == ".size":
        return name.removesuffix(".size"), random.Random(0).randbytes(int(path.read_text()))
    return name, path.read_bytes()
