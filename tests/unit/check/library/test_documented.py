# The reference in the place of a library that is not installed.

from __future__ import annotations

from docsgen.check.library.documented import documented
from docsgen.check.samples.page import check_page
from docsgen.check.samples.program import Libraries
from docsgen.check.samples.sample import Sample
from docsgen.diagnostics import Findings, Location
from docsgen.kinds import PageKind
from docsgen.model import Page
from tests.conftest import Corpus

PAGE = Page("https://gradio.app/guides/a", "guides/a/", "A", PageKind.GUIDE, "guide", "", [], [])
KINDS = ("component", "layout", "event-data", "app-class")


def found(code: str, corpus: Corpus) -> list[str]:
    surface = documented(corpus.site, "gradio", KINDS)
    client = documented(corpus.site, "gradio_client", ["client-class"])
    libraries = Libraries({"gradio": surface, "gradio_client": client}, {"gradio": "gr"})
    findings = Findings()
    check_page([Sample(code, "python", Location(), "")], PAGE, libraries, findings)
    return [d.rule for d in findings.sorted()]


def test_arguments_of_documented_classes_are_known(corpus: Corpus) -> None:
    assert found("gr.Chatbot(show_copy_button=True)", corpus) == ["DG134"]
    assert found("gr.Image(show_copy_button=True)", corpus) == []


def test_events_are_known_from_the_matrix(corpus: Corpus) -> None:
    assert found("gr.Dataframe().upload(print)", corpus) == ["DG136"]
    assert found("gr.Chatbot().like(print, outputz=1)", corpus) == ["DG134"]
    assert found("gr.Dataframe().some_method()", corpus) == []


def test_names_without_a_page_are_not_judged(corpus: Corpus) -> None:
    assert found("import gradio as gr\ngr.Whatever(a=1)\nfrom gradio import whatever", corpus) == []


def test_a_table_that_lost_rows_allows_anything(corpus: Corpus) -> None:
    assert found("gr.HTML(server_functions=[])", corpus) == []


def test_arguments_that_had_asterisks_take_anything(corpus: Corpus) -> None:
    code = "from gradio_client import Client\nClient('a/b').predict(1, 2, 3, text='x')"
    assert found(code, corpus) == []
