# The catalogue of texts: what is in it is used and what is used is in it, in all languages alike,
# and values get into texts without becoming markup.

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.core import Locale
from markupsafe import Markup

from docsgen.languages import ENGLISH, Element, MarkdownLink, Texts, languages, texts_in
from docsgen.languages.scripts import placeholders, with_texts

SOURCE = Path(__file__).parents[2] / "docsgen"
ENTRIES = texts_in(ENGLISH).entries

_LITERAL = re.compile(r"""["'](?P<key>[a-z-]+\.[a-z-]*)(?:["']|\{)""")
"""A string that may be a key, or the beginning of one to which a name is added."""

_ASKED = re.compile(
    r"""(?:\bt|[tT]exts|\.html|docsgenText|docsgenHtml|Note)\(\s*["'](?P<key>[a-z-]+\.[a-z-]+)["']"""
)
"""A call that asks for a text."""

_CALL = re.compile(r'docsgen(?:Text|Html)\(\s*"(?P<key>[^"]+)"(?:,\s*\{(?P<values>[^}]*)\})?')


def sources() -> Iterator[tuple[str, str]]:
    """What may use texts: its place and its content."""
    folders = ("ingest", "render", "theme", "demos", "model", "player", "libraries", "cli")
    files = [path for folder in folders for path in (SOURCE / folder).rglob("*")]
    for path in [*files, *SOURCE.glob("workflows/*.py")]:
        if path.suffix in {".py", ".html", ".js"}:
            yield path.relative_to(SOURCE).as_posix(), path.read_text(encoding="utf-8")


def used_keys() -> set[str]:
    found = set()
    for _, text in sources():
        found |= {match["key"] for match in _LITERAL.finditer(text)}
    return found | {f"{group}.{name}" for group in ("player", "editor") for name in player_keys()}


def player_keys() -> set[str]:
    """What player and editor ask their texts for, and the stages of Python's start."""
    places = ("player/*.js", "libraries/*/player/*.js", "theme/static/playground.js")
    scripts = [path.read_text(encoding="utf-8") for place in places for path in SOURCE.glob(place)]
    found = re.findall(
        r"""texts(?:\.|\[")([\w-]+)|(?:stage: |#progress\()"([\w-]+)\"""", "".join(scripts)
    )
    return {dotted or stage for dotted, stage in found}


SAME = json.loads(Path(__file__).with_name("same_in_languages.json").read_text(encoding="utf-8"))
"""The texts that are really the same as in English, by language, and `names` and patterns of
values, which may be the same in any."""


def links_in(form: str) -> list[str]:
    """The values that are given words of the text."""
    return [name for _, name, spec, _ in Formatter().parse(form) if name and spec]


def forms(entry: str | dict[str, str]) -> list[str]:
    return [entry] if isinstance(entry, str) else list(entry.values())


class TestKeys:
    def test_each_is_used(self) -> None:
        used = used_keys()
        assert [k for k in ENTRIES if k not in used and f"{k.partition('.')[0]}." not in used] == []

    def test_each_that_is_used_is_there(self) -> None:
        asked = {match["key"] for _, text in sources() for match in _ASKED.finditer(text)}
        assert len(asked) > 100
        assert asked - set(ENTRIES) == set()

    def test_only_others_begin_with_the_name_of_a_group(self) -> None:
        groups = {f"{key.partition('.')[0]}." for key in ENTRIES}
        assert used_keys() & groups == {
            "areas.",
            "callouts.",
            "change-sentences.",
            "search-kind.",
            "search-kinds.",
            "demo-states.",
            "library-theme-pictures.",
            "formats.",
            "format-notes.",
            "obstacle-explanations.",
            "obstacles.",
            "proof-states.",
            "running.",
            "sample-explanations.",
            "sample-states.",
            "version-marks.",
        }

    def test_scripts_give_texts_all_their_values(self) -> None:
        calls = [match for name, text in sources() for match in _CALL.finditer(text)]
        assert len(calls) > 10
        for call in calls:
            wanted = {n for form in forms(ENTRIES[call["key"]]) for n in placeholders(form)}
            given = re.findall(r"(?:^|,)\s*(\w+)", call["values"] or "")
            assert wanted <= set(given), call.group()


@pytest.mark.parametrize("language", languages())
class TestLanguages:
    def test_all_texts_are_translated_and_none_else(self, language: str) -> None:
        assert texts_in(language).entries.keys() == ENTRIES.keys()

    def test_they_have_the_plural_forms_of_the_language(self, language: str) -> None:
        wanted = Locale(language.partition("-")[0]).plural_form.tags | {"other"}
        for key, entry in texts_in(language).entries.items():
            assert isinstance(entry, str) == isinstance(ENTRIES[key], str), key
            assert isinstance(entry, str) or set(entry) == wanted, key

    def test_they_take_the_same_values(self, language: str) -> None:
        for key, entry in texts_in(language).entries.items():
            known = [{*placeholders(form), "count"} for form in forms(ENTRIES[key])]
            for form in forms(entry):
                assert {*placeholders(form), "count"} in known, key

    def test_what_links_say_is_translated_with_them(self, language: str) -> None:
        for key, entry in texts_in(language).entries.items():
            links = {name for form in forms(ENTRIES[key]) for name in links_in(form)}
            for form in forms(entry):
                assert set(links_in(form)) == links, key

    def test_only_what_is_listed_is_as_in_english(self, language: str) -> None:
        same = {key for key, entry in texts_in(language).entries.items() if entry == ENTRIES[key]}
        listed = {*SAME.get(language, ())}
        assert language == ENGLISH or same - {*SAME["names"]} == listed

    def test_they_are_text_and_no_markup(self, language: str) -> None:
        for key, entry in texts_in(language).entries.items():
            assert not re.search(r"[<&\"]", "".join(forms(entry))), key


PARTS = {"one": "{count} part of {name}", "other": "{count} parts of {name}"}
TEXTS = Texts(
    "en",
    {
        "a.plain": "It’s 100 % {{here}}",
        "a.value": "Run <{name}>",
        "a.link": "See {link:the {count} parts}.",
        "a.parts": PARTS,
    },
)


class TestPython:
    def test_values_take_their_places(self) -> None:
        assert TEXTS("a.value", name="A & B") == "Run <A & B>"
        assert TEXTS("a.plain") == "It’s 100 % {here}"

    def test_html_is_escaped_unless_it_is_marked(self) -> None:
        assert TEXTS.html("a.value", name="A & B") == "Run &lt;A &amp; B&gt;"
        assert TEXTS.html("a.value", name=Markup("<b>x</b>")) == "Run &lt;<b>x</b>&gt;"

    def test_part_of_a_text_can_be_a_link(self) -> None:
        link = Element("a", href='/x/?a="b"', download=True)
        shown = TEXTS.html("a.link", link=link, count=3)
        assert shown == 'See <a href="/x/?a=&#34;b&#34;" download>the 3 parts</a>.'
        assert TEXTS("a.link", link=MarkdownLink("/x/"), count=3) == "See [the 3 parts](/x/)."

    def test_an_element_may_have_content_of_its_own(self) -> None:
        assert TEXTS.html("a.value", name=Element("code", "a<b")) == (
            "Run &lt;<code>a&lt;b</code>&gt;"
        )

    @pytest.mark.parametrize(("count", "shown"), [(0, "0 parts"), (1, "1 part"), (2, "2 parts")])
    def test_the_count_chooses_the_form(self, count: int, shown: str) -> None:
        assert TEXTS("a.parts", count=count, name="x") == f"{shown} of x"

    def test_categories_are_those_of_the_language(self) -> None:
        forms = {"zero": "0", "one": "1", "two": "2", "few": "3+", "many": "11+", "other": "100+"}
        arabic = Texts("ar", {"a.parts": forms})
        counts = (0, 1, 2, 5, 50, 100)
        assert [arabic("a.parts", count=count) for count in counts] == list(forms.values())

    @pytest.mark.parametrize(
        ("language", "shown"), [("en", "1,234"), ("de", "1.234"), ("es", "1.234"), ("ar", "1,234")]
    )
    def test_large_numbers_are_written_as_in_the_language(self, language: str, shown: str) -> None:
        texts = Texts(language, {"a.number": "{number} {text}"})
        assert texts("a.number", number=1234, text="1234") == f"{shown} 1234"
        assert texts.html("a.number", number=999, text="") == "999 "

    @pytest.mark.parametrize(
        ("language", "shown"),
        [
            ("en", "Mar 5, 2026"),
            ("de", "05.03.2026"),
            ("fr", "5 mars 2026"),
            ("ja", "2026/03/05"),
            ("zh", "2026年3月5日"),
            ("ar", "05‏/03‏/2026"),
        ],
    )
    def test_days_are_written_as_in_the_language(self, language: str, shown: str) -> None:
        assert Texts(language, {}).date("2026-03-05T23:59:00Z") == shown

    def test_a_key_that_is_not_there_is_named(self) -> None:
        with pytest.raises(KeyError, match=r"no text 'a\.nothing'"):
            TEXTS("a.nothing")

    def test_a_page_says_its_language_and_its_direction(self) -> None:
        assert Texts("en", {}).attributes == 'lang="en"'
        assert Texts("ar", {}).attributes == 'lang="ar" dir="rtl"'


class TestScripts:
    def test_a_text_becomes_a_literal(self) -> None:
        script = b'say(docsgenText("a.plain"));'
        assert with_texts(script, TEXTS).decode() == 'say("It’s 100 % {here}");'

    def test_values_become_those_of_a_template(self) -> None:
        script = b'say(docsgenText("a.value", { name: x }));'
        assert with_texts(script, TEXTS) == b"say((({name}) => `Run <${name}>`)({ name: x }));"

    def test_html_is_escaped(self) -> None:
        script = b'say(docsgenHtml("a.value", { name: x }));'
        assert b"`Run &lt;${name}&gt;`" in with_texts(script, TEXTS)

    def test_the_browser_chooses_the_plural_form(self) -> None:
        script = with_texts(b'docsgenText("a.parts", { count, name })', TEXTS).decode()
        assert 'new Intl.PluralRules("en").select(count)' in script
        assert script.endswith(")({ count, name })")

    def test_what_means_something_in_a_template_is_escaped(self) -> None:
        texts = Texts("en", {"a.odd": "`{name}` \\ ${{x}}"})
        script = with_texts(b'docsgenText("a.odd", { name })', texts).decode()
        assert "`\\`${name}\\` \\\\ \\${x}`" in script

    def test_a_key_that_is_not_there_is_named(self) -> None:
        with pytest.raises(KeyError, match=r"no text 'a\.nothing'"):
            with_texts(b'docsgenText("a.nothing")', TEXTS)
