# The service worker at the root of a site: one that keeps what was read, where site.yaml wants it
# (`offline`), and otherwise one that removes such a worker from browsers that still have it.

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import msgspec

from docsgen.config import Config
from docsgen.languages import texts_in
from docsgen.languages.scripts import with_texts
from docsgen.render.theme import DEFAULT, Theme

SERVICE_WORKER = "service-worker.js"
"""Its file. The address stays, whatever the site wants: browsers ask there for what is newer."""

_SHELL = (".css", ".js", ".svg")
"""What pages need of the theme; pictures are for browsers and link previews."""


_FOLDER = DEFAULT / "offline"


def removal() -> bytes:
    """The worker that removes itself, and what another has kept."""
    return (_FOLDER / "removal.js").read_bytes()


def service_worker(config: Config, theme: Theme, digests: Mapping[str, str]) -> bytes:
    """The worker of a site whose files have these digests by path: another for each build."""
    if not config.offline:
        return removal()
    texts = texts_in(config.language)
    listed = msgspec.json.encode(sorted((p, d) for p, d in digests.items() if p != SERVICE_WORKER))
    build = {
        "version": hashlib.sha256(listed).hexdigest()[:16],
        "shell": sorted(path for path in theme.assets() if path.endswith(_SHELL)),
        "attributes": str(texts.attributes),
    }
    script = with_texts((_FOLDER / SERVICE_WORKER).read_bytes(), texts)
    return b"const BUILD = %s;\n\n%s" % (msgspec.json.encode(build), script)
