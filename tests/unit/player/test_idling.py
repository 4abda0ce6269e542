# Which waits end a script that has launched its app.

from __future__ import annotations

import threading
import time
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from docsgen.player.idling import ending


class End(BaseException):
    pass


def run(folder: Path, code: str, *, is_up: bool = True) -> dict[str, Any]:
    module = ModuleType("script")
    with ending(str(folder), lambda: is_up, End):
        exec(compile(code, str(folder / "app.py"), "exec"), vars(module))
    return vars(module)


@pytest.mark.parametrize(
    "code",
    [
        "import time\nwhile True: time.sleep(1)",
        "from time import sleep\nsleep(100)",
        "import threading\nthreading.Event().wait()",
        "import threading\nthreading.Thread(target=lambda: 0).join()",
        "import asyncio\nasync def main(): await asyncio.Event().wait()\nasyncio.run(main())",
        "import asyncio\nasync def main(): await asyncio.sleep(100)\nasyncio.run(main())",
        "import signal\nsignal.pause()",
        "input('Enter ends this')",
    ],
)
def test_a_wait_is_the_end_of_a_script_whose_app_is_up(code: str, tmp_path: Path) -> None:
    with pytest.raises(End):
        run(tmp_path, code)


@pytest.mark.parametrize("wait", ["time.sleep(0)", "threading.Event().wait(0)"])
def test_one_before_that_is_a_wait(wait: str, tmp_path: Path) -> None:
    run(tmp_path, f"import threading, time\n{wait}", is_up=False)


def test_code_of_others_may_wait(tmp_path: Path) -> None:
    with ending(str(tmp_path), lambda: True, End):
        time.sleep(0)
        threading.Event().wait(0)


def test_threads_of_the_script_may_wait(tmp_path: Path) -> None:
    code = (
        "import threading, time\nended = []\n"
        "def work():\n    time.sleep(0)\n    ended.append(True)\n"
        "threading.Thread(target=work).start()"
    )
    names = run(tmp_path, code)
    while not names["ended"]:
        time.sleep(0.01)


def test_what_the_script_has_kept_waits_afterwards(tmp_path: Path) -> None:
    names = run(tmp_path, "from time import sleep\ndef answer():\n    sleep(0)\n    return 1")
    assert names["answer"]() == 1
