# Sections of reference pages to typed content, with pieces of the real corpus.

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docsgen.diagnostics import Findings
from docsgen.ingest.reference import parse_reference_section
from docsgen.ingest.samples import Sampler
from docsgen.ingest.stitch import GAP, Stitched
from docsgen.model import (
    Attributes,
    Behavior,
    CodeBlock,
    Container,
    Demos,
    Description,
    HelperClass,
    Listeners,
    Matrix,
    Methods,
    Parameters,
    Prose,
    Section,
    Shortcut,
    Shortcuts,
)

TABLE = (
    "Parameters ▼\n\n\n \n \n fn: Callable | None | Literal['decorator']\n\ndefault `= None`\n\n"
)
TABLE += "the function\nto call.\n\n\n"
ICON = "![](data:image/svg+xml,%3csvg%20xmlns='http://www.w3.org/2000/svg'%3e%3c/svg%3e)"


def parse(
    heading: str, text: str, findings: Findings | None = None, lost: tuple[str, ...] = ()
) -> Section:
    stitched = Stitched(
        "https://gradio.app/docs/gradio/button",
        "Gradio - Button Docs",
        heading,
        text,
        [5],
        [(0, 5)],
        [*lost],
        [],
    )
    names = frozenset({"gallery_selections", "tictactoe"})
    return parse_reference_section(stitched, Sampler(names, findings or Findings()))


@pytest.fixture(scope="module")
def real(records: list[dict[str, str]]) -> Any:
    def run(record: int) -> Section:
        return parse(records[record]["heading1"], records[record]["text"])

    return run


class TestKinds:
    @pytest.mark.parametrize(
        ("heading", "text", "kind"),
        [
            ("Description", "Creates a button.", Description),
            ("Initialization", TABLE, Parameters),
            ("Attributes", TABLE, Attributes),
            ("Event Listeners", "Listeners\n\n \n \n Button.click(fn, ···)\n\nIt.\n", Listeners),
            ("Shortcuts", "Shortcuts\n\n", Shortcuts),
            ("Demos", "tictactoe", Demos),
            ("Methods", "", Container),
            ("Helper Classes", " \n", Container),
            ("Anything", GAP, Container),
            ("expand", " \n \n gradio.Sidebar.expand(···)\n\nDescription\nIt.\n", Methods),
            ("ChatMessage", f"A message.\n\n{TABLE}", HelperClass),
            ("Examples", "Just text.", Prose),
            ("Example Usage", "import gradio as gr\n x = 1\n\n", Prose),
            ("Behavior", "Free text as on the page of Chatbot.", Prose),
        ],
    )
    def test_a_section_becomes_its_kind(self, heading: str, text: str, kind: type) -> None:
        assert isinstance(parse(heading, text).content, kind)


class TestFooter:
    def test_related_guides_are_taken_off(self, real: Any) -> None:
        section = real(49)
        assert section.content == Demos(
            "gallery_selectionstictactoe", ["gallery_selections", "tictactoe"]
        )
        (link,) = section.related
        assert link.title == "Blocks And Event Listeners"
        assert link.url.rstrip("/").endswith("guides/blocks-and-event-listeners")

    def test_a_wrapped_link_is_whole_again(self, real: Any) -> None:
        section = real(234)
        (link,) = section.related
        assert link.title == "Dynamic Apps with the Render Decorator"
        assert "dynamic-apps-with-render-decorator" in link.url
        assert section.content.parameters[-1].description == ""

    def test_glued_links_are_separate(self) -> None:
        text = "Text.\n\n[More Blocks Features](../../guides/more-\nblocks/)"
        text += "[Time Plots](../../guides/time/)\n\n"
        section = parse("Description", text)
        assert section.content == Description("Text.")
        assert [(link.title, link.url) for link in section.related] == [
            ("More Blocks Features", "../../guides/more-blocks/"),
            ("Time Plots", "../../guides/time/"),
        ]

    def test_links_in_running_text_are_no_footer(self) -> None:
        section = parse("Description", "See [a guide](../../guides/a/) for more.")
        assert not section.related


class TestHeadings:
    @pytest.mark.parametrize(
        ("heading", "text", "whole"),
        [
            (
                "Explaining Rate Limits for",
                "ZeroGPU\n\nText.",
                "Explaining Rate Limits for ZeroGPU",
            ),
            (
                "v1.0 Migration Guide and Breaking",
                "Changes\n\nText.",
                "v1.0 Migration Guide and Breaking Changes",
            ),
            ("Introduction", "This is a text.\n\nMore.", "Introduction"),
            ("Usage", "A line of four words\n\nText.", "Usage"),
            ("Description", "Word\n\nText.", "Description"),
        ],
    )
    def test_the_end_of_a_wrapped_heading_is_put_back(
        self, heading: str, text: str, whole: str
    ) -> None:
        assert parse(heading, text).heading == whole

    def test_the_text_starts_after_it(self) -> None:
        content = parse("Explaining Rate Limits for", "ZeroGPU\n\nText.").content
        assert content.blocks[0].text == "Text."  # type: ignore[union-attr]


class TestParameters:
    def test_stray_text_is_reported_and_left_out(self) -> None:
        findings = Findings()
        text = TABLE.replace("\n\n\n", "\n\n\nThis fits nowhere.\n", 1)
        content = parse("Initialization", text, findings).content
        assert isinstance(content, Parameters)
        assert [p.name for p in content.parameters] == ["fn"]
        (found,) = findings.sorted()
        assert found.rule == "DG018"
        assert "This fits nowhere." in found.message
        assert found.location.record == 5


class TestBehavior:
    def test_the_timer(self, real: Any) -> None:
        behavior = real(252).content
        assert isinstance(behavior, Behavior)
        assert (behavior.input.type, behavior.input.description) == (
            "float | None",
            "The interval of the timer as a float.",
        )
        assert (behavior.output.type, behavior.output.description) == (
            "float | None",
            "The interval of the timer as a float or None.",
        )
        assert "gr.Interface(predict, gr.Timer(), gr.Textbox())" in behavior.input.sample.source
        assert "gr.Interface(predict, gr.Textbox(), gr.Timer())" in behavior.output.sample.source


class TestListeners:
    TEXT = (
        "Description\n\nEvent listeners are listed in the Event Parameters table\nbelow.\n\n"
        "Listeners\n\n \n \n Button.click(fn, ···)\n\nTriggered when the Button\nis clicked.\n\n\n"
        " \n \n Button.change(fn, ···)\n\nTriggered when it changes.\n\n\n"
        f"Event Parameters\n\n{TABLE}"
    )

    def test_events_and_their_common_table(self) -> None:
        content = parse("Event Listeners", self.TEXT).content
        assert isinstance(content, Listeners)
        assert content.owner == "Button"
        assert [(e.name, e.description) for e in content.events] == [
            ("click", "Triggered when the Button is clicked."),
            ("change", "Triggered when it changes."),
        ]
        assert [(p.name, p.description) for p in content.parameters] == [
            ("fn", "the function to call.")
        ]

    def test_the_same_template_without_a_callable_lists_methods(self, real: Any) -> None:
        content = real(16).content
        assert isinstance(content, Methods)
        assert [(m.owner, m.name, m.is_event_listener) for m in content.methods] == [
            ("Job", "result", False),
            ("Job", "outputs", False),
            ("Job", "status", False),
        ]
        tables = [[p.name for p in m.parameters] for m in content.methods]
        assert tables == [["timeout"], [], []]


class TestMethods:
    TEXT = (
        f"{ICON}\n \n \n gradio.Tab.select(···)\n\nDescription\n{ICON}\n\n"
        f"When it is\nselected.\n\n{TABLE}"
    )

    def test_a_listener(self) -> None:
        content = parse("select", self.TEXT).content
        assert isinstance(content, Methods)
        (method,) = content.methods
        assert (method.owner, method.name, method.is_event_listener) == ("Tab", "select", True)
        assert method.description == "When it is selected."
        assert [p.name for p in method.parameters] == ["fn"]

    @pytest.mark.parametrize("module", ["acme", "acme_ui", "acme.parts.lamps"])
    def test_the_module_may_have_any_name(self, module: str) -> None:
        content = parse("select", self.TEXT.replace("gradio.Tab", f"{module}.Lamp")).content
        assert isinstance(content, Methods)
        assert (content.methods[0].owner, content.methods[0].name) == ("Lamp", "select")

    def test_a_plain_method(self) -> None:
        text = self.TEXT.replace("Callable | None | Literal['decorator']", "str | None")
        content = parse("launch", text.replace("Tab.select", "Server.launch")).content
        assert isinstance(content, Methods)
        assert content.methods[0].is_event_listener is False


class TestShortcuts:
    def test_the_shortcuts_of_button_and_its_relatives(self, real: Any) -> None:
        content = real(157).content
        assert isinstance(content, Shortcuts)
        assert [(s.class_, s.shortcut, s.initialization) for s in content.shortcuts] == [
            ("gradio.Button", "button", "Uses default values"),
            ("gradio.ClearButton", "clearbutton", "Uses default values"),
            ("gradio.DeepLinkButton", "deeplinkbutton", "Uses default values"),
            ("gradio.DuplicateButton", "duplicatebutton", "Uses default values"),
            ("gradio.LoginButton", "loginbutton", "Uses default values"),
        ]

    def test_a_library_of_any_name_has_them(self) -> None:
        text = (
            ' \n \n acme.Lamp\n\nBoard String Shortcut `"lamp"`\n\n'
            "Initialization Uses default values\n"
        )
        content = parse("Shortcuts", text).content
        assert isinstance(content, Shortcuts)
        assert content.shortcuts == [Shortcut("acme.Lamp", "lamp", "Uses default values")]


class TestMatrix:
    TEXT = (
        "Components support\nevents.\n\n| click| change|\ninput \n---|---|---|--- \n"
        "[Button](button)| ✓| ✕| ✕ \n[Slider](slider)| ✕|\n✓| ✓ \n"
    )

    def test_wrapped_rows(self) -> None:
        content = parse("Events", self.TEXT).content
        assert isinstance(content, Matrix)
        assert content.events == ["click", "change", "input"]
        assert content.rows == [
            ("Button", "button", ["click"]),
            ("Slider", "slider", ["change", "input"]),
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "Text.\n\n| click| change \n---|---|--- \n[Button](button)| ✓ \n",
            "Text.\n\n| click| change \n---|---|--- \n[Button](button)| ✓| ✕| ✓| ✓ \n",
            "Text.\n\n| click| change \n---|---|--- \nButton| ✓| ✕ \n",
            "| click| change \n---|---|--- \n[Button](button)| ✓| ✕ \n",
            "Feature| Free| Paid \n---|---|--- \nSupport| ✕| ✓ \n",
            "The line ---| and the tick ✓ in running text.",
        ],
        ids=["too few", "too many", "no links", "no text before", "another table", "no table"],
    )
    def test_a_table_of_another_form_does_not_stop_docsgen(self, text: str) -> None:
        assert parse("Events", text).heading == "Events"


class TestProse:
    def test_text_and_samples_alternate(self) -> None:
        text = "Run\nthis:\n\n \n \n x = 1\n \n\nThen look."
        content = parse("Usage of it", text).content
        assert isinstance(content, Prose)
        kinds = [type(block).__name__ for block in content.blocks]
        assert kinds == ["Markdown", "CodeBlock", "Markdown"]
        (sample,) = (b for b in content.blocks if isinstance(b, CodeBlock))
        assert sample.source == " x = 1"
        assert (sample.chunks, sample.section) == ([5], "Usage of it")

    def test_every_loss_is_told_once(self) -> None:
        text = f"{GAP}\n\nText.\n\n x = 1\n\nMore text.\n\n{GAP}\n"
        content = parse("Usage of it", text, lost=("the start", "the end")).content
        gaps = [b.lost for b in content.blocks if type(b).__name__ == "Gap"]  # type: ignore[union-attr]
        assert gaps == ["the start", "the end"]


FRAGMENTS = [
    "Parameters ▼\n\n\n",
    " \n \n a: str\n\n",
    "default `= 1`\n\n",
    " \n \n X.click(fn, ···)\n",
    " \n \n gradio.X.m(···)\n",
    "\nEvent Parameters\n\n",
    "**Using X as an input component.**",
    "**Using X as an output component**",
    "Type: `str`\n",
    "Example Code\n\n",
    "| a| b \n---|---|--- \n",
    "[X](x)| ✓| ✕ \n",
    "✓",
    "\n",
    " ",
    "\n\n[T](../../guides/t/)",
    GAP,
    ICON,
    "text",
]
HEADINGS = [
    "Description",
    "Behavior",
    "Initialization",
    "Attributes",
    "Event Listeners",
    "Shortcuts",
    "Demos",
    "expand",
    "ChatMessage",
    "Events",
    "",
]


@given(st.sampled_from(HEADINGS), st.lists(st.sampled_from(FRAGMENTS), max_size=10).map("".join))
def test_no_section_at_all_raises(heading: str, text: str) -> None:
    parse(heading, text)
