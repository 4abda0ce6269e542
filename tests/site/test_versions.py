# A site for several versions of a library: where each is, how one gets from one to another, and
# what readers are told of their differences.

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from selectolax.lexbor import LexborHTMLParser

from docsgen.cli import main
from docsgen.config import load_project
from docsgen.diagnostics import Findings
from docsgen.model.demo import Embed
from docsgen.model.site_index import read_index
from docsgen.render import Cards, SiteRenderer, prepare
from docsgen.stopwatch import Stopwatch
from docsgen.workflows.build import build
from docsgen.workflows.load import load
from docsgen.workflows.releases import load_releases
from tests.versions import GADGET, SITE, write_project


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    root = tmp_path_factory.mktemp("gadget")
    write_project(root)
    findings = Findings()
    build(root, root / "site", findings)
    assert findings.sorted() == []
    return root / "site"


def page(out: Path, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((out / path / "index.html").read_text(encoding="utf-8"))


def links(parsed: LexborHTMLParser, selector: str) -> list[tuple[str, str]]:
    """The links in an element: text and target."""
    found = parsed.css(f"{selector} a")
    return [(link.text(strip=True), link.attributes["href"] or "") for link in found]


def target(out: Path, path: str, href: str) -> Path:
    """The file to which a link on a page leads, which must have its anchor."""
    place, _, anchor = href.partition("#")
    file = (out / path / place / "index.html").resolve()
    assert not anchor or f'id="{anchor}"' in file.read_text(encoding="utf-8")
    return file


def test_each_version_has_the_parameters_of_its_own(out: Path) -> None:
    def parameters(path: str) -> list[str]:
        return [row.id or "" for row in page(out, f"{path}docs/gadget/button").css(".parameter")]

    assert parameters("") == ["param-label", "param-size", "param-width"]
    assert parameters("1.9/") == ["param-label", "param-size"]
    assert parameters("1.0/") == ["param-label", "param-colour"]


def test_a_class_has_a_page_in_the_versions_that_have_it(out: Path) -> None:
    places = sorted(file.relative_to(out).as_posix() for file in out.glob("**/lamp/index.html"))
    assert places == ["1.0/docs/gadget/lamp/index.html", "1.9/docs/gadget/lamp/index.html"]


def test_every_page_says_which_version_it_is_about(out: Path) -> None:
    for path, version in (("", "1.10"), ("1.9", "1.9"), ("1.0/guides/first", "1.0")):
        chosen = page(out, path).css_first(".versions summary")
        assert chosen.text(strip=True).endswith(version)


def test_the_newest_version_has_an_address_of_its_own_as_well(out: Path) -> None:
    html = (out / "1.10" / "docs" / "gadget" / "button" / "index.html").read_text("utf-8")
    assert "url=../../../../docs/gadget/button/" in html
    assert "/gadget/1.10/* /gadget/:splat 301\n" in (out / "_redirects").read_text("utf-8")


def test_the_list_of_versions_keeps_the_page(out: Path) -> None:
    path = "1.9/docs/gadget/button"
    listed = links(page(out, path), ".versions")
    assert [name for name, _ in listed] == ["1.10", "1.9", "1.0"]
    places = [target(out, path, href).relative_to(out).as_posix() for _, href in listed]
    button = "docs/gadget/button/index.html"
    assert places == [button, f"1.9/{button}", f"1.0/{button}"]


def test_where_a_version_lacks_the_page_the_list_leads_to_its_index(out: Path) -> None:
    path = "docs/gadget/connect"
    listed = dict(links(page(out, path), ".versions"))
    assert target(out, path, listed["1.0"]) == out / "1.0" / "docs" / "index.html"
    assert not page(out, path).css_first('.versions a[href*="1.0"]').attributes.get("class")


def test_an_old_version_says_so_and_leads_to_the_newest(out: Path) -> None:
    assert not page(out, "docs/gadget/button").css(".old-version")
    path = "1.0/docs/gadget/button"
    banner = page(out, path).css_first(".old-version")
    assert banner.text().strip() == "This is about Gadget 1.0. The newest version is 1.10."
    assert (out / "docs" / "gadget" / "button" / "index.html") == target(
        out, path, links(page(out, path), ".old-version")[0][1]
    )
    gone = page(out, "1.9/docs/gadget/lamp").css_first(".old-version")
    assert "does not have this page" in gone.text()
    assert "> This is about Gadget 1.0." in (out / path / "index.md").read_text("utf-8")


def test_search_engines_are_led_to_the_newest_version_that_has_a_page(out: Path) -> None:
    def canonical(path: str) -> str | None:
        return page(out, path).css_first('link[rel="canonical"]').attributes["href"]

    base = "https://docs.example/gadget/"
    assert canonical("1.0/docs/gadget/button") == f"{base}docs/gadget/button/"
    assert canonical("1.0/docs/gadget/lamp") == f"{base}1.0/docs/gadget/lamp/"
    sitemap = (out / "sitemap.xml").read_text("utf-8")
    assert f"<loc>{base}docs/gadget/dial/</loc>" in sitemap
    assert f"{base}1." not in sitemap


def test_breadcrumbs_for_search_engines_stay_in_the_version(out: Path) -> None:
    data = page(out, "1.0/guides/first").css_first('script[type="application/ld+json"]').text()
    items = [item["item"] for item in json.loads(data)["itemListElement"]]
    assert all(item.startswith("https://docs.example/gadget/1.0/") for item in items)


def test_what_all_versions_share_is_there_once(out: Path) -> None:
    assert not (out / "1.0" / "assets").exists()
    names = ("sitemap.xml", "robots.txt", "404.html", "favicon.ico", "_redirects")
    assert not any((out / "1.0" / name).exists() for name in names)
    style = page(out, "1.0/docs/gadget/button").css_first('link[rel="stylesheet"]')
    assert (out / "1.0" / "docs" / "gadget" / "button" / str(style.attributes["href"])).is_file()
    picture = page(out, "1.0/guides/first").css_first('meta[property="og:image"]')
    address = str(picture.attributes["content"])
    assert (out / address.removeprefix("https://docs.example/gadget/")).is_file()


def test_each_version_has_texts_and_an_index_of_its_own(out: Path) -> None:
    base = "https://docs.example/gadget/"
    for folder, version in (("", "1.10"), ("1.9/", "1.9"), ("1.0/", "1.0")):
        index = read_index((out / folder / "mcp.json").read_bytes())
        assert (index.library.version, index.address) == (version, f"{base}{folder}")
        there = [(out / folder / one.index).resolve() for one in index.versions]
        assert there == [out / "mcp.json", out / "1.9" / "mcp.json", out / "1.0" / "mcp.json"]
        full = (out / folder / "llms-full.txt").read_text("utf-8")
        assert f"Address: {base}{folder}docs/gadget/button/\n" in full
        assert ("- **`colour`**" in full, "- **`width`**" in full) == (
            version == "1.0",
            version == "1.10",
        )
        skill = (out / folder / "skill" / "gadget-docs" / "SKILL.md").read_text("utf-8")
        assert f'version: "{version}"' in skill
        links = re.findall(r"\((https:[^)]*)\)", (out / folder / "llms.txt").read_text("utf-8"))
        assert all(link.startswith(f"{base}{folder}") for link in links)
        assert all((out / link.removeprefix(base)).is_file() for link in links)


def test_every_relative_link_leads_somewhere(out: Path) -> None:
    for file in out.rglob("*.html"):
        if file.name == "404.html":
            continue
        parsed = LexborHTMLParser(file.read_text("utf-8"))
        for node in parsed.css("a[href], link[href], script[src]"):
            href = str(node.attributes.get("href") or node.attributes.get("src"))
            if not re.match(r"[a-z]+:", href):
                place = (file.parent / href.partition("#")[0]).resolve()
                assert place.is_file() or (place / "index.html").is_file(), f"{file}: {href}"


def test_search_finds_what_the_version_has(out: Path) -> None:
    def places(path: str) -> set[str]:
        known = json.loads((out / path / "pagefind" / "places.json").read_text("utf-8"))
        return {title for _, title, *_ in known["places"]}

    assert {"width", "connect"} <= places("")
    assert {"colour", "Lamp"} <= places("1.0")
    assert not {"width", "connect", "size"} & places("1.0")
    assert "Changes of Button" in places("")
    button = page(out, "1.0/guides/first").css_first("button.search")
    assert button.attributes["data-index"] == "../../pagefind/"
    assert "data-index" not in page(out, "guides/first").css_first("button.search").attributes


def marks(out: Path, path: str, anchor: str) -> list[str]:
    """The marks of a row, each of which must lead to the change."""
    found = links(page(out, path), anchor)
    told = [(text, href) for text, href in found if "/changes/" in href]
    assert all(target(out, path, href).is_relative_to(out / "changes") for _, href in told)
    return [text for text, _ in told]


@pytest.mark.parametrize(
    ("path", "anchor", "told"),
    [
        ("docs/gadget/button", "#param-label", []),
        ("docs/gadget/button", "#param-size", ["new in 1.9", "changed in 1.10"]),
        ("docs/gadget/button", "#param-width", ["new in 1.10"]),
        ("docs/gadget/dial", "#turn-fast", ["new in 1.10"]),
        ("docs/gadget/dial", "h1", ["new in 1.9"]),
        ("docs/gadget/connect", "h1", ["new in 1.10"]),
        ("1.9/docs/gadget/button", "#param-size", ["new in 1.9"]),
        ("1.0/docs/gadget/button", "#param-colour", ["removed in 1.9"]),
        ("1.0/docs/gadget/lamp", "h1", ["removed in 1.10"]),
        ("1.9/docs/gadget/lamp", "h1", ["removed in 1.10"]),
    ],
)
def test_what_is_new_changed_or_gone_is_marked(
    path: str, anchor: str, told: list[str], out: Path
) -> None:
    assert marks(out, path, anchor) == told


def test_a_page_tells_all_that_changed_between_neighbours(out: Path) -> None:
    path = "changes/1.9-1.10"
    twin = (out / path / "index.md").read_text("utf-8")
    assert "6 changes from Gadget 1.9 to 1.10." in twin
    assert "- The default of `size` is `2`; it was `1`. The type of `size` is" in twin
    assert "- `turn`: New parameter `fast`." in twin
    assert "- The class `Lamp` is gone." in twin
    places = {text: target(out, path, href) for text, href in links(page(out, path), "h2")}
    assert places["Button"] == out / "docs" / "gadget" / "button" / "index.html"
    assert places["Lamp"] == out / "1.9" / "docs" / "gadget" / "lamp" / "index.html"
    for _, href in links(page(out, path), ".change-list"):
        assert target(out, path, href).is_file()


def test_the_index_of_the_reference_leads_to_the_changes(out: Path) -> None:
    for path in ("docs", "1.0/docs"):
        listed = links(page(out, path), "main > p")
        assert [text for text, href in listed if "changes" in href] == ["1.9 to 1.10", "1.0 to 1.9"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_build_is_the_same_with_any_number_of_processes(
    jobs: int, out: Path, tmp_path: Path
) -> None:
    write_project(tmp_path)
    build(tmp_path, tmp_path / "site", Findings(), jobs=jobs)
    manifest = ".docsgen.json"
    assert (tmp_path / "site" / manifest).read_bytes() == (out / manifest).read_bytes()


def test_a_demo_says_which_version_it_runs(tmp_path: Path) -> None:
    write_project(tmp_path)
    project = load_project(tmp_path)
    sites = load_releases(project, Findings(), Stopwatch())
    theme = prepare(tmp_path / "templates", "en")
    embeds = {"press": Embed("press", [], [], [])}
    told = {}
    for one in sites:
        cards = Cards(tmp_path, theme.files["icon-512.png"])
        config = one.project.config
        renderer = SiteRenderer(one.site, theme, config, cards, embeds, one.releases)
        files = renderer.pages()["demos/press/"]()
        folder = one.releases.current.path
        html = files[f"{folder}demos/press/index.html"].decode()
        told[config.library.version] = "This demo runs Gadget 1.9." in html
        assert LexborHTMLParser(html).css_first("a.facade").attributes["href"] == (
            f"{'../' if folder else ''}../../embed/press/"
        )
        assert "embed/press/?v=1.9" in html
    assert told == {"1.10": True, "1.9": False, "1.0": True}


def test_the_other_commands_are_about_the_documented_version(tmp_path: Path) -> None:
    write_project(tmp_path)
    site = load(load_project(tmp_path), Findings())
    assert {page.title for page in site.pages} == {"Button", "Lamp", "Dial", "First Steps"}


def test_a_site_of_one_version_has_nothing_of_this(tmp_path: Path) -> None:
    write_project(tmp_path, site=re.sub(r"(?m)^versions:.*\n", "", SITE))
    build(tmp_path, tmp_path / "site", Findings())
    html = (tmp_path / "site" / "docs" / "gadget" / "button" / "index.html").read_text("utf-8")
    assert "<span>1.9</span>" in html
    assert "versions" not in html
    assert not (tmp_path / "site" / "1.9").exists()


def run_build(root: Path) -> Result:
    return CliRunner().invoke(main, ["build", "--project", str(root)])


def test_a_version_that_cannot_be_had_ends_with_3_and_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: Any, **__: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess([], 1, "", "ERROR: No matching distribution")

    write_project(tmp_path, without("1.0"))
    monkeypatch.setattr(subprocess, "run", failing)
    result = run_build(tmp_path)
    assert result.exit_code == 3
    assert "gadget==1.0 cannot be downloaded: No matching distribution" in result.output
    assert ".docsgen/cache/wheels/gadget==1.0/" in result.output
    assert "take it out of `versions`" in result.output
    assert not (tmp_path / "site").exists()


def test_a_version_that_this_python_cannot_read_is_an_error(tmp_path: Path) -> None:
    write_project(tmp_path, {**GADGET, "1.10": "class Button(:\n"})
    result = run_build(tmp_path)
    assert result.exit_code == 2
    assert "version 1.10 of gadget: gadget cannot be read" in result.output
    assert "take it out of `versions`" in result.output


def test_a_file_of_a_version_that_this_python_cannot_read_is_reported(tmp_path: Path) -> None:
    write_project(tmp_path)
    wheel = next(tmp_path.rglob("gadget-1.10-*.whl"))
    with zipfile.ZipFile(wheel, "a") as archive:
        archive.writestr("gadget/knobs.py", "class Knob[T:\n    pass\n")
    findings = Findings()
    build(tmp_path, tmp_path / "site", findings)
    (found,) = findings.sorted()
    assert (found.rule, found.location.file) == ("DG111", "gadget/knobs.py")
    assert found.message.startswith("version 1.10: Python ")


def test_a_page_where_a_version_would_be_is_an_error(tmp_path: Path) -> None:
    write_project(tmp_path)
    records = json.loads((tmp_path / "content" / "chunks" / "gadget.json").read_text("utf-8"))
    records[0]["source_page_url"] = "https://gadget.example/1.0/first"
    (tmp_path / "content" / "chunks" / "gadget.json").write_text(json.dumps(records), "utf-8")
    result = run_build(tmp_path)
    assert result.exit_code == 2
    assert "version 1.0 would be where the page /1.0/first/ is" in result.output


def without(version: str) -> Mapping[str, str]:
    return {name: code for name, code in GADGET.items() if name != version}
