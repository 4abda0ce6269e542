# What pages were written for this site, and where: own guides and demos.

from __future__ import annotations

import msgspec

from docsgen.model.site import Site


class Written(msgspec.Struct, frozen=True):
    """The file that is edited to change a page, and the file or folder that all of it comes from.

    Both are paths in the project, with forward slashes.
    """

    file: str
    source: str


def written(site: Site) -> dict[str, Written]:
    """The pages that were written for this site, by path."""
    guides = {page.path: page.own.file for page in site.pages if page.own}
    demos = {demo.page: f"content/demos/{name}" for name, demo in site.demos.items()}
    return {path: Written(file, file) for path, file in guides.items()} | {
        path: Written(f"{folder}/run.py", folder) for path, folder in demos.items()
    }
