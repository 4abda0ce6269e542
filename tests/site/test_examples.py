# The examples of the real site: the library makes an app of each program that readers see first.
# `make bench-examples` does the same for everything that can be chosen.

from __future__ import annotations

import pytest

from bench.examples import built
from docsgen.config import Project
from docsgen.kinds import PageKind
from docsgen.model import Page, Site
from docsgen.model.example import ControlKind
from docsgen.workflows.load import as_shown
from tests.conftest import Corpus

WITHOUT = {"DuplicateButton", "LoginButton", "Navbar", "Plot", "SimpleImage"}
"""What shows nothing by itself."""


@pytest.fixture(scope="module")
def site(completed: Corpus, real_project: Project) -> Site:
    return as_shown(completed.site, real_project)


def page(site: Site, name: str) -> Page:
    return next(page for page in site.pages if page.class_name == name)


def test_all_components_and_layouts_that_show_something_have_an_example(site: Site) -> None:
    kinds = (PageKind.COMPONENT, PageKind.LAYOUT)
    components = {page.class_name for page in site.pages if page.kind in kinds}
    shown = {page.class_name for page in site.pages if page.path in site.examples}
    assert components - shown == WITHOUT
    assert shown <= components


def test_every_example_makes_an_app(site: Site, real_project: Project) -> None:
    programs = [(path, example.initial) for path, example in site.examples.items()]
    assert {name: one.error for name, one in built(programs, real_project) if one.error} == {}


def test_what_a_component_shares_has_no_control(site: Site) -> None:
    for path, example in site.examples.items():
        controls = {control.name for control in example.controls}
        assert not controls & set(site.shared_parameters.get(path, [])), path


def test_controls_follow_from_the_types(site: Site) -> None:
    controls = {one.name: one for one in site.examples[page(site, "Textbox").path].controls}
    assert controls["type"].choices == ['"text"', '"password"', '"email"']
    kinds = {name: controls[name].kind for name in ("lines", "label", "rtl", "interactive")}
    assert kinds == {
        "lines": ControlKind.NUMBER,
        "label": ControlKind.TEXT,
        "rtl": ControlKind.SWITCH,
        "interactive": ControlKind.CHOICE,
    }
    assert not {"elem_id", "every", "render"} & controls.keys()


def test_what_most_components_have_is_told_from_the_reference(site: Site) -> None:
    shared = site.shared_parameters[page(site, "Textbox").path]
    assert {"elem_id", "visible", "scale", "render", "key"} <= set(shared)
    assert not {"value", "label", "lines", "placeholder"} & set(shared)
