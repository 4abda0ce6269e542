# What the process that has the library loaded is told, and tells of the library and of demos.

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from docsgen.sandbox.refusal import Refusal

Purpose = Literal["export", "serve"]

BESIDE = "packages"
"""The folder beside that of a demo with packages that it may import, if there are any."""

TEMPORARY = {"/tmp": "tmp", "/var/tmp": "var-tmp"}
"""Folders that a demo believes to be in, and the folders beside its own that stand in for them."""

WHEELS = "wheels"
"""The folder beside that of a demo with the content of wheels that its readers have, too."""


class Facts(msgspec.Struct, frozen=True):
    """What there is to know of the library: its version, the folder of its package.

    Scratch folders belong in the `workspace`, which ends with the library's process.
    """

    version: str
    package: str
    workspace: str


class Limits(msgspec.Struct, frozen=True):
    """What a demo may take: seconds, bytes of memory, bytes of output."""

    seconds: float = 60.0
    memory: int = 6_000_000_000
    output: int = 1_000_000


class Page(msgspec.Struct, frozen=True):
    """One page of an app: its configuration and API description, as JSON."""

    config: str
    api: str


class App(msgspec.Struct, frozen=True, tag=True):
    """What the library serves for an app; `favicon` is a path.

    `ignored` names what has no meaning without a server, `others` counts further apps of the
    script, `missing` are packages for which a stand-in had to be used, `unset` the variables of
    the environment that the script asked for and that are not set. `refused` are the hosts that the
    script was not let ask, and did without, `asked` those that it was let ask, and did.
    """

    pages: dict[str, Page]
    theme: str
    title: str
    favicon: str | None
    ignored: list[str]
    others: int
    missing: list[str] = []
    unset: list[str] = []
    refused: list[Refusal] = []
    asked: list[str] = []


class Failure(msgspec.Struct, frozen=True, tag=True):
    """Why a demo could not be exported.

    `kind` is raised, limit, forbidden, no-app, arguments, unfit-package or missing-package; files
    are relative to the demo's folder. `refusals` are what it reached for outside, whether it failed
    for that or not; `unset` is that of an App; `remedy` is what the library knows to do about it.
    """

    kind: str
    message: str
    file: str | None = None
    line: int | None = None
    refusals: list[Refusal] = []
    unset: list[str] = []
    remedy: str | None = None


def renamed(data: object, names: Mapping[str, str]) -> Any:
    """`data` as plain values in which other `names` stand for paths, by their beginnings."""
    text = json.dumps(msgspec.to_builtins(data))
    for path, name in names.items():
        text = text.replace(json.dumps(path)[1:-1], name)
    return json.loads(text)
