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
from docsgen.languages import texts_in
from docsgen.processes import Background
from docsgen.stopwatch import Stopwatch
from docsgen.workflows.load import loading

if TYPE_CHECKING:
    from docsgen.model.demo import Embed


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
    from docsgen.assemble import as_shown
    from docsgen.demos.embeds import embedded
    from docsgen.demos.labs import lab_demos
    from docsgen.publish import Staging
    from docsgen.publish.output import project_inputs
    from docsgen.render import Cards, prepare, render, search_index

    with clock.stage("prepare"):  # templates and lexers, while the corpus is read
        theme = prepare(root / "templates", config.language)
    site = as_shown(reading.result().merged_into(findings, clock), config.library)
    cards = Cards(root, theme.files["icon-512.png"])
    embeds: dict[str, Embed] = {}
    with (
        Staging(out, project_inputs(root)) as staging,
        Background(
            lambda: staging.write(search_index(site, config, root)), begin=jobs > 1
        ) as indexing,
    ):
        with clock.stage("demos"):  # each demo once under the real library, for the browser
            labs = lab_demos(site.labs.values(), root, texts_in(config.language))
            demos = [*site.demos.values(), *labs]
            exported = demos if with_demos else ()
            for made in embedded(exported, project, findings, jobs=jobs, progress=progress):
                staging.add(made.files)
                embeds |= {made.embed.name: made.embed} if made.embed else {}
        with clock.stage("render"):  # pages to HTML and Markdown, and on to disk
            sink, hear = staging.write, partial(progress, "Rendering pages")
            for files in render(site, theme, config, cards, embeds, sink, jobs=jobs, progress=hear):
                staging.note(files)
        with clock.stage("search"):  # what of the search index is not ready yet
            staging.note(indexing.result())
        with clock.stage("publish"):  # all or nothing
            origins = {name: embed.origin for name, embed in embeds.items()}
            staging.commit(origins if with_demos else None)
    named = {name for page in site.pages for name in page.demos}
    return Built(len(site.pages), len(named & embeds.keys()), len(named), clock.seconds)
