# YAML as people write it, and as nobody should: values, or an error with file, line and path.

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from docsgen import yaml_reader
from docsgen.errors import ConfigError
from docsgen.yaml_reader import MAX_DEPTH, parse_yaml, yaml_error

FILE = Path("content/site.yaml")


class Item(msgspec.Struct, forbid_unknown_fields=True):
    title: str = ""
    sizes: dict[str, int] = {}
    named: dict[str, Item] = {}
    items: list[Item] = []


def read(text: str) -> Any:
    return parse_yaml(text, object, FILE)


def error_in(text: str, kind: Any = object, above: int = 0) -> ConfigError:
    with pytest.raises(ConfigError) as error:
        parse_yaml(text, kind, FILE, above=above)
    assert error.value.path == FILE
    assert error.value.hint
    assert len(error.value.message) < 500
    return error.value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing\n",
        "~",
        "word",
        "'quoted'",
        "a: 1\nb: [x, 'y', \"z\\n\"]\nc: {d: {e: f}}\n",
        "- a\n- - b\n  - c\n- {}\n- []\n",
        "a: |\n  one\n  two\nb: >-\n  three\n  four\n",
        "'yes': [yes, No, TRUE, off, null, ~, '', 0, -7, 0x1F, 0o7, 010, 1_000, 1:30]",
        "a: [1.5, -2e+3, 6.15.2, 6.15, .5, 1e5, 2024-01-31, 2024-01-31 10:20:30]",
        "a: [!!str 5, !!int '5', !!null x, !!bool 'yes', !!map {}, !!seq []]",
        "a: &x [1, 2]\nb: *x\nc: [*x, *x]\n",
        "a: &x word\n*x : b\n",
        "a: &x {k: 1, l: 2}\nb: {<<: *x, l: 3}\n",
        "a: &x {k: 1}\nb: &y {k: 2, m: 3}\nc:\n  <<: [*x, *y]\n  n: 4\n",
        "---\na: b\n...\n",
        "%YAML 1.1\n---\na: b\n",
        "\"<<\": 'it''s'\nb: \"\\u00e9\\U0001F600\"\n",
        "? a\n: b\n",
        "a:\nb:\n  -\n  - x\n",
        "a: b\r\nc:\r\n  - d\r\n",
    ],
)
def test_what_is_sound_is_read_as_the_library_for_yaml_reads_it(text: str) -> None:
    assert read(text) == yaml.safe_load(text)


def test_signs_with_a_meaning_elsewhere_are_text() -> None:
    assert read("a: [<<, =]\nb: =") == {"a": ["<<", "="], "b": "="}


@pytest.mark.parametrize(
    ("text", "words", "line", "key"),
    [
        ("a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n", "the key `c` is already on line 3", 5, "b"),
        ("{a: 1, 'a': 2}", "the key `a` is already on line 1", 1, None),
        ("a: 1\n<<: {b: 1}\n<<: {c: 1}\n", "the key `<<` is already on line 2", 3, None),
        ("a:\n- 1\n- {2: x}\n", "a key is not text", 3, "a[1]"),
        ("yes: no", "a key is not text", 1, None),
        ("~: x", "a key is not text", 1, None),
        ("[a, b]: x", "a key is not text", 1, None),
        ("? {a: b}\n: x", "a key is not text", 1, None),
        ("a: 1\nb: " + "9" * 5000, "cannot be read as a whole number", 2, "b"),
        ("a: -0x" + "f" * 5000, "cannot be read as a whole number", 1, "a"),
        ("a: 9223372036854775808", "cannot be read as a whole number", 1, "a"),
        ("a: 1" + ":59" * 5000, "cannot be read as a whole number", 1, "a"),
        ("a: .nan", "cannot be read as a number", 1, "a"),
        ("a: [1, -.inf]", "cannot be read as a number", 1, "a[1]"),
        ("a: 1.0e+999", "cannot be read as a number", 1, "a"),
        ("a: 2024-02-31", "cannot be read as a date", 1, "a"),
        ("a: 2024-01-01 99:00:00", "cannot be read as a date", 1, "a"),
        ("a: !!int x", "cannot be read as a whole number", 1, "a"),
        ("a: !!bool x", "cannot be read as true or false", 1, "a"),
        ("a: !!timestamp x", "cannot be read as a date", 1, "a"),
        ("a: !!binary AAAA", "the tag binary", 1, "a"),
        ("a: !!python/name:os.system x", "the tag python/name:os.system", 1, "a"),
        ("a:\n  !!python/object/apply:os.system [x]", "has no meaning here", 2, "a"),
        ("a: !!set {b}", "has no meaning here", 1, "a"),
        ("a: !mine {}", "has no meaning here", 1, "a"),
        ("a: *b", "`*b` does not refer", 1, "a"),
        ("a: &b [*b]", "`*b` does not refer", 1, "a[0]"),
        ("<<: x", "`<<` takes mappings only", 1, "<<"),
        ("<<: [{a: 1}, x]", "`<<` takes mappings only", 1, "<<"),
        ("a: b\n--- \nc: d", "more than one document", 2, None),
        ("a: \0", "U+0000", 1, None),
        ("a: b\n# \x1b[31m", "U+001B", 2, None),
        ("a: \ud800", "U+D800", 1, None),
        ("a: \ufffe", "U+FFFE", 1, None),
        ("a: \"\\ud800\"", "not YAML", 1, None),
        ("a:\n\t- b", "not YAML", 2, None),
        ("a: [1, 2\n", "not YAML", 2, None),
        ("a: 'x\n", "not YAML", 2, None),
        ("a: b: c", "not YAML", 1, None),
        ("%YAML 7.0\n--- a", "not YAML", 1, None),
        ("a: `b`", "not YAML", 1, None),
        ("a: @b", "not YAML", 1, None),
    ],
)  # fmt: skip
def test_what_is_not_is_named_with_line_and_path(
    text: str, words: str, line: int | None, key: str | None
) -> None:
    error = error_in(text)
    assert words in error.message
    assert (error.line, error.key) == (line, key)


def test_lines_count_from_the_top_of_the_file() -> None:
    error = error_in("a: 1\na: 2\n", above=10)
    assert (error.line, error.message) == (12, "the key `a` is already on line 11")
    assert error_in("a: ]", above=10).line == 11
    assert error_in("title: 1", Item, above=10).line == 11


class TestDepth:
    @pytest.mark.parametrize("levels", [MAX_DEPTH + 1, 50_000])
    @pytest.mark.parametrize(
        "level", ["[", "{a: ", "- ", "? ", "- - ? ", "[{a: "], ids=lambda level: level.strip()
    )
    def test_what_is_nested_too_deeply_is_named(self, level: str, levels: int) -> None:
        assert "nested" in error_in(f"# deep\n{level * levels}").message
        assert error_in(f"# deep\n{level * levels}").line == 2

    def test_lines_that_are_indented_more_and_more(self) -> None:
        text = "".join(f"{' ' * level}a:\n" for level in range(2_000))
        assert error_in(text).line == MAX_DEPTH + 1

    def test_as_deep_as_allowed(self) -> None:
        value = read("[" * MAX_DEPTH + "]" * MAX_DEPTH)
        for _ in range(MAX_DEPTH - 1):
            (value,) = value
        assert value == []

    def test_the_line_of_a_value_can_be_asked_of_any_text(self) -> None:
        assert yaml_error("[" * 50_000, FILE, "a[0]", "wrong", "hint").line is None


class TestAliases:
    def test_a_few_that_stand_for_millions_of_values_are_named(self) -> None:
        laughs = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
        laughs += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
        error = error_in("\n".join(laughs))
        assert "500,000 values" in error.message
        assert error.line == 6

    def test_so_are_those_that_are_merged(self) -> None:
        laughs = ["a0: &a0 {" + ", ".join(f"k{n}: 1" for n in range(100)) + "}"]
        laughs += [
            f"a{n}: &a{n} {{" + ", ".join(f"k{m}: *a{n - 1}" for m in range(100)) + "}"
            for n in range(1, 5)
        ]
        assert "500,000 values" in error_in("\n".join(laughs)).message

    def test_many_values_are_counted_too(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(yaml_reader, "MAX_VALUES", 100)
        assert "more than 100 values" in error_in(f"[{'x, ' * 101}]").message
        assert len(read(f"[{'x, ' * 99}]")) == 99


class TestKinds:
    @pytest.mark.parametrize(
        ("text", "key", "line"),
        [
            ("title: 1", "title", 1),
            ("items:\n- title: a\n- titel: b\n", "items[1].titel", 3),
            ("sizes:\n  a: 1\n  b: 2\n  c: x\n  d: 4\n", "sizes.c", 4),
            ("sizes:\n  a.b: 1\n  c.d: x\n", "sizes.c.d", 3),
            ("named:\n  a: {}\n  b:\n    title: 7\n", "named.b.title", 4),
            ("items:\n- {}\n- sizes: {a: 1,\n    b: x}\n", "items[1].sizes.b", 4),
            ("named:\n  a: {}\n  b:\n    items:\n    - {}\n    - 7\n", "named.b.items[1]", 6),
            ("[]", None, 1),
            ("title: 2024-01-31", "title", 1),
        ],
    )
    def test_a_value_of_another_kind_is_found_by_path_and_line(
        self, text: str, key: str | None, line: int
    ) -> None:
        error = error_in(text, Item)
        assert (error.key, error.line) == (key, line)

    def test_one_wrong_value_among_very_many_is_found(self) -> None:
        lines = [f"  k{n}: {n if n != 7_777 else 'x'}" for n in range(10_000)]
        assert error_in("sizes:\n" + "\n".join(lines), Item).key == "sizes.k7777"
