# The built site as verify sees it: which embeds and pages it has, and what each of them is made of.

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from docsgen.errors import DocsgenError
from docsgen.model.demo import Origin
from docsgen.model.outcome import Kind

MANIFEST = ".docsgen.json"
"""What a build leaves in its output; a folder without it is no site of docsgen's."""

EMBEDS = "embed/"
RUNTIME = "runtime/"
_NO_PAGES = (EMBEDS, RUNTIME, "pagefind/")
_EMBED = re.compile(r"embed/[^/]+/((?!files/).+/)?index\.html")
_LONGEST = 200
"""Bytes of a name to which more is added, where systems take 255; that of a demo has no more."""

_REDIRECT = b'http-equiv="refresh"'
_ID = re.compile(rb"""\sid=["']?([^"'\s>]+)""")
_DATA = re.compile(rb'<script[^>]*id="docsgen-demo"[^>]*>(.*?)</script>', re.DOTALL)


class NotOurSite(DocsgenError):
    """A folder is no site that docsgen built."""


class _Manifest(msgspec.Struct):
    files: dict[str, str]
    embeds: dict[str, Origin] | None = None


class _Exported(msgspec.Struct):
    """What the page of an embed says of its app; `config` is JSON."""

    unavailable: list[str] = []
    config: str = "{}"


class Subject(msgspec.Struct, frozen=True):
    """What is verified: an embed or a page, by its path in the site, such as `embed/hello/`.

    An app with several pages is as many embeds, such as `embed/hello/` and `embed/hello/settings/`.
    """

    path: str
    kind: Kind

    @property
    def name(self) -> str:
        """The path as a file name; the first page of an embed has the name of its demo."""
        name = self.path.removeprefix(EMBEDS).strip("/").replace("/", "--") or "home"
        return name if len(name.encode()) <= _LONGEST else f"{name[:20]}-{_hash([name])[:16]}"

    @property
    def demo(self) -> str:
        """The name of the demo that an embed shows, below whose folder all of its files are."""
        return self.path.split("/")[1]

    @property
    def is_scripted(self) -> bool:
        """Whether it is the page of an embed on which the script of its demo begins."""
        return self.kind == "embed" and self.path == f"{EMBEDS}{self.demo}/"


class BuiltSite:
    """The site in `folder`; raises NotOurSite when docsgen did not build it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            data = (folder / MANIFEST).read_bytes()
            self._manifest = msgspec.json.decode(data, type=_Manifest)
        except (OSError, msgspec.MsgspecError) as error:
            message = "is not a site that docsgen built"
            hint = "run `docsgen build` first, or give the folder of a built site with --site"
            raise NotOurSite(message, hint=hint, path=folder) from error
        self._files = sorted(self._manifest.files)
        self._hashes: dict[str, str] = {}

    def subjects(self) -> list[Subject]:
        """Its embeds, then its pages; those that only lead elsewhere are left out."""
        names = [name for name in self._files if name.endswith(".html")]
        embeds = [name for name in names if self._is_embed(name)]
        pages = [name for name in names if name not in embeds and self._is_page(name)]
        return [Subject(_address(name), "embed") for name in embeds] + [
            Subject(_address(name), "page") for name in pages
        ]

    def _is_page(self, name: str) -> bool:
        is_shown = not name.startswith(_NO_PAGES) or _EMBED.fullmatch(name)
        return bool(is_shown) and not self._leads_elsewhere(name)

    def _leads_elsewhere(self, name: str) -> bool:
        return _REDIRECT in self.read(name)[:2000]

    def _is_embed(self, name: str) -> bool:
        """Whether a page shows an app: one below `embed/` may say instead what became of it."""
        if not _EMBED.fullmatch(name):
            return False
        origins = self._manifest.embeds
        return not self._leads_elsewhere(name) if origins is None else name.split("/")[1] in origins

    @cached_property
    def embeds(self) -> set[str]:
        """The names of its embeds."""
        return {subject.demo for subject in self.subjects() if subject.kind == "embed"}

    @property
    def has_origins(self) -> bool:
        """Whether its build has noted what its embeds are made of."""
        return self._manifest.embeds is not None

    def origin(self, embed: Subject) -> Origin | None:
        """What an embed was built from, as far as the build has noted it."""
        return (self._manifest.embeds or {}).get(embed.demo)

    def unlike_manifest(self) -> tuple[list[str], list[str]]:
        """The files that are missing, and those that are not what they were when it was built."""
        there = {name for name in self._files if (self.folder / name).is_file()}
        built = self._manifest.files
        return (
            [name for name in self._files if name not in there],
            [name for name in self._files if name in there and self._hash(name) != built[name]],
        )

    def strange_embeds(self) -> list[str]:
        """Pages below `embed/` that its build has not written, although they are published."""
        pages = self.folder.glob(f"{EMBEDS}*/index.html")
        names = (path.relative_to(self.folder).as_posix() for path in pages)
        return sorted(name for name in names if name not in self._manifest.files)

    @property
    def is_empty(self) -> bool:
        """Whether its build has written no file at all."""
        return not self._files

    def read(self, name: str) -> bytes:
        """The content of a file; nothing when it is gone."""
        path = self.folder / name
        return path.read_bytes() if path.is_file() else b""

    def unavailable(self, embed: Subject) -> list[str]:
        """The packages that an embed needs and no browser can load here."""
        return self._exported(embed).unavailable

    def config(self, subject: Subject) -> dict[str, Any]:
        """The configuration of the app in an embed, as its library has made it; a page has none."""
        config: dict[str, Any] = msgspec.json.decode(self._exported(subject).config)
        return config

    def _exported(self, subject: Subject) -> _Exported:
        data = _DATA.search(self.read(f"{subject.path}index.html"))
        return msgspec.json.decode(data[1], type=_Exported) if data else _Exported()

    def digest(self, subject: Subject) -> str:
        """Changes with everything of the site that the verdict about `subject` depends on."""
        if subject.kind == "embed":
            own = [name for name in self._files if name.startswith(f"{EMBEDS}{subject.demo}/")]
            return _hash([self._digest(own), self._runtime])
        return _hash([self._digest([_file(subject.path)]), self._surroundings])

    @cached_property
    def _runtime(self) -> str:
        return self._digest(name for name in self._files if name.startswith(RUNTIME))

    @cached_property
    def _surroundings(self) -> str:
        """What every page depends on: scripts and styles, and where links may lead."""
        assets = self._digest(name for name in self._files if name.endswith((".js", ".css")))
        pages = [name for name in self._files if name.endswith(".html")]
        anchors = [f"{name}#{anchor}" for name in pages for anchor in sorted(self.anchors(name))]
        return _hash([assets, *self._files, *anchors])

    def _digest(self, names: Iterable[str]) -> str:
        return _hash(self._hash(name) + name for name in names)

    def _hash(self, name: str) -> str:
        if name not in self._hashes:
            self._hashes[name] = hashlib.sha256(self.read(name)).hexdigest()
        return self._hashes[name]

    def anchors(self, name: str) -> set[str]:
        """The ids in an HTML file, where links may lead."""
        return {found.decode(errors="replace") for found in _ID.findall(self.read(name))}

    def resolve(self, path: str) -> str | None:
        """The file that a static host gives for a path of the site, or None."""
        for name in (path, f"{path}/index.html" if path else "index.html"):
            clean = name.replace("//", "/")
            if (self.folder / clean).is_file():
                return clean
        return None


def _hash(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _address(name: str) -> str:
    return name.removesuffix("index.html")


def _file(path: str) -> str:
    return path if path.endswith(".html") else f"{path}index.html"


def chosen(subjects: Iterable[Subject], patterns: Iterable[str]) -> Iterator[Subject]:
    """The subjects whose name or path fits one of the shell `patterns`; all when there is none."""
    from fnmatch import fnmatchcase

    wanted = [pattern.removeprefix("/") for pattern in patterns]
    for subject in subjects:
        names = {subject.path, subject.path.rstrip("/")}
        names |= {subject.name, subject.demo} if subject.kind == "embed" else set()
        if not wanted or any(fnmatchcase(name, p) for name in names for p in wanted):
            yield subject
