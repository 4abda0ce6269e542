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


MOST_USES = 5
"""Classes that a demo may use to be a picture of one of them."""


def by_component(site: Site, demos: Iterable[ShownDemo]) -> list[tuple[str, ShownDemo]]:
    """The titles of components, each with a demo whose picture shows it, as far as there are any.

    That is the demo which uses the fewest other classes; none shows two components.
    """
    components = [page for page in site.pages if page.kind.is_component]
    pictured = [shown for shown in demos if shown.pictures and len(shown.uses) <= MOST_USES]
    pictured.sort(key=lambda shown: len(shown.uses))
    found: list[tuple[str, ShownDemo]] = []
    for page in sorted(components, key=lambda page: page.title.lower()):
        users = (one for one in pictured if f"/{page.path}" in (use.url for use in one.uses))
        if shown := next(users, None):
            pictured.remove(shown)
            found.append((page.title, shown))
    return found
