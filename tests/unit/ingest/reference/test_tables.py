# Parameter tables in all the forms that the documentation has (corpus-damage.md, Reference pages).

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docsgen.ingest.reference.tables import before_table, has_table, parse_table
from docsgen.model import Parameter

HEAD = "Parameters ▼\n\n\n"


def entry(name: str, type_: str, default: str | None = None, text: str = "") -> str:
    body = f"default `= {default}`\n\n" if default is not None else ""
    return f" \n \n {name}: {type_}\n\n{body}{text}\n\n\n"


def parse(*entries: str) -> list[Parameter]:
    parameters, stray = parse_table(HEAD + "".join(entries))
    assert not stray
    return parameters


def test_an_entry_with_everything() -> None:
    (found,) = parse(entry("size", "Literal['sm', 'md']", '"lg"', "size of the\nbutton."))
    assert found == Parameter("size", "Literal['sm', 'md']", '"lg"', False, "size of the button.")


def test_an_entry_without_default_is_required() -> None:
    (found,) = parse(entry("path", "str", None, "The path."))
    assert (found.default, found.required) == (None, True)


@pytest.mark.parametrize(("name", "type_"), [("args", ""), ("kwargs", ""), ("extra", "Any")])
def test_parameters_that_lost_their_asterisks_are_not_required(name: str, type_: str) -> None:
    (found,) = parse(entry(name, type_))
    assert (found.type, found.required) == (type_, False)


def test_a_description_may_be_missing() -> None:
    first, second = parse(entry("visible", "bool", "True"), entry("key", "str", "None", "The key."))
    assert first.description == ""
    assert second.description == "The key."


def test_a_description_may_hold_empty_lines() -> None:
    (found,) = parse(entry("value", "str", '""', "First.\n\nSecond."))
    assert found.description == "First.\n\nSecond."


@pytest.mark.parametrize(
    "default", ['"value"', "('Like', 'Dislike')", '"**/*"', "None", "1", "[]", '""', "lambda x: x"]
)
def test_a_default_is_the_literal_text(default: str) -> None:
    (found,) = parse(entry("value", "Any", default, "A text with `code`."))
    assert found.default == default
    assert found.description == "A text with `code`."


def test_a_wrapped_default_is_one_line() -> None:
    (found,) = parse(entry("js_on_load", "str | None", '"element.onclick =\n() => {}"', "Code."))
    assert found.default == '"element.onclick = () => {}"'


@pytest.mark.parametrize(
    "type_", ["str | None", "tuple[int | str, ...] | None", "Callable[[int], str]", "Literal['a']"]
)
def test_a_type_is_the_rest_of_its_line(type_: str) -> None:
    assert parse(entry("value", type_, "None"))[0].type == type_


def test_keys_head_a_table_too() -> None:
    parameters, _ = parse_table("Keys ▼\n\n\n" + entry("title", "str", None, "The title."))
    assert [p.name for p in parameters] == ["title"]


def test_order_is_kept() -> None:
    names = ["zebra", "ant", "middle"]
    assert [p.name for p in parse(*[entry(name, "str") for name in names])] == names


def test_text_in_front_of_the_entries_is_given_back() -> None:
    parameters, stray = parse_table(f"{HEAD}This fits nowhere.\n\n{entry('a', 'str')}")
    assert [p.name for p in parameters] == ["a"]
    assert stray == "This fits nowhere."


def test_a_head_without_entries() -> None:
    assert parse_table(HEAD) == ([], "")


def test_a_table_is_known_by_its_head() -> None:
    assert has_table(f"Some text.\n\n{HEAD}")
    assert not has_table("The Parameters ▼ of a function")
    assert before_table(f"Some text.\n\n{HEAD}{entry('a', 'str')}").strip() == "Some text."


def test_the_attributes_of_filedata(records: list[dict[str, str]]) -> None:
    parameters, stray = parse_table(records[185]["text"])
    assert not stray
    assert [(p.name, p.type, p.description) for p in parameters] == [
        ("path", "str", "The server file path where the file is stored."),
        ("url", "Optional[str]", "The normalized server URL pointing to the file."),
        ("size", "Optional[int]", "The size of the file in bytes."),
        ("orig_name", "Optional[str]", "The original filename before upload."),
        ("mime_type", "Optional[str]", "The MIME type of the file."),
        ("is_stream", "bool", "Indicates whether the file is a stream."),
        ("meta", "dict", "Additional metadata used internally (should not be changed)."),
    ]


NAMES = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,20}", fullmatch=True)
WORDS = st.lists(st.sampled_from(["text", "`code`", "True", "x: int"]), max_size=6).map(" ".join)
DEFAULTS = st.none() | st.sampled_from(["None", '"a"', "1.5", "('a', 'b')"])


@given(st.lists(st.tuples(NAMES, st.sampled_from(["", "str", "int | None"]), DEFAULTS, WORDS)))
def test_any_table_is_read_back(rows: list[Any]) -> None:
    parameters, stray = parse_table(HEAD + "".join(entry(*row) for row in rows))
    assert not stray
    assert [(p.name, p.type, p.default, p.description) for p in parameters] == rows


@given(st.text(alphabet="a:=` \n▼P", max_size=100))
def test_no_text_raises(text: str) -> None:
    parse_table(text)
    parse_table(HEAD + text)


def test_an_asterisk_says_that_a_parameter_needs_no_value() -> None:
    (found,) = parse(entry("*options", "Any", None, "Whatever."))
    assert found == Parameter("options", "Any", None, False, "Whatever.")
