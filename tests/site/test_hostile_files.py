# A project that somebody else wrote, with everything in it that is no file of theirs: it is built,
# nothing of this machine gets into the site, and each of them is named. Through the command line.

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from docsgen.cli import main
from tests.conftest import SITE

SECRET = "nobody's business"
RECORD = {
    "text": "Kept text.",
    "heading1": "Start",
    "source_page_url": "https://gradio.app/guides/start",
    "source_page_title": "Basics - Start Guide",
}
DEMO = "title: T\nsummary: S.\nruns: code-only\nwhy_not: It is short.\n"
GUIDE = "---\ntitle: T\n---\nGood guide.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A sound project beside a secret: a guide, a record and a demo."""
    (tmp_path / "secret").mkdir()
    for name in ("secret.txt", "run.py", "demo.yaml", "a.md", "a.json", "404.html"):
        (tmp_path / "secret" / name).write_text(SECRET)
    root = tmp_path / "project"
    for name, text in {
        "site.yaml": SITE,
        "chunks/a.json": json.dumps([RECORD]),
        "guides/good.md": GUIDE,
        "demos/good/run.py": "print('good')\n",
        "demos/good/demo.yaml": DEMO,
    }.items():
        (root / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "content" / name).write_text(text)
    return root


def named(project: Path) -> set[tuple[str, str]]:
    """The errors that check finds, by rule and file; build and inspect must leak nothing either."""
    run = CliRunner().invoke
    out = project.parent / "out"
    built = run(main, ["build", "--project", str(project), "--out", str(out), "--no-demos"])
    assert built.exit_code == 1, built.output
    inspected = run(main, ["inspect", "--project", str(project)])
    assert inspected.exit_code == 0
    assert SECRET not in built.output + inspected.output
    assert not any(
        SECRET.encode() in path.read_bytes() for path in out.rglob("*") if path.is_file()
    )
    assert "Good guide." in (out / "guides" / "good" / "index.html").read_text()
    for form in ("text", "json", "sarif", "junit", "github"):
        result = run(main, ["check", "--project", str(project), "--format", form])
        assert result.exit_code == 1
        assert SECRET not in result.output
    report = run(main, ["check", "--project", str(project), "--format", "json"]).stdout
    found = json.loads(report)["diagnostics"]
    return {(d["rule"], d["location"]["file"]) for d in found if d["severity"] == "error"}


def add_file(project: Path, name: bytes) -> str:
    """Write a guide's text below content/; its name as findings show it."""
    path = Path(os.fsdecode(os.fsencode(project / "content") + b"/" + name))
    path.parent.mkdir(exist_ok=True)
    path.write_text(GUIDE)
    return f"content/{name.decode(errors='replace')}"


@pytest.mark.parametrize("is_relative", [True, False], ids=["relative", "absolute"])
def test_what_a_link_leads_to_outside_is_not_published(project: Path, is_relative: bool) -> None:
    links = {
        "content/demos/good/leak.txt": "secret.txt",
        "content/demos/good/leak": "",
        "content/demos/good/poster-light.webp": "secret.txt",
        "content/demos/bad": "",
        "content/demos/worse/run.py": "run.py",
        "content/demos/worst/demo.yaml": "demo.yaml",
        "content/guides/a.md": "a.md",
        "content/chunks/b.json": "a.json",
    }
    for folder, name, text in (("worse", "demo.yaml", DEMO), ("worst", "run.py", "")):
        (project / "content" / "demos" / folder).mkdir()
        (project / "content" / "demos" / folder / name).write_text(text)
    for link, target in links.items():
        path, secret = project / link, project.parent / "secret" / target
        path.symlink_to(os.path.relpath(secret, path.parent) if is_relative else secret)
    assert named(project) == {("DG207", link) for link in links}


def test_a_linked_folder_is_not_looked_into(project: Path) -> None:
    shutil.rmtree(project / "content" / "demos")
    (project / "content" / "demos").symlink_to(project.parent / "secret")
    assert named(project) == {("DG207", "content/demos")}


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
@pytest.mark.parametrize("name", ["site.yaml", "repairs.yaml", "proofs.json"])
def test_what_the_whole_site_needs_stops_docsgen(project: Path, name: str, kind: str) -> None:
    path = project / "content" / name
    path.unlink(missing_ok=True)
    if kind == "link":
        path.symlink_to(project.parent / "secret" / "secret.txt")
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.mkdir()
    result = CliRunner().invoke(main, ["build", "--project", str(project)])
    assert result.exit_code == 2
    assert re.match(rf"{re.escape(str(path))}: error: ", result.stderr)
    assert SECRET not in result.stderr
    assert not (project / "site").exists()


def test_what_is_no_file_is_named_without_waiting_for_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = []
    for place in ("guides/{}.md", "chunks/{}.json", "demos/good/{}.py"):
        monkeypatch.chdir((project / "content" / place).parent)  # a socket's path must be short
        name = Path(place).name
        os.mkfifo(name.format("pipe"))
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(name.format("socket"))
        Path(name.format("loop")).symlink_to(name.format("loop"))
        Path(name.format("gone")).symlink_to("nowhere")
        names += [place.format(kind) for kind in ("pipe", "socket", "loop", "gone")]
    for folder in ("guides/folder.md", "chunks/folder.json"):
        (project / "content" / folder).mkdir()
        names.append(folder)
    assert named(project) == {("DG208", f"content/{name}") for name in names}


def test_names_that_cannot_be_shown_are_named_as_far_as_they_can(project: Path) -> None:
    odd = [b"caf\xe9", b"\xff\xfe", b"\xed\xa0\x80", b"a\nb", b"a\x1b[31mb"]
    places = [b"guides/%s.md", b"chunks/%s.json", b"demos/%s/run.py", b"demos/good/%s"]
    files = [add_file(project, place % name) for place in places for name in odd]
    found = named(project)
    assert {rule for rule, _ in found} == {"DG209"}
    assert len(found) == len(files)
    assert all("\ufffd" in file for _, file in found)


def test_text_that_is_not_utf8_is_named_with_its_line(project: Path) -> None:
    texts = {
        "guides/latin.md": (4, "---\ntitle: L\n---\nCaf\xe9.\n".encode("latin-1")),
        "guides/wide.md": (1, "\ufeff---\ntitle: W\n---\nCaf\xe9.\n".encode("utf-16-le")),
        "guides/overlong.md": (4, b"---\ntitle: O\n---\nOverlong \xc0\xaf.\n"),
        "demos/script/run.py": (2, b"# one\n# caf\xe9\n"),
        "demos/script/demo.yaml": (None, DEMO.encode()),
        "demos/manifest/run.py": (None, b""),
        "demos/manifest/demo.yaml": (5, DEMO.encode() + b"# caf\xe9\n"),
        "demos/wide/run.py": (None, b""),
        "demos/wide/demo.yaml": (1, DEMO.encode("utf-16")),
    }
    for name, (_, data) in texts.items():
        (project / "content" / name).parent.mkdir(exist_ok=True)
        (project / "content" / name).write_bytes(data)
    lines = {f"content/{name}": line for name, (line, _) in texts.items() if line}
    assert named(project) == {("DG004", file) for file in lines}
    out = CliRunner().invoke(main, ["check", "--project", str(project), "--format", "json"]).stdout
    found = [d["location"] for d in json.loads(out)["diagnostics"] if d["rule"] == "DG004"]
    assert {at["file"]: at["line"] for at in found} == lines


def test_a_byte_order_mark_is_no_fault(project: Path) -> None:
    for name in ("site.yaml", "guides/good.md", "demos/good/run.py", "demos/good/demo.yaml"):
        path = project / "content" / name
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    result = CliRunner().invoke(main, ["check", "--project", str(project)])
    assert result.exit_code == 0


def test_a_project_whose_own_path_is_not_utf8_is_built(project: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(project.parent) + b"/caf\xe9"))
    project.rename(odd)
    for command in (["build", "--no-demos"], ["check"], ["check", "--format", "json"], ["inspect"]):
        arguments = [sys.executable, "-m", "docsgen", *command, "--project", odd]
        result = subprocess.run(arguments, capture_output=True, check=False)
        assert result.returncode == 0, result.stderr


def test_a_picture_that_is_none_is_named_and_not_shown(project: Path) -> None:
    (project / "content" / "demos" / "good" / "poster-light.webp").write_text("no picture")
    run = CliRunner().invoke
    assert run(main, ["build", "--project", str(project), "--no-demos"]).exit_code == 0
    assert not list((project / "site").rglob("poster*"))
    result = run(main, ["check", "--project", str(project)])
    assert "not a picture" in result.stdout
