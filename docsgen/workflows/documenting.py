# A new project for a package that exists: its whole reference, a guide, and a demo where one runs.

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path

from docsgen.adapters import NONE, Adapter, name_of
from docsgen.config import load_project
from docsgen.demos.package import present_package, unfitness
from docsgen.diagnostics import Findings
from docsgen.errors import MissingToolError
from docsgen.extract import base_of
from docsgen.kinds import PageKind
from docsgen.model import Page, Site
from docsgen.surface.sources import (
    LibraryError,
    Source,
    errors_told,
    installed,
    newest_source,
)
from docsgen.workflows.extract import (
    Extracted,
    extract_source,
    given_source,
)
from docsgen.workflows.load import load
from docsgen.workflows.starter import Package, Started, rendered, write

_ORIGIN = "https://docs.example/"
_DEMO = "content/demos/first_steps"
_FIRST = 5
"""Pages of the reference that the guide names."""

_NAME = re.compile(r"[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?")

_GROUPS = {
    PageKind.INTRODUCTION: "Introduction",
    PageKind.COMPONENT: "Components",
    PageKind.LAYOUT: "Layouts",
    PageKind.APP_CLASS: "Classes",
    PageKind.HELPER: "Functions",
    PageKind.EVENT_DATA: "Event data",
    PageKind.DATA_CLASS: "Data classes",
}
"""The kinds of pages of an extracted reference in the order of the navigation, with its titles."""


def start_documenting(folder: Path, given: str) -> Started:
    """Write a project for the package that is `given` into `folder`.

    Raises OutputError, LibraryError and MissingToolError.
    """
    with _nothing_left(folder):
        source = _source(given, folder)
        found = extract_source(source, _ORIGIN, folder)
        with source.package() as code, errors_told():
            base = base_of(code) or NONE
        package = _package(source, found)
        known = {
            "package": package,
            "origin": _ORIGIN,
            "adapter": name_of(base) if base is not NONE else "",
            "given": _setting(given, folder, package),
            "groups": _groups(found, base),
        }
        write(folder, rendered("package", **known, demo={}, pages=[], count=0))
        site = load(load_project(folder), Findings())
    pages, component = _main_pages(site), _component(site)
    demo = base.starter_demo(package.name, component) if component else {}
    own = rendered("package", **known, demo=demo, pages=pages[:_FIRST], count=len(pages))
    written = write(folder, own | {f"{_DEMO}/{name}": text for name, text in demo.items()})
    remarks = _demo_remarks(folder, base, component, demo)
    return Started(written, [_summary(package, pages), *remarks])


@contextmanager
def _nothing_left(folder: Path) -> Iterator[None]:
    """Removes what an attempt that fails has left in `folder`."""
    is_new, before = not folder.exists(), set(folder.glob("*"))
    try:
        yield
    except BaseException:
        for path in set(folder.glob("*")) - before:
            shutil.rmtree(path, ignore_errors=True)
        if is_new:
            shutil.rmtree(folder, ignore_errors=True)
        raise


def _source(given: str, home: Path) -> Source:
    """What is given, from this machine or else from the package index."""
    if _is_place(given) and not Path(given).exists():
        raise LibraryError(f"there is no file or folder {given}", hint="check the path")
    try:
        if _is_place(given) or "==" in given:
            return given_source(given, home)
        if found := installed(given):
            return found
        if not _NAME.fullmatch(given):
            hint = "give a name as in `pip install NAME`, NAME==VERSION, a wheel or a folder"
            raise LibraryError(f"{given!r} is no name of a package", hint=hint)
        return newest_source(given, home)
    except MissingToolError as error:
        if close := _similar(given.partition("==")[0]):
            raise MissingToolError(error.message, hint=f"{close} If not, {error.hint}") from error
        raise


def _is_place(given: str) -> bool:
    """Whether a path is meant, and not a package that has the name of some folder here."""
    path = Path(given)
    is_spelled = len(path.parts) > 1 or given.startswith(".") or path.is_absolute()
    is_code = any((path / name).is_file() for name in ("__init__.py", "pyproject.toml"))
    return is_spelled or is_code or path.suffix == ".whl"


def _similar(name: str) -> str:
    """Which installed package may be meant; empty where none has a name like that."""
    import difflib  # only for somebody who made a mistake

    known = {str(one.metadata["Name"]) for one in metadata.distributions()}
    close = difflib.get_close_matches(name, sorted(known - {name}), n=1, cutoff=0.75)
    return f"did you mean {close[0]!r}?" if close else ""


def _setting(given: str, folder: Path, package: Package) -> str:
    """Where site.yaml has to say that the package comes from; empty where its name tells."""
    if _is_place(given):
        return Path(os.path.relpath(given, folder)).as_posix()
    is_usual = package.distribution.lower().replace("-", "_") == package.name.lower()
    return "" if is_usual else f"{package.distribution}=={package.version}"


def _package(source: Source, found: Extracted) -> Package:
    about = source.about()
    titles = [record.source_page_title for record in found.reference.records]
    named = {title.rpartition(" - ")[2].removesuffix(" Docs") for title in titles}
    spelled = {name.lower(): name for name in sorted(named)}
    words = about.name if about.name != about.name.lower() else source.name
    title = " ".join(spelled.get(word, word[:1].upper() + word[1:]) for word in _words(words))
    summary = about.summary or f"The reference and the guides of {title} {source.version}."
    return Package(source.name, title, source.version, source.name, about.name, summary)


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[-_.]+", name) if word]


def _groups(found: Extracted, base: Adapter) -> dict[str, list[str]]:
    """The groups of the navigation: their titles with the kinds of their pages."""
    groups: dict[str, list[str]] = {}
    for kind, title in _GROUPS.items():
        if kind in found.reference.kinds.values():
            is_class = kind is PageKind.COMPONENT and base is NONE
            groups.setdefault("Classes" if is_class else title, []).append(kind.value)
    return groups


def _main_pages(site: Site) -> list[Page]:
    """The pages of the reference, those that most readers look for first."""
    ranks = list(_GROUPS)
    pages = [page for page in site.pages if page.kind in ranks and page.kind.is_reference]
    return sorted(pages, key=lambda page: (not page.events, ranks.index(page.kind)))


def _component(site: Site) -> Page | None:
    """The first component of the package, if it has one."""
    components = (page for page in _main_pages(site) if page.class_name in site.matrix.support)
    return next(components, None)


def _summary(package: Package, pages: list[Page]) -> str:
    noun = "page" if len(pages) == 1 else "pages"
    return f"{package.name} {package.version}: a reference of {len(pages)} {noun}"


def _demo_remarks(
    folder: Path, base: Adapter, component: Page | None, demo: dict[str, str]
) -> Iterator[str]:
    """What the author of a package has to know about its demo."""
    exporting = base.exporting()
    if exporting is None:
        return
    if not demo:
        what = f"{component.class_name} cannot be made without arguments" if component else ""
        reason = what or "the package has no component"
        yield f"No demo was written: {reason}. Write your own as a folder in content/demos/."
        return
    package = present_package(load_project(folder))
    if package and (fault := unfitness(package, exporting)):
        yield f"The demo will be shown as code: {fault} (DG076)."
