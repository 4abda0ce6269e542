# content/demos/ as typed values. What can be known to be wrong without running a demo stops here,
# with file, line and dotted path.

from __future__ import annotations

import functools
import os
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import msgspec

from docsgen.cache import MANY
from docsgen.config import Project
from docsgen.demos import environment
from docsgen.demos.secret_values import advice, exposed, secret_traces, told
from docsgen.demos.selection import fault_of
from docsgen.demos.source import files_of
from docsgen.diagnostics import Findings, Location
from docsgen.errors import ConfigError
from docsgen.files import folders_in, read_text, report
from docsgen.model import playground
from docsgen.model.demo import COMPANIONS, Demo, Manifest, Runs
from docsgen.model.hosts import checked_host
from docsgen.model.lab import PREFIX
from docsgen.model.paths import Places, demo_name
from docsgen.model.steps import Expect, Upload
from docsgen.yaml_reader import parse_yaml, yaml_error

_DOCS = "docs/demos.md"


class _Fault(NamedTuple):
    key: str
    message: str


def demo_names(project: Project) -> list[str]:
    """The names of all demos of the project; one without demos has no folder for them."""
    if not project.demos.is_dir():
        return []
    return sorted(path.name for path in project.demos.iterdir() if path.is_dir())


def read_demos(
    project: Project, findings: Findings, names: Collection[str] | None = None
) -> list[Demo]:
    """The demos of the project by name, all or some; one that is wrong is reported and left out.

    So is one whose name cannot be an address (DG009), or is that of another on some system
    (DG010), and one with a secret of the environment (DG197): pages show its code. A project
    without demos has no such folder.
    """
    demos = []
    places = Places()
    for folder in folders_in(project.demos, project.root, findings):
        if names is not None and folder.name not in names:
            continue
        if not _is_named(folder.name, project.relative(folder), places, findings):
            continue
        try:
            files_of(folder, project.root, findings)  # whoever exports it relies on these findings
            demo = read_demo(folder, project.root)
            demos += [] if _tells_secrets(demo, project, findings) else [demo]
        except ConfigError as error:
            report(error, project.root, findings, "DG068", f"demo {folder.name}: ")
    return demos


def _is_named(name: str, file: str, places: Places, findings: Findings) -> bool:
    """Whether the site can have a demo of that name beside those that have their `places`."""
    rule, wrong = "DG009", _fault_of(name)
    if not wrong and (owner := places.take(name, file)):
        rule, wrong = "DG010", f"is that of {owner} on some systems"
    if wrong:
        message = f"the demo is left out: its name {name!r} {wrong}"
        findings.add(rule, message, hint="rename the folder", at=Location(file=file))
    return not wrong


def _fault_of(name: str) -> str | None:
    """Why no demo can have a name, in words that follow it."""
    try:
        known = demo_name(name).lower()
    except ValueError as error:
        return str(error)
    if known == playground.NAME:
        return "is that of the playground"
    is_lab = known.startswith(PREFIX)
    return f"begins with {PREFIX!r}, as only those of event labs do" if is_lab else None


def read_demo(folder: Path, root: Path | None = None) -> Demo:
    """The demo in `folder`; raises ConfigError when one of its two files is missing or wrong.

    Links must not leave `root`, the folder of the project, or that of the demo without one.
    """
    root = root or folder
    path = folder / "demo.yaml"
    for needed in (path, folder / "run.py"):
        if not os.path.lexists(needed):
            hint = f"a demo is a folder with run.py and demo.yaml, see {_DOCS}"
            raise ConfigError("file not found", hint=hint, path=needed)
    text = read_text(path, root)
    code = read_text(folder / "run.py", root)
    demo = Demo(folder.name, folder, code, _manifest(text, path), root=root)
    for fault in _faults(demo):
        raise yaml_error(text, path, fault.key, fault.message, f"see {_DOCS}")
    return demo


def _tells_secrets(demo: Demo, project: Project, findings: Findings) -> bool:
    """DG197 for what pages show of a demo."""
    shown = {"run.py": demo.code.encode(), "demo.yaml": msgspec.json.encode(demo.manifest)}
    traces = secret_traces(os.environ)
    found = [(file, name) for file in shown for name in exposed(file, shown[file], traces)]
    for file, variable in found:
        message = f"demo {demo.name}: {file} {told(variable)}"
        at = Location(file=project.relative(demo.folder / file))
        findings.add("DG197", message, hint=advice(variable), at=at)
    return bool(found)


@functools.lru_cache(maxsize=MANY)
def _manifest(text: str, path: Path) -> Manifest:
    return parse_yaml(text, Manifest, path, docs=_DOCS)


def _faults(demo: Demo) -> Iterator[_Fault]:
    yield from _unfit_companions(demo.manifest)
    yield from _unfit_steps(demo.manifest)
    yield from _unfit_files(demo)
    yield from _unfit_patterns(demo.manifest)
    yield from _unfit_variables(demo.manifest)
    yield from _unfit_hosts(demo.manifest)


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


def _unfit_files(demo: Demo) -> Iterator[_Fault]:
    for number, step in enumerate(demo.manifest.steps):
        if not isinstance(step.action, Upload):
            continue
        for place, file in enumerate(step.action.files):
            if isinstance(file, str) and not _holds(demo, file):
                key = f"try[{number}].upload.files[{place}]"
                yield _Fault(key, f"there is no file {file!r} in the demo's folder")


def _unfit_patterns(manifest: Manifest) -> Iterator[_Fault]:
    for key in ("include", "exclude"):
        for number, pattern in enumerate(getattr(manifest, key)):
            if reason := fault_of(pattern):
                yield _Fault(f"{key}[{number}]", reason)


def _unfit_variables(manifest: Manifest) -> Iterator[_Fault]:
    for name, value in manifest.environment.items():
        if reason := environment.fault_of(name, value):
            yield _Fault(f"environment.{name}", reason)


def _unfit_hosts(manifest: Manifest) -> Iterator[_Fault]:
    for number, host in enumerate(manifest.connect):
        try:
            checked_host(host)
        except ValueError as error:
            yield _Fault(f"connect[{number}]", str(error))


def _holds(demo: Demo, name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and demo.has(name)
