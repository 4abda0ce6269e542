# Demos against the pages that show them, and against the packages that they need.

from __future__ import annotations

import functools
import re

from docsgen.config import Project
from docsgen.diagnostics import Findings, Location
from docsgen.imports import imported
from docsgen.model import Site
from docsgen.model.blocks import DemoSlot
from docsgen.model.demo import Demo
from docsgen.model.page import Page, blocks_of
from docsgen.model.reference import Demos

_PACKAGES = {"PIL": "pillow", "cv2": "opencv-python", "sklearn": "scikit-learn", "yaml": "pyyaml"}
"""The packages of modules that have another name."""


def check_demos(site: Site, project: Project, findings: Findings) -> None:
    """DG069 to DG072: demos that are missing or unused, packages that are."""
    shown = {name for page in site.pages for name in page.demos}
    for page in site.pages:
        _check_named(page, site, findings)
    for demo in site.demos.values():
        file = project.relative(demo.folder / "demo.yaml")
        if demo.name not in shown:
            message = f"no page shows the demo {demo.name!r}"
            hint = "show it with a line `$demo_NAME` in a guide, or remove its folder"
            findings.add("DG070", message, hint=hint, at=Location(file))
        for theme in ("light", "dark"):
            _check_picture(demo, theme, project, findings)
        if demo.is_live:
            _check_packages(demo, file, project, findings)


def _check_picture(demo: Demo, theme: str, project: Project, findings: Findings) -> None:
    path = demo.poster(theme)
    if demo.has(path.name) and not demo.picture_size(theme):
        hint = "remove it, and take a new one with `docsgen posters`"
        at = Location(project.relative(path))
        findings.add("DG208", "the file is not a picture, so pages show none", hint=hint, at=at)


def _check_named(page: Page, site: Site, findings: Findings) -> None:
    if not site.demos:
        return  # a project without demos of its own
    for section in page.sections:
        names = section.content.names if isinstance(section.content, Demos) else []
        names = [*names, *(b.name for b in blocks_of(section) if isinstance(b, DemoSlot))]
        for name in dict.fromkeys(names):
            if name not in site.demos:
                message = f"there is no demo {name!r} in content/demos/"
                hint = f"write content/demos/{name}/run.py and demo.yaml"
                findings.add("DG069", message, hint=hint, at=section.location)


def _check_packages(demo: Demo, file: str, project: Project, findings: Findings) -> None:
    needed = _needs(project.config.library.name)
    if not needed:
        return  # the library is not installed, so nothing is known about what it brings along
    declared = {_normal(name): name for name in demo.manifest.packages}
    names = imported(demo.folder, "run.py", project.root)
    used = {_normal(_PACKAGES.get(name, name)) for name in names}
    for name in sorted(used - declared.keys() - needed):
        message = f"the demo imports {name!r}, which `packages` does not list"
        findings.add("DG071", message, hint=f"add {name!r} to `packages`", at=Location(file))
    for name in sorted(declared.keys() - used - needed):
        message = f"`packages` lists {declared[name]!r}, which the demo does not import"
        findings.add("DG072", message, hint="remove it from `packages`", at=Location(file))


@functools.lru_cache(maxsize=1)
def _needs(library: str) -> frozenset[str]:
    """The library, and what it needs itself: a demo has these, imported or not."""
    from importlib import metadata  # takes 40 ms to import

    try:
        requirements = metadata.requires(library) or []
    except metadata.PackageNotFoundError:
        return frozenset()
    names = (re.match(r"[\w.-]+", requirement) for requirement in requirements)
    return frozenset(map(_normal, (library, *(name[0] for name in names if name))))


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
