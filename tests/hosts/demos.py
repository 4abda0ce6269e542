# The demo that all hosts show: in a site of its own, at an address of its own.

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

from docsgen.cli import main
from docsgen.diagnostics import Findings
from docsgen.hosting import hosted
from docsgen.workflows.build import build
from tests.conftest import ROOT, SITE

NAME = "calculator"
"""An app in two columns, which lie one below the other on a phone."""

TITLE = 'Größen "{{ add }}" & <more>'
"""Letters that formats must escape, each in its own way."""

RECORD = {
    "text": f"$demo_{NAME}",
    "heading1": "Start",
    "source_page_url": "https://gradio.app/guides/start",
    "source_page_title": "Basics - Start Guide",
}


class Demos(NamedTuple):
    """A built site with a demo: its address, and the folder of its project."""

    url: str
    project: Path

    def printed(self, form: str) -> str:
        """What `docsgen embed` prints in a format."""
        command = ["embed", NAME, "--format", form, "--project", str(self.project)]
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 0, result.output
        return result.stdout.rstrip("\n")


@contextmanager
def published(root: Path) -> Iterator[Demos]:
    """Build a small site in a new folder and serve it, to pages of other origins as well."""
    (root / "public").mkdir()
    with hosted(root / "public", shared=True) as host:
        url = f"{host}docs/"
        write_project(root / "project", url)
        findings = Findings()
        assert build(root / "project", root / "public" / "docs", findings).demos, findings.sorted()
        yield Demos(url, root / "project")


def write_project(project: Path, url: str) -> None:
    """A project whose only page has the demo; its site will be at `url`."""
    demo = project / "content" / "demos" / NAME
    shutil.copytree(ROOT / "content" / "demos" / NAME, demo)
    manifest = (demo / "demo.yaml").read_text(encoding="utf-8")
    titled = manifest.replace("title: Calculator", f"title: {json.dumps(TITLE)}")
    (demo / "demo.yaml").write_text(titled, encoding="utf-8")
    site = SITE.replace("https://example.org/", url)
    (project / "content" / "site.yaml").write_text(site, encoding="utf-8")
    (project / "content" / "chunks").mkdir()
    (project / "content" / "chunks" / "a.json").write_text(json.dumps([RECORD]))
    (project / ".docsgen").mkdir()
    (project / ".docsgen" / "runtime").symlink_to(ROOT / ".docsgen" / "runtime")
