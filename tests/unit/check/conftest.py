# Tiny projects, and what is found in them.

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from docsgen.check import check
from docsgen.config import load_project
from docsgen.diagnostics import Finding, Findings
from docsgen.workflows.load import load
from tests.conftest import SITE

PAGE = "https://gradio.app/guides/first-page"

Check = Callable[..., list[Finding]]


def write_project(root: Path, texts: tuple[str, ...], site: str, guides: dict[str, bytes]) -> None:
    """A project whose records have these texts, one section each.

    `site` is what site.yaml has besides or, line by line, in the place of what it has else.
    """
    (root / "content" / "chunks").mkdir(parents=True, exist_ok=True)
    given = {line.partition(":")[0] for line in site.splitlines()}
    kept = [line for line in SITE.splitlines() if line.partition(":")[0] not in given]
    text = "\n".join([*kept, site])
    (root / "content" / "site.yaml").write_text(text, encoding="utf-8")
    records = [
        {
            "text": text,
            "heading1": f"Section {number}",
            "source_page_url": PAGE,
            "source_page_title": "Basics - First Page Guide",
        }
        for number, text in enumerate(texts)
    ]
    (root / "content" / "chunks" / "a.json").write_text(json.dumps(records), encoding="utf-8")
    for name, data in guides.items():
        (root / "content" / "guides").mkdir(exist_ok=True)
        (root / "content" / "guides" / name).write_bytes(data)


@pytest.fixture
def checked(tmp_path: Path) -> Check:
    """`checked("text", "more", rule="DG047")`: the findings of one rule in a project."""

    def run(
        *texts: str, rule: str, site: str = "", guides: dict[str, bytes] | None = None
    ) -> list[Finding]:
        write_project(tmp_path, texts or ("Some text.",), site, guides or {})
        project = load_project(tmp_path)
        findings = Findings(project.config.rules)
        check(load(project, findings), project, findings)
        return [found for found in findings.sorted() if found.rule == rule]

    return run
