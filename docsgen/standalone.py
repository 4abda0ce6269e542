# One app by itself: any Gradio script becomes a folder of static files, without a documentation
# project. Calls the stages in order, as the pipeline does for a site.

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from docsgen.demos.export import Site, export
from docsgen.demos.natively import Limits, natives
from docsgen.demos.runtime import Downloads, Runtime, build
from docsgen.demos.runtime.packages import Shelf, read_lock
from docsgen.demos.runtime.place import runtime_home
from docsgen.demos.runtime.pruning import pruned
from docsgen.demos.source import find_source
from docsgen.diagnostics import Findings
from docsgen.publish import Staging

RUNTIME = "runtime"
"""The folder of an export that holds the runtime."""


class Sources(msgspec.Struct, frozen=True):
    """Where the parts of a runtime come from.

    `mirror` is a folder with what npm and pip would fetch; `pyodide_url` a host that readers load
    Pyodide from; `packages_from` a folder or address with further wheels for it.
    """

    mirror: Path | None = None
    pyodide_url: str | None = None
    packages_from: str | None = None


class Exported(msgspec.Struct, frozen=True):
    """What an export made: its title, the number of files and their bytes, packages it lacks."""

    title: str
    files: int
    size: int
    unavailable: list[str]


def prepared_runtime(
    project: Path | None, sources: Sources, tell: Callable[[str], None] = lambda text: None
) -> tuple[Path, Runtime]:
    """The runtime of a project, or of the user: its folder and its description.

    It is built when it is not there; `tell` hears what takes long, and what it has to do without.
    Raises MissingToolError when a part of it cannot be had.
    """
    from docsgen.demos.gradio.library import pins

    home = runtime_home(project)
    folder = home / ("remote" if sources.pyodide_url else "built")
    downloads = Downloads(home / "downloads", pins(), sources.mirror)
    return folder, build(folder, downloads, pyodide_url=sources.pyodide_url, tell=tell)


def export_app(
    path: Path,
    out: Path,
    findings: Findings,
    *,
    name: str | None = None,
    packages: Sequence[str] = (),
    project: Path | None = None,
    runtime_url: str | None = None,
    sources: Sources | None = None,
    limits: Limits | None = None,
) -> Exported | None:
    """Export the app at `path` into the folder `out`; None when it does not run.

    With `runtime_url`, an address relative to `out` or absolute, no runtime is copied. Raises
    DocsgenError where there is nothing to export or something is missing on this machine.
    """
    source = find_source(path, findings, name)
    staging = Staging(out, [path, runtime_home(project)])
    sources = sources or Sources()
    folder, runtime = prepared_runtime(project, sources)
    shelf = prepared_shelf(folder, runtime, sources)
    with natives(limits, runtime_home(project) / "demos") as running:
        site = Site(runtime, _with_slash(runtime_url or RUNTIME), shelf)
        made = export(source, running, site, findings, packages=packages)
    if made is None:
        return None
    with staging:
        digests, size = staging.write(made.files), sum(map(len, made.files.values()))
        if runtime_url is None:
            for file, data in pruned(folder, runtime, shelf.taken, made.needs):
                digests |= staging.write({f"{RUNTIME}/{file}": data})
                size += len(data)
        staging.commit(digests)
    return Exported(made.title, len(digests), size, made.unavailable)


def prepared_shelf(folder: Path, runtime: Runtime, sources: Sources) -> Shelf:
    """The wheels that the demos of a runtime may load."""
    is_remote = bool(sources.pyodide_url and not sources.packages_from)
    return Shelf(
        read_lock(folder / runtime.lock),
        folder / runtime.packages,
        sources.packages_from,
        remote=is_remote,
    )


def _with_slash(url: str) -> str:
    return url if url.endswith("/") else f"{url}/"
