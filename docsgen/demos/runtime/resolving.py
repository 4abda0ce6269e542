# Which wheels a set of requirements needs in the browser, as pip resolves it. The browser is not
# the machine that pip runs on: its tags are options of pip's, its environment markers are not.

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from docsgen.demos.runtime.packages import normalized
from docsgen.demos.runtime.pins import Target
from docsgen.errors import DocsgenError

_LAUNCH = """
import json, sys
from importlib import import_module
from types import SimpleNamespace

environment = json.loads(sys.argv[1])
import_module("pip._vendor.packaging.markers").default_environment = lambda: dict(environment)
version = tuple(map(int, environment["python_full_version"].split(".")))
import_module("pip._internal.resolution.resolvelib.candidates").sys = (
    SimpleNamespace(version_info=version)
)
sys.argv[:2] = ["pip"]
sys.exit(import_module("pip._internal.cli.main").main())
"""
"""Runs pip as if on another machine, with its environment markers and its version of Python."""

_OPTIONS = (
    *("install", "--dry-run", "--ignore-installed", "--only-binary=:all:", "--no-input"),
    *("--disable-pip-version-check", "--retries=1", "--timeout=15", "--implementation=cp"),
)
_ERROR = re.compile(r"^ERROR: (.*)", re.MULTILINE)
_UNFOUND = re.compile(r"requirement (\S+)(?: \(from ([^)]*)\))? \(from versions: (.*)\)")
_OFFLINE = re.compile(r"NewConnectionError|Failed to establish|Max retries|ConnectTimeout")


class ResolutionError(DocsgenError):
    """Requirements have no solution in the browser.

    It `is_final` unless it was pip or the network that failed.
    """

    is_final = False


class Resolved(msgspec.Struct, frozen=True):
    """A wheel that pip has chosen: its normalized name, its version and its digest.

    `is_yanked` says that its authors have taken it back; `platform` is the tag of what it runs on,
    `requires` are the normalized names of what it needs itself.
    """

    name: str
    version: str
    sha256: str
    is_yanked: bool = False
    platform: str = "any"
    requires: list[str] = []


class Resolution(msgspec.Struct, frozen=True):
    """What requirements need: wheels from the index, and names of what is `provided` without."""

    wheels: list[Resolved]
    provided: list[str]


def resolve(
    requirements: Iterable[str],
    target: Target,
    provided: Mapping[str, str],
    mirror: Path | None = None,
) -> Resolution:
    """The wheels that `requirements` (PEP 508) need in the browser that `target` describes.

    Each requirement is met by its newest version or not at all: nobody is served by one that is ten
    years old because it did not yet need what has no wheel. `provided` are the versions of packages
    that are there already; no others of them are taken. `mirror` is a folder with wheels that takes
    the place of the index. Raises ResolutionError with pip's reason where there is no solution.
    """
    place = ("--no-index", "--find-links", str(mirror)) if mirror else ()
    alone = _resolve(requirements, target, provided, "--no-deps", *place)
    pinned = [f"{wheel.name}=={wheel.version}" for wheel in alone.wheels]
    return _resolve([*pinned, *alone.provided], target, provided, *place)


def resolve_library(
    requirement: str, target: Target, preferred: Mapping[str, str]
) -> list[Resolved]:
    """All wheels of a library that was made for servers, in the versions that are `preferred`.

    Where there is none for the browser, one for another of the platforms of `target` is taken.
    Raises ResolutionError like `resolve`, also where other versions would have to be taken.
    """
    others = (part for name in target.platforms[1:] for part in ("--platform", name))
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as pins:
        pins.write(_pinned(preferred))
        pins.flush()
        return _resolve([requirement], target, {}, *others, "--constraint", pins.name).wheels


def _resolve(
    requirements: Iterable[str], target: Target, provided: Mapping[str, str], *options: str
) -> Resolution:
    with tempfile.TemporaryDirectory(prefix="docsgen-resolve-") as name:
        folder = Path(name)
        wanted, pins, report = (folder / f for f in ("wanted.txt", "pins.txt", "report.json"))
        wanted.write_text("\n".join(requirements), encoding="utf-8")
        pins.write_text(_pinned(provided), encoding="utf-8")
        for one, version in provided.items():
            _write_stand_in(folder, one, version)
        files = ["--requirement", wanted, "--constraint", pins, "--report", report]
        places = ["--find-links", folder, "--target", folder / "never"]
        _run_pip([*_OPTIONS, *_tags(target), *options, *map(str, (*files, *places))], target)
        return _resolution(json.loads(report.read_text(encoding="utf-8")), provided)


def _pinned(provided: Mapping[str, str]) -> str:
    return "".join(f"{name}=={version}\n" for name, version in sorted(provided.items()))


def _tags(target: Target) -> Iterator[str]:
    yield from ("--python-version", target.version, "--abi", target.abi, "--abi", "abi3")
    yield from ("--platform", target.platforms[0])


def _markers(target: Target) -> dict[str, str]:
    """The environment markers (PEP 508) of Python in a browser."""
    return {
        "implementation_name": "cpython",
        "implementation_version": f"{target.version}.0",
        "os_name": "posix",
        "platform_machine": "wasm32",
        "platform_python_implementation": "CPython",
        "platform_release": "",
        "platform_system": "Emscripten",
        "platform_version": "",
        "python_full_version": f"{target.version}.0",
        "python_version": target.version,
        "sys_platform": "emscripten",
    }


def _write_stand_in(folder: Path, name: str, version: str) -> None:
    """A wheel without content, by which pip knows that a package is there, and needs nothing.

    Pip would prefer the wheel of the index to one of the same version, so it has a local one
    (https://peps.python.org/pep-0440/#local-version-identifiers).
    """
    version = version if "+" in version else f"{version}+there"
    stem = f"{normalized(name).replace('-', '_')}-{version}"
    members = {
        "METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        "WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    with zipfile.ZipFile(folder / f"{stem}-py3-none-any.whl", "w") as wheel:
        for file, text in members.items():
            wheel.writestr(f"{stem}.dist-info/{file}", text)
        wheel.writestr(f"{stem}.dist-info/RECORD", _record(stem, members))


def _record(stem: str, members: Mapping[str, str]) -> str:
    lines = []
    for file, text in members.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=")
        lines.append(f"{stem}.dist-info/{file},sha256={digest.decode()},{len(text)}\n")
    return "".join([*lines, f"{stem}.dist-info/RECORD,,\n"])


def _run_pip(arguments: list[str], target: Target) -> None:
    command = [sys.executable, "-P", "-c", _LAUNCH, json.dumps(_markers(target)), *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        raise _error(run.stdout + run.stderr)


def _error(said: str) -> ResolutionError:
    """Why pip has found nothing, from what it has said."""
    if "No module named 'pip'" in said:
        error = ResolutionError("pip is not installed", hint="python -m ensurepip")
    elif _OFFLINE.search(said):
        error = ResolutionError("no package index was reached", hint="connect to the network")
    elif reason := _reason(said):
        error = ResolutionError(reason, hint="ask for other versions, or do without it")
        error.is_final = True
    else:
        last = said.strip().rpartition("\n")[2]
        error = ResolutionError(
            f"pip failed: {last}", hint="run `pip --version` to see whether it works"
        )
    return error


def _reason(said: str) -> str | None:
    if found := _UNFOUND.search(said):
        requirement, needed_by, versions = found.groups()
        by = needed_by.partition(" (")[0].partition("->")[0] if needed_by else ""
        who = f", which {by} needs," if by and not by.startswith("-r") else ""
        if versions == "none":
            return f"{requirement}{who} has no wheel for the browser"
        return f"there is no {requirement}{who}; the newest is {versions.rpartition(' ')[2]}"
    if "conflict is caused by:" in said:
        causes = _indented(said, "conflict is caused by:")
        absent = _indented(said, "matching distributions available for your environment:")
        if absent:
            return f"{', '.join(absent)} has no wheel for the browser: {'; '.join(causes)}"
        return f"versions conflict: {'; '.join(causes)}"
    errors = _ERROR.findall(said)
    return errors[0] if errors else None


def _indented(said: str, heading: str) -> list[str]:
    """The first lines, up to four, that pip has listed below a heading."""
    listed = said.partition(heading)[2].partition("\n\n")[0]
    return [line.strip() for line in listed.splitlines() if line.strip()][:4]


def _resolution(report: Mapping[str, Any], provided: Mapping[str, str]) -> Resolution:
    there = {normalized(name) for name in provided}
    chosen = sorted(map(_resolved, report["install"]), key=lambda one: one.name)
    wheels = [one for one in chosen if one.name not in there]
    return Resolution(wheels, [one.name for one in chosen if one.name in there])


def _resolved(item: Mapping[str, Any]) -> Resolved:
    metadata, source = item["metadata"], item["download_info"]
    return Resolved(
        normalized(metadata["name"]),
        metadata["version"],
        source["archive_info"]["hashes"]["sha256"],
        item.get("is_yanked", False),
        source["url"].removesuffix(".whl").rpartition("-")[2],
        [normalized(_name(text)) for text in metadata.get("requires_dist", [])],
    )


def _name(requirement: str) -> str:
    found = re.match(r"[\w.-]+", requirement)
    return found[0] if found else requirement
