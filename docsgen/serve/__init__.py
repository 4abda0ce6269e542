# `docsgen serve`: a development server that shows a project while it is being written. It stands
# beside the build: the same stages make the same pages, but only those that someone looks at.
#
# The calling thread watches the files and makes a new version of the site after each change; a
# second one answers browsers (`application`) with the current one.

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from socket import socket

from docsgen.hosting import served
from docsgen.serve.application import application
from docsgen.serve.builder import Builder
from docsgen.serve.current import CurrentSite
from docsgen.serve.news import News
from docsgen.serve.watch import changes

__all__ = ["News", "serve"]


def serve(
    root: Path, listening: socket, announce: Callable[[str], None], hear: Callable[[News], None]
) -> None:
    """Serve the project in `root` on a loopback socket until KeyboardInterrupt, which is raised.

    `announce` gets the URL as soon as it answers, `hear` what came of reading the project at the
    start and after each change.
    """
    root = root.resolve()
    current = CurrentSite(root)
    builder = Builder(root, current)
    first = builder.update(frozenset([root]))
    current.complain(first.troubles)
    hear(first)
    with served(application(current, hear), listening) as url:
        announce(url)
        try:
            follow(changes(root), builder, current, hear)
        finally:
            builder.close()
            current.close()


def follow(
    batches: Iterable[frozenset[Path]],
    builder: Builder,
    current: CurrentSite,
    hear: Callable[[News], None],
) -> None:
    """Bring the current site up to date after each batch of changed files; empty ones are pauses.

    A file may be read when half of it is saved, so trouble is only told in a quiet moment.
    """
    trouble: News | None = None
    for changed in batches:
        if changed:
            news = builder.update(changed)
            trouble = news if news.troubles else None
            if news.findings or (news.changed and not trouble):
                hear(news)
        elif trouble:
            current.complain(trouble.troubles)
            hear(trouble)
            trouble = None
        elif shown := builder.collect_demos():
            hear(shown)
