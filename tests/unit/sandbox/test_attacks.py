# What a script might do to files, sockets and processes that are not its own: each row does it for
# real, swallows the error, and must neither have had an effect nor have stayed unseen.

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from docsgen.sandbox.kernel import is_available
from tests.unit.sandbox.conftest import HOOK, KERNEL, Run


class Row(NamedTuple):
    """An attack: its script, and the kind and the target of the refusal that it ends in.

    `hook` says whether the audit hook alone stops it too.
    """

    script: str
    kind: str
    target: str
    hook: bool = True


VICTIM, FOREIGN = "{victim}", "{victim}/file.txt"

_LIBC = "import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\n"
_FOLDER = "import os\nfd = os.open({victim!r}, os.O_RDONLY)\n"

ATTACKS: dict[str, Row] = {
    "rmtree": Row("import shutil\nshutil.rmtree({victim!r}, ignore_errors=True)", "write", FOREIGN),
    "open for writing": Row("open({victim!r} + '/file.txt', 'w')", "write", FOREIGN),
    "open for appending": Row("open({victim!r} + '/file.txt', 'a').write('x')", "write", FOREIGN),
    "new file": Row("open({victim!r} + '/new', 'x')", "write", VICTIM + "/new"),
    "pathlib": Row(
        "from pathlib import Path\nPath({victim!r}, 'file.txt').unlink()", "write", FOREIGN
    ),
    "open with dir_fd": Row(
        _FOLDER + "os.open('new', os.O_WRONLY | os.O_CREAT, dir_fd=fd)", "write", VICTIM + "/new"
    ),
    "unlink with dir_fd": Row(_FOLDER + "os.unlink('file.txt', dir_fd=fd)", "write", FOREIGN),
    "rename with dir_fd": Row(
        _FOLDER + "os.rename('file.txt', 'moved', src_dir_fd=fd, dst_dir_fd=fd)", "write", FOREIGN
    ),
    "rename into the own folder": Row(
        "import os\nos.rename({victim!r} + '/file.txt', 'mine')", "write", FOREIGN
    ),
    "rename over": Row(
        "import os\nopen('mine', 'w')\nos.replace('mine', {victim!r} + '/file.txt')",
        "write",
        FOREIGN,
    ),
    "mkdir with dir_fd": Row(_FOLDER + "os.mkdir('new', dir_fd=fd)", "write", VICTIM + "/new"),
    "rmdir": Row("import os\nos.rmdir({victim!r} + '/empty')", "write", VICTIM + "/empty"),
    "relative after chdir": Row(
        "import os\nos.chdir({victim!r})\nos.remove('file.txt')", "write", FOREIGN
    ),
    "through ..": Row("import os\nos.remove('../victim/file.txt')", "write", FOREIGN),
    "through a link": Row(
        "import os\nos.symlink({victim!r}, 'link')\nopen('link/file.txt', 'w')", "write", FOREIGN
    ),
    "through /proc/self/cwd": Row(
        "import os\nos.chdir({victim!r})\nopen('/proc/self/cwd/file.txt', 'w')", "write", FOREIGN
    ),
    "through an O_PATH descriptor": Row(
        "import os\nfd = os.open({victim!r} + '/file.txt', os.O_PATH)\n"
        "open(f'/proc/self/fd/{{fd}}', 'w')",
        "write",
        FOREIGN,
    ),
    "chmod of an O_PATH descriptor": Row(
        "import os\nfd = os.open({victim!r} + '/file.txt', os.O_PATH)\n"
        "os.chmod(f'/proc/self/fd/{{fd}}', 0o777)",
        "write",
        FOREIGN,
    ),
    "hard link": Row(
        "import os\nos.link({victim!r} + '/file.txt', 'mine')\nopen('mine', 'w').write('x')",
        "write",
        FOREIGN,
    ),
    "hard link elsewhere": Row(
        "import os\nopen('mine', 'w')\nos.link('mine', {victim!r} + '/new')",
        "write",
        VICTIM + "/new",
    ),
    "symlink elsewhere": Row(
        _FOLDER + "os.symlink('/', 'new', dir_fd=fd)", "write", VICTIM + "/new"
    ),
    "mkfifo": Row("import os\nos.mkfifo({victim!r} + '/new')", "write", VICTIM + "/new"),
    "mknod": Row("import os\nos.mknod({victim!r} + '/new')", "write", VICTIM + "/new"),
    "truncate": Row("import os\nos.truncate({victim!r} + '/file.txt', 0)", "write", FOREIGN),
    "chmod": Row("import os\nos.chmod({victim!r} + '/file.txt', 0)", "write", FOREIGN),
    "fchmod": Row(
        "import os\nos.fchmod(os.open({victim!r} + '/file.txt', os.O_RDONLY), 0)", "write", FOREIGN
    ),
    "chown": Row("import os\nos.chown({victim!r} + '/file.txt', 1, 1)", "write", FOREIGN),
    "utime": Row("import os\nos.utime({victim!r} + '/file.txt', (0, 0))", "write", FOREIGN),
    "utime of a descriptor": Row(
        "import os\nos.utime(os.open({victim!r} + '/file.txt', os.O_RDONLY), (0, 0))",
        "write",
        FOREIGN,
    ),
    "setxattr": Row(
        "import os\nos.setxattr({victim!r} + '/file.txt', 'user.x', b'y')", "write", FOREIGN
    ),
    "copy": Row(
        "import shutil\nopen('mine', 'w')\nshutil.copy('mine', {victim!r} + '/file.txt')",
        "write",
        FOREIGN,
    ),
    "mmap": Row(
        "import mmap\nwith open({victim!r} + '/file.txt', 'r+b') as file:\n"
        "    mmap.mmap(file.fileno(), 0)[:1] = b'x'",
        "write",
        FOREIGN,
    ),
    "sqlite": Row(
        "import sqlite3\nsqlite3.connect({victim!r} + '/new').execute('create table t (x)')",
        "write",
        VICTIM + "/new",
    ),
    "sqlite by address": Row(
        "import sqlite3\nsqlite3.connect('file:' + {victim!r} + '/new?mode=rwc', uri=True)"
        ".execute('create table t (x)')",
        "write",
        VICTIM + "/new",
    ),
    "attached sqlite": Row(
        "import sqlite3\nwith sqlite3.connect(':memory:') as c:\n"
        "    c.execute('attach ? as a', [{victim!r} + '/new'])\n"
        "    c.execute('create table a.t (x)')",
        "write",
        VICTIM + "/new",
        hook=False,
    ),
    "shared memory": Row(
        "from multiprocessing.shared_memory import SharedMemory\n"
        "SharedMemory('docsgen-{unique}', create=True, size=9)",
        "write",
        "/dev/shm/docsgen-{unique}",
        hook=False,
    ),
    "C: unlink": Row(
        _LIBC + "libc.unlink({victim!r}.encode() + b'/file.txt')", "write", FOREIGN, hook=False
    ),
    "C: open": Row(
        _LIBC + "libc.open({victim!r}.encode() + b'/file.txt', 0o1001)",
        "write",
        FOREIGN,
        hook=False,
    ),
    "C: raw rename": Row(
        _LIBC + "a = {victim!r}.encode() + b'/file.txt'\n"
        "libc.syscall({rename}, -100, a, -100, a + b'2', 0)",
        "write",
        FOREIGN,
        hook=False,
    ),
    "C: chmod": Row(
        _LIBC + "libc.chmod({victim!r}.encode() + b'/file.txt', 0)", "write", FOREIGN, hook=False
    ),
    "C: utimes": Row(
        _LIBC + "libc.utimes({victim!r}.encode() + b'/file.txt', None)",
        "write",
        FOREIGN,
        hook=False,
    ),
    "in a thread": Row(
        "import os, threading\n"
        "one = threading.Thread(target=lambda: os.remove({victim!r} + '/file.txt'))\n"
        "one.start()\none.join()",
        "write",
        FOREIGN,
    ),
    "C: in a thread": Row(
        _LIBC + "import threading\n"
        "one = threading.Thread(target=lambda: libc.unlink({victim!r}.encode() + b'/file.txt'))\n"
        "one.start()\none.join()",
        "write",
        FOREIGN,
        hook=False,
    ),
    "memory of the parent": Row("open('/proc/{parent}/mem', 'r+b')", "write", "/proc/{parent}/mem"),
    "TCP": Row(
        "import socket\nsocket.create_connection(('127.0.0.1', {tcp})).send(b'x')",
        "network",
        "127.0.0.1",
    ),
    "TCP without connect": Row(
        "import socket\ns = socket.socket()\n"
        "s.sendto(b'x', socket.MSG_FASTOPEN, ('127.0.0.1', {tcp}))",
        "network",
        "",
    ),
    "C: TCP": Row(
        _LIBC + "import socket, struct\ns = socket.socket()\n"
        "libc.connect(s.fileno(), struct.pack('=H', 2) + struct.pack('!H', {tcp})"
        " + bytes([127, 0, 0, 1]) + bytes(8), 16)\ns.send(b'x')",
        "network",
        "127.0.0.1:{tcp}",
        hook=False,
    ),
    "UDP": Row(
        "import socket\nsocket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', {udp}))",
        "network",
        "SOCK_DGRAM",
    ),
    "C: UDP": Row(_LIBC + "libc.socket(2, 2, 0)", "network", "SOCK_DGRAM", hook=False),
    "MPTCP": Row(_LIBC + "libc.socket(2, 1, 262)", "network", "SOCK_STREAM", hook=False),
    "raw socket": Row(
        "import socket\nsocket.socket(socket.AF_INET, socket.SOCK_RAW, 1)", "network", "SOCK_RAW"
    ),
    "netlink": Row(
        "import socket\nsocket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)", "network", ""
    ),
    "Unix socket": Row(
        "import socket\ns = socket.socket(socket.AF_UNIX)\ns.connect({unix!r})\ns.send(b'x')",
        "network",
        "{unix}",
    ),
    "Unix datagram": Row(
        "import socket\na, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)\n"
        "a.sendto(b'x', {datagram!r})",
        "network",
        "SOCK_DGRAM",
    ),
    "abstract socket": Row(
        "import socket\ns = socket.socket(socket.AF_UNIX)\n"
        "s.connect('\\0docsgen-{unique}')\ns.send(b'x')",
        "network",
        "@docsgen-{unique}",
    ),
    "listening": Row(
        "import socket\ns = socket.socket()\ns.bind(('0.0.0.0', {free}))\ns.listen()",
        "network",
        "0.0.0.0:{free}",
    ),
    "listening without a name": Row(
        "import socket\ns = socket.socket()\ns.listen()", "network", "0.0.0.0:0", hook=False
    ),
    "a name": Row("import socket\nsocket.getaddrinfo('example.org', 80)", "network", "example.org"),
    "fork": Row("import os\nif not os.fork(): open('mine', 'w')", "process", ""),
    "subprocess": Row(
        "import subprocess\nsubprocess.run(['touch', {victim!r} + '/new'])", "process", ""
    ),
    "os.system": Row("import os\nos.system('touch ' + {victim!r} + '/new')", "process", ""),
    "exec": Row("import os\nos.execvp('touch', ['touch', {victim!r} + '/new'])", "process", ""),
    "posix_spawn": Row(
        "import os\nos.posix_spawn('/usr/bin/touch', ['touch', {victim!r} + '/new'], {{}})",
        "process",
        "",
    ),
    "multiprocessing spawn": Row(
        "import multiprocessing as m\nif __name__ == '__main__':\n"
        "    m.get_context('spawn').Process(target=print).start()",
        "process",
        "",
    ),
    "C: system": Row(
        _LIBC + "libc.system(b'touch ' + {victim!r}.encode() + b'/new')",
        "process",
        "",
        hook=False,
    ),
    "C: fork": Row(
        _LIBC + "if not libc.fork(): libc.unlink({victim!r}.encode() + b'/file.txt')",
        "process",
        "",
        hook=False,
    ),
    "kill of the parent": Row("import os, signal\nos.kill({parent}, 15)", "signal", "{parent}"),
    "kill of all": Row("import os\nos.kill(-1, 0)", "signal", "-1"),
    "kill of another": Row("import os\nos.kill({other}, 9)", "signal", "{other}"),
    "C: kill": Row(_LIBC + "libc.kill({other}, 9)", "signal", "{other}", hook=False),
    "pidfd": Row(
        "import os, signal\nsignal.pidfd_send_signal(os.pidfd_open({other}), 9)",
        "system",
        "",
        hook=False,
    ),
    "limits of another": Row(
        "import resource\nresource.prlimit({other}, resource.RLIMIT_NOFILE, (9, 9))",
        "signal",
        "{other}",
    ),
    "priority of another": Row(
        "import os\nos.setpriority(os.PRIO_PROCESS, {other}, 19)", "signal", "{other}", hook=False
    ),
    "ptrace": Row(_LIBC + "libc.ptrace(16, {other}, 0, 0)", "system", "", hook=False),
    "namespaces": Row(_LIBC + "libc.unshare(0x20000)", "system", "", hook=False),
    "mount": Row(_LIBC + "libc.mount(b'x', b'/mnt', b'tmpfs', 0, 0)", "system", "", hook=False),
}


UNHEARD = ("a name", "netlink")
"""What the C library does by itself, too: the kernel refuses it, or its effect, without a word."""


@pytest.fixture
def places(tmp_path: Path, free_port: int) -> Iterator[dict[str, object]]:
    """A folder, sockets and a process of others, with what scripts need to get at them."""
    victim = tmp_path.resolve() / "victim"
    (victim / "empty").mkdir(parents=True)
    (victim / "file.txt").write_text("whole")
    unique = os.urandom(4).hex()
    other = subprocess.Popen(
        [sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE
    )
    sockets = {
        "tcp": _listening(socket.AF_INET, ("127.0.0.1", 0)),
        "unix": _listening(socket.AF_UNIX, str(tmp_path / "unix")),
        "abstract": _listening(socket.AF_UNIX, f"\0docsgen-{unique}"),
        "udp": _datagrams(socket.AF_INET, ("127.0.0.1", 0)),
        "datagram": _datagrams(socket.AF_UNIX, str(tmp_path / "datagram")),
    }
    yield {
        "victim": str(victim),
        "unique": unique,
        "parent": os.getpid(),
        "other": other.pid,
        "free": free_port,
        "tcp": sockets["tcp"].getsockname()[1],
        "udp": sockets["udp"].getsockname()[1],
        "unix": str(tmp_path.resolve() / "unix"),
        "datagram": str(tmp_path.resolve() / "datagram"),
        "rename": 316 if os.uname().machine == "x86_64" else 276,
        "sockets": sockets,
    }
    was_alive = other.poll() is None
    other.communicate()
    for one in sockets.values():
        one.close()
    assert was_alive


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _listening(family: int, address: object) -> socket.socket:
    made = socket.socket(family)
    made.bind(address)
    made.listen()
    made.setblocking(False)
    return made


def _datagrams(family: int, address: object) -> socket.socket:
    made = socket.socket(family, socket.SOCK_DGRAM)
    made.bind(address)
    made.setblocking(False)
    return made


def _state(victim: Path) -> list[object]:
    """All that an attack might change, and the time at which it last did."""
    return [
        (path.name, *path.lstat()[:6], path.lstat().st_mtime_ns, path.lstat().st_ctime_ns)
        for path in (victim, *sorted(victim.iterdir()))
    ]


def _was_reached(one: socket.socket) -> bool:
    try:
        if one.type == socket.SOCK_DGRAM:
            return bool(one.recv(9))
        one.accept()[0].close()
    except BlockingIOError:
        return False
    return True


def _cases() -> list[object]:
    cases = []
    for name, row in ATTACKS.items():
        cases.append(pytest.param(row, *KERNEL.values, marks=KERNEL.marks, id=f"{name}-kernel"))
        if row.hook:
            cases.append(pytest.param(row, *HOOK.values, id=f"{name}-hook"))
    return cases


@pytest.mark.parametrize(("row", "use_kernel"), _cases())
def test_an_attack_has_no_effect_and_is_reported(
    run: Run, places: dict[str, object], row: Row, use_kernel: bool
) -> None:
    _attack(run, places, row, use_kernel)


@pytest.mark.usefixtures("no_hook")
@pytest.mark.parametrize("name", [name for name in ATTACKS if name not in UNHEARD])
def test_the_kernel_needs_no_hook(run: Run, places: dict[str, object], name: str) -> None:
    if not is_available():
        pytest.skip("this kernel cannot confine")
    _attack(run, places, ATTACKS[name], use_kernel=True)


def _attack(run: Run, places: dict[str, object], row: Row, use_kernel: bool) -> None:
    body = row.script.format(**places).replace("\n", "\n    ")
    script = f"try:\n    {body}\nexcept BaseException as error:\n    print(repr(error))\n"
    victim = Path(str(places["victim"]))
    before = _state(victim)

    ran = run(script, use_kernel)

    assert _state(victim) == before, ran
    reached = [name for name, one in places["sockets"].items() if _was_reached(one)]  # type: ignore[attr-defined]
    assert reached == [], ran
    assert ran.refusals, ran
    target = row.target.format(**places)
    found = [one for one in ran.refusals if one.kind == row.kind and target in one.target]
    assert found, ran
    assert {Path(one.file or "").name for one in found} == {"run.py"}, ran
    assert all(one.line and one.line > 1 for one in found), ran
