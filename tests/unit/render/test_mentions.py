from __future__ import annotations

from docsgen.render.mentions import weighted
from docsgen.render.search import Record


def page(title: str, text: str = "") -> Record:
    return Record(f"docs/{title.lower()}/", title, "page", [], text)


def test_a_page_weighs_more_the_more_code_uses_it() -> None:
    text = "gr.Button() and gr.Button(), gr.Slider(), a Plot"
    records = [page("Button", text), page("Slider"), page("Plot")]
    button, slider, plot = (record.weight for record in weighted(records, ["gr", "gradio"]))
    assert button > slider > plot == 0


def test_each_name_of_the_library_counts_but_no_other() -> None:
    records = [page("Button", "gr.Button gradio.Button"), page("Slider", "gr.Slider hgr.Slider")]
    button, slider = (record.weight for record in weighted(records, ["gr", "gradio"]))
    assert button > slider > 0


def test_a_part_weighs_as_much_as_its_page() -> None:
    part = Record("docs/button/#param-link", "link", "parameter", ["Button"], "")
    whole, weighed = weighted([page("Button", "gr.Button"), part], ["gr"])
    assert weighed.weight == whole.weight > 0


def test_no_weight_has_three_digits() -> None:
    (record,) = weighted([page("Button", "gr.Button " * 5000)], ["gr"])
    assert record.weight == 99
