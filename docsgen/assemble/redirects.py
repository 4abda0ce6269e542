# Addresses of the original site, and of earlier builds, that have no page here but a place that
# answers for them: those listed under `redirects` in site.yaml, pages of former demos, folders that
# have an introduction, and other prefixes of the same pages. Sections move, too.

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from urllib.parse import unquote

from docsgen.config import Config
from docsgen.diagnostics import Findings, Location
from docsgen.model import page_types
from docsgen.model.paths import Places, address_path, demo_name, site_path

_INTRODUCTION = "introduction/"
_SETTINGS = Location(file="content/site.yaml")


def find_redirects(
    config: Config,
    anchors: Mapping[str, Collection[str]],
    findings: Findings,
) -> dict[str, str]:
    """Where each old path leads: `docs/row/` to `/guides/layout/#rows`, sorted by path.

    `anchors` maps the path of each page but those of `page_types.indexes` to the anchors it has.
    No old path is that of a page, not even where upper and lower case are the same.
    """
    places = Places()
    for page in (*page_types.indexes(), *anchors):
        places.take(page, f"a page, /{page}")
    found = dict(_declared(config, anchors, places, findings))
    _check_prefixes(config, findings)
    for path, target in [*_folders(anchors), *_aliased(config, anchors, found)]:
        if _is_possible(path) and not places.take(path, target):
            found[path] = target
    for path, target in _former_demos(config, anchors):
        if not places.take(path, target):
            found[path] = target
    return dict(sorted(found.items()))


def find_moved_sections(
    config: Config, anchors: Mapping[str, Collection[str]], findings: Findings
) -> dict[str, dict[str, str]]:
    """Where anchors lead that pages no longer have: by the path of the page, then by the anchor.

    An address with an anchor that cannot be is reported (DG031) and left out.
    """
    moved: dict[str, dict[str, str]] = {}
    for old, new in config.redirects.items():
        path, mark, anchor = old.partition("#")
        page = f"{path.strip('/')}/"
        if not mark:
            continue
        if page not in anchors:
            _report(old, new, f"there is no page /{page} with the old address", findings)
        elif not anchor or anchor in anchors[page]:
            _report(old, new, f"/{page} has the section #{anchor}", findings)
        else:
            try:
                moved.setdefault(page, {})[anchor] = _new_place(new, anchors)
            except ValueError as error:
                _report(old, new, str(error), findings)
    return moved


def _former_demos(config: Config, anchors: Collection[str]) -> Iterator[tuple[str, str]]:
    """The pages of former demos lead to those of their successors, or to all demos.

    Names that cannot be are reported with their embeds (former.py).
    """
    for old, new in config.former_demos.items():
        with suppress(ValueError):
            successor = page_types.DEMO.at(new or "")
            target = successor if successor in anchors else page_types.DEMOS.path
            if target in anchors:
                yield page_types.DEMO.at(demo_name(old)), f"/{target}"


def _report(old: str, new: str, why: str, findings: Findings) -> None:
    message = f"redirect from {old!r} to {new!r}: {why}"
    findings.add("DG031", message, hint="correct or remove the entry", at=_SETTINGS)


def _declared(
    config: Config,
    anchors: Mapping[str, Collection[str]],
    places: Places,
    findings: Findings,
) -> Iterator[tuple[str, str]]:
    """The redirects of site.yaml, with a finding for each that cannot be."""
    for old, new in config.redirects.items():
        if "#" in old:
            continue
        try:
            target = _new_place(new, anchors)
            yield _old_path(old, places), target
        except ValueError as error:
            _report(old, new, str(error), findings)


def _old_path(old: str, places: Places) -> str:
    """The path that leads elsewhere; raises ValueError where there must not be any."""
    try:
        path = site_path(unquote(old).strip("/"))
    except ValueError as error:
        raise ValueError(f"the old address {error}") from None
    if owner := places.take(path, f"the redirect from {old!r}"):
        raise ValueError(f"the old address is that of {owner}")
    return path


def _new_place(new: str, anchors: Mapping[str, Collection[str]]) -> str:
    """The place that answers, as links have it; raises ValueError where there is none."""
    page, _, anchor = new.partition("#")
    page = f"{page.strip('/')}/".removeprefix("/")
    if page not in anchors and page not in page_types.indexes():
        raise ValueError(f"there is no page /{page}")
    if anchor and anchor not in anchors.get(page, ()):
        raise ValueError(f"/{page} has no section #{anchor}")
    return f"/{page}#{anchor}" if anchor else f"/{page}"


def _folders(anchors: Collection[str]) -> Iterator[tuple[str, str]]:
    """A folder of pages leads to its introduction."""
    for path in anchors:
        if path.endswith(f"/{_INTRODUCTION}"):
            yield path.removesuffix(_INTRODUCTION), f"/{path}"


def _aliased(
    config: Config, anchors: Collection[str], found: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """The same pages, areas and redirects under the other prefixes of the original site."""
    areas = (area.path for area in page_types.areas())
    known = {path: f"/{path}" for path in (*areas, *anchors)}
    known |= {**dict(_folders(anchors)), **found}
    for prefix, ours in config.source.aliases.items():
        for path, target in known.items():
            if path.startswith(ours):
                yield prefix + path.removeprefix(ours), target


def _check_prefixes(config: Config, findings: Findings) -> None:
    for prefix in filter(None, config.source.aliases):
        try:
            address_path(prefix.removesuffix("/"))
        except ValueError as error:
            message = f"the prefix {prefix!r} of `source.aliases` {error}"
            hint = "write the path after the host, such as main/docs/"
            findings.add("DG031", message, hint=hint, at=_SETTINGS)


def _is_possible(path: str) -> bool:
    try:
        return site_path(path.removesuffix("/")) == path
    except ValueError:
        return False
