# What the real corpus holds (docs/corpus-damage.md), counted independently and found by docsgen.

from __future__ import annotations

import hashlib
import itertools
import re
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from docsgen.config import Project, Windows
from docsgen.diagnostics import Findings
from docsgen.ingest.decode import read_corpus
from docsgen.ingest.repairs import repair
from docsgen.ingest.screen import drop_unusable, rewrite_hosts, split_fused
from docsgen.ingest.stitch import Join, Kind, Stitched, overlap, stitch
from docsgen.model import Chunk, DemoSlot
from docsgen.model.page import blocks_of

HERE = Path(__file__).parent
SHA256 = "a37ea246f06199943951bf307f5eba9ec6098e55e18a43b9689f53532af06db8"

SECOND_COPIES = {*range(87, 94), *range(124, 136), *range(196, 202), *range(285, 297)}
"""Records of method sections that repeat the records right before them."""

LISTENER_PARAMETERS = [
    "fn",
    "inputs",
    "outputs",
    "api_name",
    "api_description",
    "scroll_to_output",
    "show_progress",
    "show_progress_on",
    "queue",
    "batch",
    "max_batch_size",
    "preprocess",
    "postprocess",
    "cancels",
    "trigger_mode",
    "js",
    "concurrency_limit",
    "concurrency_id",
    "api_visibility",
    "time_limit",
    "stream_every",
    "key",
    "validator",
]

INCOMPLETE = {
    "docs/gradio/html/",
    "guides/creating-a-website-widget-from-a-gradio-chatbot/",
    "guides/pdf-component-example/",
    "guides/multimodal-chatbot-part1/",
    "guides/frontend/",
    "guides/theming-guide/",
    "guides/Gradio-and-Wandb-Integration/",
    "guides/Gradio-and-Comet/",
}

WITHOUT_A_PAGE = [
    "AnnotatedImage",
    "Audio",
    "BarPlot",
    "BrowserState",
    "Checkbox",
    "CheckboxGroup",
    "ClearButton",
    "Code",
    "ColorPicker",
    "Dataframe",
    "Dataset",
    "DateTime",
    "DeepLinkButton",
    "DownloadButton",
    "Dropdown",
    "DuplicateButton",
    "File",
    "Gallery",
    "HighlightedText",
    "Image",
    "ImageEditor",
    "JSON",
    "Label",
    "LinePlot",
    "LoginButton",
    "Markdown",
    "MultimodalTextbox",
    "Navbar",
    "Number",
    "ParamViewer",
    "Radio",
    "ScatterPlot",
    "Slider",
    "Textbox",
    "Video",
]

PARAMETER_KEYS = {"name", "type", "default", "required", "description", "origin"}


class Row(NamedTuple):
    """One line of inventory.txt."""

    path: str
    records: range
    sections: int
    parameters: int
    methods: dict[str, int]
    events: int
    shortcuts: int
    attributes: int
    demos: str
    samples: int


def data_lines(name: str) -> list[str]:
    text = (HERE / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def inventory() -> list[Row]:
    rows = []
    for line in data_lines("inventory.txt"):
        path, span, sections, parameters, methods, *counts, demos, samples = line.split()
        first, last = map(int, span.split("-"))
        pairs = [m.split(":") for m in methods.split("+") if m != "-"]
        rows.append(
            Row(
                path,
                range(first, last + 1),
                int(sections),
                int(parameters),
                {name: int(count) for name, count in pairs},
                *map(int, counts),
                demos,
                int(samples),
            )
        )
    return rows


INVENTORY = inventory()
REFERENCE = [row for row in INVENTORY if row.path.startswith("docs/")]
GUIDES = [row for row in INVENTORY if row.path.startswith("guides/")]


def own(corpus: Any) -> list[dict[str, Any]]:
    """The pages that the corpus itself holds."""
    return [page for page in corpus.inspection["pages"] if page["kind"] != "stub"]


def total(corpus: Any, key: str) -> int:
    return sum(len(page[key]) for page in own(corpus))


def test_the_corpus_is_never_edited(real_project: Project) -> None:
    data = (real_project.chunks / "gradio-docs.json").read_bytes()
    assert hashlib.sha256(data).hexdigest() == SHA256


class TestPages:
    def test_33_reference_pages_59_guides_and_35_stubs(self, corpus: Any) -> None:
        stubs = [p for p in corpus.inspection["pages"] if p["kind"] == "stub"]
        folders = Counter(page["path"].split("/")[0] for page in own(corpus))
        assert folders == {"docs": 33, "guides": 59}
        assert len(stubs) == 35

    @pytest.mark.parametrize(
        ("kind", "number"),
        [
            ("component", 12),
            ("layout", 4),
            ("helper", 3),
            ("event-data", 3),
            ("data-class", 1),
            ("app-class", 2),
            ("client-class", 2),
            ("client-guide", 5),
            ("introduction", 1),
            ("guide", 59),
            ("stub", 35),
        ],
    )
    def test_kinds(self, corpus: Any, kind: str, number: int) -> None:
        found = [p["title"] for p in corpus.inspection["pages"] if p["kind"] == kind]
        assert len(found) == number, found

    def test_eight_pages_are_incomplete_and_say_why(self, corpus: Any) -> None:
        incomplete = {p["path"] for p in own(corpus) if not p["complete"]}
        assert incomplete == INCOMPLETE
        assert {p["path"] for p in own(corpus) if p["missing"]} == INCOMPLETE

    def test_every_record_is_on_a_page(self, corpus: Any) -> None:
        assert {chunk for page in own(corpus) for chunk in page["chunks"]} == set(range(669))

    def test_only_the_fused_records_are_on_two_pages(self, corpus: Any) -> None:
        counted = Counter(chunk for page in own(corpus) for chunk in page["chunks"])
        assert sorted(c for c, n in counted.items() if n > 1) == [302, 338, 343, 385]

    def test_class_pages_carry_the_real_name(self, corpus: Any) -> None:
        names = {
            p["path"].split("/")[-2]: p["title"] for p in own(corpus) if "/gradio/" in p["path"]
        }
        assert names["html"] == "HTML"
        assert names["fileexplorer"] == "FileExplorer"
        assert names["load_chat"] == "load_chat"
        assert names["tabbedinterface"] == "TabbedInterface"
        assert names["filedata"] == "FileData"
        assert names["imageslider"] == "ImageSlider"

    def test_stubs_are_the_matrix_components_without_a_page(self, corpus: Any) -> None:
        stubs = [p for p in corpus.inspection["pages"] if p["kind"] == "stub"]
        assert sorted(p["title"] for p in stubs) == WITHOUT_A_PAGE
        assert all(p["path"] == f"docs/gradio/{p['title'].lower()}/" for p in stubs)
        assert not any(p["complete"] or p["chunks"] or p["sections"] for p in stubs)


class TestInventory:
    @pytest.mark.parametrize("row", INVENTORY, ids=lambda row: row.path)
    def test_records_sections_and_samples(self, corpus: Any, row: Row) -> None:
        page = corpus.page(row.path)
        assert page["chunks"] == list(row.records)
        assert len(page["sections"]) == row.sections
        assert len(page["code_blocks"]) == row.samples

    @pytest.mark.parametrize("row", REFERENCE, ids=lambda row: row.path)
    def test_reference(self, corpus: Any, row: Row) -> None:
        page = corpus.page(row.path)
        assert len(page["parameters"]) == row.parameters
        assert {m["name"]: len(m["parameters"]) for m in page["methods"]} == row.methods
        assert len(page["events"]) == row.events
        assert len(page["shortcuts"]) == row.shortcuts
        assert len(page["attributes"]) == row.attributes
        assert len(page["demos"]) == int(row.demos)

    @pytest.mark.parametrize("row", GUIDES, ids=lambda row: row.path)
    def test_demo_slots_of_guides(self, corpus: Any, row: Row) -> None:
        page = next(p for p in corpus.site.pages if p.path == f"{row.path}/")
        slots = [b for s in page.sections for b in blocks_of(s) if isinstance(b, DemoSlot)]
        shown = Counter(shows for _, shows in {(slot.name, slot.shows) for slot in slots})
        assert f"{shown['code']}/{shown['demo']}" == row.demos


class TestReference:
    def test_totals(self, corpus: Any) -> None:
        assert total(corpus, "parameters") == 351
        assert total(corpus, "attributes") == 16
        assert total(corpus, "shortcuts") == 14
        fields = [len(h["fields"]) for p in own(corpus) for h in p["helper_classes"]]
        assert (len(fields), sum(fields)) == (3, 12)

    def test_35_events_on_11_component_pages(self, corpus: Any) -> None:
        assert total(corpus, "events") == 35
        pages = [p for p in own(corpus) if p["events"]]
        assert len(pages) == 11
        assert {p["kind"] for p in pages} == {"component"}

    def test_253_event_parameters_in_11_tables(self, corpus: Any) -> None:
        tables = [p["event_parameters"] for p in own(corpus) if p["event_parameters"]]
        assert [len(table) for table in tables] == [23] * 11

    def test_14_methods(self, corpus: Any) -> None:
        methods = {(p["title"], m["name"]): m for p in own(corpus) for m in p["methods"]}
        assert len(methods) == 14
        client = {
            key: len(m["parameters"]) for key, m in methods.items() if key[0] in ("Client", "Job")
        }
        assert {key: n for key, n in client.items() if n} == {
            ("Client", "predict"): 5,
            ("Job", "result"): 1,
        }
        of_classes = [m for key, m in methods.items() if key not in client]
        assert len(of_classes) == 7
        assert sum(len(m["parameters"]) for m in of_classes) == 171

    def test_only_layout_methods_are_event_listeners(self, corpus: Any) -> None:
        listeners = {
            (p["title"], m["name"])
            for p in own(corpus)
            for m in p["methods"]
            if m["is_event_listener"]
        }
        assert listeners == {
            ("Sidebar", "expand"),
            ("Sidebar", "collapse"),
            ("Accordion", "expand"),
            ("Accordion", "collapse"),
            ("Tab", "select"),
        }

    def test_ten_components_and_five_methods_share_one_table(self, corpus: Any) -> None:
        tables = [(p["title"], p["event_parameters"]) for p in own(corpus) if p["event_parameters"]]
        tables += [
            (p["title"], m["parameters"])
            for p in own(corpus)
            for m in p["methods"]
            if m["is_event_listener"]
        ]
        shared = dict(tables)["Button"]
        assert [p["name"] for p in shared] == LISTENER_PARAMETERS
        assert len(tables) == 16
        assert [title for title, table in tables if table != shared] == ["Timer"]

    def test_timer_hides_its_progress(self, corpus: Any) -> None:
        def differences() -> list[tuple[str, str]]:
            timer = corpus.page("docs/gradio/timer")["event_parameters"]
            button = corpus.page("docs/gradio/button")["event_parameters"]
            return [
                (t["name"], t["default"])
                for t, b in zip(timer, button, strict=True)
                if t["default"] != b["default"]
            ]

        assert differences() == [("show_progress", '"hidden"')]
        shared = {p.name: p.default for p in corpus.site.shared_event_parameters}
        assert shared["show_progress"] == '"full"'

    def test_behavior_follows_the_template_on_11_pages(self, corpus: Any) -> None:
        with_section = [p for p in own(corpus) if any(s["id"] == "behavior" for s in p["sections"])]
        assert len(with_section) == 12
        assert [p["title"] for p in with_section if not p["behavior"]] == ["Chatbot"]

    def test_types_are_empty_only_where_asterisks_were_lost(self, corpus: Any) -> None:
        assert {(title, p["name"]) for title, _, p in every_parameter(corpus) if not p["type"]} == {
            ("Client", "args"),
            ("Client", "kwargs"),
            ("load_chat", "kwargs"),
        }

    def test_variadic_parameters_are_not_required(self, corpus: Any) -> None:
        without_default = {
            (title, p["name"])
            for title, _, p in every_parameter(corpus)
            if p["default"] is None and not p["required"]
        }
        assert without_default == {
            ("Client", "args"),
            ("Client", "kwargs"),
            ("load_chat", "kwargs"),
            ("Server", "extra"),
        }

    def test_required_means_without_default(self, corpus: Any) -> None:
        assert not [p for _, _, p in every_parameter(corpus) if p["required"] and p["default"]]

    def test_parameters_without_a_description(self, corpus: Any) -> None:
        bare = {
            (title, p["name"])
            for title, where, p in every_parameter(corpus)
            if not p["description"] and where == "constructor"
        }
        assert bare == {
            ("Client", "auth"),
            ("FileExplorer", "max_height"),
            ("FileExplorer", "min_height"),
            ("Server", "extra"),
            ("Sidebar", "visible"),
            ("Accordion", "visible"),
            ("Dialogue", "info"),
            ("Tab", "key"),
            ("Tab", "preserved_by_key"),
            ("render", "show_progress"),
        }

    def test_undescribed_event_and_method_parameters(self, corpus: Any) -> None:
        bare = Counter(
            (where, p["name"])
            for title, where, p in every_parameter(corpus)
            if not p["description"] and where != "constructor" and title != "Server"
        )
        assert {name for _, name in bare} == {"time_limit", "stream_every"}
        assert bare["events", "time_limit"] == bare["events", "stream_every"] == 11
        server = corpus.page("docs/gradio/server")["methods"]
        assert not any(p["description"] for m in server for p in m["parameters"])

    @pytest.mark.parametrize(
        ("path", "name", "default"),
        [
            ("docs/gradio/fileexplorer", "glob", '"**/*"'),
            ("docs/gradio/chatbot", "feedback_options", "('Like', 'Dislike')"),
            ("docs/gradio/button", "preserved_by_key", '"value"'),
            ("docs/gradio/timer", "value", "1"),
        ],
    )
    def test_defaults_are_the_literal_text(
        self, corpus: Any, path: str, name: str, default: str
    ) -> None:
        parameters = {p["name"]: p["default"] for p in corpus.page(path)["parameters"]}
        assert parameters[name] == default

    def test_button_lists_the_shortcuts_of_its_relatives(self, corpus: Any) -> None:
        names = ["Button", "ClearButton", "DeepLinkButton", "DuplicateButton", "LoginButton"]
        assert corpus.page("docs/gradio/button")["shortcuts"] == [
            {
                "class": f"gradio.{name}",
                "shortcut": name.lower(),
                "initialization": "Uses default values",
            }
            for name in names
        ]


def every_parameter(corpus: Any) -> list[tuple[str, str, dict[str, Any]]]:
    """(page title, table, parameter) for all parameters but attributes and fields."""
    found = []
    for page in own(corpus):
        tables = [("constructor", page["parameters"]), ("events", page["event_parameters"])]
        tables += [(method["name"], method["parameters"]) for method in page["methods"]]
        found += [(page["title"], where, p) for where, table in tables for p in table]
    return found


class TestDemos:
    def test_15_names_on_9_reference_pages(self, corpus: Any) -> None:
        pages = [p for p in own(corpus) if p["demos"] and p["path"].startswith("docs/")]
        assert len(pages) == 9
        assert sum(len(p["demos"]) for p in pages) == 15

    @pytest.mark.parametrize(
        ("path", "names"),
        [
            ("eventdata", ["gallery_selections", "tictactoe"]),
            ("plot", ["blocks_kinematics", "stock_forecast"]),
            (
                "chatbot",
                [
                    "chatbot_simple",
                    "chatbot_streaming",
                    "chatbot_with_tools",
                    "chatbot_core_components",
                ],
            ),
            ("uploadbutton", ["upload_and_download", "upload_button"]),
        ],
    )
    def test_glued_names_are_split(self, corpus: Any, path: str, names: list[str]) -> None:
        assert corpus.page(f"docs/gradio/{path}")["demos"] == names

    def test_64_names_in_guides(self, corpus: Any) -> None:
        slots = {
            (block.name, block.shows)
            for page in corpus.site.pages
            for section in page.sections
            for block in blocks_of(section)
            if isinstance(block, DemoSlot)
        }
        code = {name for name, shows in slots if shows == "code"}
        demo = {name for name, shows in slots if shows == "demo"}
        assert (len(code), len(demo), len(code | demo)) == (62, 45, 64)
        assert demo - code == {"walkthrough", "rt-detr-object-detection"}


class TestMatrix:
    def test_47_components_36_events_193_ticks(self, corpus: Any) -> None:
        matrix = corpus.inspection["event_matrix"]
        assert len(matrix["support"]) == 47
        assert len(matrix["events"]) == 36
        assert sum(map(len, matrix["support"].values())) == 193

    def test_everything_is_sorted(self, corpus: Any) -> None:
        matrix = corpus.inspection["event_matrix"]
        for names in (matrix["events"], list(matrix["support"]), *matrix["support"].values()):
            assert names == sorted(names)

    def test_eleven_pages_agree_with_their_row(self, corpus: Any) -> None:
        support = corpus.inspection["event_matrix"]["support"]
        agreeing = [
            p["title"]
            for p in own(corpus)
            if p["events"] and sorted(e["name"] for e in p["events"]) == support[p["title"]]
        ]
        assert len(agreeing) == 11

    def test_html_supports_all_but_two(self, corpus: Any) -> None:
        matrix = corpus.inspection["event_matrix"]
        lacking = set(matrix["events"]) - set(matrix["support"]["HTML"])
        assert lacking == {"preview_open", "preview_close"}

    def test_some_cells(self, corpus: Any) -> None:
        support = corpus.inspection["event_matrix"]["support"]
        assert support["Button"] == ["click"]
        assert "input" not in support["DateTime"]
        assert "upload" in support["ParamViewer"]
        assert "play" in support["Video"]
        releasing = {name for name, events in support.items() if "release" in events}
        assert releasing == {"ColorPicker", "Slider", "HTML"}

    def test_only_html_disagrees_with_its_page(self, corpus: Any) -> None:
        found = [d.location.url for d in corpus.diagnostics if d.rule == "DG025"]
        assert found == ["https://gradio.app/docs/gradio/html"]


class TestSamples:
    def test_413_samples(self, corpus: Any) -> None:
        folders = Counter(p["path"].split("/")[0] for p in own(corpus) for _ in p["code_blocks"])
        assert folders == {"guides": 337 + 3, "docs": 73}

    def test_every_sample_says_which_records_it_is_from(self, corpus: Any) -> None:
        for page in own(corpus):
            for block in page["code_blocks"]:
                assert block["chunks"]
                assert set(block["chunks"]) <= set(page["chunks"])
                assert block["section"] in {s["heading"] for s in page["sections"]}


@pytest.fixture(scope="session")
def chunks(real_project: Project) -> list[Chunk]:
    """The corpus as it is just before it is stitched."""
    findings = Findings()
    found = rewrite_hosts(read_corpus(real_project, findings), real_project.config, findings)
    found = drop_unusable(repair(found, real_project, findings), findings)
    return split_fused(found, real_project.config.source.windows.length, findings)


@pytest.fixture(scope="session")
def copies(chunks: list[Chunk]) -> list[Stitched]:
    """All sections, the second copies of method sections stitched apart so that none is merged."""
    first = [chunk for chunk in chunks if chunk.record not in SECOND_COPIES]
    second = [chunk for chunk in chunks if chunk.record in SECOND_COPIES]
    return stitch(first, Windows(), Findings()) + stitch(second, Windows(), Findings())


class TestStitching:
    @pytest.mark.parametrize("line", data_lines("joins.txt"))
    def test_overlaps_of_the_stored_records(self, records: list[dict[str, str]], line: str) -> None:
        _, _, span, overlaps = line.split(" · ")
        first, last = map(int, span.split("-"))
        if first == 441:
            overlaps = "0"  # 25 characters, below the minimum: a repair says so
        texts = [record["text"] for record in records[first : last + 1]]
        found = [overlap(*pair) for pair in itertools.pairwise(texts)]
        assert found == list(map(int, overlaps.split(",")))

    def test_85_sections_of_more_than_one_record(self, copies: list[Stitched]) -> None:
        assert len([s for s in copies if s.joins]) == 85

    def test_213_joins(self, copies: list[Stitched]) -> None:
        kinds = Counter(join.kind for join in joins(copies))
        assert kinds == {Kind.CLEAN: 206, Kind.REDUNDANT: 4, Kind.DAMAGED: 3}

    def test_redundant_tails(self, copies: list[Stitched]) -> None:
        found = [join.right for join in joins(copies) if join.kind is Kind.REDUNDANT]
        assert sorted(found) == [73, 169, 536, 598]

    def test_damaged_joins(self, copies: list[Stitched]) -> None:
        found = [(j.left, j.right) for j in joins(copies) if j.kind is Kind.DAMAGED]
        assert sorted(found) == [(327, 328), (388, 389), (441, 442)]

    def test_seven_method_sections_are_merged(self, corpus: Any) -> None:
        merged = {
            (p["path"].split("/")[2], s["heading"])
            for p in own(corpus)
            for s in p["sections"]
            if SECOND_COPIES & set(s["chunks"])
        }
        assert merged == {
            ("server", "api"),
            ("server", "launch"),
            ("sidebar", "expand"),
            ("sidebar", "collapse"),
            ("tab", "select"),
            ("accordion", "expand"),
            ("accordion", "collapse"),
        }

    def test_the_footer_of_the_first_copy_survives(self, corpus: Any) -> None:
        for name in ("server", "sidebar", "tab", "accordion"):
            assert corpus.page(f"docs/gradio/{name}")["related_guides"], name


def joins(sections: list[Stitched]) -> list[Join]:
    return [join for section in sections for join in section.joins]


class TestHeadings:
    @pytest.mark.parametrize(
        ("path", "number", "heading"),
        [
            ("docs/python-client/introduction", 1, "on Hugging Face Spaces"),
            ("docs/python-client/introduction", 2, "Duplicating a Space for private use"),
            ("docs/python-client/introduction", 3, "Connecting a general Gradio app"),
            (
                "docs/python-client/version-1-release",
                3,
                "v1.0 Migration Guide and Breaking Changes",
            ),
            ("docs/python-client/using-zero-gpu-spaces", 0, "Explaining Rate Limits for ZeroGPU"),
            (
                "docs/python-client/using-zero-gpu-spaces",
                1,
                "Avoiding Rate Limits by Manually Passing an IP Token",
            ),
        ],
    )
    def test_wrapped_headings_are_rejoined(
        self, corpus: Any, path: str, number: int, heading: str
    ) -> None:
        assert corpus.page(path)["sections"][number]["heading"].endswith(heading)

    def test_anchors_are_unique_on_every_page(self, corpus: Any) -> None:
        for page in own(corpus):
            ids = [section["id"] for section in page["sections"]]
            assert len(set(ids)) == len(ids), page["path"]
            assert all(ids)


class TestResidue:
    def test_the_mirror_host_is_nowhere(self, corpus: Any) -> None:
        assert b"barry1" not in corpus.raw

    @pytest.mark.parametrize("residue", ["data:image/svg", "···", "Parameters ▼", "\ue000"])
    def test_marks_of_the_crawl_are_nowhere(self, corpus: Any, residue: str) -> None:
        assert residue not in corpus.raw.decode()

    def test_escapes_of_html2text_are_undone(self, corpus: Any) -> None:
        for page in own(corpus):
            assert not re.search(r"(?m)^(?:\\-|\d+\\\.)", page["description"]), page["path"]

    def test_no_code_point_is_half_a_character(self, corpus: Any) -> None:
        assert not re.search("[\ud800-\udfff]", corpus.raw.decode("utf-8", "surrogatepass"))


class TestContract:
    """The keys of every object, exactly as `docsgen inspect` promises them."""

    def test_top_level(self, corpus: Any) -> None:
        assert set(corpus.inspection) == {"schema", "pages", "event_matrix"}
        assert corpus.inspection["schema"] == 1
        assert set(corpus.inspection["event_matrix"]) == {"events", "support"}

    def test_pages(self, corpus: Any) -> None:
        assert {frozenset(page) for page in corpus.inspection["pages"]} == {
            frozenset(
                [
                    "url",
                    "path",
                    "title",
                    "kind",
                    "complete",
                    "missing",
                    "chunks",
                    "sections",
                    "description",
                    "behavior",
                    "parameters",
                    "attributes",
                    "helper_classes",
                    "methods",
                    "events",
                    "event_parameters",
                    "shortcuts",
                    "demos",
                    "related_guides",
                    "code_blocks",
                ]
            )
        }

    @pytest.mark.parametrize(
        ("key", "keys"),
        [
            ("sections", {"heading", "id", "chunks", "origin"}),
            ("parameters", PARAMETER_KEYS),
            ("attributes", PARAMETER_KEYS),
            ("event_parameters", PARAMETER_KEYS),
            ("helper_classes", {"name", "fields"}),
            ("methods", {"name", "is_event_listener", "description", "parameters"}),
            ("events", {"name", "description", "origin"}),
            ("shortcuts", {"class", "shortcut", "initialization"}),
            ("related_guides", {"title", "url"}),
        ],
    )
    def test_members(self, corpus: Any, key: str, keys: set[str]) -> None:
        assert {frozenset(m) for p in own(corpus) for m in p[key]} == {frozenset(keys)}

    def test_nested_members(self, corpus: Any) -> None:
        for page in own(corpus):
            for method in page["methods"]:
                assert all(set(p) == PARAMETER_KEYS for p in method["parameters"])
            for helper in page["helper_classes"]:
                assert all(set(f) == PARAMETER_KEYS for f in helper["fields"])
            if page["behavior"]:
                assert set(page["behavior"]) == {"input", "output"}
                assert all(
                    set(side) == {"type", "description"} for side in page["behavior"].values()
                )

    def test_samples(self, corpus: Any) -> None:
        keys = {"chunks", "section", "language", "status", "source", "code"}
        for page in own(corpus):
            for block in page["code_blocks"]:
                assert set(block) - {"witness"} == keys
                assert block["status"] in {"verbatim", "reconstructed", "uncertain", "damaged"}
                assert block["source"] is not None

    def test_values_have_the_promised_types(self, corpus: Any) -> None:
        for page in corpus.inspection["pages"]:
            assert isinstance(page["complete"], bool)
            assert all(isinstance(chunk, int) for chunk in page["chunks"])
            assert page["path"].endswith("/")
            assert not page["path"].startswith("/")
            for parameter in page["parameters"]:
                assert isinstance(parameter["required"], bool)
                assert parameter["default"] is None or isinstance(parameter["default"], str)

    def test_pages_come_in_the_order_of_the_corpus(self, corpus: Any) -> None:
        firsts = [p["chunks"][0] for p in own(corpus)]
        assert firsts == sorted(firsts)
