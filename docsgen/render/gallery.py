# Demos by what readers look for: a task, or a component.

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from docsgen.config import Config
from docsgen.languages import Texts
from docsgen.model import Site, anchors
from docsgen.render.demos import ShownDemo


class Task(msgspec.Struct, frozen=True):
    """The demos of a task; `anchor` leads to them in the gallery.

    `first` are those that name it before other tasks: the gallery has them below its title.
    """

    title: str
    anchor: str
    demos: list[ShownDemo]
    first: list[ShownDemo]


def by_task(demos: Iterable[ShownDemo], config: Config) -> list[Task]:
    """The tasks that have demos, in the order of site.yaml."""
    shown = [(one, _known(one, config)) for one in demos]
    tasks = [
        Task(
            config.task_title(name),
            anchors.task(name),
            [one for one, tasks in shown if name in tasks],
            [one for one, tasks in shown if tasks[:1] == [name]],
        )
        for name in config.tasks
    ]
    return [task for task in tasks if task.demos]


def _known(shown: ShownDemo, config: Config) -> list[str]:
    return [name for name in shown.demo.manifest.tasks if name in config.tasks]


def groups(demos: Iterable[ShownDemo], tasks: Sequence[Task], texts: Texts) -> list[Task]:
    """Every demo once, below its first task, and then those without one.

    Where no demo has a task, they are one group without a title.
    """
    placed = {one.demo.name for task in tasks for one in task.first}
    rest = [one for one in demos if one.demo.name not in placed]
    title = texts("demos.other") if placed else ""
    listed = [Task(task.title, task.anchor, task.first, task.first) for task in tasks if task.first]
    return [*listed, Task(title, "other", rest, rest)] if rest else listed


def pictured_components(site: Site, demos: Iterable[ShownDemo]) -> dict[str, ShownDemo | None]:
    """A demo with a picture for each component, None where there is none.

    Keys are the addresses of pages, which start with `/`. The demo is the one that uses the fewest
    other classes, so that the picture is of the component more than of others.
    """
    pages = (page for page in site.pages if page.kind.is_component)
    found: dict[str, ShownDemo | None] = {f"/{page.path}": None for page in pages}
    for shown in sorted(demos, key=lambda one: len(one.uses), reverse=True):
        if shown.pictures:
            found |= {use.url: shown for use in shown.uses if use.url in found}
    return found if any(found.values()) else {}
