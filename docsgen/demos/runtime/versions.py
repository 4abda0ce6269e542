# Which wheels a version of the library needs in the browser: those of a reviewed file, or what pip
# resolves once. A lock file in the runtime's home keeps that.

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec
from msgspec.structs import replace

from docsgen.demos.exporting import Exporting
from docsgen.demos.runtime.packages import normalized
from docsgen.demos.runtime.pins import PinnedWheel, Pins, load_pins
from docsgen.demos.runtime.resolving import ResolutionError, Resolved, resolve_library
from docsgen.errors import DocsgenError, MissingToolError
from docsgen.files import write_whole
from docsgen.release_order import newest_first


class VersionError(DocsgenError):
    """A version of the library does not exist, or does not run in a browser."""


def at_version(
    exporting: Exporting, version: str, home: Path, tell: Callable[[str], None]
) -> Exporting:
    """How apps are exported with one version of the library.

    `home` is the folder of the runtimes; `tell` hears what takes long. Raises VersionError, and
    MissingToolError where no package index can be reached.
    """
    if version == exporting.version:
        return exporting
    if version in exporting.reviewed:
        return exporting.at(load_pins(exporting.reviewed[version]))
    lock = lock_file(exporting, version, home)
    pins = _read(lock)
    if pins is None:
        tell(f"resolving what {exporting.title} {version} needs in a browser, about 10 s")
        pins = _resolved(exporting, version)
        _write(lock, pins)
    return exporting.at(pins)


def misfit(exporting: Exporting, fault: str) -> VersionError:
    """That the player does not fit the version of the library, which was tried out."""
    message = f"docsgen's player does not fit {exporting.label()}: {fault}"
    return VersionError(message, hint=_others(exporting))


def lock_file(exporting: Exporting, version: str, home: Path) -> Path:
    """Where what a version needs is kept."""
    return home / "locks" / f"{exporting.distribution}-{version}.json"


def known_versions(exporting: Exporting, home: Path) -> set[str]:
    """The versions that need not be resolved: reviewed ones, and those with a lock file."""
    start = f"{exporting.distribution}-"
    locked = {path.stem.removeprefix(start) for path in (home / "locks").glob(f"{start}*.json")}
    return {*exporting.reviewed, *locked}


def _read(lock: Path) -> Pins | None:
    try:
        return msgspec.json.decode(lock.read_bytes(), type=Pins)
    except (OSError, msgspec.MsgspecError):
        return None


def _write(lock: Path, pins: Pins) -> None:
    lock.parent.mkdir(parents=True, exist_ok=True)
    write_whole(lock, msgspec.json.format(msgspec.json.encode(pins)))


def _resolved(exporting: Exporting, version: str) -> Pins:
    """The pins of a version, as near to the newest reviewed ones as it allows."""
    base = load_pins(exporting.reviewed[newest_first(exporting.reviewed)[0]])
    wanted = f"{exporting.distribution}=={version}"
    others = {
        name: wheel.version
        for name, wheel in base.wheels.items()
        if not name.startswith(exporting.distribution)
    }
    try:
        try:
            found = resolve_library(wanted, base.python, others)
        except ResolutionError as error:
            if not error.is_final:
                raise
            found = resolve_library(wanted, base.python, {})
    except ResolutionError as error:
        raise _unavailable(exporting, version, error) from error
    needed = list(_needed(exporting, found))
    _check(exporting, version, needed)
    return replace(base, wheels={one.name: PinnedWheel(one.version, one.sha256) for one in needed})


def _needed(exporting: Exporting, chosen: Iterable[Resolved]) -> Iterable[Resolved]:
    """What the library needs of what was chosen, without what stand-ins replace."""
    there = {one.name: one for one in chosen if one.name not in exporting.replaced}
    waiting, seen = [normalized(exporting.distribution)], set[str]()
    while waiting:
        name = waiting.pop()
        if name in there and name not in seen:
            seen.add(name)
            yield there[name]
            waiting += there[name].requires


def _check(exporting: Exporting, version: str, needed: Iterable[Resolved]) -> None:
    """Raise VersionError where a native part that is needed is for servers only."""
    for one in needed:
        is_foreign = one.platform != "any" and "emscripten" not in one.platform
        if is_foreign and one.name not in exporting.portable:
            message = (
                f"{exporting.title} {version} needs {one.name} {one.version}, which has no wheel"
                " for the browser"
            )
            raise VersionError(message, hint=_others(exporting))


def _unavailable(exporting: Exporting, version: str, error: ResolutionError) -> DocsgenError:
    message = f"{exporting.title} {version} cannot be had for the browser: {error.message}"
    if not error.is_final:
        hint = f"connect to the network; without it, {_others(exporting)}"
        return MissingToolError(message, hint=hint)
    return VersionError(message, hint=_others(exporting))


def _others(exporting: Exporting) -> str:
    known = [one for one in newest_first(exporting.reviewed) if one != exporting.version]
    return f"choose another version, such as {known[0]}"
