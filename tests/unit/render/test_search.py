from __future__ import annotations

import msgspec
import pytest

from docsgen.config import Config, Group, Project
from docsgen.kinds import PageKind
from docsgen.model import (
    Attributes,
    Behavior,
    CodeBlock,
    Description,
    Event,
    Exchange,
    Heading,
    HelperClass,
    Listeners,
    Markdown,
    Method,
    Methods,
    Page,
    Parameter,
    Parameters,
    Prose,
    Section,
    Shortcut,
    Shortcuts,
    Site,
    Status,
    SupportMatrix,
)
from docsgen.model.reference import Content
from docsgen.render.search import SEARCH_KINDS, Record, library_names, search_records


def parameter(name: str, description: str = "", default: str | None = None) -> Parameter:
    return Parameter(name, "int", default, default is None, description)


def section(heading: str, content: Content) -> Section:
    return Section("https://x/", "", heading, [0], content, id=heading.lower().replace(" ", "-"))


SHARED = [parameter("fn"), parameter("queue", default="True")]
SAMPLE = CodeBlock([0], "Plots", "python", Status.VERBATIM, "", "gr.Plot(\n    1\n)")
BUTTON = [
    section("Description", Description("Makes a **button**.\n\nThat can be clicked.")),
    section("Behavior", Behavior(Exchange("str", "The `label`.", None), Exchange("", "", None))),
    section("Initialization", Parameters([parameter("link_target", "Where to.", "None")])),
    section("Attributes", Attributes([parameter("times")])),
    section(
        "Shortcuts", Shortcuts([Shortcut("gradio.Button", "button", "Uses defaults")], "Interface")
    ),
    section("ClickData", HelperClass("ClickData", "What a click says.", [parameter("x")])),
    section("Methods", Methods([Method("Button", "press", False, "Press it.", SHARED)])),
    section("Event Listeners", Listeners("Button", [Event("click", "When clicked.")], SHARED)),
]
GUIDE = [
    section(
        "Plots",
        Prose([Markdown("See [it](/docs/button/)."), SAMPLE, Heading("In `3D`", "in-3d")]),
    ),
]


@pytest.fixture
def site() -> Site:
    pages = [
        Page("/", "docs/button/", "Button", PageKind.COMPONENT, "component", "", [0], BUTTON),
        Page(
            "/", "docs/slider/", "Slider", PageKind.STUB, "stub", "", [], [], qualified="x.Slider"
        ),
        Page("/", "guides/plots/", "More Plots", PageKind.GUIDE, "guide", "Basics", [0], GUIDE),
    ]
    matrix = SupportMatrix(
        ["click", "release"], {"Button": ["click"], "Slider": ["click", "release"]}
    )
    paths = {"Button": "docs/button/", "Slider": "docs/slider/"}
    return Site(pages, matrix, SHARED, {}, paths)


@pytest.fixture
def config(real_project: Project) -> Config:
    groups = [
        Group("Components", kinds=["component"]),
        Group("Stubs", kinds=["stub"]),
        Group("Basics", categories=["Basics"]),
    ]
    return msgspec.structs.replace(real_project.config, navigation=groups)


@pytest.fixture
def records(site: Site, config: Config) -> dict[str, Record]:
    return {record.url: record for record in search_records(site, config)}


PLACES = {
    "docs/": ("Reference", "page", ["Index"]),
    "guides/": ("Guides", "page", ["Index"]),
    "events/": ("Support matrix", "page", ["Events"]),
    "events/#event-click": ("click", "event", ["Events"]),
    "events/#event-release": ("release", "event", ["Events"]),
    "events/parameters/": ("Event parameters", "page", ["Events"]),
    "events/parameters/#fn": ("fn", "parameter", ["Event parameters"]),
    "events/parameters/#queue": ("queue", "parameter", ["Event parameters"]),
    "docs/button/": ("Button", "page", ["Components"]),
    "docs/button/#behavior": ("Behavior", "page", ["Button"]),
    "docs/button/#param-link_target": ("link_target", "parameter", ["Button", "Parameters"]),
    "docs/button/#attribute-times": ("times", "parameter", ["Button", "Attributes"]),
    "docs/button/#shortcut-button": ("button", "shortcut", ["Button", "Shortcuts"]),
    "docs/button/#clickdata": ("ClickData", "page", ["Button"]),
    "docs/button/#clickdata-x": ("x", "parameter", ["Button", "ClickData"]),
    "docs/button/#method-press": ("press", "method", ["Button", "Methods"]),
    "docs/button/#press-fn": ("fn", "parameter", ["Button", "press"]),
    "docs/button/#press-queue": ("queue", "parameter", ["Button", "press"]),
    "docs/button/#event-click": ("click", "event", ["Button", "Events"]),
    "docs/slider/": ("Slider", "page", ["Stubs"]),
    "docs/slider/#event-click": ("click", "event", ["Slider", "Events"]),
    "docs/slider/#event-release": ("release", "event", ["Slider", "Events"]),
    "guides/plots/": ("More Plots", "guide", ["Basics"]),
    "guides/plots/#plots": ("Plots", "guide", ["More Plots"]),
    "guides/plots/#in-3d": ("In 3D", "guide", ["More Plots", "Plots"]),
}


def test_every_place_is_a_record_with_its_anchor_its_kind_and_its_trail(
    records: dict[str, Record],
) -> None:
    assert {url: (r.title, r.kind, r.trail) for url, r in records.items()} == PLACES


def test_every_kind_is_in_the_list_and_of_some_use(records: dict[str, Record]) -> None:
    assert {record.kind for record in records.values()} == set(SEARCH_KINDS)


def test_no_two_records_have_the_same_url(site: Site, config: Config) -> None:
    urls = [record.url for record in search_records(site, config)]
    assert len(urls) == len(set(urls))


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("docs/button/", "gr.Button Makes a button. That can be clicked."),
        ("docs/button/#behavior", "str The label."),
        ("docs/button/#param-link_target", "int = None Where to."),
        ("docs/button/#shortcut-button", 'gradio.Button, "button": Uses defaults'),
        ("docs/button/#event-click", "Button.click When clicked."),
        ("docs/slider/#event-release", "Slider supports the event release."),
        ("guides/plots/", "Plots"),
        ("guides/plots/#plots", "See it. gr.Plot( 1 )"),
        ("events/#event-click", "Supported by Button, Slider."),
    ],
)
def test_the_text_is_plain_and_names_what_it_is_about(
    url: str, text: str, records: dict[str, Record]
) -> None:
    assert records[url].text == text


def test_event_parameters_are_records_of_a_page_only_where_the_page_shows_them(
    site: Site, config: Config
) -> None:
    differing = [SHARED[0], parameter("queue", default="False")]
    listeners = Listeners("Button", [], differing)
    sections = [section("Event Listeners", listeners)]
    page = msgspec.structs.replace(site.pages[0], sections=sections)
    site = msgspec.structs.replace(site, pages=[page])
    urls = {record.url for record in search_records(site, config)}
    assert "docs/button/#event-parameter-queue" in urls
    assert "docs/button/#event-parameter-fn" not in urls


def test_a_listener_among_the_methods_is_an_event(site: Site, config: Config) -> None:
    sections = [section("Methods", Methods([Method("Tab", "select", True, "", SHARED)]))]
    page = msgspec.structs.replace(site.pages[0], sections=sections)
    found = search_records(msgspec.structs.replace(site, pages=[page]), config)
    record = next(r for r in found if r.url == "docs/button/#method-select")
    assert (record.kind, record.trail) == ("event", ["Button", "Events"])


def test_a_site_without_a_support_matrix_has_no_events_page_to_find(config: Config) -> None:
    empty = Site([], SupportMatrix([], {}), [], {}, {})
    assert [record.url for record in search_records(empty, config)] == ["docs/", "guides/"]


def test_the_names_of_the_library_say_nothing(config: Config) -> None:
    assert library_names(config) == ["gr", "gradio", "gradio_client"]
