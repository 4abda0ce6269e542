# What authors hear of the packages of their apps: with the place that asks for each.

from __future__ import annotations

from pathlib import Path

import pytest

from docsgen.demos.module_uses import uses
from docsgen.demos.package_findings import report_packages
from docsgen.demos.provision import Lack, Provision
from docsgen.demos.runtime.resolving import Resolution, Resolved
from docsgen.demos.source import Source, find_source
from docsgen.diagnostics import Finding, Findings

CODE = b"import gradio\nimport lamp\n\ntry:\n    import shade\nexcept ImportError:\n    pass\n"
IMPLIED = {"pillow": "its picture"}


@pytest.fixture
def source(tmp_path: Path) -> Source:
    (tmp_path / "app.py").write_bytes(CODE)
    (tmp_path / "requirements.txt").write_text("gradio\nlamp==1.0\n")
    return find_source(tmp_path, Findings())


def found(source: Source, provision: Provision) -> list[Finding]:
    findings = Findings()
    report_packages(source, provision, uses(CODE, "app.py"), IMPLIED, findings)
    return findings.sorted()


def told(source: Source, provision: Provision) -> tuple[str, str, int | None]:
    (one,) = found(source, provision)
    return one.rule, Path(one.location.file or "").name, one.location.line


def test_a_package_that_readers_lack(source: Source) -> None:
    assert told(source, Provision(lacks=[Lack("lamp", "it is sold out")])) == ("DG065", "app.py", 2)


def test_a_package_that_only_the_library_needs(source: Source) -> None:
    lacking = Provision(lacks=[Lack("pillow", "it is sold out")])
    (finding,) = found(source, lacking)
    assert "pillow, which its picture needs, cannot be loaded" in finding.message


def test_a_package_that_nobody_could_have(source: Source) -> None:
    lacking = Provision(lacks=[Lack("lamp", "it was never made", is_final=True)])
    assert told(source, lacking) == ("DG357", "app.py", 2)


def test_one_that_the_app_can_do_without(source: Source) -> None:
    lacking = Provision(lacks=[Lack("shade", "it is sold out")], hidden=["shade"])
    assert told(source, lacking) == ("DG350", "app.py", 5)


def test_another_version_than_was_asked_for(source: Source) -> None:
    other = Provision(names=["lamp"], others={"lamp==1.0": "2.0"})
    assert told(source, other) == ("DG351", "requirements.txt", 2)


def test_a_version_that_was_withdrawn(source: Source) -> None:
    wheel = Resolved("lamp", "1.0", "0" * 64, is_yanked=True)
    assert told(source, Provision(resolution=Resolution([wheel], [])))[0] == "DG352"


def test_nothing_is_said_of_packages_that_readers_have(source: Source) -> None:
    wheel = Resolved("lamp", "1.0", "0" * 64)
    assert found(source, Provision(names=["numpy"], resolution=Resolution([wheel], []))) == []
