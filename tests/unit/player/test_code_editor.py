# The code editor is bundled by a tool and committed, so that a site can be built without that tool.

from __future__ import annotations

import gzip
import subprocess
from pathlib import Path

from tests.conftest import ROOT

BUNDLE = ROOT / "docsgen" / "player" / "code-editor.js"


def test_the_bundle_is_made_of_the_editor_as_it_is(tmp_path: Path) -> None:
    command = ["make", "--silent", "-o", "build/node.stamp", "editor", f"BUNDLE={tmp_path}/made.js"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    assert (tmp_path / "made.js").read_bytes() == BUNDLE.read_bytes()


def test_readers_load_less_than_170_kb(tmp_path: Path) -> None:
    assert len(gzip.compress(BUNDLE.read_bytes(), 9)) < 170_000
