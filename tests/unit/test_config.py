# site.yaml as a value, and errors that say where and what to do.

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from docsgen.config import (
    Assistant,
    Check,
    Config,
    Group,
    Library,
    Playground,
    Project,
    Search,
    Source,
    Windows,
    load_project,
)
from docsgen.diagnostics import Paths, RuleSetting
from docsgen.errors import ConfigError
from docsgen.ingest.own_guides import FrontMatter
from docsgen.ingest.repairs import RecordPart, Repair, Repairs, Rewrite, Substitution
from docsgen.kinds import PageKind
from docsgen.language_settings import Translation
from docsgen.rules import Severity

PAGE = Path(__file__).parents[2] / "docs" / "configuration.md"


def error_in(make_project: Any, site: str) -> ConfigError:
    with pytest.raises(ConfigError) as error:
        make_project({}, site=site)
    assert error.value.path
    assert error.value.path.name == "site.yaml"
    assert error.value.hint
    return error.value


def test_the_smallest_configuration_has_sensible_defaults(make_project: Any) -> None:
    config = make_project({}).config
    assert config.library == Library("gradio", "Gradio", "6.15.2", "gr")
    assert config.source.windows == Windows(2000, 1800)
    assert config.source.hosts == config.source.aliases == config.rules == {}
    assert config.demo_names == config.words == []


def test_the_real_configuration_loads(real_project: Project) -> None:
    assert real_project.config.library.version == "6.15.2"
    assert real_project.config.source.hosts == {"hf.barry1.top": "huggingface.co"}


@pytest.mark.parametrize(
    ("language", "hint"),
    [("en-", "did you mean 'en'?"), ("tlh", "the languages are "), ("de_AT", "did you mean 'de'?")],
)
def test_a_language_that_there_is_not(
    make_project: Any, site: str, language: str, hint: str
) -> None:
    with pytest.raises(ConfigError, match="there is no language") as error:
        make_project({}, site=f"{site}language: {language}\n")
    assert "language" in str(error.value)
    assert hint in (error.value.hint or "")


@pytest.mark.parametrize(
    "url", ["https://a.example/", "javascript:{prompt}", "https://a.example/{prompt}{prompt}", ""]
)
def test_an_address_that_opens_no_assistant(make_project: Any, site: str, url: str) -> None:
    error = error_in(make_project, f'{site}assistants: [{{name: A, url: "{url}"}}]\n')
    assert error.key == "assistants[0].url"
    assert "is not an http(s) URL with one {prompt} in it" in error.message
    assert "https://assistant.example/?q={prompt}" in error.hint


def test_assistants_of_a_site_take_the_place_of_the_usual_ones(
    make_project: Any, site: str
) -> None:
    text = 'assistants: [{name: A, url: "https://a.example/?q={prompt}"}]\n'
    config = make_project({}, site=site + text).config
    assert config.assistants == [Assistant("A", "https://a.example/?q={prompt}")]


def test_places_of_a_project(make_project: Any, tmp_path: Path) -> None:
    project = make_project({})
    assert project.chunks == tmp_path / "content" / "chunks"
    assert project.repairs == tmp_path / "content" / "repairs.yaml"
    assert project.relative(project.chunks / "a.json") == "content/chunks/a.json"


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://gradio.app/guides/quickstart", "guide"),
        ("https://gradio.app/docs/gradio/introduction", "introduction"),
        ("https://gradio.app/docs/gradio/button/", "component"),
        ("https://gradio.app/other", "guide"),
    ],
)
def test_the_first_fitting_pattern_gives_the_kind(make_project: Any, url: str, kind: str) -> None:
    assert make_project({}).config.kind_name_of(url) == kind


def test_a_kind_may_have_a_name_of_the_projects_own(make_project: Any, site: str) -> None:
    own = "kinds:\n  tutorial: {is: guide, pages: [tutorials/*]}"
    config = make_project({}, site=site.replace("kinds:", own, 1)).config
    name = config.kind_name_of("https://gradio.app/tutorials/first")
    assert (name, config.kind(name)) == ("tutorial", PageKind.GUIDE)


@pytest.mark.parametrize(
    ("old", "new", "key", "hint"),
    [
        ("  guide: [", "  giude: [", "kinds.giude", "did you mean 'guide'?"),
        ("  guide: [", "  tutorial: [", "kinds.tutorial", "tutorial: {is: guide, pages: [...]}"),
        ("  guide: [", "  stub: [", "kinds.stub", "say what it is"),
        (", component]", ", componet]", "navigation[0].kinds[2]", "did you mean 'component'?"),
        ("alias: gr}", "alias: gr, aliases: {zzz: x}}", "library.aliases.zzz", "none of"),
    ],
)
def test_an_unknown_kind_is_found_by_path_with_a_suggestion(
    make_project: Any, site: str, old: str, new: str, key: str, hint: str
) -> None:
    assert old in site
    error = error_in(make_project, site.replace(old, new, 1))
    assert error.key == key
    assert error.line
    assert hint in error.hint


VERSIONS = "reference: library\nversions: [6.15.2, 6.31.0]\n"


def test_versions_are_ordered_by_their_numbers(make_project: Any, site: str) -> None:
    config = make_project({}, site=site + VERSIONS).config
    assert config.releases == ["6.31.0", "6.15.2"]
    assert config.of_version("6.31.0").library.version == "6.31.0"


def test_one_version_is_the_documented_one(make_project: Any) -> None:
    assert make_project({}).config.releases == ["6.15.2"]


@pytest.mark.parametrize(
    ("given", "key", "message"),
    [
        ("reference: library\nversions: [6.31.0]\n", "versions", "6.15.2 .* is not among them"),
        ("versions: [6.15.2, 6.31.0]\n", "versions", "only the library can tell"),
        ("reference: library\nversions: [6.15.2, new]\n", "versions[1]", "is not a version"),
        ("reference: library\nversions: [6.15.2, 6.15.2]\n", "versions[1]", "is there twice"),
    ],
)
def test_versions_that_no_site_can_have(
    given: str, key: str, message: str, make_project: Any, site: str
) -> None:
    error = error_in(make_project, site + given)
    assert error.key == key
    assert error.line
    assert re.search(message, error.message)


@pytest.mark.parametrize(
    ("given", "key", "message", "hint"),
    [
        ("tasks: {Chat & Co: Chat}", "tasks.Chat & Co", "cannot stand in the address", "hyphens"),
        ("tasks: {chat: ' '}", "tasks.chat", "the task has no title", "readers call it"),
        (
            "tasks: {chat: Chat}\nlanguages: [en, de]\ntranslations: {de: {tasks: {chats: Chats}}}",
            "translations.de.tasks.chats",
            "there is no task 'chats'",
            "did you mean 'chat'?",
        ),
        ('install: "pip install a\\npip install b"', "install", "more than one line", "shortest"),
    ],
)
def test_tasks_and_commands_that_no_page_can_show(
    given: str, key: str, message: str, hint: str, make_project: Any, site: str
) -> None:
    error = error_in(make_project, f"{site}{given}\n")
    assert error.key == key
    assert message in error.message
    assert hint in (error.hint or "")


@pytest.mark.parametrize(
    ("given", "source", "command"),
    [
        ("", None, "pip install gradio==6.15.2"),
        ("", "gradio-fork==1.0", "pip install gradio-fork==1.0"),
        ("", "vendor/gradio", ""),
        (
            "install: conda install gradio={version}\n",
            "vendor/gradio",
            "conda install gradio=6.15.2",
        ),
        ("install: ''\n", None, ""),
    ],
)
def test_how_the_library_is_installed(
    given: str, source: str | None, command: str, make_project: Any, site: str
) -> None:
    config: Config = make_project({}, site=site + given).config
    library = msgspec.structs.replace(config.library, source=source)
    assert msgspec.structs.replace(config, library=library).installation == command


def test_the_command_installs_the_version_of_the_page(make_project: Any, site: str) -> None:
    config: Config = make_project({}, site=site).config
    assert config.of_version("6.31.0").installation == "pip install gradio==6.31.0"


def test_synonyms_are_read(make_project: Any, site: str) -> None:
    config = make_project({}, site=f"{site}search: {{synonyms: [[lamp, desk light]]}}\n").config
    assert config.search.synonyms == [["lamp", "desk light"]]


@pytest.mark.parametrize(
    ("given", "key", "message"),
    [
        ("[[lamp, light], [lamp]]", "search.synonyms[1]", "needs different words"),
        ("[[Lamp, 'lamp ']]", "search.synonyms[0]", "needs different words"),
        ("[[lamp, light, '-']]", "search.synonyms[0][2]", "there is no word in '-'"),
        ("[lamp, light]", "search.synonyms[0]", "Expected `array`, got `str`"),
        ("[[lamp, 3]]", "search.synonyms[0][1]", "Expected `str`, got `int`"),
    ],
)
def test_synonyms_that_say_nothing(
    given: str, key: str, message: str, make_project: Any, site: str
) -> None:
    error = error_in(make_project, f"{site}search: {{synonyms: {given}}}\n")
    assert error.key == key
    assert error.line
    assert message in error.message


def test_severities_are_read(make_project: Any, site: str) -> None:
    config = make_project({}, site=f"{site}rules: {{DG011: warning}}\n").config
    assert config.rules == {"DG011": Severity.WARNING}


def test_a_rule_can_be_set_for_some_places(make_project: Any, site: str) -> None:
    given = "{DG011: {severity: error, paths: {only: [guides/*], ignore: [guides/old-*]}}}"
    config = make_project({}, site=f"{site}rules: {given}\n").config
    paths = Paths(only=["guides/*"], ignore=["guides/old-*"])
    assert config.rules == {"DG011": RuleSetting(Severity.ERROR, paths)}


@pytest.mark.parametrize(
    ("rule", "hint"),
    [
        ("DG02O", "did you mean DG0"),
        ("dead-link", "did you mean DG020?"),
        ("daed-link", "did you mean DG020 (dead-link)"),
        ("nothing-like-it", "see docs/rules/"),
    ],
)
def test_a_rule_that_does_not_exist_gets_a_suggestion(
    make_project: Any, site: str, rule: str, hint: str
) -> None:
    assert hint in error_in(make_project, f"{site}rules: {{{rule}: note}}\n").hint


class TestErrors:
    def test_a_missing_file(self, tmp_path: Path) -> None:
        with pytest.raises(ConfigError) as error:
            load_project(tmp_path)
        assert (error.value.line, error.value.key) == (None, None)
        assert error.value.exit_code == 2

    @pytest.mark.parametrize(
        ("old", "new", "key", "line"),
        [
            ("title: A library, documented", "title: [a]", "title", 1),
            ("version: 6.15.2", "version: 6.15", "library.version", 4),
            ("origins: [gradio.app, www.gradio.app]", "origins: [7]", "source.origins[0]", 5),
            (
                "origins: [gradio.app, www.gradio.app]",
                "windows: {length: many}",
                "source.windows.length",
                5,
            ),
            ("[{title: Everything, kinds: [", "[{title: 7, kinds: [", "navigation[0].title", 10),
            ("base_url: https://example.org/", "base_url: /docs/", "base_url", 3),
            ("name: gradio", "name: ''", "library.name", 4),
        ],
    )
    def test_a_wrong_value_is_found_by_path_and_line(
        self, make_project: Any, site: str, old: str, new: str, key: str, line: int
    ) -> None:
        assert old in site
        error = error_in(make_project, site.replace(old, new))
        assert (error.key, error.line) == (key, line)

    @pytest.mark.parametrize(
        ("rules", "key"),
        [("{DG999: error}", "rules.DG999"), ("{DG011: loud}", "rules.DG011")],
    )
    def test_a_wrong_rule_is_named(
        self, make_project: Any, site: str, rules: str, key: str
    ) -> None:
        error = error_in(make_project, f"{site}rules: {rules}\n")
        assert (error.key, error.line) == (key, 11)

    @pytest.mark.parametrize("url", ["ftp://a/", "https://", "http://[", "docs"])
    @pytest.mark.parametrize(
        ("key", "line"), [("base_url", 3), ("source.origin", 5)], ids=["base_url", "origin"]
    )
    def test_an_address_that_is_none_is_named(
        self, make_project: Any, site: str, key: str, line: int, url: str
    ) -> None:
        old = "https://example.org/" if key == "base_url" else "https://gradio.app/"
        error = error_in(make_project, site.replace(old, f"'{url}'"))
        assert (error.key, error.line) == (key, line)

    def test_a_missing_key_is_named(self, make_project: Any, site: str) -> None:
        error = error_in(make_project, site.replace("title: A library, documented\n", ""))
        assert "`title`" in error.message

    def test_a_missing_nested_key_is_named_with_its_parent(
        self, make_project: Any, site: str
    ) -> None:
        error = error_in(make_project, site.replace(", alias: gr", ""))
        assert "`alias`" in error.message
        assert (error.key, error.line) == ("library", 4)

    def test_an_unknown_key_is_named(self, make_project: Any, site: str) -> None:
        error = error_in(make_project, f"{site}tilte: A\n")
        assert "`tilte`" in error.message
        assert (error.key, error.line) == ("tilte", 11)

    def test_an_unknown_nested_key_is_named_with_its_path(
        self, make_project: Any, site: str
    ) -> None:
        error = error_in(make_project, site.replace("kinds: [guide,", "kind: [guide,"))
        assert (error.key, error.line) == ("navigation[0].kind", 10)

    @pytest.mark.parametrize(
        ("text", "line"),
        [
            ("title: 'open\n", 2),
            ("title: a\n\tdescription: b\n", 2),
            ("title: a\ndescription: [b\nbase_url: c\n", 3),
            ("title: !!python/object:os.system a\n", 1),
        ],
    )
    def test_what_is_no_yaml_has_a_line(self, make_project: Any, text: str, line: int) -> None:
        assert error_in(make_project, text).line == line

    @pytest.mark.parametrize("text", ["", "# nothing\n", "[]", "just text", "7", "a: &a [*a]"])
    def test_other_yaml_is_refused(self, make_project: Any, text: str) -> None:
        error_in(make_project, text)

    def test_a_file_that_is_not_utf8(self, make_project: Any, tmp_path: Path) -> None:
        make_project({})
        (tmp_path / "content" / "site.yaml").write_bytes(b"title: Caf\xe9\n")
        with pytest.raises(ConfigError) as error:
            load_project(tmp_path)
        assert "UTF-8" in error.value.hint


@pytest.mark.parametrize(
    ("struct", "field"),
    [
        (struct, field)
        for struct in (
            Config,
            Library,
            Source,
            Windows,
            Group,
            Translation,
            Repairs,
            Repair,
            RecordPart,
            Substitution,
            Rewrite,
            FrontMatter,
            Playground,
            Check,
            Search,
            RuleSetting,
            Paths,
        )
        for field in msgspec.structs.fields(struct)
    ],
    ids=lambda value: getattr(value, "name", None) or value.__name__,
)
def test_every_key_is_documented_with_its_type_and_default(struct: type, field: Any) -> None:
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in section_of(struct).splitlines()
        if line.startswith("| `")
    ]
    documented = {row[0].strip("`"): row for row in rows}
    assert field.name in documented
    default = documented[field.name][2]
    assert (default == "required") is field.required


@pytest.mark.parametrize(
    "struct",
    [
        Config,
        Library,
        Source,
        Windows,
        Group,
        Repairs,
        Repair,
        RecordPart,
        Substitution,
        Rewrite,
        FrontMatter,
        Check,
        Search,
        RuleSetting,
        Paths,
    ],
)
def test_no_key_is_documented_that_does_not_exist(struct: type) -> None:
    names = {
        line.split("`")[1] for line in section_of(struct).splitlines() if line.startswith("| `")
    }
    assert names == {field.name for field in msgspec.structs.fields(struct)}


def section_of(struct: type) -> str:
    """The part of docs/configuration.md with the table of `struct`."""
    mark = f"<!-- {struct.__name__} -->"
    text = PAGE.read_text(encoding="utf-8")
    assert text.count(mark) == 1
    return text.split(mark)[1].split("<!--")[0]
