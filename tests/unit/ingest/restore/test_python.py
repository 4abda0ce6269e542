import textwrap
from functools import partial

import pytest

from docsgen import ingest
from docsgen.ingest.restore import Span, Stored
from docsgen.libraries.gradio.conventions import GradioConventions

restore = partial(ingest.restore.restore, conventions=GradioConventions())


def guide(source: str, **facts: object) -> Stored:
    return Stored(textwrap.dedent(source).strip("\n"), "python", "guide", **facts)  # type: ignore[arg-type]


def flat(code: str, origin: str) -> Stored:
    """What the scraper leaves of intact code: no `#`, one blank or none."""
    lines = []
    for line in textwrap.dedent(code).strip("\n").split("\n"):
        text = " ".join(line.replace("# ", "").split())
        blank = " " if origin == "reference" or line.startswith(" ") else ""
        lines.append(blank + text)
    return Stored("\n".join(lines), "python", origin)  # type: ignore[arg-type]


APPS = {
    "events are wired inside the app, the launch stands outside": """
        import gradio as gr

        def greet(name):
            return "Hello " + name

        with gr.Blocks() as demo:
            name = gr.Textbox(label="Name")
            button = gr.Button("Greet")
            button.click(greet, name, name)

        demo.launch()
        """,
    "columns of a row are siblings": """
        with gr.Blocks() as demo:
            with gr.Row():
                with gr.Column(scale=1):
                    first = gr.Textbox()
                with gr.Column(scale=2):
                    second = gr.Textbox()
        """,
    "a method follows the body of a method": """
        class Counter:
            def __init__(self):
                self.count = 0

            def increment(self):
                self.count += 1
                return self.count
        """,
    "a handler streams inside its loop": """
        def answer(prompt):
            text = ""
            for token in model.generate(prompt):
                text += token
                yield text
        """,
    "a clause finds its partner": """
        def load(path):
            try:
                data = read(path)
            except OSError as error:
                print(error)
                return None
            return data
        """,
    "a client script runs at the top": """
        from gradio_client import Client

        def show(result):
            print(result)

        client = Client("abidlabs/en2fr")
        job = client.submit("Hello", result_callbacks=[show])
        """,
}


@pytest.mark.parametrize("origin", ["guide", "reference"])
@pytest.mark.parametrize("title", APPS)
def test_flattened_sample_comes_back(title: str, origin: str) -> None:
    truth = textwrap.dedent(APPS[title]).strip("\n")
    result = restore(flat(truth, origin))
    assert result.code == truth
    assert result.status == "reconstructed"


def test_code_without_depth_is_verbatim() -> None:
    result = restore(guide("import gradio as gr\ndemo.launch()"))
    assert (result.status, result.code) == ("verbatim", "import gradio as gr\ndemo.launch()")


def test_prose_line_becomes_a_comment() -> None:
    result = restore(guide("Load the model\nmodel = load()"))
    assert result.code == "# Load the model\nmodel = load()"


def test_english_behind_code_becomes_a_trailing_comment() -> None:
    result = restore(guide("job = client.submit(1)\njob.result() This is blocking"))
    assert result.code.endswith("job.result()  # This is blocking")


def test_comments_inside_a_call_are_found() -> None:
    source = "@gr.cache(\n max_size=256, max entries (LRU), default 128\n)\ndef f(x):\n return x"
    assert (
        "    max_size=256,  # max entries (LRU), default 128"
        in restore(Stored(source, "python", "guide")).code
    )


def test_tool_directives_are_comments() -> None:
    assert restore(guide("x = f() type: ignore")).code == "x = f()  # type: ignore"


def test_missing_colon_is_added_and_reported() -> None:
    source = " def predict(text) -> str | None\n process the value\n return value"
    result = restore(Stored(source, "", "reference"))
    assert result.code.startswith("def predict(text) -> str | None:\n    # process the value")
    assert "colon" in result.notes[0].key


def test_output_lines_are_commented_and_reported() -> None:
    result = restore(guide("client.predict(4)\n\n>> 9.0"))
    assert result.code.endswith("# >> 9.0")
    assert "output" in result.notes[0].key


def test_lines_to_uncomment_stay_comments() -> None:
    source = "def f(x):\n For debugging, uncomment the following line:\n x = trace(x)\n return x"
    result = restore(Stored(source, "python", "guide"))
    assert "\n    # x = trace(x)\n" in result.code


def test_placeholder_is_shown_as_the_source_has_it() -> None:
    result = restore(guide("TOKEN = PASTE YOUR TOKEN HERE\napp = App(TOKEN)"))
    assert result.code.startswith("TOKEN = # PASTE YOUR TOKEN HERE")
    assert "no-value" in result.notes[0].key


def test_truly_ambiguous_structure_is_uncertain() -> None:
    source = "def f(state):\n if state.ready:\n prepare(state)\n finish(state)\n log(state)"
    result = restore(Stored(source, "python", "guide"))
    assert result.status == "uncertain"
    assert "several-indentations" in result.notes[-1].key


def test_header_without_body_is_uncertain() -> None:
    source = "class A:\n def f(self):\n\n def g(self):\n pass"
    assert restore(Stored(source, "python", "guide")).status == "uncertain"


def test_known_length_decides_between_structures() -> None:
    # A window of the corpus: the last component stands beside the row, not in it.
    source = "with gr.Blocks() as demo:\n with gr.Row():\n bot = gr.Chatbot()\n"
    source += " state = gr.State(x)\nlaunch()"
    open_, beside = 4 + 8 + 8, 4 + 8 + 4
    length = len(source) - 3 + beside
    found = restore(Stored(source, "python", "guide", spans=(Span(0, len(source), length),)))
    assert "\n    state = gr.State(x)" in found.code
    assert found.status == "reconstructed"
    other = Span(0, len(source), length - beside + open_)
    found = restore(Stored(source, "python", "guide", spans=(other,)))
    assert "\n        state = gr.State(x)" in found.code


def test_docstring_sections_are_indented() -> None:
    source = 'def f(n):\n """Sum up.\n\n Args:\n n (int): How far.\n """\n return n'
    assert "\n        n (int): How far.\n    " in restore(Stored(source, "python", "guide")).code


def test_arguments_behind_a_bracket_are_aligned() -> None:
    source = "tools = [first().langchain,\n second().langchain]"
    assert restore(Stored(source, "python", "guide")).code.split("\n")[1].startswith(" " * 9 + "s")


def test_tabs_are_facts() -> None:
    source = "def f(x):\n\tif x:\n\t\tprint(x)\n\treturn x"
    assert restore(Stored(source, "python", "guide")).code == source


def test_lost_hashes_of_colours_and_selectors_return() -> None:
    source = 'css = """\nwarning {color: FFCCCB}\n"""\nbox = gr.Textbox(elem_id="warning")'
    result = restore(Stored(source, "python", "guide"))
    assert "#warning {color: #FFCCCB}" in result.code


@pytest.mark.parametrize(
    "source",
    ['gr.HTML("")', 'gr.HTML("\n\nMy App\n\n")', 'head = f"""\n\n\n"""\nlaunch(head)', ""],
)
def test_block_that_lost_its_tags_is_damaged(source: str) -> None:
    assert restore(Stored(source, "python", "guide")).status == "damaged"


def test_a_comment_does_not_begin_with_what_continues_the_code() -> None:
    code = "class Model:\n    bar: Annotated[int, Gt(4)] = 4  # <-- or this\n    spam: int = 3"
    assert restore(flat(code, "guide")).code == code


@pytest.mark.parametrize("origin", ["guide", "reference"])
def test_the_main_guard_stands_outside(origin: str) -> None:
    code = "def func():\n    x = Executor\nif __name__ == '__main__':\n    dumps(func)"
    assert restore(flat(code, origin)).code == code
