# Sections to a site: pages, anchors, the support matrix, stubs and the findings about them.

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from docsgen.assemble import assemble
from docsgen.diagnostics import Finding, Findings
from docsgen.model import (
    CodeBlock,
    Container,
    Content,
    Description,
    Event,
    Heading,
    Link,
    Listeners,
    Markdown,
    Matrix,
    Parameter,
    Prose,
    Section,
    Site,
    Status,
)
from docsgen.model.demo import Demo, Manifest, Runs

ORIGIN = "https://gradio.app/"
INTRODUCTION = "docs/gradio/introduction"
BUTTON = "docs/gradio/button"


def section(path: str, heading: str, content: Content, *, record: int = 0, **more: Any) -> Section:
    title = "Gradio - Button Docs" if path.startswith("docs") else "Mcp - My First Guide"
    return Section(ORIGIN + path, title, heading, [record], content, **more)


def prose(text: str, *more: Any) -> Prose:
    return Prose([Markdown(text), *more])


MATRIX = Matrix(
    [],
    ["input", "click"],
    [("Slider", "slider", ["input", "click"]), ("Button", "button", ["click"])],
)


@pytest.fixture
def build(make_project: Any) -> Any:
    config = make_project({}).config

    def run(*sections: Section) -> tuple[Site, list[Finding]]:
        findings = Findings()
        return assemble(list(sections), config, findings), findings.sorted()

    return run


def test_sections_of_one_url_are_one_page_in_order_of_first_appearance(build: Any) -> None:
    site, found = build(
        section("guides/b", "One", prose("x"), record=0),
        section("guides/a", "Two", prose("x"), record=1),
        section("guides/b/", "Three", prose("x"), record=2),
    )
    assert [(p.path, [s.heading for s in p.sections], p.chunks) for p in site.pages] == [
        ("guides/b/", ["One", "Three"], [0, 2]),
        ("guides/a/", ["Two"], [1]),
    ]
    assert not found


def test_guides_have_a_title_and_a_category(build: Any) -> None:
    (page,) = build(section("guides/a", "One", prose("x")))[0].pages
    assert (page.title, page.category, page.kind) == ("My First", "Mcp", "guide")


def test_classes_are_written_as_in_their_own_text(build: Any) -> None:
    listeners = Listeners("FileExplorer", [], [])
    (page,) = build(section("docs/gradio/fileexplorer", "Event Listeners", listeners))[0].pages
    assert page.title == "FileExplorer"
    assert page.kind == "component"


def test_losses_make_a_page_incomplete(build: Any) -> None:
    (page,) = build(section("guides/a", "Step 4", prose("x"), lost=["its end"]))[0].pages
    assert not page.complete
    assert page.missing == ["Step 4: its end"]


def test_anchors_of_sections_and_headings_are_unique_on_their_page(build: Any) -> None:
    heading = Heading("Usage", "")
    site, _ = build(
        section("guides/a", "Usage", prose("x", heading)),
        section("guides/a", "Usage", prose("x")),
        section("guides/b", "Usage", prose("x")),
    )
    first, second = site.pages
    assert [s.id for s in first.sections] == ["usage", "usage-2"]
    assert first.sections[0].content.blocks[1].id == "usage-1"
    assert [s.id for s in second.sections] == ["usage"]


class TestMatrix:
    def test_it_is_sorted(self, build: Any) -> None:
        matrix = build(section(INTRODUCTION, "Events", MATRIX))[0].matrix
        assert matrix.events == ["click", "input"]
        assert list(matrix.support.items()) == [
            ("Button", ["click"]),
            ("Slider", ["click", "input"]),
        ]

    def test_components_without_a_page_get_a_stub(self, build: Any) -> None:
        site, _ = build(
            section(INTRODUCTION, "Events", MATRIX),
            section(BUTTON, "Event Listeners", Listeners("Button", [Event("click", "")], [])),
        )
        stub = site.pages[-1]
        assert len(site.pages) == 3
        assert (stub.title, stub.path, stub.url, stub.kind, stub.complete) == (
            "Slider",
            "docs/gradio/slider/",
            "https://gradio.app/docs/gradio/slider",
            "stub",
            False,
        )
        assert site.paths == {"Slider": "docs/gradio/slider/", "Button": "docs/gradio/button/"}

    @pytest.mark.parametrize(
        ("events", "rules"),
        [(["click"], []), (["click", "input"], ["DG025"]), (["input"], ["DG025"]), ([], ["DG025"])],
    )
    def test_a_page_must_agree_with_its_row(
        self, build: Any, events: list[str], rules: list[str]
    ) -> None:
        listeners = Listeners("Button", [Event(name, "") for name in events], [])
        _, found = build(
            section(INTRODUCTION, "Events", MATRIX), section(BUTTON, "Event Listeners", listeners)
        )
        assert [d.rule for d in found] == rules

    @pytest.mark.parametrize(
        "target", ["javascript:alert(1)", "../../..", "http://[::1", "con", "a b"]
    )
    def test_a_row_with_an_impossible_target_does_not_stop_docsgen(
        self, build: Any, target: str
    ) -> None:
        matrix = Matrix([], ["click"], [("Odd", target, ["click"])])
        site, _ = build(section(INTRODUCTION, "Events", matrix))
        assert site.matrix.support == {"Odd": ["click"]}

    def test_without_a_matrix_there_are_no_stubs(self, build: Any) -> None:
        site, _ = build(section(BUTTON, "Description", Description("A Button.")))
        assert site.matrix.events == []
        assert len(site.pages) == 1


def test_a_page_of_empty_sections_is_reported(build: Any) -> None:
    _, found = build(
        section("guides/a", "One", Container(), record=3), section("guides/b", "One", prose("x"))
    )
    assert [(d.rule, d.location.record, d.location.url) for d in found] == [
        ("DG026", 3, "https://gradio.app/guides/a")
    ]


class TestLinks:
    def test_links_and_footers_lead_to_live_pages(self, build: Any) -> None:
        site, found = build(
            section(
                BUTTON,
                "Description",
                Description("See [this](../../guides/a) and [that](../../guides/none)."),
                related=[Link("This", "../../guides/a/"), Link("That", "../../guides/none/")],
            ),
            section("guides/a", "One", prose("x")),
        )
        assert site.pages[0].description == "See [this](/guides/a/) and that."
        assert site.pages[0].related == [
            Link("This", "/guides/a/"),
            Link("That", "https://gradio.app/guides/none/"),
        ]
        assert [d.rule for d in found] == ["DG020", "DG020"]

    def test_headings_inside_sections_can_be_linked_to(self, build: Any) -> None:
        site, found = build(
            section("guides/a", "One", prose("[x](#password-protected)")),
            section("guides/a", "Two", prose("x", Heading("Password Protected", ""))),
        )
        assert (
            site.pages[0].sections[0].content.blocks[0].text == "[x](/guides/a/#password-protected)"
        )
        assert not found


class TestDerived:
    def test_the_table_that_most_listeners_share(self, build: Any) -> None:
        common = [Parameter("fn", "Callable", "None", False, "")]
        special = [Parameter("fn", "Callable", '"x"', False, "")]
        site, _ = build(
            section("docs/gradio/timer", "Event Listeners", Listeners("Timer", [], special)),
            section("docs/gradio/plot", "Event Listeners", Listeners("Plot", [], common)),
            section(BUTTON, "Event Listeners", Listeners("Button", [], common)),
        )
        assert site.shared_event_parameters == common

    def test_guides_that_mention_a_class(self, build: Any) -> None:
        code = CodeBlock([1], "One", "python", Status.VERBATIM, "", "gr.Button()\ngrr.Slider()")
        site, _ = build(
            section("guides/a", "One", prose("Text about `gradio.Plot` and gr.Blocks.", code)),
            section("guides/b", "One", prose("gr.button and Button")),
        )
        assert set(site.mentions) == {"gradio.Blocks", "gradio.Button", "gradio.Plot"}
        assert {m.page for found in site.mentions.values() for m in found} == {"My First"}


def test_text_links_to_demos_that_there_are(make_project: Any) -> None:
    manifest = Manifest(title="Hello", summary="One.", runs=Runs.CODE_ONLY, why_not="It is short.")
    demo = Demo("hello", Path("hello"), "", manifest)
    text = prose("[this](/demos/hello/) and [that](/demos/other/)")
    findings = Findings()
    site = assemble([section("guides/a", "One", text)], make_project({}).config, findings, [demo])
    assert site.pages[0].sections[0].content == prose("[this](/demos/hello/) and that")
    assert [found.rule for found in findings.sorted()] == ["DG020"]


def test_classes_of_one_name_in_two_packages_are_told_apart(make_project: Any, site: str) -> None:
    settings = site.replace("alias: gr}", "alias: gr, aliases: {client-class: gradio_client}}")
    settings = settings.replace("kinds:\n", "kinds:\n  client-class: [docs/client/*]\n", 1)
    sections = [
        section(BUTTON, "Description", Description("A `Button` to press.")),
        section("docs/client/button", "Description", Description("A `Button` of the client.")),
        section("guides/a", "One", prose("Text about gr.Button.")),
    ]
    built = assemble(sections, make_project({}, site=settings).config, Findings())
    assert {p.path: (p.title, p.qualified) for p in built.pages[:2]} == {
        "docs/gradio/button/": ("Button", "gradio.Button"),
        "docs/client/button/": ("Button", "gradio_client.Button"),
    }
    assert list(built.mentions) == ["gradio.Button"]


def test_nothing_in_nothing_out(build: Any) -> None:
    site, found = build()
    assert site.pages == []
    assert not found
