from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docsgen import __version__
from docsgen.cli import main
from docsgen.hosting import listener
from docsgen.publish import Staging
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


def write_records(project: Path, records: list[dict[str, str]]) -> None:
    """Give the guide other records; what they lack is that of RECORD."""
    text = json.dumps([RECORD | record for record in records])
    (project / "content/chunks/a.json").write_text(text)


def run(*arguments: object, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], env=env)


def test_build_says_what_it_made(project: Path) -> None:
    result = run("build", "--project", project)
    assert result.exit_code == 0
    assert f"Built {project / 'site'}: 1 page, 0 of 0 demos, 1 warning, " in result.stdout
    assert (project / "site" / "guides" / "start" / "index.html").is_file()


def test_long_work_tells_a_log_how_far_it_is(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docsgen.cli.common.SECONDS_BETWEEN_LINES", 0)
    result = run("build", "--project", project)
    assert re.search(r"^Rendering pages: (\d+) of \1$", result.stderr, re.M)
    assert "Rendering" not in result.stdout


def test_prove_guesses_the_component_that_was_meant() -> None:
    result = run("prove", "--project", ROOT, "Textbx")
    assert result.exit_code == 2
    assert "there is no event lab of 'Textbx'; did you mean 'Textbox'?" in result.stderr


def test_build_prints_timings_on_request(project: Path) -> None:
    result = run("build", "--project", project, "--timings", "--out", project / "elsewhere")
    stages = [line.split()[0] for line in result.stdout.splitlines()[:10]]
    made = "prepare reference ingest restore model history demos render search publish"
    assert " ".join(stages) == made
    assert (project / "elsewhere" / "index.html").is_file()
    assert not (project / "site").exists()


def test_a_terminal_sees_how_far_a_build_is(project: Path) -> None:
    terminal, given = os.openpty()
    command = [sys.executable, "-m", "docsgen", "build", "--project", str(project)]
    result = subprocess.run(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=given, text=True, check=True
    )
    os.close(given)
    shown = b""
    with suppress(OSError):  # what Linux raises where nothing is left to read
        while part := os.read(terminal, 65536):
            shown += part
    os.close(terminal)
    assert re.search(r"Rendering pages .*100%", shown.decode())
    assert "Rendering" not in result.stdout


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


@pytest.mark.parametrize("format_", ["json", "sarif", "junit", "github"])
def test_check_reports_in_every_format(project: Path, format_: str) -> None:
    result = run("check", "--project", project, "--format", format_)
    assert result.exit_code == 0
    assert "DG020" in result.stdout
    assert result.stderr == "1 warning\n"


def test_check_shows_the_line_and_a_caret(project: Path) -> None:
    lines = run("check", "--project", project).stdout.splitlines()
    assert lines[0] == "https://gradio.app/guides/start (content/chunks/a.json)"
    assert lines[3].index("^") == lines[2].index("/guides/nowhere")


def test_check_colours_for_terminals_unless_told_otherwise(project: Path) -> None:
    arguments = ["check", "--project", str(project)]
    assert "\x1b[" in CliRunner().invoke(main, arguments, color=True).stdout
    plain = CliRunner().invoke(main, arguments, color=True, env={"NO_COLOR": "1"})
    assert "\x1b[" not in plain.stdout


def test_check_counts_what_it_does_not_show(project: Path) -> None:
    links = " ".join(f"[{number}](/guides/nowhere-{number})" for number in range(5))
    write_records(project, [{"text": links}])
    result = run("check", "--project", project, "--limit", 2)
    assert "3 more findings are not shown: 3 DG020 dead-link." in result.stdout
    assert result.stderr == "5 warnings\n"


def test_check_accepts_what_a_baseline_knows(project: Path) -> None:
    known = project / "known.json"
    arguments = ["check", "--project", project, "--fail-on", "warning", "--baseline", known]
    assert run(*arguments, "--update-baseline").exit_code == 0
    assert run(*arguments).stderr == "no findings\n"
    write_records(project, [{"text": "Some running text."}])
    result = run(*arguments)
    assert result.exit_code == 1
    assert "known.json\n  line 2: warning: DG020 is accepted at" in result.stdout


def test_check_refuses_a_baseline_of_another_schema(project: Path) -> None:
    known = project / "known.json"
    known.write_text('{"schema": 7, "accepted": []}')
    result = run("check", "--project", project, "--baseline", known)
    assert result.exit_code == 2
    assert "has schema 7; this docsgen reads schema 1" in result.stderr


def test_check_updates_only_a_baseline_that_is_named(project: Path) -> None:
    result = run("check", "--project", project, "--update-baseline")
    assert result.exit_code == 2
    assert "--baseline FILE" in result.stderr


@pytest.mark.parametrize("rule", ["DG020", "dg020", "dead-link"])
def test_check_explains_a_rule(rule: str) -> None:
    result = run("check", "--explain", rule)
    assert result.exit_code == 0
    assert result.stdout.startswith("# DG020: dead-link\n")


def test_check_explains_no_rule_that_does_not_exist() -> None:
    result = run("check", "--explain", "dead-lnk")
    assert result.exit_code == 2
    assert "did you mean DG020 (dead-link)" in result.stderr


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
    "arguments",
    [
        ["build", "--out", "{0}/content/site"],
        ["build", "--out", "{0}"],
        ["build", "--out", "/"],
        ["check", "--out", "{0}/content/site.yaml"],
        ["check", "--format", "json", "--out", "{0}/content/report.json"],
        ["bundle", "hello", "--out", "{0}/content/demos/hello/run.py"],
        ["verify", "--out", "{0}/content/report.txt"],
        ["verify", "--report", "{0}/content/report"],
        ["verify", "--report", "{0}"],
        ["drift", "6.15.2", "6.15.2", "--out", "{0}/content/guides/drift.md"],
    ],
)
def test_nothing_is_written_where_docsgen_reads(arguments: list[str], project: Path) -> None:
    demo(project, "hello")
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    result = run(*(given.format(project) for given in arguments), "--project", project)
    assert result.exit_code == 2
    out = arguments[-1].format(project)
    assert f"{out}: error: cannot take the output: it " in result.stderr
    after = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    assert {path: data for path, data in after.items() if ".docsgen" not in path.parts} == before


def test_an_app_is_not_exported_into_its_own_folder(project: Path) -> None:
    demo(project, "hello")
    app = project / "content" / "demos" / "hello"
    for path, out in ((app, app), (app / "run.py", app)):
        result = run("export", path, "--out", out)
        assert result.exit_code == 2
        assert f"{out}: error: cannot take the output: it " in result.stderr
    assert sorted(path.name for path in app.iterdir()) == ["demo.yaml", "run.py"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--single-file", "{0}/app.html", "--out", "{0}/out"], "leave out --out"),
        (["--single-file", "{0}/app.html", "--runtime-url", "../r/"], "leave out --runtime-url"),
        (["--single-file", "{0}/app.html", "--pyodide-url", "https://a.b"], "out --pyodide-url"),
        (["--out", "{0}/out", "--with-snapshot"], "page that --single-file makes"),
        (["--single-file", "{0}"], "is a folder"),
        (["--single-file", "{0}/app.zip"], "does not end in .html"),
        (["--single-file", "{0}/content/demos/hello/app.html"], "is inside"),
        (["--single-file", "{0}/content/site.yaml/app.html"], "site.yaml is no folder"),
    ],
)
def test_a_single_file_has_one_place(arguments: list[str], told: str, project: Path) -> None:
    demo(project, "hello")
    before = sorted(project.rglob("*"))
    app = project / "content" / "demos" / "hello"
    result = run("export", app, *(given.format(project) for given in arguments))
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.split())
    assert sorted(project.rglob("*")) == before


def test_a_report_is_not_written_over_the_home_page_of_a_site(project: Path) -> None:
    run("build", "--project", project, "--no-demos")
    before = (project / "site" / "index.html").read_bytes()
    result = run("verify", "--project", project, "--report", project / "site")
    assert result.exit_code == 2
    assert "whose home page the report would replace" in result.stderr
    assert (project / "site" / "index.html").read_bytes() == before


def test_two_demos_that_some_systems_take_for_one_are_named(project: Path) -> None:
    demo(project, "Hello")
    demo(project, "hello")
    result = run("build", "--project", project, "--no-demos")
    assert result.exit_code == 1
    assert (
        "content/demos/hello: error: the demo is left out: its name 'hello' is that of"
        " content/demos/Hello on some systems [DG010]\n  rename the folder\n"
    ) in result.stderr


@pytest.mark.parametrize(
    "arguments", [["--help"], ["build", "-h"], ["check", "-h"], ["verify", "-h"], ["inspect", "-h"]]
)
def test_help_has_examples_or_exit_codes(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 0
    assert "Example" in result.stdout or "Exit codes" in result.stdout


def test_export_and_preview_shape_an_app_by_the_same_options() -> None:
    """What is an option of the export's alone says where it goes, or rehearses it."""
    export, preview = (
        {param.name: param.to_info_dict() for param in main.commands[name].params}
        for name in ("export", "preview")
    )
    own = {"out", "page", "with_snapshot", "is_listing", "address", "runtime_url", "rehearsal"}
    assert export.keys() - preview.keys() == own
    assert preview.keys() - export.keys() == {"port", "no_open"}
    assert all(preview[name] == export[name] for name in export.keys() & preview.keys())


@pytest.mark.parametrize("command", [["export", "--out", "public"], ["preview", "--no-open"]])
@pytest.mark.parametrize(
    ("option", "value", "reason"),
    [
        ("--env", "TOWN", "write NAME=VALUE"),
        ("--allow-host", "https://api.example.com/v1", "--allow-host"),
        ("--include", "/etc/*", "--include"),
        ("--timeout", "0", "--timeout"),
    ],
)
def test_an_option_that_makes_no_sense_is_refused_by_both(
    command: list[str], option: str, value: str, reason: str
) -> None:
    result = run(command[0], "app.py", *command[1:], option, value)
    assert result.exit_code == 2
    assert reason in result.stderr


def test_the_help_imports_none_of_the_stages() -> None:
    code = (
        "import sys\nfrom docsgen.cli import main\n"
        "main(['--help'], standalone_mode=False)\n"
        "heavy = {'jinja2', 'markdown_it', 'pygments', 'yaml', 'msgspec', 'docsgen.workflows'}\n"
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


class TestFaultsOfDocsgenItself:
    @pytest.fixture(
        params=[RecursionError(), MemoryError(), KeyError("x"), OSError("odd")], ids=repr
    )
    def fault(self, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Exception:
        """A fault in the midst of the work, which nobody foresaw."""
        error: Exception = request.param

        def fail(*_: object) -> None:
            raise error

        monkeypatch.setattr("docsgen.assemble.assemble", fail)
        return error

    @pytest.mark.parametrize(
        "command",
        [
            ["build"],
            ["build", "--jobs", "2"],
            ["check"],
            ["check", "--format", "json"],
            ["inspect"],
        ],
        ids=" ".join,
    )
    def test_are_one_line_that_says_what_to_report(
        self, project: Path, fault: Exception, command: list[str]
    ) -> None:
        result = run(*command, "--project", project)
        assert result.exit_code == 70
        assert result.stdout == ""
        (line,) = result.stderr.splitlines()
        assert re.match(
            rf"error: sorry, docsgen itself failed: {type(fault).__name__} in"
            rf" docsgen/workflows/load\.py:\d+; please report this, with docsgen {__version__},"
            rf" Python 3\.\d+\.\w+ on {sys.platform} and what you did: docsgen\b",
            line,
        )
        assert line.endswith("; --debug shows the traceback")

    @pytest.mark.parametrize("jobs", ["1", "2"])
    @pytest.mark.parametrize("before", [True, False], ids=["before", "behind"])
    def test_have_a_traceback_for_those_who_ask(
        self, project: Path, fault: Exception, before: bool, jobs: str
    ) -> None:
        command = ["build", "--project", project, "--jobs", jobs]
        result = run(*(["--debug", *command] if before else [*command, "--debug"]))
        assert result.exit_code == 70
        assert "in fail\n" in result.stderr
        assert "--debug shows" not in result.stderr

    def test_in_a_process_that_is_killed_are_told_too(
        self, project: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        end = partial(os._exit, 9)
        monkeypatch.setattr("docsgen.assemble.assemble", lambda *_: end())
        result = run("build", "--project", project, "--jobs", "2")
        assert result.exit_code == 70
        assert "ChildProcessError in docsgen/processes.py:" in result.stderr

    def test_are_none_for_a_wrong_option_or_a_wrong_project(
        self, tmp_path: Path, fault: Exception
    ) -> None:
        assert run("build", "--nonsense").exit_code == 2
        assert run("build", "--project", tmp_path / "none").exit_code == 2


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


def demo(project: Path, name: str) -> None:
    folder = project / "content" / "demos" / name
    folder.mkdir(parents=True)
    (folder / "run.py").write_text("import gradio\n")
    (folder / "demo.yaml").write_text(
        "title: Hello\nsummary: A greeting.\ntry:\n  - expect: {text: Hello}\n"
    )


def test_embed_prints_what_to_paste(project: Path) -> None:
    demo(project, "hello")
    result = run("embed", "hello", "--project", project)
    assert result.exit_code == 0
    assert result.stdout.startswith('<iframe src="https://')
    assert "/embed/hello/?v=" in result.stdout


def test_embed_knows_its_formats(project: Path) -> None:
    demo(project, "hello")
    listed = run("embed", "--formats").stdout
    for name in (line.split()[0] for line in listed.splitlines()):
        assert run("embed", "hello", "--project", project, "--format", name).exit_code == 0
    wrong = run("embed", "hello", "--project", project, "--format", "mkdoc")
    assert wrong.exit_code == 2
    assert "did you mean 'mkdocs'?" in wrong.stderr


def test_what_writers_must_know_is_told_beside_what_they_paste(project: Path) -> None:
    demo(project, "hello")
    result = run("embed", "hello", "--project", project, "--format", "wordpress-block")
    assert result.stdout.endswith("<!-- /wp:html -->\n")
    assert result.stderr.startswith("note: WordPress takes this block out of posts by authors")
    assert run("embed", "hello", "--project", project).stderr == ""


def test_embed_of_a_demo_that_is_not_there_names_the_nearest(project: Path) -> None:
    demo(project, "hello")
    result = run("embed", "helo", "--project", project)
    assert result.exit_code == 2
    assert "did you mean 'hello'?" in result.stderr


def test_publish_fails_for_an_embed_that_would_be_gone(project: Path, tmp_path: Path) -> None:
    run("build", "--project", project)
    public = tmp_path / "public"
    with Staging(public) as staging:
        staging.add({"embed/old/index.html": b"x", "index.html": b"y"})
        staging.commit()
    arguments = ("publish", "--check", "--project", project, "--against", public)
    broken = run(*arguments)
    assert broken.exit_code == 1
    assert "the embed old would be gone" in broken.stderr
    with (project / "content" / "site.yaml").open("a") as file:
        file.write("\nformer_demos: {old: null}\n")
    run("build", "--project", project)
    mended = run(*arguments)
    assert mended.exit_code == 0
    assert (project / "site" / "embed" / "old" / "index.html").is_file()


@pytest.mark.parametrize("command", ["embed hello", "bundle hello --out {0}/x.zip", "posters"])
def test_what_is_wrong_with_a_demo_is_told_by_whoever_reads_it(command: str, project: Path) -> None:
    demo = project / "content" / "demos" / "hello"
    demo.mkdir(parents=True)
    (demo / "run.py").write_text("import gradio")
    (demo / "demo.yaml").write_text("title: Hello\nsumary: A slip.\n")
    result = run(*command.format(project).split(), "--project", project)
    assert result.exit_code == 1
    assert "content/demos/hello/demo.yaml:2: error: demo hello: sumary:" in result.stderr


THEMES = """\
title: Themes
description: A site for tests.
base_url: https://example.org/
library: {name: NAME, title: Gradio, version: 0.0.1, alias: gr}
source: {origin: https://gradio.app/, windows: null}
kinds: {themes: [docs/gradio/themes]}
navigation: [{title: Themes, kinds: [themes]}]
"""


def themes_of(library: str, project: Path) -> Path:
    """The project with nothing but a page that describes one theme."""
    (project / "content" / "site.yaml").write_text(THEMES.replace("NAME", library))
    row = {
        "text": "Parameters ▼\n\n\n \n \n font: str\n\ndefault `= None`\n",
        "heading1": "Soft",
        "source_page_url": "https://gradio.app/docs/gradio/themes",
        "source_page_title": "Gradio - Themes Docs",
    }
    for path in (project / "content" / "chunks").iterdir():
        path.unlink()
    (project / "content" / "chunks" / "a.json").write_text(json.dumps([row]))
    return project


def test_themes_that_no_page_describes_are_not_pictured(project: Path) -> None:
    result = run("posters", "--themes", "--project", project)
    assert result.exit_code == 2
    assert "no page describes themes of the library" in result.stderr
    assert "the kind `themes`" in result.stderr


def test_an_unknown_theme_is_told_with_those_that_there_are(project: Path) -> None:
    result = run("posters", "--themes", "Sofd", "--project", themes_of("gradio", project))
    assert result.exit_code == 2
    assert "there is no theme 'Sofd'; did you mean 'Soft'?" in result.stderr
    assert "the themes are Soft" in result.stderr


def test_themes_of_a_library_without_an_app_are_not_pictured(project: Path) -> None:
    result = run("posters", "--themes", "--project", themes_of("acme", project))
    assert result.exit_code == 2
    assert "docsgen knows no app that shows themes of the library 'acme'" in result.stderr


def test_themes_are_pictured_with_a_browser_only(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCSGEN_BROWSER", "/no/browser")
    result = run("posters", "--themes", "--project", themes_of("gradio", project))
    assert result.exit_code == 3
    assert "no browser at /no/browser" in result.stderr


def test_themes_are_pictured_in_the_documented_version_only(project: Path) -> None:
    result = run("posters", "--themes", "--project", themes_of("gradio", project))
    assert result.exit_code == 3
    assert "the pictures are to show 0.0.1" in result.stderr
    assert "pip install gradio==0.0.1" in result.stderr


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--env", "MODEL"], "write NAME=VALUE"),
        (["--env", "=x"], "no name of a variable"),
        (["--env", "API_KEY=q7Zp2LmX9v"], "looks like a secret"),
        (["--env", "HOME=/x"], "not for a demo to set"),
        (["--timeout", "0"], "0"),
        (["--timeout", "soon"], "not a valid"),
    ],
)
def test_an_export_with_options_that_cannot_be_is_refused_before_any_work(
    tmp_path: Path, options: list[str], words: str
) -> None:
    (tmp_path / "app.py").touch()
    result = CliRunner().invoke(main, ["export", str(tmp_path / "app.py"), "--list", *options])
    assert result.exit_code == 2
    assert words in result.stderr
    assert "q7Zp" not in result.stderr


@pytest.mark.parametrize(
    ("host", "words"),
    [
        ("", "a host is needed"),
        ("https://api.example.com/v1", "give its host only, such as api.example.com"),
        ("api.example.com/v1", "give its host only, such as api.example.com"),
        ("api.example.com:http", "is no port"),
    ],
)
def test_what_is_no_host_cannot_be_allowed(tmp_path: Path, host: str, words: str) -> None:
    script = tmp_path / "app.py"
    script.write_text("import gradio as gr\n")
    result = run("export", script, "--out", tmp_path / "out", "--allow-host", host)
    assert result.exit_code == 2
    assert words in " ".join(result.output.split())
    assert not (tmp_path / "out").exists()


def test_an_exported_app_has_lines_to_paste(tmp_path: Path) -> None:
    listed = {"schema": 1, "title": "Red & blue", "files": []}
    (tmp_path / "contents.json").write_text(json.dumps(listed))
    address = "https://me.example/app/index.html"
    result = run("embed", tmp_path, "--address", address, "--format", "html")
    assert result.exit_code == 0
    assert 'src="https://me.example/app/live-demo.js"' in result.stdout
    assert '<live-demo src="https://me.example/app/" title="Red &amp; blue"' in result.stdout


def test_an_export_that_does_not_know_its_address_cannot_be_found_by_it(tmp_path: Path) -> None:
    listed = {"schema": 1, "title": "Red & blue", "files": []}
    (tmp_path / "contents.json").write_text(json.dumps(listed))
    arguments = ("embed", tmp_path, "--address", "https://me.example/app", "--format", "wordpress")
    unknown = run(*arguments)
    assert unknown.stdout == "https://me.example/app/\n"
    assert "export the app again with --address https://me.example/app/" in unknown.stderr
    (tmp_path / "oembed.json").write_text("{}")
    assert "export the app again" not in run(*arguments).stderr


@pytest.mark.parametrize("command", ["export", "bundle"])
def test_a_folder_is_not_where_no_address_leads(tmp_path: Path, command: str) -> None:
    result = run(command, tmp_path, "--address", "me.example/app", "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "'me.example/app' is no address" in " ".join(result.output.split())


@pytest.mark.parametrize(
    ("folder", "address", "words"),
    [
        (".", "me.example/app", "is no address"),
        (".", "https://me.example/", "there is no exported app"),
        ("none", "https://me.example/", "there is no exported app"),
    ],
)
def test_what_is_no_exported_app_has_none(
    folder: str, address: str, words: str, tmp_path: Path
) -> None:
    result = run("embed", tmp_path / folder, "--address", address)
    assert result.exit_code == 2
    assert words in " ".join(result.output.split())
