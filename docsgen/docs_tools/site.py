# The live demos of one documentation site: each is exported once, all share one runtime, and what
# has not changed comes from the caches of the export.

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, Self

from docsgen.demos.export import Export
from docsgen.demos.exporting import Needs
from docsgen.demos.preparing import Sources, silent
from docsgen.demos.runtime.pruning import pruned
from docsgen.demos.source import Source
from docsgen.diagnostics import Findings
from docsgen.docs_tools.pictures import Photographer, Pictures
from docsgen.docs_tools.requests import (
    LiveDemo,
    Problem,
    Request,
    problem_of_error,
    problem_of_finding,
)
from docsgen.errors import DocsgenError
from docsgen.files import write_whole
from docsgen.languages import ENGLISH, texts_in
from docsgen.languages.scripts import LIVE_DEMO, host_script
from docsgen.model.pictures import heights_of, size_of
from docsgen.publish import Staging
from docsgen.render.sharing import EMBEDS
from docsgen.rules import Severity
from docsgen.workflows.export import made_export
from docsgen.workflows.preparation import RUNTIME, Prepared, prepare

_RUNTIME_URL = f"../../{RUNTIME}/"


class _Made(NamedTuple):
    """What is written of a demo."""

    demo: LiveDemo
    export: Export
    pictures: Pictures | None


class SiteDemos:
    """The live demos of the pages below `root`, while they are built.

    `project` keeps the runtime, the user's cache without one. `version` is that of the library
    (`demos.preparing.chosen`). `tell` hears what takes long. Leaving the context ends what was
    started for it.
    """

    def __init__(
        self,
        root: Path,
        project: Path | None = None,
        version: str | None = None,
        tell: Callable[[str], None] = silent,
    ) -> None:
        self.root = root
        self._project, self._version, self._tell = project, version, tell
        self._prepared: Prepared | None = None
        self._photographer: Photographer | None = None
        self._made: dict[str, _Made] = {}
        self._folders: set[Path] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End what was started; it starts again with the next demo that needs it."""
        if self._photographer:
            self._photographer.close()
            self._photographer = None

    def built(self, request: Request) -> tuple[LiveDemo | None, list[Problem]]:
        """The demo that a page asks for, None where it cannot be had, and what is to be said."""
        name = request.name(self.root)
        try:
            findings = Findings({"DG357": Severity.ERROR})  # an export that lacks a package fails
            source = request.source(findings)
            made = self._export(name, request, source, findings)
        except DocsgenError as error:
            return None, [problem_of_error(error, request, self.root)]
        found = findings.sorted()
        problems = [problem_of_finding(one, request, source, self.root) for one in found]
        self._folders.add(source.folder)
        if made:
            self._made[name] = made
        return made.demo if made else None, problems

    def files(self, *, is_all: bool = True) -> Iterator[tuple[str, Path | bytes]]:
        """What the site has of all demos, by the paths in their folder there.

        The name of each Path changes with its content. Where other pages may have more demos than
        were built now, `is_all` is false, and the runtime is whole.
        """
        needs = Needs(frozenset(), media=False) if is_all else Needs(None, media=True)
        for name, (_, made, pictures) in sorted(self._made.items()):
            needs |= made.needs
            yield from ((f"{EMBEDS}{name}/{path}", data) for path, data in made.files.items())
            if pictures:
                yield f"{EMBEDS}{name}/poster-light.webp", pictures.light
                yield f"{EMBEDS}{name}/poster-dark.webp", pictures.dark
        if self._made and self._prepared:
            yield EMBEDS + LIVE_DEMO, host_script(LIVE_DEMO, texts_in(ENGLISH))
            yield from _runtime(self._prepared, needs)

    def folders(self) -> set[Path]:
        """The folders that the apps of the demos are in."""
        return self._folders

    def picture(self, name: str) -> bytes | None:
        """The light picture (WebP) of a demo that was built."""
        pictures = self._made[name].pictures
        return pictures.light if pictures else None

    def write_to(self, folder: Path) -> None:
        """Let `folder` have the files, and nothing of earlier builds; raises OutputError."""
        staging = Staging(folder)
        with staging:
            for name, part in self.files():
                if isinstance(part, Path):
                    staging.take(name, part)
                else:
                    staging.add({name: part})
            staging.commit()

    def add_to(self, folder: Path) -> None:
        """Let `folder` have the files, too, beside those of earlier builds."""
        for name, part in self.files(is_all=False):
            place = folder / name
            if isinstance(part, Path) and place.exists():
                continue
            place.parent.mkdir(parents=True, exist_ok=True)
            write_whole(place, part.read_bytes() if isinstance(part, Path) else part)

    def _export(
        self, name: str, request: Request, source: Source, findings: Findings
    ) -> _Made | None:
        prepared = self._prepare(source)
        title = request.title or None
        made = made_export(source, prepared, findings, title=title, tell=self._tell)
        if made is None:
            return None
        pictures = self._pictures(made, prepared, source, findings)
        return _Made(_shown(name, made.title, pictures), made, pictures)

    def _prepare(self, source: Source) -> Prepared:
        if self._prepared is None:
            own = prepare(source, self._project, self._version, Sources(), None, self._tell)
            self._prepared = own.sharing(_RUNTIME_URL)
        return self._prepared

    def _pictures(
        self, made: Export, prepared: Prepared, source: Source, findings: Findings
    ) -> Pictures | None:
        self._photographer = self._photographer or Photographer()
        try:
            return self._photographer.pictures(made, prepared)
        except DocsgenError as error:
            message = f"demo {made.name}: there is no picture of it: {error.message}"
            findings.add("DG365", message, hint=error.hint, at=source.at())
            return None


def _shown(name: str, title: str, pictures: Pictures | None) -> LiveDemo:
    size = size_of(pictures.light) if pictures else None
    if not pictures or not size:
        return LiveDemo(name, title)
    width, height = size
    return LiveDemo(name, title, size, heights_of(pictures.light).get(width, height))


def _runtime(prepared: Prepared, needs: Needs) -> Iterator[tuple[str, Path | bytes]]:
    """The files of the runtime that demos need together."""
    context = prepared.context
    wheels = context.provisioner.shelf.taken
    parts = pruned(
        context.exporting, prepared.folder, context.runtime, wheels, needs, prepared.cache
    )
    yield from ((f"{RUNTIME}/{name}", part) for name, part in parts)
