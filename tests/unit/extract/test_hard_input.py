# Packages that are hard to read, or cannot be read: each name has a page or a finding.

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docsgen.cli import main
from docsgen.surface.sources import LibraryError
from docsgen.workflows.extract import Extracted, extract_library
from tests.unit.surface.conftest import Make, make_tree, make_wheel

__all__ = ["make_tree", "make_wheel"]

COMPILED = "_core.cpython-311-x86_64-linux-gnu.so"


@pytest.fixture
def library(make_tree: Make, tmp_path: Path) -> Library:
    return Library(make_tree, tmp_path)


class Library:
    """Extracts the package `lamps`, which is made of files."""

    def __init__(self, make_tree: Make, home: Path) -> None:
        self._make_tree, self._home = make_tree, home

    def __call__(self, **files: str) -> Extracted:
        """The reference of the package with these modules; `init` is its `__init__`."""
        named = {f"lamps/{name.replace('init', '__init__')}.py": t for name, t in files.items()}
        return self.of(named)

    def of(self, files: dict[str, str]) -> Extracted:
        """The same of files by path."""
        return extract_library(str(self._make_tree(files) / "lamps"), None, self._home)


def pages(found: Extracted) -> list[str]:
    return [url.rpartition("/")[2] for url in found.reference.kinds]


def texts(found: Extracted) -> dict[tuple[str, str], str]:
    """The records by the ends of their addresses and their headings."""
    return {
        (record.source_page_url.rpartition("/")[2], record.heading1): record.text.strip()
        for record in found.reference.records
    }


def told(found: Extracted) -> list[tuple[str, str, str]]:
    """The findings: rule, place and message."""
    return [
        (one.rule, f"{one.location.file}:{one.location.line or ''}", one.message)
        for one in found.reference.findings
    ]


def rules(found: Extracted) -> set[str]:
    return {one.rule for one in found.reference.findings}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["extract", *arguments])


class TestWhatCannotBeHad:
    def test_a_name_that_is_not_installed_asks_for_a_version_or_an_installation(self) -> None:
        result = run("no-such-package-anywhere")
        assert (result.exit_code, result.stdout) == (3, "")
        assert "no-such-package-anywhere is not installed" in result.stderr
        assert "pip install no-such-package-anywhere" in result.stderr
        assert "no-such-package-anywhere==VERSION" in result.stderr

    def test_a_version_that_no_index_has_is_missing(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        error = "ERROR: No matching distribution found for lamps==9"
        done = subprocess.CompletedProcess([], 1, "", error)
        monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
        result = run("lamps==9")
        assert (result.exit_code, result.stdout) == (3, "")
        assert "No matching distribution found" in result.stderr
        assert "package index" in result.stderr

    @pytest.mark.parametrize("given", ["missing.whl", "./missing", "lamps>=1", "lamps=1"])
    def test_what_is_no_name_is_a_mistake(self, given: str) -> None:
        result = run(given)
        assert (result.exit_code, result.stdout) == (2, "")

    def test_the_name_of_a_distribution_finds_its_package(self, tmp_path: Path) -> None:
        found = extract_library("PyYAML", None, tmp_path)
        assert found.name == "yaml"
        assert "docs/yaml/dump" in {url.removeprefix(found.origin) for url in found.reference.kinds}


class TestCodeThatCannotBeRead:
    def test_a_file_with_an_error_is_named_and_the_rest_goes_on(self, library: Library) -> None:
        found = library(
            init="from lamps.kinds import Lamp\nfrom lamps.shades import Shade\n",
            kinds='class Lamp:\n    """A lamp."""\n',
            shades="class Shade:\n    def fold(self)\n",
        )
        assert pages(found) == ["lamp"]
        broken, lost = told(found)
        assert broken[:2] == ("DG111", "lamps/shades.py:2")
        assert "cannot read it: expected ':'" in broken[2]
        message = "lamps exports Shade from lamps.shades, where it is not found"
        assert lost == ("DG113", "lamps/__init__.py:", message)

    @pytest.mark.parametrize("code", ["x = '\0'\n", "class Box[T"])
    def test_other_errors_are_named_too(self, library: Library, code: str) -> None:
        found = library(init="def dim():\n    'Dim.'\n", odd=code)
        assert [(one[0], one[1].partition(":")[0]) for one in told(found)] == [
            ("DG111", "lamps/odd.py")
        ]

    def test_files_for_its_own_use_are_left_alone(self, library: Library) -> None:
        init = "def dim():\n    'Dim.'\n"
        found = library.of(
            {
                "lamps/__init__.py": init,
                "lamps/tests/__init__.py": "",
                "lamps/tests/bad.py": "class\n",
                "lamps/templates/no_package.py": "{{ name }}\n",
                "lamps/not-importable.py": "class\n",
            }
        )
        assert told(found) == []

    def test_a_package_that_cannot_be_read_at_all_says_with_which_python(
        self, library: Library
    ) -> None:
        with pytest.raises(LibraryError, match="lamps cannot be read") as raised:
            library(init="class Box[T\n")
        assert "source code that Python 3." in raised.value.hint

    def test_the_command_prints_findings_and_fails_if_it_is_told_to(self, make_tree: Make) -> None:
        files = {"lamps/__init__.py": "def dim():\n    'Dim.'\n", "lamps/bad.py": "class\n"}
        package = str(make_tree(files) / "lamps")
        result = run(package)
        assert result.exit_code == 0
        assert len(json.loads(result.stdout)) == 1
        assert "lamps/bad.py:1: warning: " in result.stderr
        assert "1 pages, 1 records, 1 warning" in result.stderr
        assert run(package, "--fail-on", "warning").exit_code == 1


class TestCompiledModules:
    INIT = "from lamps._core import Filament\n\ndef dim():\n    'Dim.'\n"

    def test_what_comes_from_one_has_a_finding(self, library: Library) -> None:
        found = library.of({"lamps/__init__.py": self.INIT, f"lamps/{COMPILED}": ""})
        assert pages(found) == ["dim"]
        message = "lamps exports Filament from lamps._core, where it is not found"
        assert told(found) == [("DG113", "lamps/__init__.py:", message)]

    def test_a_public_one_has_a_finding(self, library: Library) -> None:
        found = library.of({"lamps/__init__.py": self.INIT, "lamps/optics.pyd": ""})
        assert ("DG112", "lamps/optics.pyd:") in [one[:2] for one in told(found)]

    def test_its_stubs_stand_in_for_it(self, library: Library) -> None:
        found = library.of(
            {
                "lamps/__init__.py": self.INIT,
                f"lamps/{COMPILED}": "",
                "lamps/_core.pyi": "class Filament:\n    def __init__(self, watts: int = 3): ...\n",
            }
        )
        assert pages(found) == ["filament", "dim"]
        assert "watts: int\n\ndefault `= 3`" in texts(found)["filament", "Initialization"]

    def test_so_do_those_of_the_package(self, library: Library) -> None:
        stub = (
            "from typing import overload\n"
            "class Filament: ...\n"
            "@overload\ndef glow() -> int: ...\n@overload\ndef glow(long: bool) -> int: ...\n"
            "def dim(watts: int): ...\n"
        )
        found = library.of(
            {
                "lamps/__init__.py": f"from lamps._core import Filament, glow\n{self.INIT}",
                "lamps/__init__.pyi": stub,
                f"lamps/{COMPILED}": "",
            }
        )
        assert pages(found) == ["filament", "dim", "glow"]
        assert ("dim", "Initialization") not in texts(found)  # source code counts where it is there
        assert "long: bool" in texts(found)["glow", "Initialization"]

    def test_stubs_with_errors_are_as_none(self, library: Library) -> None:
        files = {
            "lamps/__init__.py": self.INIT,
            f"lamps/{COMPILED}": "",
            "lamps/_core.pyi": "class\n",
        }
        assert rules(library.of(files)) == {"DG113"}

    def test_a_wheel_is_told_to_hold_some(self, make_wheel: Make, tmp_path: Path) -> None:
        wheel = make_wheel({"gradio/__init__.py": self.INIT, "gradio/optics.so": "\x7fELF"})
        assert "DG112" in rules(extract_library(str(wheel), None, tmp_path))

    @pytest.mark.parametrize("package", ["folder", "wheel"])
    def test_a_package_of_nothing_else_is_refused(
        self, package: str, make_tree: Make, make_wheel: Make
    ) -> None:
        files = {"gradio/__init__.cpython-311-x86_64-linux-gnu.so": ""}
        given = make_wheel(files) if package == "wheel" else make_tree(files) / "gradio"
        result = run(str(given))
        assert (result.exit_code, result.stdout) == (2, "")
        assert "holds compiled modules and no package gradio" in result.stderr

    def test_a_wheel_cannot_name_one_outside_its_folder(
        self, make_wheel: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "temporary").mkdir()
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
        wheel = make_wheel({"gradio/__init__.py": self.INIT, "../../escaped.so": ""})
        extract_library(str(wheel), None, tmp_path)
        assert not (tmp_path / "escaped.so").exists()


class TestNames:
    def test_each_of_the_others_has_a_reason(self, library: Library) -> None:
        found = library(
            init="""
                from elsewhere import Foreign
                from lamps.kinds import Lamp
                import lamps.kinds as kinds
                made = Lamp()
                VOLTS = 230
                __all__ = ["Foreign", "Lamp", "kinds", "made", "VOLTS", "nowhere", "Lamp"]
            """.replace("                ", ""),
            kinds='class Lamp:\n    """A lamp."""\n',
        )
        assert pages(found) == ["lamp"]
        assert [one[2] for one in told(found)] == [
            "lamps exports Foreign from another package, elsewhere",
            "lamps exports made but makes it while it is imported",
            "lamps exports nowhere but no code that can be read defines it",
        ]

    def test_many_for_the_same_reason_are_one_finding(self, library: Library) -> None:
        names = [f"name{number}" for number in range(9)]
        found = library(init=f"def dim():\n    'Dim.'\n__all__ = {['dim', *names]!r}\n")
        (one,) = found.reference.findings
        assert "name0, name1, name2, name3, name4 and 4 more" in one.message

    def test_imports_of_other_packages_are_not_exported_unless_listed(
        self, library: Library
    ) -> None:
        found = library(init="import os\nfrom typing import Any\ndef dim():\n    'Dim.'\n")
        assert (pages(found), told(found)) == (["dim"], [])

    def test_one_class_under_several_names_has_one_page(self, library: Library) -> None:
        found = library(
            init="from lamps.kinds import Lamp, Lamp as Light\nTorch = Lamp\n",
            kinds='class Lamp:\n    """A lamp."""\n',
        )
        assert pages(found) == ["lamp"]
        assert texts(found)["lamp", "Description"] == (
            "A lamp.\n\nAlso available as `Light`, `Torch`."
        )

    def test_a_class_that_is_written_twice_has_the_last_one(self, library: Library) -> None:
        found = library(init='class Lamp:\n    """Old."""\nclass Lamp:\n    """New."""\n')
        assert (pages(found), told(found)) == (["lamp"], [])
        assert texts(found)["lamp", "Description"] == "New."

    def test_classes_of_the_same_name_have_pages_of_their_own(self, library: Library) -> None:
        found = library(
            init="", desk='class Lamp:\n    """A."""\n', street='class Lamp:\n    """B."""\n'
        )
        assert pages(found) == ["lamp", "lamps-street-lamp"]

    @pytest.mark.parametrize(
        "condition",
        [
            "if sys.version_info >= (3, 99):\n    {new}\nelse:\n    {old}\n",
            "try:\n    {new}\nexcept ImportError:\n    {old}\n",
            "try:\n    {old}\nexcept ImportError:\n    Lamp = None\n",
            "if TYPE_CHECKING:\n    {old}\n",
        ],
    )
    def test_a_conditional_import_has_a_page(self, library: Library, condition: str) -> None:
        new, old = (f"from lamps.{module} import Lamp" for module in ("new", "old"))
        imports = "import sys\nfrom typing import TYPE_CHECKING\n"
        found = library(
            init=imports + condition.format(new=new, old=old),
            old='class Lamp:\n    """A lamp."""\n',
        )
        assert (pages(found), told(found)) == (["lamp"], [])

    def test_what_is_defined_under_a_condition_has_a_page(self, library: Library) -> None:
        code = "if WINDOWS:\n    def dim(): 'A.'\nelse:\n    class Lamp: 'B.'\n"
        assert pages(library(init=code)) == ["lamp", "dim"]


class TestSignatures:
    def test_generics_are_classes_like_others(self, library: Library) -> None:
        found = library(
            init="""
                from typing import Generic, TypeVar
                T = TypeVar("T")
                class Box(Generic[T]):
                    '''A box.'''
                    def __init__(self, content: T, *more: T): ...
                    def open(self) -> T: ...
                __all__ = ["Box"]
            """.replace("                ", "")
        )
        assert told(found) == []
        assert "content: T" in texts(found)["box", "Initialization"]
        assert "Returns `T`." in texts(found)["box", "open"]

    def test_overloads_have_the_signature_of_what_runs(self, library: Library) -> None:
        found = library(
            init="""
                from typing import overload
                class Lamp:
                    '''A lamp.'''
                    @overload
                    def dim(self) -> None: ...
                    @overload
                    def dim(self, level: int) -> int: ...
                    def dim(self, level: int | None = None) -> int | None:
                        '''Dim it.'''
            """.replace("                ", "")
        )
        (method,) = (text for (_, heading), text in texts(found).items() if heading == "dim")
        assert "Returns `int | None`." in method
        assert "level: int | None\n\ndefault `= None`" in method


class TestDocstrings:
    def test_none_at_all_are_told(self, library: Library) -> None:
        found = library(init="class Lamp: ...\ndef dim(level): ...\n")
        assert texts(found)["lamp", "Description"] == "The library does not describe it."
        assert told(found) == [
            (
                "DG114",
                "lamps/__init__.py:",
                "2 of 2 classes and functions have no docstring: Lamp, dim",
            )
        ]

    @pytest.mark.parametrize(
        "section",
        [
            "Args:\n        levle: How bright.",
            "Parameters\n    ----------\n    levle : int\n        How bright.",
            ":param int levle: How bright.",
        ],
    )
    def test_a_description_of_no_parameter_is_told(self, library: Library, section: str) -> None:
        code = f'def dim(level: int):\n    """Dim a lamp.\n\n    {section}\n    """\n'
        assert told(library(init=code)) == [
            (
                "DG115",
                "lamps/__init__.py:1",
                "the docstring of lamps.dim describes levle, which it does not take",
            )
        ]

    def test_what_a_method_or_a_constructor_describes_counts_as_well(
        self, library: Library
    ) -> None:
        found = library(
            init="""
                class Lamp:
                    '''A lamp.

                    Args:
                        watts: Its power.
                        volts: Unknown.
                    '''
                    def __init__(self, watts: int): ...
                    def dim(self, level: int, **options: int):
                        '''Dim it.

                        Args:
                            level: How bright.
                            slowly: One of the options.
                        '''
                    def read(self):
                        '''Read.

                        Args:
                            book: Unknown.
                        '''
            """.replace("                ", "")
        )
        assert [one[1:] for one in told(found)] == [
            (
                "lamps/__init__.py:2",
                "the docstring of lamps.Lamp describes volts, which it does not take",
            ),
            (
                "lamps/__init__.py:17",
                "the docstring of lamps.Lamp.read describes book, which it does not take",
            ),
        ]


def test_findings_are_kept_with_the_reference(make_tree: Make, tmp_path: Path) -> None:
    package = str(make_tree({"lamps/__init__.py": "def dim(): ...\n"}) / "lamps")
    first, second = (extract_library(package, None, tmp_path) for _ in range(2))
    assert first == second
    assert rules(second) == {"DG114"}
