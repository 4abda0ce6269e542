# `docsgen serve`: a development server that shows a project while it is being written. It stands
# beside the build: the same stages make the same pages, but only those that someone looks at.
#
# The calling thread watches the files and makes a new edition of the site after each change; a
# second one answers browsers (`application`) with what hangs on the board.

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from socket import socket

from docsgen.hosting import served
from docsgen.serve.application import application
from docsgen.serve.board import Board
from docsgen.serve.news import News
from docsgen.serve.press import Press
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
    board = Board(root)
    press = Press(root, board)
    first = press.update(frozenset([root]))
    board.complain(first.troubles)
    hear(first)
    with served(application(board, hear), listening) as url:
        announce(url)
        try:
            follow(changes(root), press, board, hear)
        finally:
            press.close()
            board.close()


def follow(
    batches: Iterable[frozenset[Path]], press: Press, board: Board, hear: Callable[[News], None]
) -> None:
    """Bring the board up to date after each batch of changed files; empty ones are quiet moments.

    A file may be read when half of it is saved, so trouble is only told in a quiet moment.
    """
    trouble: News | None = None
    for changed in batches:
        if changed:
            news = press.update(changed)
            trouble = news if news.troubles else None
            if news.findings or (news.changed and not trouble):
                hear(news)
        elif trouble:
            board.complain(trouble.troubles)
            hear(trouble)
            trouble = None
        elif shown := press.exhibit():
            hear(shown)
