# What an export needs of a library's adapter, and what becomes of a project without it.

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from docsgen.adapters import Adapter
from docsgen.config import Project
from docsgen.demos.exportability import exporting_of, runnable
from docsgen.demos.exporting import Exporting
from docsgen.diagnostics import Findings
from docsgen.errors import ConfigError
from docsgen.model.demo import Demo, Manifest, Runs
from docsgen.model.lab import Lab
from docsgen.workflows.preparation import AmbiguousLibraryError, exporter
from tests.conftest import ADAPTER, GRADIO, Register


def demo(name: str, **manifest: Any) -> Demo:
    return Demo(name, Path(name), "", Manifest(title=name, summary="S", **manifest))


DEMOS = {
    "live": demo("live"),
    "stand-in": demo("stand-in", runs=Runs.STAND_IN, stands_in_for="It stands in for a model."),
    "hosted": demo("hosted", runs=Runs.HOSTED, space="acme/hosted"),
}
LABS = {"Lamp": Lab("Lamp", ["click"], "import acme\n")}


class Acme(Adapter):
    """Knows a library and not how its apps are exported."""

    library = "acme"


class AcmeForBrowsers(Acme):
    def exporting(self) -> Exporting:
        return GRADIO


@pytest.fixture
def acme(make_project: Any, site: str) -> Project:
    """A project that documents acme."""
    text = site.replace("name: gradio, title: Gradio", "name: acme, title: Acme")
    return make_project({}, site=text)  # type: ignore[no-any-return]


class TestAProjectWithoutExports:
    def test_shows_demos_as_code_and_has_no_labs(self, acme: Project) -> None:
        demos, labs = runnable(DEMOS, LABS, acme, Findings())
        assert {name: shown.manifest.runs for name, shown in demos.items()} == {
            "live": Runs.CODE_ONLY,
            "stand-in": Runs.CODE_ONLY,
            "hosted": Runs.HOSTED,
        }
        assert demos["live"].manifest.why_not == "Apps of Acme do not run in the browser here."
        assert demos["stand-in"].manifest.stands_in_for is None
        assert labs == {}

    def test_says_so_once(self, acme: Project) -> None:
        findings = Findings()
        runnable(DEMOS, LABS, acme, findings)
        (found,) = findings.sorted()
        assert (found.rule, found.location.file) == ("DG073", "content/site.yaml")
        assert found.message == (
            "apps of the library 'acme' cannot be exported: no adapter knows it;"
            " shown as code only: live, stand-in; no event labs are made"
        )
        assert "`runs: code-only`" in found.hint

    def test_says_nothing_without_demos_that_would_run(self, acme: Project) -> None:
        findings = Findings()
        runnable({"hosted": DEMOS["hosted"]}, {}, acme, findings)
        assert findings.sorted() == []

    def test_has_an_adapter_that_lacks_the_facet(self, acme: Project, register: Register) -> None:
        register(Acme())
        with pytest.raises(ConfigError, match=r"'acme' cannot .*: its adapter does not") as error:
            exporting_of(acme)
        assert error.value.path == acme.root / "content" / "site.yaml"
        assert error.value.key == "library.adapter"
        assert error.value.exit_code == 2

    def test_may_have_turned_its_adapter_off(self, make_project: Any, site: str) -> None:
        project = make_project({}, site=site.replace("alias: gr}", "alias: gr, adapter: none}"))
        with pytest.raises(ConfigError, match=r"'gradio' cannot .*: `library\.adapter`") as error:
            exporting_of(project)
        assert "`adapter: gradio`" in error.value.hint


def test_a_project_with_exports_keeps_its_demos_and_labs(acme: Project, register: Register) -> None:
    register(AcmeForBrowsers())
    findings, demos = Findings(), {"live": demo("live")}
    assert runnable(demos, LABS, acme, findings) == (demos, LABS)
    assert findings.sorted() == []


class TestAnAppWithoutAProject:
    def test_is_one_of_the_only_library_that_can_be_exported(self, register: Register) -> None:
        register(Acme())
        assert exporter(None) == (ADAPTER, GRADIO)

    def test_is_one_of_the_library_that_it_imports(self, register: Register) -> None:
        register(AcmeForBrowsers())
        assert exporter(None, ["acme", "numpy"])[0].library == "acme"

    def test_must_say_which_where_it_imports_none(self, register: Register) -> None:
        register(AcmeForBrowsers())
        with pytest.raises(
            AmbiguousLibraryError, match=r"gradio \(gradio\), acme \(acme\)"
        ) as error:
            exporter(None, ["numpy"])
        assert "--project" in error.value.hint

    def test_is_one_of_the_project_that_keeps_its_runtime(
        self, acme: Project, register: Register
    ) -> None:
        register(AcmeForBrowsers())
        assert exporter(acme.root, ["gradio"])[0].library == "acme"
