# What the built site has for assistants, compared with the model that it was made from.

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml

from docsgen.assemble import as_shown
from docsgen.config import Project
from docsgen.model import HelperClass, Page, Parameter, Site
from docsgen.model.site_index import BYTES_OF_TOKEN, TOOLS, SiteIndex, read_index
from docsgen.render.llms import LARGEST
from tests.conftest import Corpus

BASE = "https://docsgen.example/"
LINK = re.compile(r"\]\((https://docsgen\.example/[^)\s]*)\)")


@pytest.fixture(scope="module")
def site(completed: Corpus, real_project: Project) -> Site:
    return as_shown(completed.site, real_project.config.library)


@pytest.fixture(scope="module")
def index(built: Path) -> SiteIndex:
    return read_index((built / "mcp.json").read_bytes())


def full_texts(built: Path) -> dict[str, str]:
    """The pages of llms-full.txt by path."""
    whole = (built / "llms-full.txt").read_text("utf-8")
    _, *parts = re.split(rf"(?m)^Address: {BASE}(.*)$", whole)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def target(built: Path, url: str) -> Path:
    """The file at a public address of the site."""
    path = unquote(url.removeprefix(BASE).partition("#")[0])
    return built / (f"{path}index.html" if path.endswith("/") or not path else path)


def own_parameters(page: Page, site: Site) -> Iterator[Parameter]:
    """All parameters, attributes and fields that the model has for a page."""
    yield from page.parameters
    yield from page.attributes
    for content in page.contents(HelperClass):
        yield from content.fields
    for method in page.methods:
        yield from method.parameters
    yield from page.event_parameters


def shown(parameter: Parameter) -> str:
    """How Markdown begins to tell of a parameter."""
    type_ = f" `{parameter.type}`" if parameter.type else ""
    return f"- **`{parameter.name}`**{type_}"


def test_llms_txt_has_the_form_of_the_specification(built: Path) -> None:
    lines = (built / "llms.txt").read_text("utf-8").splitlines()
    assert lines[0] == "# Gradio, documented live"
    assert lines[2].startswith("> The reference and the guides of Gradio 6.15.2")
    assert sum(line.startswith("# ") for line in lines) == 1
    begin = next(number for number, line in enumerate(lines) if line.startswith("## "))
    entry = re.compile(r"- \[[^\]]+\]\(https://[^)\s]+\): \S.*")
    wrong = [x for x in lines[begin:] if x and not x.startswith("## ") and not entry.fullmatch(x)]
    assert wrong == []
    titles = [line.removeprefix("## ") for line in lines if line.startswith("## ")]
    assert {"Components", "Getting started", "Events", "Demos"} <= set(titles)


def test_llms_txt_names_every_page_and_its_links_lead_to_files(built: Path, site: Site) -> None:
    urls = LINK.findall((built / "llms.txt").read_text("utf-8"))
    assert [url for url in urls if not target(built, url).is_file()] == []
    assert {f"{BASE}{page.path}index.md" for page in site.pages} <= set(urls)
    assert {f"{BASE}{demo.page}index.md" for demo in site.demos.values()} <= set(urls)


def test_llms_full_holds_every_parameter(built: Path, site: Site) -> None:
    texts = full_texts(built)
    shared = {shown(parameter) for parameter in site.shared_event_parameters}
    assert all(line in texts["events/parameters/"] for line in shared)
    told = [(page.path, shown(one)) for page in site.pages for one in own_parameters(page, site)]
    lost = [(p, line) for p, line in told if line not in texts[p] and line not in shared]
    assert len(told) > 2000
    assert lost == []


def test_llms_full_says_where_shared_parameters_are(built: Path, site: Site) -> None:
    texts = full_texts(built)
    shared = [shown(parameter) for parameter in site.shared_event_parameters]
    for page in site.pages:
        rows = [shown(parameter) for parameter in page.event_parameters]
        if rows and any(line in shared and line not in texts[page.path] for line in rows):
            assert f"]({BASE}events/parameters/index.md)" in texts[page.path]


def test_links_of_texts_far_from_their_page_are_absolute(built: Path) -> None:
    whole = (built / "llms-full.txt").read_text("utf-8")
    urls = set(LINK.findall(whole))
    assert len(urls) > 100
    assert [url for url in urls if not target(built, url).is_file()] == []
    assert re.findall(r"\]\((?:\.\./|\./)[^)]*index\.md", whole) == []


def test_each_section_has_a_file_within_the_stated_size(built: Path) -> None:
    summary = (built / "llms.txt").read_text("utf-8")
    stated = re.findall(rf"\({BASE}(llms[^)]*\.txt)\): about ([\d,]+) tokens", summary)
    assert f"at most {LARGEST:,} tokens" in summary
    assert {path for path, _ in stated} == {
        "llms-full.txt",
        *(file.relative_to(built).as_posix() for file in (built / "llms").iterdir()),
    }
    for path, tokens in stated:
        size = -(-(built / path).stat().st_size // BYTES_OF_TOKEN)
        assert size == int(tokens.replace(",", ""))
        assert size <= LARGEST or path == "llms-full.txt"


def test_the_sections_together_are_the_whole(built: Path) -> None:
    sections = "".join(file.read_text("utf-8") for file in (built / "llms").iterdir())
    lost = [path for path, text in full_texts(built).items() if text.strip()[:400] not in sections]
    assert lost == []
    found = re.findall(rf"(?m)^Address: {BASE}(.*)$", sections)
    assert sorted(found) == sorted(full_texts(built))


def test_the_skill_has_the_form_of_the_specification(built: Path) -> None:
    folder = built / "skill" / "gradio-docs"
    _, front, body = (folder / "SKILL.md").read_text("utf-8").split("---\n", 2)
    told = yaml.safe_load(front)
    assert told["name"] == folder.name
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", told["name"])
    assert len(told["name"]) <= 64
    assert 0 < len(told["description"]) <= 1024
    assert told["metadata"] == {"version": "6.15.2", "source": BASE}
    named = re.findall(r"\]\((references/[^)]+)\)", body)
    there = [f"references/{file.name}" for file in (folder / "references").iterdir()]
    assert sorted(named) == sorted(there)
    assert body.count("\n") < 500


def test_the_zip_file_holds_the_folder_of_the_skill(built: Path) -> None:
    folder = built / "skill"
    with zipfile.ZipFile(folder / "gradio-docs.zip") as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
        assert {one.external_attr >> 16 & 0o777 for one in archive.infolist()} == {0o644}
    files = (file for file in (folder / "gradio-docs").rglob("*") if file.is_file())
    assert inside == {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_the_index_has_every_page_with_its_twin(built: Path, index: SiteIndex) -> None:
    twins = {file.relative_to(built).as_posix() for file in built.rglob("index.md")}
    assert {page.markdown for page in index.pages} == twins
    assert len(index.pages) == len(twins)
    page = next(page for page in index.pages if page.path == "docs/gradio/textbox/")
    assert (page.title, page.section) == ("Textbox", "Components")


def test_the_index_has_every_parameter_of_the_model(index: SiteIndex, site: Site) -> None:
    known = {component.path: component for component in index.components}
    for page in site.pages:
        if page.qualified:
            told = known[page.path].parameters
            assert [(p.name, p.type, p.default, p.required) for p in told] == [
                (p.name, p.type, p.default, p.required) for p in page.parameters
            ]


def test_the_index_says_which_components_have_an_event(index: SiteIndex, site: Site) -> None:
    events = {event.name: event.components for event in index.events}
    assert list(events) == site.matrix.events
    for name, supported in site.matrix.support.items():
        assert [event for event in events if name in events[event]] == sorted(supported)


def test_the_index_tells_how_to_do_without_a_server(index: SiteIndex) -> None:
    assert index.tools == TOOLS
    assert [tool.name for tool in index.tools] == [
        "search",
        "read_page",
        "read_component",
        "list_events",
    ]
    paths = {page.path for page in index.pages}
    assert {place.url.partition("#")[0] for place in index.places} <= paths
