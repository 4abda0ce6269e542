# A site in a language of which there is nothing but its file: all of its texts stand in brackets,
# so that whatever stands outside of them, and is not the project's own, is in no file.

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from docsgen import languages
from docsgen.adapters import adapter_for
from docsgen.config import load_project
from docsgen.diagnostics import Findings
from docsgen.languages import ENGLISH
from docsgen.languages.scripts import placeholders
from docsgen.render.search import search_records
from docsgen.workflows.build import build
from docsgen.workflows.load import load

ACME = Path(__file__).parents[1] / "sites" / "acme"
DOCSGEN = Path(languages.__file__).parents[1]
PSEUDO = "en-XA"
"""The tag that Unicode's CLDR reserves for accented English."""

MORE = """
language: en-XA
redirects: {old/: /docs/acme/lamp/}
former_demos: {gone: null, moved: lamp_basic}
"""
ACCENTS = str.maketrans("aeioucnyAEIOUCNY", "åéîöüçñýÅÉÎÖÜÇÑÝ")
NAMES = {"docsgen", "Python", "CSV", "JSON", "Markdown", "iframe", "Space", "Demos"}
"""What is called the same in every language."""

LABELS = ("alt", "aria-label", "content", "placeholder", "title")


def accented(text: str) -> str:
    """A text in brackets, its letters accented but for the names of values."""
    parts = re.split(r"(\{\w+:?|\})", text)
    inside = "".join(p if p.startswith(("{", "}")) else p.translate(ACCENTS) for p in parts)
    assert placeholders(inside) == placeholders(text)
    return f"⟦{inside}⟧"


def pseudo(groups: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {
        group: {
            name: accented(entry)
            if isinstance(entry, str)
            else {category: accented(form) for category, form in entry.items()}
            for name, entry in entries.items()
        }
        for group, entries in groups.items()
    }


class Site:
    """The site in the made-up language, and all words of the project itself."""

    def __init__(self, root: Path) -> None:
        shutil.copytree(ACME, root)
        settings = root / "content" / "site.yaml"
        text = settings.read_text(encoding="utf-8").replace(
            "alias: ac}", "alias: ac, adapter: gradio}"
        )
        settings.write_text(text + MORE, encoding="utf-8")
        self.out = root / "site"
        build(root, self.out, Findings(), with_demos=False)
        project = load_project(root)
        model = load(project, Findings())
        self.records = search_records(model, project.config)
        self.names = {name for lab in model.labs.values() for name in (lab.component, *lab.events)}
        paths = [path for path in (root / "content").rglob("*") if path.is_file()]
        texts = [path.relative_to(root).as_posix() for path in paths]
        texts += [path.read_text(encoding="utf-8") for path in paths]
        self.own = plain(" ".join(text.replace("\\n", " ").replace("\\", "") for text in texts))

    def strangers(self, text: str) -> list[str]:
        """Parts of `text` outside brackets that neither the project nor a name accounts for."""
        text = re.sub(r"(?:⟦[^⟦⟧]*)?…$", "", text)  # it was too long
        while (shorter := re.sub(r"⟦[^⟦⟧]*⟧", "|", text)) != text:
            text = shorter
        parts = (plain(part).rstrip("…") for part in re.split(r"[|~›·:,;.()=]", text))
        found = [part for part in parts if re.search(r"[A-Za-z]{2}", part)]
        return [part for part in found if part not in self.own and part not in NAMES | self.names]


def plain(text: str) -> str:
    return " ".join(re.sub(r"(?m)\]\([^)]*\)|^\s*[-*] |[*`#>\[\]~]|\s", " ", text).split())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("languages")
    english = (languages.FOLDER / f"{ENGLISH}.json").read_text(encoding="utf-8")
    made = json.dumps(pseudo(json.loads(english)), ensure_ascii=False)
    (folder / f"{ENGLISH}.json").write_text(english, encoding="utf-8")
    (folder / f"{PSEUDO}.json").write_text(made, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(languages, "FOLDER", folder)
        patch.setattr(adapter_for("acme", "gradio"), "library", "acme")  # so that there are labs
        yield Site(tmp_path_factory.mktemp("acme") / "project")


INLINE = {"a", "b", "em", "kbd", "span", "strong", "time"}


def labels(node: LexborNode) -> Iterator[str]:
    """What is said of elements and not shown."""
    for element in node.css("*"):
        yield from _labels(element)


def _labels(node: LexborNode) -> Iterator[str]:
    for label in LABELS:
        is_read = node.tag != "meta" or re.search("description|title|alt|name", _property(node))
        if is_read and (value := node.attributes.get(label)):
            yield value


def shown(node: LexborNode) -> str:
    """The text of an element; `~` stands for the edges of what is in a line, `|` for others."""
    if node.tag == "-text":
        return str(node.text(deep=False))
    if node.tag in ("script", "style", "pre"):
        return "|"
    edge = "~" if node.tag in INLINE else "|"
    if node.tag == "code" or node.attributes.get("translate") == "no":  # is no language
        return "~"
    return edge + "".join(map(shown, node.iter(include_text=True))) + edge


def _property(node: LexborNode) -> str:
    return str(node.attributes.get("name") or node.attributes.get("property") or "")


def test_pages_of_all_kinds_say_nothing_else(site: Site) -> None:
    pages = sorted(site.out.rglob("*.html"))
    kinds = {"404.html", "docs/index.html", "events/button/index.html", "events/index.html"}
    kinds |= {"events/parameters/index.html", "demos/index.html", "demos/lamp_basic/index.html"}
    kinds |= {"embed/gone/index.html", "embed/moved/index.html", "old/index.html", "index.html"}
    kinds |= {"docs/acme/lamp/index.html", "docs/acme/button/index.html"}
    assert kinds <= {page.relative_to(site.out).as_posix() for page in pages}
    for page in pages:
        root = LexborHTMLParser(page.read_text(encoding="utf-8")).css_first("html")
        found = [stranger for label in labels(root) for stranger in site.strangers(label)]
        assert found + site.strangers(shown(root)) == [], page.relative_to(site.out)


def test_pages_name_the_language(site: Site) -> None:
    for page in site.out.rglob("*.html"):
        assert f'<html lang="{PSEUDO}"' in page.read_text(encoding="utf-8")


def test_twins_say_nothing_else(site: Site) -> None:
    for twin in site.out.rglob("*.md"):
        text = re.sub(
            r"(?ms)^```.*?^```$|`[^`]*`|\]\([^)]*\)|^(?:name|metadata|  version|  source):.*?$",
            " | ",
            twin.read_text(encoding="utf-8"),
        )
        found = [stranger for line in text.split("\n") for stranger in site.strangers(line)]
        assert found == [], twin.relative_to(site.out)


def test_what_is_searched_says_nothing_else(site: Site) -> None:
    for record in site.records:
        about = re.sub(r"^[\w.]+ ", "", record.text)  # without the name of what it is about
        for text in (record.title, *record.trail, about):
            assert site.strangers(text) == [], record.url


SCRIPTS = [*sorted((DOCSGEN / "theme" / "static").glob("*.js"))]
SCRIPTS += [DOCSGEN / "player" / "host" / "live-demo.js"]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_have_no_texts_of_their_own(script: Path) -> None:
    assert said_by(script.read_text(encoding="utf-8")) == []


def test_published_scripts_have_their_texts(site: Site) -> None:
    scripts = [*(site.out / "assets").glob("*.js"), site.out / "embed" / "live-demo.js"]
    assert len(scripts) == len(SCRIPTS)
    texts = [script.read_text(encoding="utf-8") for script in scripts]
    assert not any("docsgenText" in text or "docsgenHtml" in text for text in texts)
    assert sum("⟦" in text for text in texts) == 8


def said_by(script: str) -> list[str]:
    """Strings of a script that look like text for readers: words with blanks between them."""
    code = re.sub(r"(?m)^\s*(?:/\*\*.*?\*/|\*.*|//.*)$|/\*\*?.*?\*/|(?<=[\s;{])//.*$", "", script)
    code = re.sub(r"<(kbd|code)>.*?</\1>", "", code)
    texts = ["".join(pair) for pair in re.findall(r'"([^"\n]*)"|`([^`]*)`', code)]
    return [
        t
        for t in texts
        if re.search(r"(?:^|[>\s])[A-Z][a-z]+ [a-z]+|>[A-Za-z ]*[A-Za-z]{2}[A-Za-z ]*<", t)
    ]


TEMPLATES = [*(DOCSGEN / "theme").glob("*.html"), DOCSGEN / "player" / "host" / "index.html"]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_have_no_texts_of_their_own(template: Path) -> None:
    text = re.sub(r"(?s)\{[{%#].*?[}%#]\}", "|", template.read_text(encoding="utf-8"))
    root = LexborHTMLParser(f"<html>{text}" if "<html" not in text else text).css_first("html")
    pieces = [*labels(root), *re.split(r"[|~]", shown(root))]
    words = {word for piece in pieces for word in re.findall(r"[A-Za-z]{2,}", piece)}
    assert words <= NAMES | {"width", "device", "initial", "scale", "summary", "large", "image"}
