# When the pages that were written for this site changed, as their history tells.

from __future__ import annotations

from msgspec.structs import replace

from docsgen.git_history import History
from docsgen.model import Site
from docsgen.model.written import written


def dated(site: Site, known: History) -> Site:
    """The site with the days on which its own guides and demos were written and last changed."""
    found = {path: known.of(*one.sources) for path, one in written(site).items()}
    return replace(site, dates={path: changed for path, changed in found.items() if changed})
