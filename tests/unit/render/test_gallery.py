# Demos by what readers look for: a task, or a component.

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from docsgen.config import Config
from docsgen.kinds import PageKind
from docsgen.language_settings import Translation
from docsgen.languages import ENGLISH, texts_in
from docsgen.model import Link, Page, Site, SupportMatrix
from docsgen.model.demo import Demo, Manifest
from docsgen.model.page_types import DEMOS, link_targets
from docsgen.render.demos import Picture, ShownDemo
from docsgen.render.gallery import MOST_USES, by_component, by_task, groups

TEXTS = texts_in(ENGLISH)
PICTURE = Picture("light", "/demos/one/poster-light.webp", 800, 400)


def shown(
    name: str, *tasks: str, uses: tuple[str, ...] = (), pictures: tuple[Picture, ...] = (PICTURE,)
) -> ShownDemo:
    manifest = Manifest(title=name, summary=f"Shows {name}.", tasks=list(tasks))
    links = [Link(use, f"/docs/{use.lower()}/") for use in uses]
    return ShownDemo(Demo(name, Path(name), "", manifest), None, list(pictures), links, [], "Acme")


def names(demos: list[ShownDemo]) -> list[str]:
    return [one.demo.name for one in demos]


def page(name: str, kind: PageKind = PageKind.COMPONENT) -> Page:
    path = f"docs/{name.lower()}/"
    return Page(f"https://x/{path}", path, name, kind, kind, "", [], [])


def site_of(*pages: Page) -> Site:
    return Site(list(pages), SupportMatrix([], {}), [], {}, {})


@pytest.fixture
def config(make_project: Any) -> Config:
    """A site with three tasks."""
    made: Config = make_project({}).config
    return replace(made, tasks={"chat": "Chat", "audio": "Sound", "files": "Files"})


DEMOS_SHOWN = [shown("a", "audio", "chat"), shown("b"), shown("c", "chat")]


def test_a_task_has_all_demos_that_name_it_and_its_own_first_ones(config: Config) -> None:
    chat, audio = by_task(DEMOS_SHOWN, config)
    assert (chat.title, chat.anchor) == ("Chat", "task=chat")
    assert (names(chat.demos), names(chat.first)) == (["a", "c"], ["c"])
    assert (names(audio.demos), names(audio.first)) == (["a"], ["a"])


def test_every_demo_is_in_one_group(config: Config) -> None:
    listed = groups(DEMOS_SHOWN, by_task(DEMOS_SHOWN, config), TEXTS)
    assert [(group.title, names(group.demos)) for group in listed] == [
        ("Chat", ["c"]),
        ("Sound", ["a"]),
        ("Other demos", ["b"]),
    ]


def test_without_tasks_all_demos_are_one_group_without_a_title(config: Config) -> None:
    demos = [shown("a"), shown("b")]
    assert by_task(demos, config) == []
    assert [(one.title, names(one.demos)) for one in groups(demos, [], TEXTS)] == [("", ["a", "b"])]


def test_a_task_that_the_site_does_not_have_is_passed_over(config: Config) -> None:
    (chat,) = by_task([shown("a", "chess", "chat")], config)
    assert names(chat.first) == ["a"]


def test_titles_of_tasks_are_translated(config: Config) -> None:
    german = replace(
        config, language="de", translations={"de": Translation(tasks={"audio": "Ton"})}
    )
    assert [task.title for task in by_task(DEMOS_SHOWN, german)] == ["Chat", "Ton"]


def test_links_to_the_demos_of_a_task_are_live() -> None:
    demos = {one.demo.name: one.demo for one in DEMOS_SHOWN}
    targets = link_targets(replace(site_of(), demos=demos))
    assert {"task=chat", "task=audio"} <= set(targets[DEMOS.path])
    assert "task=files" not in targets[DEMOS.path]


def test_a_component_is_pictured_by_the_demo_with_the_fewest_other_classes() -> None:
    full = shown("full", uses=("Lamp", "Dial"))
    lean = shown("lean", uses=("Lamp",))
    found = by_component(site_of(page("Lamp"), page("Dial"), page("Fuse")), [full, lean])
    assert [(name, one.demo.name) for name, one in found] == [("Dial", "full"), ("Lamp", "lean")]


def test_a_picture_shows_one_component_only() -> None:
    both = shown("both", uses=("Lamp", "Dial"))
    found = by_component(site_of(page("Lamp"), page("Dial")), [both])
    assert [name for name, _ in found] == ["Dial"]


@pytest.mark.parametrize(
    "demo",
    [
        shown("plain", uses=("Lamp",), pictures=()),
        shown("much", uses=("Lamp", *(f"Part{n}" for n in range(MOST_USES)))),
    ],
    ids=["without a picture", "of many classes"],
)
def test_a_demo_that_shows_nothing_of_a_component_is_no_picture_of_it(demo: ShownDemo) -> None:
    assert by_component(site_of(page("Lamp")), [demo]) == []


def test_only_components_are_pictured() -> None:
    row = page("Row", PageKind.LAYOUT)
    assert by_component(site_of(row), [shown("rows", uses=("Row",))]) == []
