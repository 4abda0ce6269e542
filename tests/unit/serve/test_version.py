# A version of the site in memory has the files for assistants that a build writes, whichever of
# them is asked for first.

from __future__ import annotations

import json
from pathlib import Path

from docsgen.config import load_project
from docsgen.diagnostics import Findings
from docsgen.render import Theme
from docsgen.serve.exporter import LiveDemos
from docsgen.serve.version import SiteVersion
from docsgen.workflows.build import build
from docsgen.workflows.load import load
from tests.conftest import SITE
from tests.unit.test_cli import RECORD


def test_it_has_every_file_for_assistants(tmp_path: Path) -> None:
    (tmp_path / "content/chunks").mkdir(parents=True)
    (tmp_path / "content/site.yaml").write_text(SITE)
    (tmp_path / "content/chunks/a.json").write_text(json.dumps([RECORD]))
    project, out = load_project(tmp_path), tmp_path / "site"
    build(tmp_path, out, Findings())
    site, theme = load(project, Findings()), Theme(tmp_path / "templates")
    found = [*out.glob("llms*"), *out.rglob("llms/*"), *out.rglob("skill/**/*"), out / "mcp.json"]
    names = [file.relative_to(out).as_posix() for file in found if file.is_file()]
    assert {"llms.txt", "skill/gradio-docs/references/everything.md"} <= set(names)
    for name in names:
        version = SiteVersion(tmp_path, site, theme, project.config, LiveDemos())
        assert version.file(name) == (out / name).read_bytes(), name
