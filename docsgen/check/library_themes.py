# The pictures of the library's themes: whether each is there, and shows the documented version.

from __future__ import annotations

from docsgen.config import Project
from docsgen.diagnostics import Findings, Location
from docsgen.model import Site
from docsgen.model.library_theme import LibraryTheme
from docsgen.model.pictures import maker_of, size_of

_SCHEMES = ("light", "dark")
_HINT = "take it with `docsgen posters --themes {}`"


def check_library_themes(site: Site, project: Project, findings: Findings) -> None:
    """DG074, DG075, DG208: pictures that are missing, show another version, or are none."""
    if project.adapter.themed("") is None:
        return  # nobody can take pictures of them
    library = project.config.library
    for theme in site.themes.values():
        for scheme in _SCHEMES:
            _check_picture(theme, scheme, f"{library.name} {library.version}", project, findings)


def _check_picture(
    theme: LibraryTheme, scheme: str, version: str, project: Project, findings: Findings
) -> None:
    at, data = Location(project.relative(theme.picture(scheme))), theme.read(scheme)
    if data is None:
        message = f"there is no picture of the theme {theme.name} in {scheme}"
        findings.add("DG074", message, hint=_HINT.format(theme.name), at=at)
    elif not size_of(data):
        hint = f"remove it, and {_HINT.format(theme.name)}"
        findings.add("DG208", "the file is not a picture, so pages show none", hint=hint, at=at)
    elif (maker := maker_of(data)) != version:
        message = f"the picture shows {maker or 'an unknown version'}, the site documents {version}"
        findings.add("DG075", message, hint=_HINT.format(theme.name), at=at)
