# What demos reach for is a finding whatever becomes of the script, and nothing is left behind by
# whoever is killed while demos run.

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from docsgen.demos.export import ExportContext, export
from docsgen.demos.run_findings import report_confinement
from docsgen.demos.runtime.packages import Lock
from docsgen.demos.source import find_source
from docsgen.diagnostics import Findings
from docsgen.sandbox.kernel import is_available
from tests.conftest import GRADIO, ROOT, Exporting, bare_packages, natives
from tests.processes import processes_with, wait_for

APP = "import gradio as gr\ndemo = gr.Interface(str, 'text', 'text')\n"
NEEDS_KERNEL = pytest.mark.skipif(not is_available(), reason="this kernel cannot confine")


@pytest.mark.parametrize(
    ("attack", "call"),
    [
        ("import shutil; shutil.rmtree({victim!r}, ignore_errors=True)", "os.remove"),
        ("import os; os.unlink('file.txt', dir_fd=os.open({victim!r}, 0))", "os.remove"),
        ("import sqlite3; sqlite3.connect({victim!r} + '/new')", "sqlite3.connect"),
        ("import os; os.link({victim!r} + '/file.txt', 'mine')", "os.link"),
        pytest.param(
            "import ctypes; ctypes.CDLL(None).unlink({victim!r}.encode() + b'/file.txt')",
            "unlink",
            marks=NEEDS_KERNEL,
        ),
    ],
)
def test_a_demo_that_goes_on_after_a_refusal_is_reported_with_call_path_and_line(
    tmp_path: Path, outside: Path, exporting: Exporting, attack: str, call: str
) -> None:
    victim, folder = outside / "victim", tmp_path / "greeter"
    victim.mkdir()
    folder.mkdir()
    (victim / "file.txt").write_text("whole")
    script = f"try:\n    {attack.format(victim=str(victim))}\nexcept Exception:\n    pass\n{APP}"
    (folder / "run.py").write_text(script)
    findings = Findings()

    assert exporting(folder, findings) is None

    assert (victim / "file.txt").read_text() == "whole"
    found = findings.sorted()
    assert {(one.rule, one.location.line) for one in found} == {("DG062", 2)}
    assert {one.location.file for one in found} == {(folder / "run.py").as_posix()}
    messages = [one.message for one in found if f"outside its folder ({call})" in one.message]
    assert [one.startswith(f"demo greeter: it writes to {victim}/") for one in messages] == [True]


def test_what_a_library_does_for_itself_is_no_fault_of_the_demo(
    tmp_path: Path, exporting: Exporting
) -> None:
    # The library writes type stubs beside its own components and gets on without.
    script = "import gradio as gr\ndef upper(text: str) -> str:\n    return text.upper()\n"
    (tmp_path / "run.py").write_text(f"{script}with gr.Blocks() as demo:\n    gr.api(upper)\n")
    findings = Findings()
    export = exporting(tmp_path, findings)
    assert findings.sorted() == []
    assert export is not None


OLD_KERNEL = """
import errno, os, sys
import seccompy
calls = seccompy.Filter()
for name in ("landlock_create_ruleset", "landlock_add_rule", "landlock_restrict_self"):
    calls.errno(name, errno.ENOSYS)
calls.load()
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


@NEEDS_KERNEL
def test_a_kernel_without_landlock_is_noted_once_and_the_hook_stands_in(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "run.py").write_text(f"open('/docsgen-test', 'w')\n{APP}")
    command = [sys.executable, "-c", OLD_KERNEL, "-m", __name__, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert [rule for rule, _ in json.loads(done.stdout)] == ["DG194", "DG062", "DG062"]
    assert not Path("/docsgen-test").exists()


def test_nothing_is_noted_where_nothing_was_run() -> None:
    findings = Findings()
    with natives() as running:
        report_confinement([running], findings)
    assert findings.sorted() == []


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGKILL])
def test_no_process_and_no_folder_outlive_who_runs_demos(
    tmp_path: Path, ending: signal.Signals
) -> None:
    folder, temporary = tmp_path / "demo", tmp_path / "temporary"
    folder.mkdir()
    temporary.mkdir()
    (folder / "run.py").write_text("open('begun', 'w').close()\nwhile True: pass\n")
    command = [sys.executable, "-m", __name__, str(tmp_path)]
    env = {**os.environ, "TMPDIR": str(temporary), "DOCSGEN_TEST": str(tmp_path)}
    with subprocess.Popen(command, cwd=ROOT, env=env) as process:
        wait_for("begun", temporary)
        family = [os.pidfd_open(number) for number in processes_with(str(tmp_path))]
        process.send_signal(ending)
    assert len(family) == 3  # who asks, who has the library, the demo
    for one in family:
        assert select.select([one], [], [], 60)[0]
    assert list(temporary.iterdir()) == []


def test_what_the_killed_left_is_removed_by_the_next(tmp_path: Path) -> None:
    program = "import time\nfrom docsgen.sandbox.workspace import workspace\n"
    program += "with workspace() as folder:\n    print(folder, flush=True)\n    input()\n"
    command, env = [sys.executable, "-c", program], {**os.environ, "TMPDIR": str(tmp_path)}

    def begun() -> tuple[subprocess.Popen[str], Path]:
        process = subprocess.Popen(
            command, cwd=ROOT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert process.stdout
        return process, Path(process.stdout.readline().strip())

    (killed, left), (alive, kept) = begun(), begun()
    killed.kill()
    killed.wait()
    assert left.is_dir()
    later, _ = begun()
    assert not left.exists()
    assert kept.is_dir()
    alive.communicate("\n")
    later.communicate("\n")
    assert list(tmp_path.iterdir()) == []


def main(root: Path) -> None:
    """Run the demos in `root` in a program of its own and print what was found."""
    findings = Findings()
    home = root / "home"
    home.mkdir()
    site = ExportContext(GRADIO, None, "", bare_packages(home, Lock({})))  # type: ignore[arg-type]
    with natives() as running:
        for script in sorted(root.glob("*/run.py")):
            export(find_source(script.parent, findings), running, site, findings)
        report_confinement([running], findings)
    print(json.dumps([(one.rule, one.message) for one in findings.sorted()]))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))


TEMPORARY = {
    "open": "open('/tmp/{0}', 'w').write('x'); assert open('/tmp/{0}').read() == 'x'",
    "makedirs": "os.makedirs('/tmp/{0}/deep'); assert os.listdir('/tmp/{0}') == ['deep']",
    "pathlib": "p = Path('/tmp/{0}'); p.mkdir(); (p / 'a').write_text('x'); assert [*p.iterdir()]",
    "chdir": "os.mkdir('/tmp/{0}'); os.chdir('/tmp/{0}'); open('a', 'w'); os.chdir('..')",
    "bytes": "os.mkdir(b'/tmp/{0}'); os.rename(b'/tmp/{0}', b'/tmp/2'); os.rmdir('/tmp/2')",
    "shutil": "open('a', 'w'); shutil.copy('a', '/tmp/{0}'); shutil.rmtree('/tmp/x', True)",
    "rmtree": "os.makedirs('/tmp/{0}/deep'); shutil.rmtree('/tmp/{0}')",
    "sqlite": "c = sqlite3.connect('/tmp/{0}'); c.execute('create table t (a)'); c.commit()",
    "tempfile": "tempfile.mkstemp(dir='/tmp'); tempfile.NamedTemporaryFile(delete=False)",
    "var": "open('/var/tmp/{0}', 'w').write('x'); assert not os.path.exists('/tmp/{0}')",
    "home": "(Path.home() / '{0}').mkdir(); os.makedirs(os.path.expanduser('~/.cache/{0}'))",
    "beside": "os.makedirs('outputs', exist_ok=True); open('outputs/{0}', 'w')",
    "links": "open('/tmp/{0}', 'w'); os.symlink('/tmp/{0}', '/tmp/l'); os.readlink('/tmp/l')",
    "numpy": "import numpy; numpy.save('/tmp/{0}.npy', [1]); assert numpy.load('/tmp/{0}.npy')",
    "globs": "import glob; open('/tmp/{0}', 'w'); assert glob.glob('/tmp/docsgen-*')",
}


@pytest.mark.parametrize("code", TEMPORARY.values(), ids=TEMPORARY)
def test_a_demo_has_a_folder_for_temporary_files_to_itself(
    tmp_path: Path, exporting: Exporting, code: str
) -> None:
    mark = f"docsgen-test-{os.getpid()}"
    modules = "import os, shutil, sqlite3, tempfile\nfrom pathlib import Path\n"
    (tmp_path / "run.py").write_text(f"{modules}{code.format(mark)}\n{APP}")
    findings = Findings()
    assert exporting(tmp_path, findings), findings.sorted()
    assert {one.rule for one in findings.sorted()} <= {"DG065", "DG198"}
    assert not [*Path("/tmp").glob(f"{mark}*"), *Path("/var/tmp").glob(f"{mark}*")]


def test_an_app_shows_what_its_script_has_written_there(
    tmp_path: Path, exporting: Exporting
) -> None:
    script = "import gradio as gr\nopen('/tmp/told.txt', 'w').write('written')\n"
    (tmp_path / "run.py").write_text(
        f"{script}with gr.Blocks() as demo:\n    gr.File('/tmp/told.txt')"
    )
    findings = Findings()
    export = exporting(tmp_path, findings)
    assert findings.sorted() == []
    assert export
    assert b"written" in [*export.files.values()]
    assert str(Path("/tmp/docsgen-sandbox")) not in export.files["index.html"].decode()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("open('/tmp/none.csv')", "No such file or directory: '/tmp/none.csv'"),
        ("open('/tmp/../docsgen-test', 'w')", "it writes to /docsgen-test"),
        ("os.symlink('/docsgen-test', '/tmp/l'); open('/tmp/l', 'w')", "/docsgen-test"),
    ],
)
def test_what_is_elsewhere_stays_out_of_reach(
    tmp_path: Path, exporting: Exporting, code: str, words: str
) -> None:
    (tmp_path / "run.py").write_text(f"import os\n{code}\n{APP}")
    findings = Findings()
    assert exporting(tmp_path, findings) is None
    assert any(words in one.message for one in findings.sorted())
    assert not Path("/docsgen-test").exists()
