from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docsgen.cli import main
from docsgen.hosting import listener
from tests.conftest import ROOT, SITE

RECORD = {
    "text": "See [nowhere](/guides/nowhere).",
    "heading1": "Start",
    "source_page_url": "https://gradio.app/guides/start",
    "source_page_title": "Basics - Start Guide",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one guide that has one dead link."""
    chunks = tmp_path / "content" / "chunks"
    chunks.mkdir(parents=True)
    (tmp_path / "content" / "site.yaml").write_text(SITE)
    (chunks / "a.json").write_text(json.dumps([RECORD]))
    return tmp_path


def run(*arguments: object, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], env=env)


def test_build_says_what_it_made(project: Path) -> None:
    result = run("build", "--project", project)
    assert result.exit_code == 0
    assert f"Built {project / 'site'}: 1 page, 0 of 0 demos, 1 warning, " in result.stdout
    assert (project / "site" / "guides" / "start" / "index.html").is_file()


def test_build_prints_timings_on_request(project: Path) -> None:
    result = run("build", "--project", project, "--timings", "--out", project / "elsewhere")
    stages = [line.split()[0] for line in result.stdout.splitlines()[:8]]
    assert " ".join(stages) == "prepare ingest restore model demos render search publish"
    assert (project / "elsewhere" / "index.html").is_file()
    assert not (project / "site").exists()


def test_build_without_pagefind_says_what_to_install_and_exits_with_3(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    result = run("build", "--project", project, env={"PATH": str(project)})
    assert result.exit_code == 3
    assert "pip install 'pagefind[bin]'" in result.stderr
    assert not (project / "site").exists()


def test_build_shows_errors_and_exits_with_1(project: Path) -> None:
    (project / "content/chunks/b.json").write_text("nonsense")
    result = run("build", "--project", project)
    assert result.exit_code == 1
    assert "content/chunks/b.json:1: error: the file is neither" in result.stderr
    assert (project / "site/index.html").is_file()


def test_build_without_a_usable_record_keeps_the_old_site(project: Path) -> None:
    run("build", "--project", project)
    (project / "content/chunks/a.json").write_text("[]")
    result = run("build", "--project", project)
    assert result.exit_code == 1
    assert "the file holds no record [DG007]" in result.stderr
    assert "no usable record in content/chunks/" in result.stderr
    assert (project / "site/guides/start/index.html").is_file()


def test_check_lists_findings_and_counts_them_on_standard_error(project: Path) -> None:
    result = run("check", "--project", project)
    assert result.exit_code == 0
    assert "warning: link to '/guides/nowhere': no such page here [DG020]" in result.stdout
    assert result.stderr == "1 warning\n"


def test_check_fails_at_the_threshold(project: Path) -> None:
    assert run("check", "--project", project, "--fail-on", "warning").exit_code == 1
    assert run("check", "--project", project, "--fail-on", "error").exit_code == 0


def test_check_writes_json_to_a_file(project: Path) -> None:
    target = project / "report.json"
    result = run("check", "--project", project, "--format", "json", "--out", target)
    assert result.stdout == ""
    assert [d["rule"] for d in json.loads(target.read_text())["diagnostics"]] == ["DG020"]


def test_check_reports_what_made_the_corpus_unusable(project: Path) -> None:
    (project / "content/chunks/a.json").write_text("{}}")
    result = run("check", "--project", project)
    assert result.exit_code == 1
    assert "[DG001]" in result.stdout
    assert "no usable record" in result.stderr


def test_inspect_prints_json_and_nothing_else(project: Path) -> None:
    result = run("inspect", "--project", project)
    assert result.exit_code == 0
    assert [page["title"] for page in json.loads(result.stdout)["pages"]] == ["Start"]


@pytest.mark.parametrize("command", ["build", "check", "inspect"])
def test_a_folder_that_is_no_project_is_a_usage_error(command: str, tmp_path: Path) -> None:
    result = run(command, "--project", tmp_path)
    assert result.exit_code == 2
    assert "site.yaml" in result.stderr
    assert "--project" in result.stderr


def test_an_invalid_configuration_names_the_key_and_the_line(project: Path) -> None:
    site = SITE.replace("title: A library, documented", "title: [1, 2]")
    (project / "content" / "site.yaml").write_text(site)
    result = run("build", "--project", project)
    assert result.exit_code == 2
    assert "site.yaml:1: title: error: Expected `str`, got `array`" in result.stderr


def test_an_output_folder_of_others_is_refused(project: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.tex").touch()
    result = run("build", "--project", project, "--out", mine)
    assert result.exit_code == 2
    assert "did not write" in result.stderr


@pytest.mark.parametrize(
    "arguments", [["--help"], ["build", "-h"], ["check", "-h"], ["verify", "-h"], ["inspect", "-h"]]
)
def test_help_has_examples_or_exit_codes(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 0
    assert "Example" in result.stdout or "Exit codes" in result.stdout


def test_the_help_imports_none_of_the_stages() -> None:
    code = (
        "import sys\nfrom docsgen.cli import main\n"
        "main(['--help'], standalone_mode=False)\n"
        "heavy = {'jinja2', 'markdown_it', 'pygments', 'yaml', 'msgspec', 'docsgen.pipeline'}\n"
        "print('heavy:', heavy & set(sys.modules))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.stdout.endswith("heavy: set()\n"), result.stderr


def test_colours_honour_no_color(project: Path) -> None:
    """A terminal gets colours unless NO_COLOR is set (no-color.org)."""
    arguments = ["check", "--project", str(project)]
    coloured = CliRunner().invoke(main, arguments, color=True)
    plain = CliRunner().invoke(main, arguments, color=True, env={"NO_COLOR": "1"})
    assert "\x1b[" in coloured.stdout
    assert "\x1b[" not in plain.stdout


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_is_an_error_without_a_traceback(unbuffered: str, project: Path) -> None:
    command = [sys.executable, "-m", "docsgen", "inspect", "--project", str(project)]
    env = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            command, cwd=ROOT, env=env, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert result.returncode == 2
    assert result.stderr == "error: the output cannot be written: No space left on device\n"


def test_a_reader_that_has_seen_enough_is_no_error_message(project: Path) -> None:
    command = [sys.executable, "-m", "docsgen", "inspect", "--project", str(ROOT)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""


class TestServe:
    def test_a_port_that_is_taken_is_named(self, project: Path) -> None:
        with listener(0) as taken:
            port = taken.getsockname()[1]
            result = run("serve", "--project", project, "--port", port)
        assert result.exit_code == 2
        assert f"error: port {port} cannot be listened on: " in result.stderr
        assert "--port" in result.stderr

    def test_it_prints_its_url_and_the_news_and_ends_with_0(self, project: Path) -> None:
        command = [sys.executable, "-u", "-m", "docsgen", "serve", "--project", str(project)]
        with subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process:
            try:
                assert process.stdout
                assert re.match(r"Serving http://127\.0\.0\.1:\d+/ ", process.stdout.readline())
                (project / "content/guides").mkdir()
                guide = project / "content/guides/about.md"
                guide.write_text("---\ntitle: About\n---\n[x](/guides/none)\n")
                told = process.stdout.readline()
                assert told.startswith("content/guides/about.md:4 (https://example.org/guides/abo")
                assert process.stdout.readline() == "  the link is shown as plain text\n"
                (project / "content/site.yaml").write_text("title: [\n")
                told = next(line for line in process.stdout if " shown after " not in line)
                assert told.startswith("content/site.yaml:2: error: not YAML")
            finally:
                process.send_signal(signal.SIGINT)
                _, errors = process.communicate()
        assert (process.returncode, errors) == (0, "")
