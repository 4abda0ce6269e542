from functools import partial

import pytest

from docsgen import ingest
from docsgen.ingest.restore import Stored, squash
from docsgen.libraries.gradio.conventions import GradioConventions

restore = partial(ingest.restore.restore, conventions=GradioConventions())


def test_json_is_indented_by_its_brackets() -> None:
    result = restore(Stored('{\n "a": {\n "b": [\n 1\n ]\n }\n}', "json", "guide"))
    assert result.code == '{\n  "a": {\n    "b": [\n      1\n    ]\n  }\n}'
    assert result.status == "reconstructed"


def test_javascript_is_indented_and_strings_hide_brackets() -> None:
    result = restore(Stored('f(() => {\n log("}");\n});', "js", "guide"))
    assert (result.language, result.code) == ("javascript", 'f(() => {\n  log("}");\n});')


def test_chain_carries_its_arguments() -> None:
    result = restore(Stored("let a = b\n.c(\n1,\n)\n.d();", "rust", "guide"))
    assert result.code == "let a = b\n    .c(\n        1,\n    )\n    .d();"


def test_tab_indented_block_stays_as_it_is() -> None:
    source = "for (const x of y) {\n\tlog(x);\n}"
    result = restore(Stored(source, "js", "guide"))
    assert (result.code, result.status) == (source, "verbatim")


def test_deeply_nested_brackets_keep_their_text() -> None:
    source = "(\n" * 3000
    assert squash(restore(Stored(source, "js", "guide")).code) == squash(source)


def test_unbalanced_block_is_uncertain() -> None:
    assert restore(Stored("f(() =>\n if (x) {\n y\n }\n});", "js", "guide")).status == "uncertain"


def test_sentence_between_commands_becomes_a_comment() -> None:
    result = restore(
        Stored("These two requests share a session\ncurl -X POST $URL", "bash", "guide")
    )
    assert result.code.startswith("# These two requests share a session\n")


def test_alternative_behind_a_command_becomes_a_comment() -> None:
    result = restore(Stored("gradio skills add --cursor or --claude", "sh", "guide"))
    assert result.code == "gradio skills add --cursor # or --claude"


def test_tree_gets_its_width_back() -> None:
    assert restore(Stored("├── a\n│ └── b", "txt", "guide")).code == "├── a\n│   └── b"


def test_usage_of_a_client_has_a_known_shape() -> None:
    source = "Client.predict() Usage Info\n\n - predict(x) -> y\n Parameters:\n - [Audio] x: str"
    result = restore(Stored(source, "bash", "guide"))
    assert result.language == "output"
    assert result.code.split("\n")[2:] == [
        " - predict(x) -> y",
        "    Parameters:",
        "     - [Audio] x: str",
    ]


@pytest.mark.parametrize(
    ("source", "label", "language"),
    [
        ('{\n "a": 1\n}', "python", "json"),
        ("├── main.py", "csv", "text"),
        ("INFO: Started server process [1360]", "csv", "output"),
        ("https://docs.google.com/x", "html", "text"),
        ("event: complete\ndata: 1", "bash", "output"),
    ],
)
def test_wrong_label_is_corrected_and_reported(source: str, label: str, language: str) -> None:
    result = restore(Stored(source, label, "guide"))
    assert result.language == language
    assert label in result.notes[0].value


@pytest.mark.parametrize(
    ("source", "language"),
    [
        (" import gradio as gr", "python"),
        (" $ pip install gradio", "bash"),
        (' const app = await Client.connect("x")', "javascript"),
        (" use gradio::Client;\n \n fn main() {\n }", "rust"),
        (" Client.predict() Usage Info", "output"),
    ],
)
def test_language_of_an_unlabelled_block_is_found(source: str, language: str) -> None:
    assert restore(Stored(source, "", "reference")).language == language


@pytest.mark.parametrize(
    ("source", "label"),
    [
        ("let args: Vec = x;", "rust"),
        ("include ", "cpp"),
        ("", "html"),
        ('{\n "Authorization": "Bearer "\n}', "json"),
        ("job.status()\n\n>> ", "python"),
    ],
)
def test_block_that_lost_angle_brackets_is_damaged(source: str, label: str) -> None:
    assert restore(Stored(source, label, "guide")).status == "damaged"


def test_a_bare_address_gets_its_anchor_back() -> None:
    source = "https://docs.google.com/spreadsheets/d/1/editgid=0"
    result = restore(Stored(source, "html", "guide"))
    assert result.code == "https://docs.google.com/spreadsheets/d/1/edit#gid=0"
    assert result.status == "reconstructed"
