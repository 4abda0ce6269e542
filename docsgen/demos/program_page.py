# The page in which readers take a program along: a single file with the runtime of the site and no
# app. The player (program-page.js) puts the app and the program into it, in the reader's browser.

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docsgen.cache import Cache
from docsgen.demos.exporting import Exporting, Needs
from docsgen.demos.runtime.archive import short_digest
from docsgen.demos.runtime.pruning import pruned
from docsgen.demos.runtime.runtime import Runtime
from docsgen.demos.single_file import CODE, carried, page_with
from docsgen.languages import texts_in

RUNTIME = "runtime"
"""The folder of the site, and of the page, that holds the runtime."""


def page_name(runtime: Runtime, language: str) -> str:
    """The page's name in the folder of the runtime; it changes with everything in the page.

    It is no .html, which hosts would pack anew for each reader, and may put scripts into.
    """
    code = [path.read_bytes() for path in CODE]
    said = sorted(texts_in(language).group("player").items())
    digest = short_digest(runtime.key.encode(), language.encode(), repr(said).encode(), *code)
    return f"page-{digest}.bin"


def program_page(
    exporting: Exporting, folder: Path, runtime: Runtime, language: str, home: Path
) -> bytes:
    """The page for programs that run with the `runtime` in `folder`, in a language.

    It has the whole front end, because programs can show anything. Packages and the library's media
    are put in when a program needs them. `home` is the folder with runtimes, which keeps the page
    for all projects that share them.
    """
    parts = carried(runtime, with_snapshot=False)

    def files() -> Iterator[tuple[str, bytes]]:
        for name, part in pruned(exporting, folder, parts, {}, Needs(None, media=False), home):
            data = part.read_bytes() if isinstance(part, Path) else part
            yield f"{RUNTIME}/{name}", data

    kept = Cache(home, "pages", bytes, "demos")
    return kept.made(
        page_name(runtime, language), lambda: page_with(files(), "", texts_in(language))
    )
