# What pages were written for this site, and where: own guides and demos.

from __future__ import annotations

import msgspec

from docsgen.model.site import Site


class Written(msgspec.Struct, frozen=True):
    """The file that is edited to change a page, and all files that make up what it says.

    They are paths in the project, with forward slashes. Pictures of demos are made anew now and
    then, and files that a demo works with are not shown: neither is a change of the page.
    """

    file: str
    sources: tuple[str, ...]


def written(site: Site) -> dict[str, Written]:
    """The pages that were written for this site, by path."""
    guides = {page.path: page.own.file for page in site.pages if page.own}
    demos = {demo.page: f"content/demos/{name}" for name, demo in site.demos.items()}
    return {path: Written(file, (file,)) for path, file in guides.items()} | {
        path: Written(f"{folder}/run.py", (f"{folder}/run.py", f"{folder}/demo.yaml"))
        for path, folder in demos.items()
    }
