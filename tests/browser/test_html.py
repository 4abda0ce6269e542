# The Nu HTML checker on every HTML, CSS and SVG file that a build writes, redirects included.

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.browser.kinds import FOREIGN
from tests.conftest import ROOT

CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def messages(folder: Path, *options: str) -> list[str]:
    """What the checker says about the files in `folder`, each message once."""
    ours = [path for path in folder.iterdir() if path.name not in FOREIGN]
    found = [*ours, *(file for path in ours for file in path.rglob("*"))]
    files = sorted(file for file in found if file.suffix in (".html", ".css", ".svg"))
    assert files
    command = ["java", "-Xss4m", "-jar", CHECKER, "--format", "json", "--exit-zero-always"]
    done = subprocess.run(
        [*command, "--also-check-css", "--also-check-svg", *options, *files],
        check=True,
        capture_output=True,
        text=True,
    )
    first: dict[str, str] = {}
    for message in json.loads(done.stderr)["messages"]:
        place = f"{message.get('url', '')}:{message.get('lastLine', '')}"
        first.setdefault(message["message"], f"{place}: {message.get('extract', '').strip()}")
    return [f"{message} ({example})" for message, example in first.items()]


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<!doctype html><title>A</title><p id=a><p id=a>")
    (tmp_path / "b.css").write_text("a { colr: light-dark(red, blue) }")
    (tmp_path / "c.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><box/></svg>')
    found = "\n".join(messages(tmp_path))
    assert "Duplicate ID “a”" in found
    assert "colr" in found
    assert "“box”" in found


def test_the_site_is_valid(built: Path) -> None:
    assert messages(built) == []


def test_hard_content_is_valid(hard: Path) -> None:
    # Made-up words look like Italian to the checker.
    assert messages(hard, "--no-langdetect") == []
