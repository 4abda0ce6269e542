# Samples of one page against a small library, which stands for the documented one.

from __future__ import annotations

import pytest

from docsgen.check.samples.page import check_page
from docsgen.check.samples.program import Libraries
from docsgen.check.samples.sample import Sample
from docsgen.diagnostics import Findings, Location
from docsgen.kinds import PageKind
from docsgen.model import Page
from docsgen.surface.values import Argument, Class, Function, Surface


def function(*names: str, returns: str = "", **types: str) -> Function:
    arguments = [Argument(name, types.get(name, ""), "None") for name in names]
    return Function(arguments, returns=returns)


BUTTON = Class("gradio.Button", function("value"), {}, {"label": ""}, events=["click"])
DEPENDENCY = Class("gradio.Dependency", function(), {}, {}, events=["then"])
IMAGE = Class(
    "gradio.Image",
    function("type", type="Literal['pil', 'numpy'] | None"),
    {"copy": function(returns="Image")},
    {},
    events=["change"],
)
GRADIO = Surface(
    name="gradio",
    version="1",
    modules={
        "gradio": {
            **{name: f"gradio.{name}" for name in ("Button", "Image", "Dependency")},
            "load": "gradio.load",
        }
    },
    classes={c.path: c for c in (BUTTON, DEPENDENCY, IMAGE)},
    functions={"gradio.load": function("src", returns="Button | None")},
    exported=["Button", "Image", "load"],
    opened=[],
    variables=["GRADIO_PORT"],
    listener=function("fn", "inputs", returns="Dependency"),
)
LIBRARIES = Libraries({"gradio": GRADIO}, {"gradio": "gr"})
PAGE = Page("https://gradio.app/guides/a", "guides/a/", "A", PageKind.GUIDE, "guide", "", [], [])


def found(
    *codes: str, language: str = "python", sure: bool = True, whole: bool = True
) -> list[str]:
    samples = [Sample(c, language, Location(record=1), "", sure, whole) for c in codes]
    findings = Findings()
    check_page(samples, PAGE, LIBRARIES, findings)
    return [d.rule for d in findings.sorted()]


def test_names_travel_from_sample_to_sample() -> None:
    assert found("import time", "time.sleep(1)\nimport os") == []
    assert found("import os", "time.sleep(1)") == ["DG132"]


def test_what_comes_below_is_not_there_yet() -> None:
    assert found("import os\ntime.sleep(1)", "import time") == ["DG132"]


def test_a_function_may_use_what_the_same_file_imports_below() -> None:
    assert found("import os\ndef f():\n    time.sleep(1)", "import time") == []
    assert found("import os\ndef f():\n    time.sleep(1)", "f()") == ["DG132"]


def test_a_page_without_imports_shows_excerpts() -> None:
    assert found("def f(a: List[str]) -> Any:\n    return np.array(a)") == []


def test_what_cannot_be_read_may_define_anything() -> None:
    assert found("import os, time\n(", "x = time.sleep(os)") == ["DG130"]
    assert found("time = clock", "import os\ntime.sleep(1)", sure=False) == []


@pytest.mark.parametrize(
    "code",
    [
        "gr.Button(valu=1)",
        "from gradio import Button as B\nB(valu=1)",
        "import gradio\ngradio.Button(valu=1)",
    ],
)
def test_a_class_is_known_by_any_name(code: str) -> None:
    assert found(code) == ["DG134"]


@pytest.mark.parametrize(
    "code",
    [
        "b = gr.Button()\nb.change()",
        "with gr.Button() as b:\n    b.change()",
        "gr.Button().change()",
        "(b := gr.Button()).change()",
        "b: gr.Button = gr.Button()\nb.change()",
    ],
)
def test_an_instance_is_known_however_it_is_bound(code: str) -> None:
    assert found(code) == ["DG136"]


@pytest.mark.parametrize(
    "code",
    [
        "def f(b):\n    b.change()\nb = gr.Button()",
        "b = gr.Button()\nb = other()\nb.change()",
        "for b in all_of_them:\n    b.change()",
        "b = gr.Button() if x else gr.Image()\nb.change()",
    ],
)
def test_a_name_for_several_things_is_not_judged(code: str) -> None:
    assert found(code) == []


def test_results_of_calls_are_followed() -> None:
    assert found("gr.Image().copy().clik()") == ["DG137"]
    assert found("gr.Button().click(print).then(print, outputz=1)") == ["DG134"]


def test_attributes_and_unknown_classes_are_left_alone() -> None:
    assert found("gr.Button().label.upper()\nother.Button(valu=1)") == []


def test_an_option_may_be_any_alternative() -> None:
    assert found("gr.Image(type='file')") == ["DG139"]
    assert found("gr.Image(type='pil')\ngr.Image(type=None)\ngr.Image(kind)") == []


def test_arguments_that_are_unpacked_are_not_counted() -> None:
    assert found("gr.Button(*many)\ngr.Button(**named)") == []
    assert found("gr.Button(1, 2)") == ["DG135"]


def test_only_the_library_is_looked_at_where_a_sample_has_several_readings() -> None:
    code = "import gradio as gr\ngr.Button(valu=missing)\nprint('{code}')"
    assert found(code, sure=False) == ["DG134"]
    assert found(code, sure=False, whole=False) == []


@pytest.mark.parametrize("code", ["self.x -> y", "x = # PASTE HERE", "def f():", "a = '\0'"])
def test_what_is_not_python_is_told_once(code: str) -> None:
    assert found(code) == ["DG130"]


@pytest.mark.parametrize(
    "code",
    [
        "def f(self, ...):\n    ...",
        "with a:\n    ...\nb()\n    ...",
        "f(a, ...)",
        "class A:\n    ...",
    ],
)
def test_dots_stand_for_what_is_left_out(code: str) -> None:
    assert found(code) == []


@pytest.mark.parametrize("code", ["1" + "+1" * 20_000, "x" + ".a" * 20_000, "-" * 20_000 + "1"])
def test_what_is_nested_too_deeply_is_said_to_be_unread(code: str) -> None:
    assert found(code)[:1] in (["DG146"], ["DG130"])


def test_a_huge_sample_is_said_to_be_unread() -> None:
    assert found("x = 1\n" * 50_000) == ["DG146"]


@pytest.mark.parametrize("language", ["json", "bash", "javascript", "csv"])
@pytest.mark.parametrize("code", ["", "\0", "[" * 50_000, "\ud800", "🤗" * 100])
def test_odd_text_in_other_languages_is_survived(language: str, code: str) -> None:
    assert set(found(code, language=language)) <= {"DG142", "DG143", "DG144", "DG145"}


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("json", '{"a": "http://x//y", "b": [1, 2,]}'),
        ("json", '{"data": $PAYLOAD, "n": <number>, ...: 1}'.replace("...: 1", '"c": ...')),
        ("bash", "$ pip install x\n$ export A=1 # why"),
        ("bash", "curl -d '{\n \"a\": 1\n}' $URL"),
        ("javascript", "for await (const m of job) console.log(m?.data ?? 1);"),
        ("csv", 'a,b\n"1,2",3\n\n'),
    ],
)
def test_right_samples_of_other_languages(language: str, code: str) -> None:
    assert found(code, language=language) == []


def test_variables_of_the_library_are_known() -> None:
    assert found("export GRADIO_PORT=1\nexport GRADIO_PROT=2", language="bash") == ["DG152"]


def test_strings_with_fields_that_are_meant() -> None:
    code = 'x = 1\n"""Doc {x}"""\nprint("{{x}}", "${x}", "{y}", f"{x}")\nA(html_template="{x}")'
    assert found(code) == []
    assert found('x = 1\nprint("{x}".format(x=x))') == []


def test_types_in_quotes_need_not_exist() -> None:
    assert found("import os\ndef f(a: 'gr.Nothing') -> 'np.ndarray': ...") == []


def test_a_blank_for_the_reader_hides_nothing_else() -> None:
    assert found("import os\nTOKEN = # PASTE\ntime.sleep(TOKEN)") == ["DG130", "DG132"]
