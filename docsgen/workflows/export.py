# One app by itself: a script becomes a folder of static files, without a documentation project.
# Calls the stages in order, as the build does for a site.

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

import msgspec

from docsgen.demos.contents import Content
from docsgen.demos.export import PACKAGES, Export, export
from docsgen.demos.lock_file import place, written
from docsgen.demos.natively import Natives
from docsgen.demos.preparing import Sources, silent
from docsgen.demos.run_findings import report_confinement
from docsgen.demos.runtime.place import runtime_home
from docsgen.demos.runtime.pruning import pruned
from docsgen.demos.selection import Selection
from docsgen.demos.single_file import MARK, page_with
from docsgen.demos.source import Settings, Source, find_source
from docsgen.diagnostics import Findings, Location
from docsgen.languages import ENGLISH, texts_in
from docsgen.languages.scripts import HOST_SCRIPTS, host_script
from docsgen.model.page_types import OEMBED
from docsgen.native.messages import Limits
from docsgen.publish import Staging
from docsgen.publish.host_files import for_app
from docsgen.publish.page_file import PageFile
from docsgen.render.oembed import oembed_export
from docsgen.residue import EXPORTED
from docsgen.workflows.preparation import RUNTIME, Prepared, prepare
from docsgen.workflows.rehearsal import Rehearser


class SingleFile(msgspec.Struct, frozen=True):
    """A page that holds a whole export: where it goes, and whether it is to start faster."""

    path: Path
    with_snapshot: bool = False


class Exported(msgspec.Struct, frozen=True):
    """What an export made: its title, what it contains, packages it lacks."""

    title: str
    contents: list[Content]
    unavailable: list[str]

    @property
    def size(self) -> int:
        """The bytes of all its files."""
        return sum(content.size for content in self.contents)


def export_app(
    path: Path,
    out: Path | None,
    findings: Findings,
    *,
    name: str | None = None,
    selection: Selection | None = None,
    settings: Settings | None = None,
    project: Path | None = None,
    runtime_url: str | None = None,
    sources: Sources | None = None,
    limits: Limits | None = None,
    rehearsal: bool = False,
    version: str | None = None,
    single_file: SingleFile | None = None,
    address: str = "",
    tell: Callable[[str], None] = silent,
) -> Exported | None:
    """Export the app at `path` into the folder `out`; None when it does not run or is refused.

    With `single_file` it becomes one page instead; without either, nothing is written. `selection`
    says which files of the app's folder go in, `settings` what else its author wants. With
    `runtime_url`, an address relative to `out` or absolute, no runtime is copied. With `rehearsal`,
    an app that does not start in a browser is not exported. `version` is that of the library
    (`preparing.chosen`); `address` is where `out` will lie, if known, and ends with a slash; `tell`
    hears what takes long. Raises DocsgenError where there is nothing to export or something is
    missing on this machine.
    """
    source = find_source(path, findings, name, selection=selection, settings=settings)
    read = [source.folder / name for name in source.files]
    staging = Staging(out, [*read, runtime_home(project)]) if out else None
    around = [path, runtime_home(project)]  # a page in the app's folder would go into the next one
    page = PageFile(single_file.path, MARK.encode(), around) if single_file else None
    prepared = prepare(source, project, version, sources or Sources(), runtime_url, tell)
    if single_file:
        prepared = prepared.in_a_page(with_snapshot=single_file.with_snapshot)
    made = made_export(
        source,
        prepared,
        findings,
        limits=limits,
        rehearsal=rehearsal,
        address=address,
        tell=tell,
    )
    if made is None:
        return None
    files: Iterable[tuple[Content, Path | bytes]] = _files(made, prepared)
    files = (
        _written_to_page(files, page, made.title)
        if page
        else chain(files, _beside(staging), _answer(made, address))
    )
    listed = _written(files, staging, made.title) if staging else [content for content, _ in files]
    return Exported(made.title, listed, made.unavailable)


def made_export(
    source: Source,
    prepared: Prepared,
    findings: Findings,
    *,
    limits: Limits | None = None,
    rehearsal: bool = True,
    title: str | None = None,
    address: str = "",
    tell: Callable[[str], None] = silent,
) -> Export | None:
    """The export of an app, not yet written; None where findings say why there is none.

    With `rehearsal`, one that does not start in a browser is none. `title` takes the place of the
    app's own, `address` is where it will lie, if known. What came out is kept: an app that has not
    changed costs some milliseconds.
    """
    with Rehearser(source, prepared.folder, prepared.context, prepared.home) as rehearser:
        about_to_run = rehearser.begin if rehearsal else lambda: None
        made = _made(source, prepared, limits, findings, title, address, tell, about_to_run)
        if made is None or (rehearsal and not rehearser.passes(made, findings)):
            return None
        _keep_choice(source, made, findings)
        return made


def _made(
    source: Source,
    prepared: Prepared,
    limits: Limits | None,
    findings: Findings,
    title: str | None,
    address: str,
    tell: Callable[[str], None],
    about_to_run: Callable[[], None],
) -> Export | None:
    """The export of an app, not yet written; None where findings say why there is none."""
    adapter, context, cache = prepared.adapter, prepared.context, prepared.cache
    with Natives(
        adapter, limits, cache, prepared.package, context.exporting, tell, about_to_run
    ) as running:
        made = export(source, running, context, findings, title=title, address=address)
        report_confinement([running], findings)
    return made


def _keep_choice(source: Source, made: Export, findings: Findings) -> None:
    """Let later exports of an app take the packages that were chosen now."""
    choice = made.provision
    is_any = bool(choice.wheels or choice.apart) and source.has_file
    if choice.resolution and is_any and not written(source, choice.asked, choice.resolution):
        findings.add(
            "DG353",
            f"demo {source.name}: the choice of its packages cannot be kept",
            hint="make the folder writable, so that later exports take the same versions",
            at=Location(file=place(source).as_posix()),
        )


def _files(made: Export, prepared: Prepared) -> Iterator[tuple[Content, Path | bytes]]:
    """What an export contains, and where it is."""
    site, folder = prepared.context, prepared.folder
    for content in made.contents:
        yield content, made.files[content.path]
    wheels = site.provisioner.shelf.taken
    if site.elsewhere:
        for name, wheel in sorted(wheels.items()):
            size = wheel.stat().st_size
            yield Content(f"{PACKAGES}{name}", size, "a package that the app needs"), wheel
        return
    why = "Python, the library and the player"
    for name, part in pruned(
        site.exporting, folder, site.runtime, wheels, made.needs, prepared.cache
    ):
        size = part.stat().st_size if isinstance(part, Path) else len(part)
        yield Content(f"{RUNTIME}/{name}", size, why), part


def _beside(staging: Staging | None) -> Iterator[tuple[Content, bytes]]:
    """What is in a folder beside the app: for other pages, and for hosts unless it has its own."""
    for name in HOST_SCRIPTS:
        script = host_script(name, texts_in(ENGLISH))
        yield Content(name, len(script), "shows the app in other pages"), script
    for name, data in for_app().items():
        if not (staging and staging.is_foreign(name)):
            yield Content(name, len(data), "tells hosts how to serve the folder"), data


def _answer(made: Export, address: str) -> Iterator[tuple[Content, bytes]]:
    """What software is told that asks how to show the app, of which it knows the address."""
    if address:
        answer = oembed_export(made.title, address)
        yield Content(OEMBED, len(answer), "tells other pages how to show the app"), answer


def _written(
    files: Iterable[tuple[Content, Path | bytes]], staging: Staging, title: str
) -> list[Content]:
    """What was written to the output, with a list of it beside it."""
    listed: list[Content] = []
    with staging:
        for content, part in files:
            if isinstance(part, Path):
                staging.take(content.path, part)
            else:
                staging.add({content.path: part})
            listed.append(content)
        described = msgspec.json.encode({"schema": 1, "title": title, "files": listed})
        staging.add({EXPORTED: msgspec.json.format(described, indent=1) + b"\n"})
        staging.commit()
    return listed


def _written_to_page(
    files: Iterable[tuple[Content, Path | bytes]], page: PageFile, title: str
) -> Iterator[tuple[Content, Path | bytes]]:
    """The files, once they are in a single page."""
    there = list(files)
    named = (
        (content.path, part.read_bytes() if isinstance(part, Path) else part)
        for content, part in there
    )
    page.write(page_with(named, title, texts_in(ENGLISH)))
    return iter(there)
