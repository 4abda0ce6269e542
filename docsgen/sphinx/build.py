# One build: when all pages are read, one process exports what they ask for; when they are written,
# the demos follow.

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.util import logging

from docsgen.docs_tools.requests import LiveDemo, Request
from docsgen.docs_tools.site import SiteDemos
from docsgen.errors import DocsgenError
from docsgen.sphinx.reports import tell
from docsgen.sphinx.showing import FOLDER, is_site
from docsgen.sphinx.state import state_of

_log = logging.getLogger(__name__)


class Build:
    """The demos of one run of Sphinx."""

    def __init__(self) -> None:
        self._demos: SiteDemos | None = None

    def export(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Export all that pages ask for; the pages for which something else came out."""
        if not app.builder.format:  # it writes no pages: linkcheck, gettext, ...
            return []
        before: dict[Request, LiveDemo | None] = state_of(env).built
        after: dict[Request, LiveDemo | None] = {}
        version = app.config.docsgen_library_version
        project = app.config.docsgen_project
        with SiteDemos(
            Path(app.srcdir),
            Path(app.confdir, project) if project else None,
            version,
            lambda text: _log.info("%s", text),
        ) as demos:
            for docname, requests in sorted(state_of(env).requests.items()):
                for request in requests:
                    demo, problems = demos.built(request)
                    after[request] = demo
                    for problem in problems:
                        tell(problem, env.doc2path(docname))
            if not is_site(app):
                _keep_pictures(demos, after.values(), Path(app.doctreedir, FOLDER))
        self._demos = demos
        state_of(env).built = after
        changed = {one for one in after if before.get(one, ...) != after[one]}
        return [name for name, some in state_of(env).requests.items() if changed.intersection(some)]

    def write(self, app: Sphinx, exception: Exception | None) -> None:
        """Write the demos beside the pages."""
        if exception or self._demos is None or not is_site(app):
            return
        try:
            self._demos.write_to(Path(app.outdir, FOLDER))
        except DocsgenError as error:
            message = f"{error.path}: {error.message}; {error.hint}"
            raise ExtensionError(message) from error


def _keep_pictures(demos: SiteDemos, built: Iterable[LiveDemo | None], folder: Path) -> None:
    """Pictures as PNG, which every builder that has pages can show, until they are copied."""
    from PIL import Image  # only for builders without a browser

    for demo in filter(None, built):
        if data := demos.picture(demo.name):
            folder.mkdir(parents=True, exist_ok=True)
            with Image.open(io.BytesIO(data)) as image:
                image.save(folder / f"{demo.name}.png")
