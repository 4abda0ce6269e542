# Names in site.yaml of what the project does not have.

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from docsgen.assemble.checks import check_showcase
from docsgen.config import Playground
from docsgen.diagnostics import Findings
from docsgen.model.demo import Demo, Manifest
from tests.unit.assemble.test_links import CONFIG

HELLO = Demo("hello", Path("hello"), "", Manifest(title="Hello", summary="It greets."))


def test_demos_to_begin_with_that_do_not_exist_are_named_with_their_key() -> None:
    playground = Playground(templates=["hello", "helo"])
    config = replace(CONFIG, showcase=["hallo", "hello"], playground=playground)
    findings = Findings()
    check_showcase(config, {"hello": HELLO}, findings)
    assert [(one.rule, one.message) for one in findings.sorted()] == [
        ("DG201", "the demo 'hallo' of `showcase` does not exist"),
        ("DG201", "the demo 'helo' of `playground.templates` does not exist"),
    ]
