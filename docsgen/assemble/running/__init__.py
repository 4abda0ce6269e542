# Which Python samples of a site run as they are copied, and what has to be copied with them.

from __future__ import annotations

import functools
from collections.abc import Iterator

from msgspec.structs import replace

from docsgen.assemble.running.imports import Imports
from docsgen.assemble.running.knowledge import NOTHING
from docsgen.assemble.running.page import run_samples
from docsgen.assemble.running.programs import Program, program
from docsgen.cache import Cache, digest
from docsgen.config import Project
from docsgen.model.blocks import CodeBlock, DemoSlot, Status
from docsgen.model.page import Page, blocks_of
from docsgen.model.rewrite import map_blocks
from docsgen.model.running import Running
from docsgen.model.sessions import PYTHON, session_of, typed
from docsgen.model.site import Site

_Sample = tuple[str, bool | None]
"""Python code of a page, and whether it is damaged; None: that of a demo, which runs anyway."""


def with_running(site: Site, project: Project) -> Site:
    """The site, each Python sample with what becomes of it when it is copied and run."""
    knowledge = replace(
        project.adapter.running() or NOTHING,
        events=tuple(site.matrix.events),
        refused=tuple(project.config.failing_samples.items()),
    )
    samples = {page.path: list(_samples(page, site)) for page in site.pages}
    library = project.config.library
    pages = [(page.qualified, page.class_name) for page in site.pages if page.qualified]
    demos = {name: demo.code for name, demo in site.demos.items()}
    key = digest(samples, demos, library, pages, knowledge)
    kept = Cache(project.root, "running", dict[str, list[Running]], "assemble")

    def find() -> dict[str, list[Running]]:
        programs = {path: list(map(_program, some)) for path, some in samples.items() if some}
        imports = Imports(library, pages, programs.values(), knowledge)
        alone = {name: [program(code)] for name, code in demos.items()}
        return {
            path: run_samples(some, imports, knowledge)
            for path, some in (*programs.items(), *alone.items())
        }

    found = kept.made(key, find)
    return replace(
        site,
        pages=[_shown(page, found.get(page.path, [])) for page in site.pages],
        demos={name: replace(demo, running=found[name][0]) for name, demo in site.demos.items()},
    )


def is_python(block: CodeBlock) -> bool:
    """Whether a sample is Python, or a session with it."""
    kind = session_of(block.code, block.language)
    return kind == "pycon" or (block.language in PYTHON and kind is None)


def _samples(page: Page, site: Site) -> Iterator[_Sample]:
    for section in page.sections:
        for block in blocks_of(section):
            if isinstance(block, CodeBlock) and is_python(block):
                yield typed(block.code, block.language), block.status is Status.DAMAGED
            elif isinstance(block, DemoSlot) and block.name in site.demos:
                yield site.demos[block.name].code, None


def _program(sample: _Sample) -> Program:
    code, damaged = sample
    return program(code, is_damaged=bool(damaged), is_demo=damaged is None)


def _shown(page: Page, found: list[Running]) -> Page:
    if not found:
        return page
    change = functools.partial(_with, iter(found))
    sections = [
        replace(section, content=map_blocks(section.content, CodeBlock, change))
        for section in page.sections
    ]
    return replace(page, sections=sections)


def _with(found: Iterator[Running], block: CodeBlock) -> CodeBlock:
    return replace(block, running=next(found)) if is_python(block) else block
