# A made-up library whose docstrings have several styles, as records and as the pages of a site.

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docsgen.assemble.matrix import component_paths
from docsgen.cli import main
from docsgen.config import load_project
from docsgen.diagnostics import Findings
from docsgen.kinds import PageKind
from docsgen.model import CodeBlock, Page, Site, Status, blocks_of
from docsgen.workflows.extract import Extracted, extract_library, records_file, settings
from docsgen.workflows.load import load
from tests.unit.surface.conftest import Make, make_tree, make_wheel

__all__ = ["make_tree", "make_wheel"]

INIT = '''
"""Lamps."""

from lamps.kinds import Bulb, Fault, Lamp, Light, Settings, dim, lit

LampAlias = Lamp
__all__ = ["Lamp", "LampAlias", "Light", "Bulb", "Settings", "Fault", "dim", "lit", "light"]


def light(): ...
'''
KINDS = '''
from __future__ import annotations

import dataclasses
from typing import TypedDict, overload

try:
    import fast
except ImportError:
    fast = None


class Light:
    """What shines."""

    def __init__(self, watts: int = 3, *, name: str | None = None):
        """Make a light.

        Args:
            watts: The power, in watts.

                - `0`: dark
                - `3`: enough to read
            name: What it is called.
        """

    def on(self, brightness: float = 1.0) -> bool:
        """Switch it on.

        Parameters
        ----------
        brightness : float
            From 0 to 1.

        Returns
        -------
        bool
            Whether it was off.
        """

    def _inner(self): ...


class Lamp(Light):
    """A lamp on a table.

    Example:
        with Lamp(3) as lamp:
            if lamp.on():
                # it was dark
                lamp.read()

        print(lamp)
    """

    def __init__(self, *bulbs: Bulb, watts: int, shade: str = 'green "felt"', **options: object):
        """
        :param bulbs: What shines in it.
        :param shade: Its colour.
        """


@dataclasses.dataclass
class Bulb:
    """A bulb."""

    watts: int
    warm: bool = True
    """Whether its light is yellow."""


class Settings(TypedDict):
    """What can be set."""

    level: int


class Fault(Exception):
    """No light."""


@overload
def dim(lamp: Lamp) -> None: ...
@overload
def dim(lamp: Lamp, level: int) -> None: ...
def dim(lamp: Lamp, level: int = 1) -> None:
    """Dim a lamp.

    Raises:
        Fault: When it is broken.
    """


def lit(function):
    """Decorator: run a function while a lamp is on."""
'''
PACKAGE = {"lamps/__init__.py": INIT, "lamps/kinds.py": KINDS}
SITE = """\
title: Lamps
description: The reference of lamps.
base_url: https://lamps.example/
library: {name: lamps, title: Lamps, version: "1.0", alias: lp}
navigation: [{title: Everything, kinds: [component, data-class, helper]}]
"""


@pytest.fixture
def extracted(make_tree: Make, tmp_path: Path) -> Extracted:
    return extract_library(str(make_tree(PACKAGE) / "lamps"), None, tmp_path)


@pytest.fixture
def pages(extracted: Extracted, tmp_path: Path) -> dict[str, Page]:
    """The pages of a site that is made of the records, by path."""
    site = site_of(extracted, tmp_path / "site")
    return {page.path.removeprefix("docs/lamps/").rstrip("/"): page for page in site.pages}


def site_of(extracted: Extracted, root: Path) -> Site:
    """The site that is made of the records and nothing else, which breaks no rule."""
    (root / "content" / "chunks").mkdir(parents=True)
    (root / "content" / "chunks" / "reference.json").write_text(records_file(extracted))
    (root / "content" / "site.yaml").write_text(SITE + settings(extracted))
    findings = Findings()
    site = load(load_project(root), findings)
    assert findings.sorted() == []
    return site


def test_each_class_and_function_has_a_page(pages: dict[str, Page]) -> None:
    titles = {name: page.title for name, page in pages.items()}
    assert titles == {
        "lamp": "Lamp",
        "light-class": "Light",
        "bulb": "Bulb",
        "settings": "Settings",
        "fault": "Fault",
        "dim": "dim",
        "lit": "lit",
        "light": "light",
    }


def test_pages_are_what_their_classes_are(pages: dict[str, Page]) -> None:
    assert pages["lamp"].kind is PageKind.COMPONENT
    assert {pages[name].kind for name in ("bulb", "settings", "fault")} == {PageKind.DATA_CLASS}
    assert {pages[name].kind for name in ("dim", "lit", "light")} == {PageKind.HELPER}


def test_parameters_are_those_of_the_signature(pages: dict[str, Page]) -> None:
    rows = {row.name: row for row in pages["lamp"].parameters}
    assert list(rows) == ["bulbs", "watts", "shade", "options"]
    assert (rows["watts"].type, rows["watts"].required) == ("int", True)
    assert rows["shade"].default == json.dumps('green "felt"')
    assert [rows[name].required for name in ("bulbs", "options")] == [False, False]
    assert [rows[name].default for name in ("bulbs", "options")] == [None, None]
    assert rows["bulbs"].description == "What shines in it."


def test_what_a_class_leaves_open_its_base_says(pages: dict[str, Page]) -> None:
    described = {row.name: row.description for row in pages["lamp"].parameters}
    assert described["watts"].startswith("The power, in watts.")
    assert "- `0`: dark" in described["watts"].split("\n")


def test_methods_say_what_they_give_back(pages: dict[str, Page]) -> None:
    (method,) = pages["light-class"].methods
    text = "Switch it on.\n\nReturns `bool`: Whether it was off."
    assert (method.name, method.description) == ("on", text)
    (row,) = method.parameters
    assert (row.type, row.default, row.description) == ("float", "1.0", "From 0 to 1.")


def test_functions_say_what_they_give_back_and_raise(pages: dict[str, Page]) -> None:
    assert pages["dim"].description == "Dim a lamp.\n\nRaises `Fault`: When it is broken."
    assert pages["lit"].description == "Decorator: run a function while a lamp is on."


def test_several_values_and_errors_are_lists(make_tree: Make, tmp_path: Path) -> None:
    code = '''
class Lamp:
    """A lamp."""

    def __init__(self):
        """
        Raises:
            Fault: When it is broken.
        """

    def measure(self) -> tuple[float, int]:
        """
        Returns:
            watts: Its power.
            hours: How long
                it shone.
        Raises:
            Fault: When it is broken.
            ValueError: Never.
        """

    def __call__(self) -> "Lamp": ...
'''
    described = described_by(make_tree({"lamps/__init__.py": code}), tmp_path)
    assert described["Description"] == "A lamp.\n\nRaises `Fault`: When it is broken."
    assert described["measure"].endswith(
        "The library does not describe it.\n\n"
        "Returns `tuple[float, int]`:\n\n- `watts`: Its power.\n- `hours`: How long it shone.\n\n"
        "Raises:\n\n- `Fault`: When it is broken.\n- `ValueError`: Never."
    )
    assert described["`__call__`"].endswith("Returns `Lamp`.")


def test_examples_of_methods_follow_them(make_tree: Make, tmp_path: Path) -> None:
    code = '''
class Lamp:
    """A :class:`Lamp`.

    .. versionadded:: 1.2
    """

    def read(self):
        """Read.

        Example::

            with lamp:
                lamp.read()
        """

    @property
    def light(self) -> int:
        """The :attr:`light` of it.

        Returns:
            int: In lumens.

        Raises:
            Fault: When it is broken.
        """
'''
    described = described_by(make_tree({"lamps/__init__.py": code}), tmp_path)
    assert list(described) == ["Description", "Attributes", "Methods", "read", "Example of `read`"]
    assert described["Description"] == "A `Lamp`.\n\nNew in version 1.2."
    assert described["Example of `read`"] == " with lamp:\n     lamp.read()"
    assert described["Attributes"].endswith(
        "light: int\n\nThe `light` of it.\n\nIn lumens.\n\nRaises `Fault`: When it is broken."
    )


def described_by(tree: Path, home: Path) -> dict[str, str]:
    """The records of the package `lamps` in a folder, by heading."""
    records = extract_library(str(tree / "lamps"), None, home).reference.records
    return {record.heading1: record.text.rstrip() for record in records}


def test_examples_are_as_they_are_written(pages: dict[str, Page]) -> None:
    blocks = [block for s in pages["lamp"].sections for block in blocks_of(s)]
    (sample,) = [block for block in blocks if isinstance(block, CodeBlock)]
    assert sample.status is Status.VERBATIM
    lines = ["with Lamp(3) as lamp:", "    if lamp.on():", "        # it was dark"]
    assert sample.code == "\n".join([*lines, "        lamp.read()", "", "print(lamp)"])


def test_fields_of_values_are_there(pages: dict[str, Page]) -> None:
    assert [row.name for row in pages["bulb"].parameters] == ["watts", "warm"]
    assert [row.name for row in pages["settings"].attributes] == ["level"]


def test_other_names_are_told(pages: dict[str, Page]) -> None:
    assert pages["lamp"].description.endswith("Also available as `LampAlias`.")


def test_what_nobody_describes_says_so(pages: dict[str, Page]) -> None:
    assert pages["light"].description == "The library does not describe it."


def test_a_wheel_is_read_without_importing_it(make_wheel: Make, tmp_path: Path) -> None:
    wheel = make_wheel({"gradio/__init__.py": "raise SystemExit\nclass Thing: ...\n"})
    found = extract_library(str(wheel), "https://docs.example", tmp_path)
    assert (found.name, found.version) == ("gradio", "1.0")
    urls = {record.source_page_url for record in found.reference.records}
    assert urls == {"https://docs.example/docs/gradio/thing"}


COMPONENTS = {
    "gradio/__init__.py": """
from gradio.components import Introduction, Timer


def timer():
    'Run a function now and then.'


__all__ = ["Introduction", "Timer", "timer"]
""",
    "gradio/components/__init__.py": "from gradio.components.timer import Introduction, Timer\n",
    "gradio/components/base.py": "class Component:\n    EVENTS = []\n",
    "gradio/components/timer.py": """
from gradio.components.base import Component
from gradio.events import Events


class Timer(Component):
    'A timer.'

    EVENTS = [Events.tick]


class Introduction(Component):
    'Welcomes people.'
""",
    "gradio/events.py": """
class Events:
    tick = EventListener("tick", doc="Time has passed.")
""",
}


def test_the_matrix_leads_to_the_pages_of_its_components(make_tree: Make, tmp_path: Path) -> None:
    found = extract_library(str(make_tree(COMPONENTS) / "gradio"), None, tmp_path)
    ends = {url.removeprefix(f"{found.origin}docs/gradio/") for url in found.reference.kinds}
    assert ends == {"introduction", "timer-class", "timer", "gradio-introduction"}
    (matrix,) = [one for one in found.reference.records if one.heading1 == "Supported events"]
    assert matrix.source_page_url.endswith("/docs/gradio/gradio-introduction")
    assert "[Timer](timer-class)|✓" in matrix.text
    pages = site_of(found, tmp_path / "site").pages
    assert component_paths(pages, Findings()) == {"Timer": "docs/gradio/timer-class/"}


class TestCommand:
    def test_prints_records_and_says_what_they_are(self, make_tree: Make) -> None:
        from click.testing import CliRunner

        result = CliRunner().invoke(main, ["extract", str(make_tree(PACKAGE) / "lamps")])
        assert result.exit_code == 0
        records = json.loads(result.stdout)
        keys = {"text", "heading1", "source_page_url", "source_page_title"}
        assert all(set(record) == keys for record in records)
        assert "8 pages" in result.stderr
        assert 'data-class: ["docs/lamps/*"]' in result.stderr

    @pytest.mark.parametrize(
        ("files", "why"),
        [
            ({"lamps/__init__.py": "class"}, "lamps cannot be read"),
            ({"lamps/__init__.py": "_inner = 1"}, "lamps offers no class and no function"),
            ({"lamps/other.py": ""}, "holds no package lamps"),
        ],
    )
    def test_says_why_there_is_nothing(
        self, make_tree: Make, files: dict[str, str], why: str
    ) -> None:
        from click.testing import CliRunner

        result = CliRunner().invoke(main, ["extract", str(make_tree(files) / "lamps")])
        assert (result.exit_code, result.stdout) == (2, "")
        assert why in result.stderr
