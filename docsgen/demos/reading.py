# content/demos/ as typed values. What can be known to be wrong without running a demo stops here,
# with file, line and dotted path.

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from docsgen.config import Project, parse_yaml, read_text, yaml_error
from docsgen.diagnostics import Findings, Location
from docsgen.errors import ConfigError
from docsgen.memory import MANY
from docsgen.model.demo import COMPANIONS, Demo, Manifest, Runs
from docsgen.model.steps import Expect, Upload

_DOCS = "docs/demos.md"


class _Fault(NamedTuple):
    key: str
    message: str


def read_demos(project: Project, findings: Findings) -> list[Demo]:
    """All demos of the project by name; one that is wrong is reported and left out.

    A project without demos has no such folder.
    """
    if not project.demos.is_dir():
        return []
    demos = []
    for folder in sorted(path for path in project.demos.iterdir() if path.is_dir()):
        try:
            demos.append(read_demo(folder))
        except ConfigError as error:
            at = Location(file=project.relative(error.path or folder), line=error.line)
            key = f"{error.key}: " if error.key else ""
            message = f"demo {folder.name}: {key}{error.message}"
            findings.add("DG068", message, hint=error.hint, at=at)
    return demos


def read_demo(folder: Path) -> Demo:
    """The demo in `folder`; raises ConfigError when one of its two files is missing or wrong."""
    path = folder / "demo.yaml"
    for needed in (path, folder / "run.py"):
        if not needed.is_file():
            hint = f"a demo is a folder with run.py and demo.yaml, see {_DOCS}"
            raise ConfigError("file not found", hint=hint, path=needed)
    text = read_text(path)
    manifest = _manifest(text, path)
    for fault in _faults(manifest, folder):
        raise yaml_error(text, path, fault.key, fault.message, f"see {_DOCS}")
    code = (folder / "run.py").read_text(encoding="utf-8")
    return Demo(folder.name, folder, code, manifest)


@functools.lru_cache(maxsize=MANY)
def _manifest(text: str, path: Path) -> Manifest:
    return parse_yaml(text, Manifest, path, docs=_DOCS)


def _faults(manifest: Manifest, folder: Path) -> Iterator[_Fault]:
    yield from _unfit_companions(manifest)
    yield from _unfit_steps(manifest)
    yield from _unfit_files(manifest, folder)


def _unfit_companions(manifest: Manifest) -> Iterator[_Fault]:
    for runs, key in COMPANIONS.items():
        value = getattr(manifest, key)
        if runs == manifest.runs and not value:
            yield _Fault("runs", f"`runs: {runs}` needs `{key}`")
        if runs != manifest.runs and value is not None:
            yield _Fault(key, f"`{key}` goes with `runs: {runs}` only")


def _unfit_steps(manifest: Manifest) -> Iterator[_Fault]:
    if manifest.runs in (Runs.HOSTED, Runs.CODE_ONLY):
        if manifest.steps:
            yield _Fault("try", f"a demo that runs `{manifest.runs}` cannot be tried out here")
    elif not any(isinstance(step.action, Expect) for step in manifest.steps):
        yield _Fault("try", "nothing is expected: `try` needs steps, and among them an `expect`")


def _unfit_files(manifest: Manifest, folder: Path) -> Iterator[_Fault]:
    for number, step in enumerate(manifest.steps):
        if not isinstance(step.action, Upload):
            continue
        for place, file in enumerate(step.action.files):
            if isinstance(file, str) and not _holds(folder, file):
                key = f"try[{number}].upload.files[{place}]"
                yield _Fault(key, f"there is no file {file!r} in the demo's folder")


def _holds(folder: Path, name: str) -> bool:
    path = (folder / name).resolve()
    return path.is_file() and path.is_relative_to(folder.resolve())
