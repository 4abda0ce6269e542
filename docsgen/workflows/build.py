# The whole program: stages in order, values in between, and nothing else. Stages are imported where
# they run, because two of them prepare themselves at the same time.

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from docsgen.config import load_project
from docsgen.diagnostics import Findings
from docsgen.processes import Background
from docsgen.stopwatch import Stopwatch
from docsgen.workflows.releases import loading

if TYPE_CHECKING:
    from docsgen.model.demo import Embed
    from docsgen.workflows.releases import ReleaseSite


class Built(msgspec.Struct):
    """What a build made, and the seconds that each stage took.

    `named_demos` counts the demos that the pages ask for, `demos` those of them that run.
    """

    pages: int
    demos: int
    named_demos: int
    seconds: dict[str, float]


def build(
    root: Path,
    out: Path,
    findings: Findings,
    *,
    jobs: int = 1,
    with_demos: bool = True,
    progress: Callable[[str, int, int], None] = lambda stage, done, total: None,
) -> Built:
    """Build the site of the project in `root` into `out`, its demos running unless told otherwise.

    `progress` hears (stage, demos or pages done, how many in all). With `jobs` above 1, the corpus
    is read in one process while this one prepares to render, and the search index is made while
    pages are.
    """
    clock, project = Stopwatch(), load_project(root)
    config = project.config
    reading = loading(project, begin=jobs > 1)
    from docsgen.demos.embeds import embedded
    from docsgen.demos.labs import generated_demos
    from docsgen.publish import Staging
    from docsgen.publish.gone import report_gone
    from docsgen.publish.host_files import for_demos
    from docsgen.publish.output import project_inputs
    from docsgen.render import Cards, SiteRenderer, prepare, render
    from docsgen.render.discovery import base_path
    from docsgen.render.head import address
    from docsgen.render.offline import SERVICE_WORKER, service_worker

    with clock.stage("prepare"):  # templates and lexers, while the corpus is read
        themes = {tag: prepare(root / "templates", tag) for tag in config.all_languages}
    sites = reading.result().merged_into(findings, clock)
    live = next(one for one in sites if one.releases.is_live)
    cards = Cards(root, themes[config.language].files["icon-512.png"])
    embeds: dict[str, Embed] = {}

    with (
        Staging(out, project_inputs(root)) as staging,
        Background(lambda: staging.write(_indexes(sites, root)), begin=jobs > 1) as indexing,
    ):
        with clock.stage("demos"):  # each demo once under the real library, for the browser
            generated = generated_demos(live.site, config, root)
            demos = [*live.site.demos.values(), *generated]
            exported = demos if with_demos else ()
            home = f"../../{live.releases.current.path}"
            for made in embedded(
                exported,
                project,
                findings,
                home_url=home,
                address=address(config, ""),
                jobs=jobs,
                progress=progress,
            ):
                staging.add(made.files)
                embeds |= {made.embed.name: made.embed} if made.embed else {}
        with clock.stage("render"):  # pages to HTML and Markdown, and on to disk
            renderers = [
                SiteRenderer(
                    one.site,
                    themes[one.languages.current],
                    one.project.config,
                    cards,
                    embeds,
                    one.releases,
                    one.languages,
                )
                for one in sites
            ]
            hear = partial(progress, "Rendering pages")
            for files in render(renderers, staging.write, jobs=jobs, progress=hear):
                staging.note(files)
        with clock.stage("search"):  # what of the search index is not ready yet
            staging.note(indexing.result())
        with clock.stage("publish"):  # all or nothing
            permissions = {name for demo in demos for name in demo.manifest.permissions}
            told = for_demos(base_path(config), permissions)
            staging.add({name: data for name, data in told.items() if not staging.is_foreign(name)})
            if config.offline or not staging.is_foreign(SERVICE_WORKER):
                worker = service_worker(config, themes[config.language], staging.digests)
                staging.add({SERVICE_WORKER: worker})
            report_gone(staging.replaced, staging.digests, findings)
            origins = {name: embed.origin for name, embed in embeds.items()}
            staging.commit(origins if with_demos else None)
    pages = [page for one in sites for page in one.site.pages]
    named = {name for page in pages for name in page.demos}
    return Built(len(pages), len(named & embeds.keys()), len(named), clock.seconds)


def _indexes(sites: list[ReleaseSite], root: Path) -> dict[str, bytes]:
    """The files of the search index of each version and language, by path in the site."""
    from docsgen.render import search_index

    return {
        f"{one.releases.current.path}{path}": data
        for one in sites
        for path, data in search_index(one.site, one.project.config, root).items()
    }
