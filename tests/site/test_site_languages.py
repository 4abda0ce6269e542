# A site in several languages and versions: where each page is, what it says in which language, and
# what programs are told of its counterparts.

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from selectolax.lexbor import LexborHTMLParser

from docsgen.config import load_project
from docsgen.diagnostics import Finding, Findings
from docsgen.errors import ConfigError
from docsgen.languages import texts_in
from docsgen.model.demo import Embed
from docsgen.model.site_index import read_index
from docsgen.render import Cards, SiteRenderer, prepare
from docsgen.stopwatch import Stopwatch
from docsgen.workflows.build import build
from docsgen.workflows.load import load
from docsgen.workflows.releases import load_releases
from tests.languages import write_translated_project

BASE = "https://docs.example/gadget/"
FURTHER = ("de", "ar", "ja")
BUTTON = "docs/gadget/button/"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project, whose site is built."""
    folder = tmp_path_factory.mktemp("languages")
    write_translated_project(folder)
    findings = Findings()
    build(folder, folder / "site", findings)
    assert findings.sorted() == []
    return folder


@pytest.fixture(scope="module")
def out(root: Path) -> Path:
    """The built site."""
    return root / "site"


def text_of(out: Path, path: str) -> str:
    return (out / path / "index.html").read_text(encoding="utf-8")


def page(out: Path, path: str) -> LexborHTMLParser:
    return LexborHTMLParser(text_of(out, path))


def pages_below(folder: Path) -> set[str]:
    return {file.parent.relative_to(folder).as_posix() for file in folder.rglob("index.html")}


def test_each_language_has_texts_for_assistants_of_its_own(out: Path) -> None:
    for language in FURTHER:
        index = read_index((out / language / "mcp.json").read_bytes())
        assert (index.language, index.address) == (language, f"{BASE}{language}/")
        there = [(out / language / one.index).resolve() for one in index.versions]
        assert there[0] == out / language / "mcp.json"
        assert all(file.is_file() for file in there)
        summary = (out / language / "llms.txt").read_text("utf-8")
        links = re.findall(r"\]\((https:[^)]*)\)", summary)
        assert all(link.startswith(f"{BASE}{language}/") for link in links)
        assert all((out / unquote(link.removeprefix(BASE))).is_file() for link in links)
        assert texts_in(language)("assistants.whole") in summary
        menu = page(out, f"{language}/{BUTTON}").css_first(".page-menu code")
        assert menu.text() == f"docsgen mcp {BASE}{language}/"


def test_every_page_is_there_in_every_language_and_version(out: Path) -> None:
    found = pages_below(out)
    default = {path for path in found if path.partition("/")[0] not in (*FURTHER, "embed")}
    assert len(default) > 20
    for language in FURTHER:
        assert pages_below(out / language) == default


def test_pages_say_their_language_and_direction(out: Path) -> None:
    told = {tag: page(out, tag).css_first("html").attributes for tag in ("", *FURTHER)}
    assert {tag: (html["lang"], html.get("dir")) for tag, html in told.items()} == {
        "": ("en", None),
        "de": ("de", None),
        "ar": ("ar", "rtl"),
        "ja": ("ja", None),
    }


def test_what_site_yaml_says_is_translated(out: Path) -> None:
    parsed = page(out, "de")
    assert parsed.css_first("title").text() == "Gadget auf Deutsch"
    assert parsed.css_first(".hero .lead").text() == "Eine Bibliothek in drei Versionen."
    assert "Aus der Dokumentation." in parsed.css_first("footer").text()
    assert "Funktionen" in [heading.text() for heading in page(out, "de/docs").css("h2")]
    assert "Functions" in [heading.text() for heading in page(out, "ja/docs").css("h2")]


def test_a_translated_guide_takes_the_place_of_its_original(out: Path) -> None:
    parsed = page(out, "de/guides/care")
    assert parsed.css_first("h1").text() == "Pflege"
    assert [heading.id for heading in parsed.css("article section h2")] == ["cleaning", "storing"]
    assert not parsed.css(".untranslated")
    assert "Keep it dry" in text_of(out, "guides/care")
    listed = [link.text() for link in page(out, "de/guides").css(".cards a")]
    assert "Pflege" in listed
    assert "Care" not in listed


def test_a_guide_of_the_corpus_can_be_translated(out: Path) -> None:
    assert page(out, "ja/guides/first").css_first("h1").text() == "はじめの一歩"
    assert page(out, "guides/first").css_first("h1").text() == "First Steps"


def test_a_guide_that_is_not_translated_says_so_and_is_marked(out: Path) -> None:
    for language, direction in (("de", "ltr"), ("ar", "ltr")):
        parsed = page(out, f"{language}/guides/spare")
        assert parsed.css_first(".untranslated")
        section = parsed.css_first("article section").attributes
        assert (section["lang"], section["dir"]) == ("en", direction)
    assert not page(out, "guides/spare").css(".untranslated")


def test_the_reference_is_marked_with_the_language_of_the_library(out: Path) -> None:
    parsed = page(out, f"ar/{BUTTON}")
    sections = parsed.css("article > section:not(.lead)")
    assert [section.attributes.get("lang") for section in sections if section.css("dl")] == ["en"]
    assert not parsed.css(".untranslated")
    assert not page(out, BUTTON).css("article [lang]")


def test_the_list_of_languages_leads_to_the_same_page(out: Path) -> None:
    for path in (BUTTON, f"de/{BUTTON}", f"ar/1.9/{BUTTON}", "1.0/"):
        links = page(out, path).css(".languages a")
        places = [(out / path / (link.attributes["href"] or "")).resolve() for link in links]
        version = next((v for v in ("1.9/", "1.0/") if v in path), "")
        rest = BUTTON if BUTTON in path else ""
        expected = [out / tag / version / rest for tag in ("", *FURTHER)]
        assert places == [place.resolve() for place in expected]
        assert [link.attributes["lang"] for link in links] == ["en", *FURTHER]
        assert [link.text() for link in links] == ["English", "Deutsch", "العربية", "日本語"]


def test_search_engines_know_the_counterparts_of_a_page(out: Path) -> None:
    for path in (BUTTON, f"de/{BUTTON}", f"ja/1.9/{BUTTON}"):
        head = page(out, path).css("link[hreflang]")
        assert {link.attributes["hreflang"]: link.attributes["href"] for link in head} == {
            "x-default": f"{BASE}{BUTTON}",
            "en": f"{BASE}{BUTTON}",
            **{tag: f"{BASE}{tag}/{BUTTON}" for tag in FURTHER},
        }


def test_a_page_is_canonical_in_its_own_language(out: Path) -> None:
    def canonical(path: str) -> str:
        return page(out, path).css_first("link[rel=canonical]").attributes["href"] or ""

    assert canonical(BUTTON) == f"{BASE}{BUTTON}"
    assert canonical(f"ar/{BUTTON}") == canonical(f"ar/1.9/{BUTTON}") == f"{BASE}ar/{BUTTON}"


def test_the_sitemap_has_all_languages(out: Path) -> None:
    listed = re.findall("<loc>(.*?)</loc>", (out / "sitemap.xml").read_text(encoding="utf-8"))
    assert {f"{BASE}{tag}{BUTTON}" for tag in ("", "de/", "ar/", "ja/")} < {*listed}
    assert len(listed) % 4 == 0


def test_all_links_lead_somewhere(out: Path) -> None:
    for file in out.rglob("index.html"):
        for link in LexborHTMLParser(file.read_text(encoding="utf-8")).css("a[href], link[href]"):
            place, _, anchor = (link.attributes["href"] or "").partition("#")
            if place.startswith(("http:", "https:", "mailto:")):
                continue
            there = (file.parent / place).resolve()
            there = there / "index.html" if there.is_dir() else there
            assert there.is_file(), f"{file}: {place}"
            if anchor and there.suffix == ".html" and not place.endswith(".md"):
                assert f'id="{anchor}"' in there.read_text(encoding="utf-8"), f"{file}: {anchor}"


def test_each_language_has_a_search_of_its_own(out: Path) -> None:
    for tag in FURTHER:
        button = page(out, f"{tag}/{BUTTON}").css_first("button.search")
        folder = (out / tag / BUTTON / (button.attributes["data-index"] or "")).resolve()
        assert folder == (out / tag / "pagefind").resolve()
        entry = json.loads((folder / "pagefind-entry.json").read_text(encoding="utf-8"))
        assert [*entry["languages"]] == [tag]
    kinds = json.loads((out / "de" / "pagefind" / "places.json").read_text("utf-8"))["kinds"]
    assert ["event", "Ereignis", "Ereignisse"] in kinds


def test_twins_are_in_the_language_of_their_page(out: Path) -> None:
    twin = (out / "de" / "guides" / "care" / "index.md").read_text(encoding="utf-8")
    assert twin.startswith("# Pflege\n")
    assert "../../guides/first/index.md" in twin


def test_the_corpus_is_read_once_for_all_languages(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from docsgen import ingest

    asked: list[object] = []
    once = ingest.restore_samples
    monkeypatch.setattr(ingest, "restore_samples", lambda *given: asked.append(0) or once(*given))
    sites = load_releases(load_project(root), Findings(), Stopwatch())
    assert len(sites) == 4 * 3
    assert len(asked) == 1


def test_a_frame_asks_its_demo_for_the_language_of_the_page(root: Path) -> None:
    asked = {}
    embeds = {"press": Embed("press", [], [], [])}
    for one in load_releases(load_project(root), Findings(), Stopwatch()):
        theme = prepare(root / "templates", one.languages.current)
        cards = Cards(root, theme.files["icon-512.png"])
        config, path = one.project.config, f"{one.releases.current.path}demos/press/"
        made = SiteRenderer(
            one.site, theme, config, cards, embeds, one.releases, one.languages
        ).pages()["demos/press/"]()
        html = LexborHTMLParser(made[f"{path}index.html"].decode())
        asked[path.removesuffix("demos/press/")] = html.css_first("a.facade").attributes.get(
            "data-lang"
        )
        title = html.css_first("h1 span").attributes
        assert title.get("lang") == (None if one.languages.is_default else "en")
    assert {path: tag for path, tag in asked.items() if "." not in path} == {
        "": None,
        **{f"{tag}/": tag for tag in FURTHER},
    }
    assert asked["1.9/"] is None


class TestWhatIsWrong:
    def found(self, root: Path, name: str, text: str) -> Finding:
        write_translated_project(root)
        path = root / "content" / "guides" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\ntitle: A\n---\n{text}\n", encoding="utf-8")
        findings = Findings()
        load(load_project(root), findings)
        (one,) = findings.sorted()
        assert one.location.file
        return one

    @pytest.mark.parametrize(
        ("folder", "remedy"),
        [
            ("fr", "languages: [en, de, ar, ja, fr]"),
            ("en", "move its files to content/guides/"),
            ("klingon", "ar, de, en"),
        ],
    )
    def test_a_folder_of_no_language_of_the_site(
        self, folder: str, remedy: str, tmp_path: Path
    ) -> None:
        one = self.found(tmp_path, f"{folder}/care.md", "Text.")
        assert (one.rule, one.location.file) == ("DG380", f"content/guides/{folder}")
        assert remedy in (one.hint or "")

    def test_a_translation_of_nothing(self, tmp_path: Path) -> None:
        one = self.found(tmp_path, "de/pflege.md", "Text.")
        assert (one.rule, one.location.file) == ("DG381", "content/guides/de/pflege.md")

    def test_a_translation_that_lacks_a_heading(self, tmp_path: Path) -> None:
        one = self.found(tmp_path, "de/care.md", "## Reinigung\n\nText.")
        assert (one.rule, one.location.file) == ("DG382", "content/guides/de/care.md")
        assert "has 1 headings, its original has 2" in one.message

    def test_a_link_that_leads_nowhere(self, tmp_path: Path) -> None:
        text = "## A\n\nSee [nothing](nothing-at-all).\n\n## B\n\nText."
        one = self.found(tmp_path, "de/care.md", text)
        assert one.location.file == "content/guides/de/care.md"
        assert "nothing-at-all" in one.message

    def test_a_page_where_a_language_is(self, tmp_path: Path) -> None:
        write_translated_project(tmp_path)
        settings = tmp_path / "content" / "site.yaml"
        records = tmp_path / "content" / "chunks" / "gadget.json"
        text = records.read_text(encoding="utf-8").replace("/guides/first", "/de/first")
        records.write_text(text, encoding="utf-8")
        (tmp_path / "content" / "guides" / "ja" / "first.md").unlink()
        with pytest.raises(ConfigError, match="'de' would be where the page /de/first/ is") as told:
            load_releases(load_project(tmp_path), Findings(), Stopwatch())
        assert told.value.path == settings
