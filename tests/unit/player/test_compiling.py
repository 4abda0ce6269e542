# Bytecode of imported modules: it is used in place of sources, wherever those have gone.

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

WRITE = """
import sys
from pathlib import Path
sys.path.insert(0, "lib")
import package.reader, package.used
from docsgen.player.compiling import write_bytecode
write_bytecode(Path("lib").resolve(), Path("bytecode.zip"))
"""

READ = """
import sys, traceback
sys.path.insert(0, "lib")
import package.used
assert package.used.__file__.endswith("used.py")
try:
    package.used.fail()
except ValueError:
    print(traceback.format_exc())
"""


def test_modules_are_imported_from_it_though_their_sources_are_empty(tmp_path: Path) -> None:
    package = tmp_path / "lib" / "package"
    package.mkdir(parents=True)
    sources = {
        "__init__.py": "",
        "reader.py": "import inspect, sys\ninspect.getsource(sys.modules[__name__])\n",
        "used.py": "def fail():\n    raise ValueError('late')\n",
        "unused.py": "this is no Python",
    }
    for name, text in sources.items():
        (package / name).write_text(text)
    subprocess.run([sys.executable, "-c", WRITE], cwd=tmp_path, check=True)
    with zipfile.ZipFile(tmp_path / "bytecode.zip") as archive:
        assert {name.split(".")[0] for name in archive.namelist()} == {
            "package/__pycache__/__init__",
            "package/__pycache__/used",
        }
        archive.extractall(tmp_path / "lib")
    (package / "used.py").write_text("")
    done = subprocess.run(
        [sys.executable, "-c", READ], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    assert 'used.py", line 2, in fail' in done.stdout
