# Stage: a demo's source to static files that run in a browser without a server. The demo runs once
# natively, confined to a process of its own; its page, the runtime and the player do the rest.

from docsgen.demos.export import Export, Site, export
from docsgen.demos.natively import Limits, Natives, natives
from docsgen.demos.source import Source, SourceError, find_source

__all__ = [
    "Export",
    "Limits",
    "Natives",
    "Site",
    "Source",
    "SourceError",
    "export",
    "find_source",
    "natives",
]
