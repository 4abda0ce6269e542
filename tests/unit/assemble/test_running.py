# What is copied with a sample, and why one does not run even so, for a library of four classes.

from __future__ import annotations

import pytest

from docsgen.assemble.running.imports import Imports
from docsgen.assemble.running.knowledge import NOTHING, RunningKnowledge
from docsgen.assemble.running.page import run_samples
from docsgen.assemble.running.programs import program
from docsgen.config import Library
from docsgen.model.running import Obstacle, Running, indented

ACME = Library(name="acme", title="Acme", version="2", alias="ac")
KNOWN = RunningKnowledge(
    packages=("numpy", "pandas"),
    apps=("acme.Window",),
    launching=("show",),
    asking=("acme.Remote",),
    requiring=(("acme.chart", "plots"),),
    removed=("acme.Old", "acme.Button(size)"),
    around="with ac.Window() as window:",
    layouts=("acme.Row",),
    events=("press",),
    refused=(("x = 1 / 0", "division by zero"),),
)
CLASSES = [(f"acme.{name}", name) for name in ("Window", "Row", "Button")]


def runs(*codes: str, knowledge: RunningKnowledge = KNOWN) -> list[Running]:
    """What becomes of the samples of a page."""
    programs = [program(code) for code in codes]
    return run_samples(programs, Imports(ACME, CLASSES, [programs], knowledge), knowledge)


def last(*codes: str) -> Running:
    """What becomes of the last one."""
    return runs(*codes)[-1]


class TestImports:
    @pytest.mark.parametrize(
        ("code", "line"),
        [
            ("ac.Button()", "import acme as ac"),
            ("Button()", "from acme import Button"),
            ("np.zeros(3)", "import numpy as np"),
            ("os.getcwd()", "import os"),
            ("Path('a')", "from pathlib import Path"),
            ("def f(x: Any): pass", "from typing import Any"),
            ("@dataclass\nclass A: pass", "from dataclasses import dataclass"),
            ("acme.Button()", "import acme"),
        ],
    )
    def test_what_everybody_knows_is_imported(self, code: str, line: str) -> None:
        assert last(code) == Running(imports=[line])

    def test_a_complete_sample_is_copied_as_it_is(self) -> None:
        assert last("import os\nprint(os.getcwd())") == Running()

    def test_the_page_has_the_first_word(self) -> None:
        above, below = "from mine import Path", "from theirs import Path"
        assert last(above, "Path()").imports == ["from mine import Path"]
        assert runs(above, "Path()", below)[1].imports == ["from mine import Path"]
        assert runs("Path()", below)[0].imports == ["from theirs import Path"]

    def test_a_module_of_python_is_meant_only_where_it_is_used_as_one(self) -> None:
        assert last("code()").needs == ["code"]

    def test_a_type_that_is_called_is_not_that_of_typing(self) -> None:
        assert last("Generator(1)").needs == ["Generator"]

    def test_nothing_stands_before_an_import_of_the_future(self) -> None:
        code = "from __future__ import annotations\ndef f(x: Missing): pass"
        assert last(code) == Running()
        assert last(f"{code}\nac.Button()").obstacle is Obstacle.UNDEFINED


class TestDefinitions:
    def test_they_come_from_above_with_what_they_need(self) -> None:
        above = (
            "import math\nradius = 2\nunused = 3\n@cached\ndef area():\n    return math.pi * radius"
        )
        assert last("def cached(f): return f", above, "print(area())") == Running(
            imports=["import math"],
            definitions="def cached(f): return f\nradius = 2\n"
            "@cached\ndef area():\n    return math.pi * radius",
        )

    def test_the_nearest_counts(self) -> None:
        assert last("a = 1", "a = 2", "print(a)").definitions == "a = 2"

    def test_what_comes_after_a_launch_is_never_reached(self) -> None:
        app = "import acme as ac\nwindow = ac.Window()\nurl = window.show()"
        assert last(app, "print(url)").needs == ["url"]
        assert last(app, "window.show()").definitions == "window = ac.Window()"

    def test_long_ones_are_not_copied(self) -> None:
        short, long = ("def f():\n" + "    pass\n" * n for n in (29, 30))
        assert last(short, "f()").obstacle is None
        assert last(long, "f()") == Running(obstacle=Obstacle.UNDEFINED, needs=["f"])

    def test_where_a_name_stays_undefined_only_imports_are_of_use(self) -> None:
        assert last("a = 1", "ac.Button(a, b)") == Running(
            imports=["import acme as ac"], obstacle=Obstacle.UNDEFINED, needs=["b"]
        )


class TestStandIns:
    def test_a_type_that_nobody_knows_is_any(self) -> None:
        assert last("def f(x: picture | None): pass") == Running(
            imports=["from typing import Any"], stand_ins=["picture = Any"]
        )

    def test_what_is_only_given_back_is_none(self) -> None:
        assert last("def f(x):\n    return value") == Running(stand_ins=["value = None"])

    def test_what_is_used_otherwise_is_not(self) -> None:
        assert last("def f(x):\n    value()\n    return value").needs == ["value"]


class TestApps:
    def test_a_layout_outside_of_one_is_put_into_one(self) -> None:
        found = last("with ac.Row():\n    ac.Button()")
        assert found == Running(
            imports=["import acme as ac"], around="with ac.Window() as window:", is_app=True
        )

    def test_so_is_a_listener(self) -> None:
        assert last("b = ac.Button()", "b.press(print)").around
        assert not last("b = dict()", "b.press(print)").around

    @pytest.mark.parametrize(
        "code",
        [
            "with ac.Window():\n    with ac.Row():\n        pass",
            "w = ac.Window()\nwith w.page('a'):\n    with ac.Row():\n        pass",
            "def f():\n    with ac.Row():\n        pass",
        ],
    )
    def test_one_inside_stays(self, code: str) -> None:
        assert last(code).around == ""

    def test_strings_are_not_indented(self) -> None:
        assert indented('a = """\nb\n"""\n\nc = 1') == '    a = """\nb\n"""\n\n    c = 1'


class TestObstacles:
    @pytest.mark.parametrize(
        ("code", "obstacle", "needs"),
        [
            ("def f(...): pass", Obstacle.INCOMPLETE, []),
            ("f(x)", Obstacle.UNDEFINED, ["f", "x"]),
            ("import torch.nn, os", Obstacle.PACKAGE, ["torch"]),
            ("def f():\n    import torch", Obstacle.PACKAGE, ["torch"]),
            ("ac.chart()", Obstacle.PACKAGE, ["plots"]),
            ("ac.Old()", Obstacle.REMOVED, ["acme.Old"]),
            ("from acme import Old", Obstacle.REMOVED, ["acme.Old"]),
            ("ac.Button(size=1)", Obstacle.REMOVED, ["acme.Button(size)"]),
            ("print(..., 'YOUR_TOKEN')", Obstacle.VALUE, ["...", "'YOUR_TOKEN'"]),
            ("print(os.environ['KEY'])", Obstacle.VARIABLE, ["KEY"]),
            ("ac.Remote('a/b')", Obstacle.NETWORK, ["a/b"]),
            ("pd.read_csv('https://a.example/b')", Obstacle.NETWORK, ["https://a.example/b"]),
            ("open('a.csv')", Obstacle.FILE, ["a.csv"]),
            ("x = 1/0", Obstacle.REFUSED, ["division by zero"]),
        ],
    )
    def test_each_is_named_with_what_it_needs(
        self, code: str, obstacle: Obstacle, needs: list[str]
    ) -> None:
        found = last(code)
        assert (found.obstacle, found.needs) == (obstacle, needs)

    @pytest.mark.parametrize(
        "code",
        [
            "try:\n    import torch\nexcept ImportError:\n    pass",
            "def f():\n    ac.Remote('a/b')",
            "os.environ['KEY'] = 'a'",
            "open('a.csv', 'w')",
            "def f():\n    open('a.csv')",
            "ac.Window().show()\nac.Remote('a/b')",
            "print('https://a.example/')",
            "class A:\n    def f(self): ...",
        ],
    )
    def test_what_does_not_stop_a_sample_is_none(self, code: str) -> None:
        assert last(code).obstacle is None

    def test_a_value_that_a_component_asks_a_function_for_is_asked_for_at_once(self) -> None:
        code = "URL = 'https://a.example/x'\ndef f():\n    return pd.read_csv(URL)\n"
        assert last(f"{code}ac.Button(f)").needs == ["https://a.example/x"]
        assert last(f"{code}ac.Window(f)").obstacle is None
        assert last(f"{code}print(f)").obstacle is None

    def test_a_sample_that_lost_text_is_damaged(self) -> None:
        programs = [program("f(", is_damaged=True), program("a = 1", is_damaged=True)]
        found = run_samples(programs, Imports(ACME, [], [programs], NOTHING), NOTHING)
        assert [one.obstacle for one in found] == [Obstacle.DAMAGED, None]


def test_samples_of_a_library_without_an_adapter_get_their_imports() -> None:
    (found,) = runs("with ac.Row():\n    np.zeros(1)", knowledge=NOTHING)
    assert found == Running(
        imports=["import acme as ac", "import numpy as np"],
        obstacle=Obstacle.PACKAGE,
        needs=["numpy"],
    )


@pytest.mark.parametrize("code", ["(" * 5000, "a = 1\n" * 100_000, "\x00", "def f(:", ""])
def test_whatever_is_in_a_sample_nothing_fails(code: str) -> None:
    assert len(runs(code, "print(a)")) == 2
