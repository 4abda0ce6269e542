# Packages from the index that nobody made for docsgen: three with components for Gradio, three that
# have nothing to do with it. They are read from their wheels and not installed.

from __future__ import annotations

from pathlib import Path

import pytest

from docsgen.config import load_project
from docsgen.diagnostics import Findings
from docsgen.errors import MissingToolError
from docsgen.kinds import PageKind
from docsgen.model import Site
from docsgen.workflows.extract import extract_library, records_file, settings
from docsgen.workflows.load import load

SITE = """\
title: A package
description: The reference of a package.
base_url: https://docs.example/
library: {{name: {name}, title: A package, version: "{version}", alias: {name}}}
navigation: [{{title: Everything, kinds: [component, app-class, data-class, helper, introduction]}}]
"""


def site_of(requirement: str, folder: Path) -> Site:
    """The site of a package's extracted reference."""
    try:
        found = extract_library(requirement, None, folder)
    except MissingToolError as error:
        pytest.skip(f"needs the package index: {error.message}")
    (folder / "content" / "chunks").mkdir(parents=True)
    (folder / "content" / "chunks" / "reference.json").write_text(records_file(found))
    (folder / "content" / "site.yaml").write_text(SITE.format_map(vars_of(found)) + settings(found))
    findings = Findings()
    site = load(load_project(folder), findings)
    assert [one for one in findings.sorted() if one.severity == "error"] == []
    return site


def vars_of(found: object) -> dict[str, str]:
    return {name: getattr(found, name) for name in ("name", "version")}


@pytest.mark.parametrize(
    ("requirement", "component", "events"),
    [
        ("gradio_pdf==0.0.24", "PDF", {"change", "upload"}),
        ("gradio_calendar==0.0.6", "Calendar", {"change", "input", "submit"}),
        ("gradio_rangeslider==0.0.8", "RangeSlider", {"change", "input", "release"}),
    ],
)
def test_a_component_for_gradio_has_its_events(
    requirement: str, component: str, events: set[str], tmp_path: Path
) -> None:
    site = site_of(requirement, tmp_path)
    page = next(page for page in site.pages if page.title == component)
    assert page.kind is PageKind.COMPONENT
    assert {event.name for event in page.events} == events
    assert all(component in event.description for event in page.events)
    assert site.matrix.support == {component: sorted(events)}
    assert len(site.shared_event_parameters) > 20


@pytest.mark.parametrize(
    ("requirement", "some"),
    [
        ("ipywidgets==8.1.9", {"Button", "IntSlider", "jslink"}),
        ("wtforms==3.3.2", {"Form", "StringField", "SelectField"}),
        ("dominate==2.9.1", {"document", "button", "input_"}),
    ],
)
def test_any_package_has_a_page_for_each_of_its_classes(
    requirement: str, some: set[str], tmp_path: Path
) -> None:
    site = site_of(requirement, tmp_path)
    assert some <= {page.title for page in site.pages}
    assert all(page.description for page in site.pages)
    assert not any("gradio" in text.lower() for text in site.stored.values())
    assert site.matrix.events == []
