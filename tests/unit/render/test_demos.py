# What pages show of demos and labs belongs to a class, whatever other pages are called.

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from docsgen.config import Library
from docsgen.kinds import PageKind
from docsgen.languages import ENGLISH, texts_in
from docsgen.model import Link, Mention, Page, Site, SupportMatrix
from docsgen.model.changes import only
from docsgen.model.demo import Demo, Manifest, Runs
from docsgen.model.lab import Lab
from docsgen.render.demos import shown_demos
from docsgen.render.labs import shown_labs
from docsgen.render.page import PageView

LIBRARY = Library("acme", "Acme", "1.4.0", "ac", {"form": "acme_forms"})


def page(path: str, qualified: str) -> Page:
    kind = PageKind.COMPONENT
    return Page(f"https://x/{path}", path, "Button", kind, kind, "", [], [], qualified=qualified)


PLAIN = page("docs/acme/button/", "acme.Button")
FORM = page("docs/forms/button/", "acme_forms.Button")
DEMO = Demo(
    "hello",
    Path("hello"),
    "ac.Button()",
    Manifest(title="Button", summary="One.", runs=Runs.CODE_ONLY, why_not="It is short."),
)
OTHER = replace(DEMO, name="other")
MENTION = Mention("Button", Link("Usage", "/guides/a/#usage"), False)


@pytest.fixture(params=[[PLAIN, FORM], [FORM, PLAIN]], ids=["first", "last"])
def site(request: pytest.FixtureRequest) -> Site:
    """Two pages, and two demos, of one title."""
    return Site(
        request.param,
        SupportMatrix(["click"], {"Button": ["click"]}),
        [],
        {"acme.Button": [MENTION]},
        {"Button": PLAIN.path},
        demos={"hello": DEMO, "other": OTHER},
        labs={"Button": Lab("Button", ["click"], "ac.Button()")},
    )


def test_a_demo_is_built_with_the_class_that_its_code_names(site: Site) -> None:
    demos = shown_demos(site, {}, LIBRARY)
    assert {name: shown.uses for name, shown in demos.items()} == {
        name: [Link("Button", f"/{PLAIN.path}")] for name in ("hello", "other")
    }


def test_demos_of_one_title_have_pages_of_their_own(site: Site) -> None:
    demos = shown_demos(site, {}, LIBRARY)
    assert [shown.path for shown in demos.values()] == ["demos/hello/", "demos/other/"]


def test_a_lab_belongs_to_the_page_of_its_class(site: Site) -> None:
    assert shown_labs(site, {}, LIBRARY, texts_in(ENGLISH))["Button"].page == PLAIN.path


def test_demos_and_mentions_are_listed_on_the_page_of_the_class_only(site: Site) -> None:
    demos = shown_demos(site, {}, LIBRARY)
    texts = texts_in(ENGLISH)
    releases = only(LIBRARY.version)
    views = {p.path: PageView(p, site, LIBRARY, demos, texts, releases) for p in (PLAIN, FORM)}
    assert len(views[PLAIN.path].other_demos) == 2
    assert views[PLAIN.path].mentions == [MENTION]
    assert views[FORM.path].other_demos == []
    assert views[FORM.path].mentions == []
