# What can be told of a site's content once its pages are known.

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from msgspec.structs import replace

from docsgen.config import Config
from docsgen.diagnostics import Findings, Location
from docsgen.kinds import PageKind
from docsgen.model.blocks import Heading
from docsgen.model.demo import Demo
from docsgen.model.page import Page, blocks_of
from docsgen.model.pathological import why_pathological
from docsgen.model.reference import Container
from docsgen.model.rewrite import map_texts
from docsgen.task_settings import similar_task


def check_empty(pages: list[Page], findings: Findings) -> None:
    """Report pages that have nothing but headings."""
    for page in pages:
        is_empty = all(isinstance(section.content, Container) for section in page.sections)
        if is_empty and page.kind is not PageKind.STUB:
            hint = "write its text" if page.own else "remove its records"
            findings.add("DG026", "the page has no text", hint=hint, at=page.sections[0].location)


def check_markdown(pages: list[Page], findings: Findings) -> None:
    """Report text that cannot be rendered as Markdown and is shown as it is."""
    for page in pages:
        if page.own:
            _check_text(page.own.summary, None, findings, page.sections[0].location)
        for section in page.sections:
            at = replace(section.location, url=page.url)
            _check_text(section.heading, None, findings, at)
            for block in blocks_of(section):
                if isinstance(block, Heading):
                    _check_text(block.text, None, findings, at)
            map_texts(section.content, partial(_check_text, findings=findings, at=at))


def _check_text(text: str, line: int | None, findings: Findings, at: Location) -> str:
    if why := why_pathological(text):
        hint = "write it as a code sample, or split it"
        here = replace(at, line=line) if line else at
        findings.add("DG211", f"the text is shown as it is: {why}", hint=hint, at=here)
    return text


def check_showcase(config: Config, demos: Mapping[str, Demo], findings: Findings) -> None:
    """Report demos that site.yaml names for readers to begin with and that are not there."""
    listed = {"showcase": config.showcase, "playground.templates": config.playground.templates}
    for key, name in ((key, name) for key, names in listed.items() for name in names):
        if name not in demos:
            message = f"the demo {name!r} of `{key}` does not exist"
            hint = f"correct or remove the entry of `{key}`"
            findings.add("DG201", message, hint=hint, at=Location(file="content/site.yaml"))


def check_tasks(config: Config, demos: Mapping[str, Demo], findings: Findings) -> None:
    """Report tasks of demos that site.yaml does not have."""
    for demo in demos.values():
        for number, task in enumerate(demo.manifest.tasks):
            if task not in config.tasks:
                message = f"tasks[{number}]: there is no task {task!r}"
                at = Location(file=f"content/demos/{demo.name}/demo.yaml")
                findings.add("DG397", message, hint=similar_task(task, config.tasks), at=at)
