# Guides that were written for this site, from their files to the model and the finished pages.

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser

from docsgen.config import Project
from docsgen.diagnostics import Finding, Findings
from docsgen.model import (
    Block,
    Callout,
    CodeBlock,
    DemoSlot,
    Heading,
    Markdown,
    Page,
    Site,
    Status,
    blocks_of,
)
from docsgen.report.inspection import inspection
from docsgen.workflows.build import build
from docsgen.workflows.load import load
from tests.conftest import SITE, MakeProject

RECORDS = [
    {
        "text": "Some running text.",
        "heading1": "First steps",
        "source_page_url": "https://gradio.app/guides/quickstart",
        "source_page_title": "Basics - Quickstart Guide",
    }
]
MATTER = "---\ntitle: About us\n---\n"

Loaded = Callable[..., tuple[Site, list[Finding]]]


@pytest.fixture
def project(make_project: MakeProject) -> Project:
    """A project with one page of the corpus and a folder for own guides."""
    made = make_project({"a.json": json.dumps(RECORDS)})
    made.guides.mkdir()
    return made


@pytest.fixture
def loaded(project: Project) -> Loaded:
    """Write own guides, given by file name, and load the project."""

    def loaded(files: dict[str, str | bytes]) -> tuple[Site, list[Finding]]:
        for name, data in files.items():
            (project.guides / name).write_bytes(data if isinstance(data, bytes) else data.encode())
        findings = Findings()
        return load(project, findings), findings.sorted()

    return loaded


def page(site: Site, name: str = "about") -> Page:
    return next(page for page in site.pages if page.path == f"guides/{name}/")


def blocks(site: Site) -> list[Block]:
    return [block for section in page(site).sections for block in blocks_of(section)]


def shown(site: Site) -> str:
    """All Markdown of the page."""
    return "\n".join(block.text for block in blocks(site) if isinstance(block, Markdown))


class TestFrontMatterThatIsWrong:
    """What is wrong is named by file, line and key, and the text is shown all the same."""

    @pytest.mark.parametrize(
        ("text", "line", "message"),
        [
            ("", 1, "the front matter is missing"),
            ("\n\n", 1, "the front matter is missing"),
            ("Only text.\n", 1, "the front matter is missing"),
            ("--- \ntitle: Open\n\nText.\n", 1, "the front matter is not closed by a second line"),
            ("---\n---\nText.\n", 1, "Expected `object`, got `null`"),
            ("---\nsummary: No title.\n---\nText.\n", 2, "missing required field `title`"),
            ('---\ntitle: ""\n---\nText.\n', 2, "`title`: Expected `str` matching regex"),
            ("---\ntitle: [a]\n---\nText.\n", 2, "`title`: Expected `str`, got `array`"),
            ("---\ntitle: A\norder: first\n---\n", 3, "`order`: Expected `int`, got `str`"),
            ("---\ntitle: A\n\ntilte: B\n---\n", 4, "`tilte`: Object contains unknown field"),
            ("---\ntitle: A\ncategory: [b\n---\nText.\n", 4, "not YAML"),
            ("---\ntitle: 'open\n---\nText.\n", 3, "not YAML"),
            ("---\n- a\n---\n", 2, "Expected `object`, got `array`"),
        ],
    )
    def test_it_is_reported_where_it_is(
        self, text: str, line: int, message: str, loaded: Loaded
    ) -> None:
        _, findings = loaded({"about.md": text})
        found = [finding for finding in findings if finding.rule == "DG040"]
        assert [f.severity for f in found] == ["error"]
        assert (found[0].location.file, found[0].location.line) == ("content/guides/about.md", line)
        assert message in found[0].message
        assert found[0].hint

    def test_the_text_is_shown_under_a_title_made_of_the_name(self, loaded: Loaded) -> None:
        site, _ = loaded({"about-our-site.md": "---\ntilte: A\n---\nAll of the text.\n"})
        broken = page(site, "about-our-site")
        assert broken.title == "About Our Site"
        assert blocks_of(broken.sections[0]).__next__() == Markdown("All of the text.", 4)

    def test_nothing_above_an_unclosed_one_is_lost(self, loaded: Loaded) -> None:
        site, _ = loaded({"about.md": "---\ntitle: Open\n\nText.\n"})
        written = json.dumps([str(b) for b in blocks(site)]) + page(site).sections[0].heading
        assert "title: Open" in written
        assert "Text." in written


class TestFilesThatAreWrong:
    def test_what_is_not_utf8_is_reported_by_line_and_shown(self, loaded: Loaded) -> None:
        site, findings = loaded({"about.md": f"{MATTER}\nCaf\xe9 is open.\n".encode("latin-1")})
        found = next(f for f in findings if f.rule == "DG004")
        assert (found.location.file, found.location.line) == ("content/guides/about.md", 5)
        assert "0xe9" in found.message
        assert shown(site) == "Caf\ufffd is open."

    @pytest.mark.parametrize("feed", ["\r\n", "\r"])
    def test_other_line_ends_change_nothing(self, feed: str, loaded: Loaded) -> None:
        text = f"{MATTER}\nOne.\n\n## Two\n\n```python\nx = 1\ny = 2\n```\n"
        site, findings = loaded({"about.md": text.replace("\n", feed)})
        assert findings == []
        assert [section.heading for section in page(site).sections] == ["", "Two"]
        assert [b.code for b in blocks(site) if isinstance(b, CodeBlock)] == ["x = 1\ny = 2"]

    def test_a_byte_order_mark_is_no_text(self, loaded: Loaded) -> None:
        site, findings = loaded({"about.md": b"\xef\xbb\xbf" + MATTER.encode() + b"Text.\n"})
        assert findings == []
        assert page(site).title == "About us"

    def test_a_guide_without_text_is_a_page_and_a_finding(self, loaded: Loaded) -> None:
        site, findings = loaded({"about.md": MATTER})
        assert page(site).title == "About us"
        found = next(f for f in findings if f.rule == "DG026")
        assert (found.location.file, found.location.line) == ("content/guides/about.md", 4)

    @pytest.mark.parametrize("name", ["quickstart.md", "QuickStart.md"])
    def test_a_page_of_the_corpus_is_never_replaced(self, name: str, loaded: Loaded) -> None:
        site, findings = loaded({name: f"{MATTER}Own text.\n"})
        found = next(f for f in findings if f.rule == "DG010")
        assert found.location.file == f"content/guides/{name}"
        assert "guides/quickstart/" in found.message
        assert page(site, "quickstart").sections[0].heading == "First steps"
        assert len(site.pages) == 1

    def test_two_guides_may_not_differ_in_case_only(self, loaded: Loaded) -> None:
        site, findings = loaded({"About.md": MATTER + "One.", "about.md": MATTER + "Two."})
        found = next(f for f in findings if f.rule == "DG010")
        assert found.location.file == "content/guides/about.md"
        assert "content/guides/About.md" in found.message
        assert [p.path for p in site.pages] == ["guides/quickstart/", "guides/About/"]

    def test_two_guides_may_not_differ_in_how_letters_are_composed_only(
        self, loaded: Loaded
    ) -> None:
        site, findings = loaded({"cafe\u0301.md": MATTER + "One.", "caf\u00e9.md": MATTER + "Two."})
        (found,) = (f for f in findings if f.rule == "DG010")
        assert "content/guides/cafe\u0301.md" in found.message
        assert len(site.pages) == 2

    def test_a_guide_has_its_place_whether_the_origin_ends_with_a_slash_or_not(
        self, make_project: MakeProject
    ) -> None:
        site = SITE.replace("https://gradio.app/,", "https://gradio.app,")
        project = make_project({"a.json": json.dumps(RECORDS)}, site=site)
        project.guides.mkdir()
        (project.guides / "about.md").write_text(f"{MATTER}Text.\n")
        assert page(load(project, Findings())).path == "guides/about/"

    @pytest.mark.parametrize("name", ["a b.md", "con.md", "index.html.md", "what?.md", "50%.md"])
    def test_a_name_that_cannot_be_a_path_is_reported(self, name: str, loaded: Loaded) -> None:
        site, findings = loaded({name: MATTER + "Text."})
        assert [(f.rule, f.location.file) for f in findings] == [
            ("DG009", f"content/guides/{name}")
        ]
        assert len(site.pages) == 1

    def test_a_folder_is_no_guide(self, project: Project, loaded: Loaded) -> None:
        (project.guides / "folder.md").mkdir()
        _, findings = loaded({})
        found = next(f for f in findings if f.rule == "DG208")
        assert found.location.file == "content/guides/folder.md"
        assert "a folder" in found.message

    def test_what_editors_leave_behind_is_no_guide(self, loaded: Loaded) -> None:
        site, findings = loaded({".#about.md": "x", "about.md~": "x", "notes.txt": "x"})
        assert len(site.pages) == 1
        assert findings == []


class TestFrontMatter:
    def test_its_values_become_those_of_the_page(self, loaded: Loaded) -> None:
        matter = (
            "---\ntitle: About  us\ncategory: Us\norder: -1\nsummary: >\n  Who\n  we are.\n---\n"
        )
        site, findings = loaded({"about.md": f"{matter}Text.\n"})
        found = page(site)
        assert findings == []
        assert found.own
        assert (found.title, found.category, found.kind) == ("About us", "Us", "guide")
        assert (found.own.order, found.own.summary) == (-1, "Who we are.")
        assert found.own.file == "content/guides/about.md"
        assert (found.chunks, found.missing, found.complete) == ([], [], True)

    def test_a_guide_needs_only_a_title(self, loaded: Loaded) -> None:
        site, findings = loaded({"about.md": f"{MATTER}Text.\n"})
        assert findings == []
        assert page(site).category == ""

    def test_guides_come_behind_the_corpus_in_the_order_of_their_names(
        self, loaded: Loaded
    ) -> None:
        site, _ = loaded({"b.md": f"{MATTER}Text.", "a.md": f"{MATTER}Text."})
        assert [p.path for p in site.pages] == ["guides/quickstart/", "guides/a/", "guides/b/"]


class TestBody:
    def body(self, text: str, loaded: Loaded) -> Site:
        site, findings = loaded({"about.md": MATTER + text})
        assert findings == []
        return site

    def test_headings_of_two_levels_make_sections_and_deeper_ones_blocks(
        self, loaded: Loaded
    ) -> None:
        text = "Above.\n\n# One\n\nText.\n\n### Deep `x`\n\nText.\n\nTwo\n---\n\n#### Deeper ####\n"
        site = self.body(text, loaded)
        assert [(s.heading, s.id) for s in page(site).sections] == [
            ("", "section"),
            ("One", "one"),
            ("Two", "two"),
        ]
        headings = [b for b in blocks(site) if isinstance(b, Heading)]
        assert headings == [Heading("Deep `x`", "deep-x", 3), Heading("Deeper", "deeper", 4)]

    def test_a_first_heading_that_repeats_the_title_is_not_shown_twice(
        self, loaded: Loaded
    ) -> None:
        site = self.body("# About us\n\n## Who\n\nText.\n", loaded)
        assert [s.heading for s in page(site).sections] == ["Who"]

    def test_code_is_verbatim_and_never_restored(self, loaded: Loaded) -> None:
        code = "def f():\n\n    # Keep\n  \treturn 1   "
        site = self.body(f"## Code\n\n~~~Python\n{code}\n~~~\n\n    indented\n", loaded)
        first, second = (b for b in blocks(site) if isinstance(b, CodeBlock))
        written = CodeBlock([], "Code", "python", Status.VERBATIM, code, code)
        assert replace(first, running=None) == written
        assert (second.language, second.code) == ("", "indented")

    def test_marks_inside_code_are_code(self, loaded: Loaded) -> None:
        site = self.body("```\n## no heading\n\n$demo_no\n\nTip: no\n```\n", loaded)
        assert [type(b) for b in blocks(site)] == [CodeBlock]

    def test_demo_slots_and_callouts_stand_on_their_own(self, loaded: Loaded) -> None:
        text = "Text.\n\n$code_one\n$demo_one\n\nTip: Be\nshort.\n\n**Warning:** Hot.\n\nMore.\n"
        assert blocks(self.body(text, loaded)) == [
            Markdown("Text.", 4),
            DemoSlot("one", "code"),
            DemoSlot("one", "demo"),
            Callout("tip", "Be\nshort.", 9),
            Callout("warning", "Hot.", 12),
            Markdown("More.", 14),
        ]

    def test_what_is_inside_a_list_or_a_quotation_stays_there(self, loaded: Loaded) -> None:
        text = "1. One\n\n   Note: inside.\n\n   ```sh\n   ls\n   ```\n\n2. Two\n\n> ## Quoted\n"
        assert blocks(self.body(text, loaded)) == [Markdown(text.rstrip(), 4)]

    def test_short_lines_are_no_headings(self, loaded: Loaded) -> None:
        text = "Short line\n\nText that follows it.\n"
        assert blocks(self.body(text, loaded)) == [Markdown(text.rstrip(), 4)]

    def test_reference_links_survive_the_cutting_into_blocks(self, loaded: Loaded) -> None:
        text = (
            "See [the start][Q], [q] and `[q]`, not [other] or \\[q].\n\n```\nx\n```\n\n"
            '[q]: /guides/quickstart "The start"\n'
        )
        site = self.body(text, loaded)
        assert shown(site) == (
            'See [the start](/guides/quickstart/ "The start"), [q](/guides/quickstart/ "The start")'
            " and `[q]`, not [other] or \\[q]."
        )


class TestLinks:
    def test_they_lead_to_pages_sections_and_the_tables(self, loaded: Loaded) -> None:
        text = "[a](quickstart#first-steps) [b](https://gradio.app/guides/quickstart) [c](#who)\n\n"
        site, findings = loaded({"about.md": f"{MATTER}{text}## Who\n\nWe.\n"})
        assert findings == []
        assert shown(site).startswith(
            "[a](/guides/quickstart/#first-steps) [b](/guides/quickstart/) [c](/guides/about/#who)"
        )

    def test_a_page_of_the_corpus_may_lead_to_an_own_guide(
        self, project: Project, loaded: Loaded
    ) -> None:
        records = [{**RECORDS[0], "text": "See [us](/guides/about)."}]
        (project.chunks / "a.json").write_text(json.dumps(records))
        _, findings = loaded({"about.md": f"{MATTER}Text.\n"})
        assert findings == []

    @pytest.mark.parametrize(
        ("text", "line"),
        [
            ("One.\nTwo [x](/guides/none).\n", 5),
            ("## A\n\nText.\n\n- a\n- [x](/guides/none)\n", 9),
            ("One.\n\nTip: Look\nat [x](/guides/none).\n", 7),
            ("```\na\n```\n\n\n[x](/guides/none)\n", 9),
        ],
    )
    def test_a_dead_one_is_reported_with_file_and_line(
        self, text: str, line: int, loaded: Loaded
    ) -> None:
        _, findings = loaded({"about.md": MATTER + text})
        assert [(f.rule, f.location.file, f.location.line) for f in findings] == [
            ("DG020", "content/guides/about.md", line)
        ]

    def test_a_dangerous_one_is_dropped(self, loaded: Loaded) -> None:
        site, findings = loaded({"about.md": f"{MATTER}[x](javascript:alert(1))\n"})
        assert [f.rule for f in findings] == ["DG023"]
        assert shown(site) == "x"


class TestPictures:
    PNG = base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAAAAADRSSBWAAAAC0lEQVR4nGNgYAAAAAMAAbitOmMAAAAASUVORK5CYII="
    )
    """Two pixels beside each other."""

    def test_one_that_stands_alone_is_shown_from_the_site_itself(
        self, project: Project, tmp_path: Path
    ) -> None:
        (project.guides / "pictures").mkdir()
        (project.guides / "pictures" / "Two dots.png").write_bytes(self.PNG)
        text = '![Two dots](<pictures/Two dots.png> "Both of them")\n'
        (project.guides / "about.md").write_text(MATTER + text)
        findings = Findings()
        build(project.root, tmp_path / "out", findings)
        assert findings.sorted() == []
        page = tmp_path / "out/guides/about"
        html = LexborHTMLParser((page / "index.html").read_text())
        image = html.css_first("figure.picture a.zoom > img").attributes
        assert (image["alt"], image["width"], image["height"]) == ("Two dots", "2", "1")
        assert html.css_first("figure.picture figcaption").text() == "Both of them"
        source = image["src"] or ""
        assert (page / source).read_bytes() == self.PNG
        assert html.css_first("a.zoom").attributes["href"] == source
        assert f'![Two dots]({source} "Both of them")' in (page / "index.md").read_text()

    @pytest.mark.parametrize(
        ("target", "words"),
        [
            ("gone.png", "cannot be read"),
            ("text.png", "is none"),
            ("drawn.svg", "has no name of a picture"),
            ("../site.png", "is not in the folder"),
            ("outside.png", "cannot be read"),
        ],
    )
    def test_one_that_cannot_be_shown_is_reported_and_its_words_are_shown(
        self, target: str, words: str, project: Project, loaded: Loaded, tmp_path: Path
    ) -> None:
        (tmp_path.parent / "outside.png").write_bytes(self.PNG)
        (project.guides / "outside.png").symlink_to(tmp_path.parent / "outside.png")
        (project.root / "content" / "site.png").write_bytes(self.PNG)
        files = {"text.png": "no picture", "drawn.svg": "<svg/>"}
        site, findings = loaded({"about.md": f"{MATTER}Text.\n\n![Dots]({target})\n", **files})
        assert [(f.rule, f.location.line) for f in findings] == [("DG389", 6)]
        assert words in findings[0].message
        assert "Dots" in shown(site)

    def test_one_without_words_is_reported(self, loaded: Loaded) -> None:
        _, findings = loaded({"about.md": f"{MATTER}![](dots.png)\n", "dots.png": self.PNG})
        assert [(f.rule, f.location.line) for f in findings] == [("DG390", 4)]

    def test_one_of_another_host_is_a_link_to_it(self, loaded: Loaded) -> None:
        site, findings = loaded({"about.md": f"{MATTER}![Dots](https://example.com/dots.png)\n"})
        assert findings == []
        assert shown(site) == "![Dots](https://example.com/dots.png)"


class TestOutput:
    @pytest.fixture
    def site(self, project: Project, tmp_path: Path) -> Path:
        """The built site of a project with an own guide."""
        text = "Above all.\n\n## Who\n\n#### Deep\n\nWe, <b>us</b>.\n"
        matter = "---\ntitle: About us\nsummary: Who we are.\n---\n"
        (project.guides / "about.md").write_text(matter + text)
        build(project.root, tmp_path / "out", Findings())
        return tmp_path / "out"

    def test_the_page_says_where_it_was_written(self, site: Path) -> None:
        html = LexborHTMLParser((site / "guides/about/index.html").read_text())
        source = html.css_first(".provenance").text()
        assert "Written for this site, in content/guides/about.md." in source
        assert "record" not in source
        assert html.css_first("meta[name=description]").attributes["content"] == "Who we are."
        assert [h.text().removesuffix(" #") for h in html.css("article h1, h2, h4")] == [
            *("About us", "Who", "Deep", "About this page"),
        ]
        assert html.css("article b") == []

    def test_the_twin_says_so_too(self, site: Path) -> None:
        twin = (site / "guides/about/index.md").read_text()
        assert twin.startswith("# About us\n\nWho we are.\n\nAbove all.\n\n## Who\n\n#### Deep\n")
        assert twin.endswith("---\n\nSource: `content/guides/about.md`, written for this site\n")

    def test_the_options_of_a_fence_are_shown_and_kept_in_the_twin(
        self, project: Project, tmp_path: Path
    ) -> None:
        fence = '```python title="app.py" {1} numbers wrap\nx = 1\ny = 2\n```'
        (project.guides / "about.md").write_text(f"{MATTER}{fence}\n")
        build(project.root, tmp_path / "out", Findings())
        html = LexborHTMLParser((tmp_path / "out/guides/about/index.html").read_text())
        assert [title.text() for title in html.css("figure.code figcaption strong")] == ["app.py"]
        assert html.css("figure.code > pre.numbered.wrapped")
        assert [mark.text() for mark in html.css("pre mark")] == ["x = 1\n"]
        assert fence in (tmp_path / "out/guides/about/index.md").read_text()

    def test_inspect_keeps_its_contract(self, loaded: Loaded) -> None:
        site, _ = loaded({"about.md": f"{MATTER}## Who\n\n```py\nx\n```\n\n$demo_a\n"})
        first, second = json.loads(inspection(site))["pages"]
        assert first.keys() == second.keys()
        assert second["url"] == "https://example.org/guides/about"
        assert (second["path"], second["kind"], second["chunks"]) == ("guides/about/", "guide", [])
        heading = {"heading": "Who", "id": "who", "chunks": [], "origin": "corpus"}
        assert second["sections"] == [heading]
        assert second["demos"] == ["a"]
        assert [(b["status"], b["chunks"]) for b in second["code_blocks"]] == [("verbatim", [])]


def test_a_project_needs_no_own_guides(project: Project, loaded: Loaded) -> None:
    project.guides.rmdir()
    site, findings = loaded({})
    assert len(site.pages) == 1
    assert findings == []
