# What an export contains and why, and what of it must not be published. Whoever publishes an app
# looks at its page; the files behind it are public as well.

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from shlex import quote

import msgspec

from docsgen.demos.natively import Native
from docsgen.demos.secret_files import secret_kind
from docsgen.demos.secret_values import advice, exposed, secret_traces, told
from docsgen.demos.source import Source
from docsgen.diagnostics import Finding, Findings, finding
from docsgen.player.bridge import PACKAGES

_DEMO = "files/demo/"
_CACHE = "files/tmp/"
_PACKAGE = f"files{PACKAGES}/"
_NAMED = 5
"""Files that one finding names."""


class Content(msgspec.Struct, frozen=True):
    """A file of an export: its path there, its size in bytes, and why it is in."""

    path: str
    size: int
    reason: str


def contents(source: Source, files: Mapping[str, bytes]) -> list[Content]:
    """What the files of an export, by their paths, are there for."""
    asked = source.selection.included(source.folder)
    return [Content(path, len(files[path]), _reason(source, path, asked)) for path in sorted(files)]


def _reason(source: Source, path: str, asked: set[str]) -> str:
    name = path.removeprefix(_DEMO)
    if path.startswith(_PACKAGE):
        return "the package that the app uses"
    if not path.startswith("files/"):
        return "the app's page" if path.endswith(".html") else "the app's colours and fonts"
    if not path.startswith(_DEMO):
        return "shown by the app from the start"
    if name == source.entry:
        return f"the script, made from {source.notebook}" if source.notebook else "the script"
    if name in source.files:
        return "asked for" if name in asked else "in the app's folder"
    return "written by the script, and shown or asked for"


def is_publishable(
    source: Source, native: Native, files: Mapping[str, bytes], findings: Findings
) -> bool:
    """Whether nothing speaks against publishing `files`, given by their paths in the export.

    What does is reported (DG068, DG196, DG197), and so is what has been left out (DG198).
    """
    objections = [
        *_mistyped_patterns(source, native, files),
        *_secret_files(source, files),
        *_secret_values(source, files),
    ]
    findings.extend(objections)
    findings.extend(_left_out(source, native))
    return not objections


def _finding(source: Source, rule: str, message: str, hint: str, file: str) -> Finding:
    """What is to be said about an export and a `file` in the demo's folder."""
    return finding(rule, f"demo {source.name}: {message}", hint, source.at(file))


def _mistyped_patterns(source: Source, native: Native, files: Iterable[str]) -> Iterator[Finding]:
    names = [*(path.removeprefix(_DEMO) for path in files), *native.left_out, *source.excluded]
    for pattern in source.selection.without_effect(source.folder, names):
        message = f"there is no {pattern!r} to include or exclude"
        hint = "give the path of a file in the demo's folder, or a pattern such as '*.csv'"
        yield _finding(source, "DG068", message, hint, source.entry)


def _secret_files(source: Source, files: Mapping[str, bytes]) -> Iterator[Finding]:
    for path, data in files.items():
        name = path.removeprefix(_DEMO).removeprefix(_CACHE)
        kind = None if name == path else secret_kind(name, data)
        if kind and not _is_meant(source, path):
            given = name if path.startswith(_DEMO) else PurePosixPath(name).name
            message = f"{given} would be published and seems to hold {kind}"
            hint = (
                f"leave it out with --exclude {quote(given)}, or publish it on purpose with"
                f" --include {quote(given)} (in demo.yaml, `exclude:` and `include:`)"
            )
            yield _finding(source, "DG196", message, hint, _origin(source, path))


def _is_meant(source: Source, path: str) -> bool:
    """Whether a file was asked for by its own name; the library shows copies of files."""
    named = source.selection.spelled_out
    if path.startswith(_DEMO):
        return path.removeprefix(_DEMO) in named
    return PurePosixPath(path).name in {PurePosixPath(name).name for name in named}


def _secret_values(source: Source, files: Mapping[str, bytes]) -> Iterator[Finding]:
    traces = secret_traces(os.environ)
    for path, data in files.items():
        for variable in exposed(path, data, traces):
            is_name = variable in exposed(path, b"", traces)  # no finding may tell the value
            message = f"{'the name of a file' if is_name else path} {told(variable)}"
            file = source.entry if is_name else _origin(source, path)
            yield _finding(source, "DG197", message, advice(variable), file)


def _left_out(source: Source, native: Native) -> Iterator[Finding]:
    if names := native.left_out:
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        written = ", ".join(names[:_NAMED]) + more
        message = f"files that the script has written beside itself are left out: {written}"
        hint = f"if readers need one, --include {quote(names[0])} (in demo.yaml, `include:`)"
        yield _finding(source, "DG198", message, hint, source.entry)


def _origin(source: Source, path: str) -> str:
    """The file in the demo's folder that a file of its export comes from."""
    name = path.removeprefix(_DEMO)
    return name if name in source.files else source.entry
