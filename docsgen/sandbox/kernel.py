# What the Linux kernel enforces for a confined process: Landlock decides about files, TCP ports and
# signals, and a seccomp filter passes on the calls of `syscalls` to the supervisor.

from __future__ import annotations

import errno
import functools
import os
import platform
import sys
from typing import TYPE_CHECKING

from docsgen.sandbox.policy import DEVICES, Policy
from docsgen.sandbox.syscalls import (
    OPENING,
    PROCESSES,
    SIGNALS,
    STAYING,
    SYSTEM,
    UNKNOWN,
    WRITES,
)

if TYPE_CHECKING:
    from landlockpy import AccessFS
    from seccompy import Filter, FilterFlag
    from seccompy.notify import Listener

_LANDLOCK = 3
"""The first version of Landlock that stops a file from being cut short; Linux 6.2 has it."""

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_THREAD = 0x10000  # CLONE_THREAD
_STREAM, _TYPES = 1, 0xF
_UNIX, _INTERNET = 1, (2, 10)
_PLAIN_PROTOCOLS = (0, 6)  # neither MPTCP nor SCTP, which Landlock does not know
_FASTOPEN = 0x20000000  # MSG_FASTOPEN: a connection without connect()
_FILE_ATTRIBUTES = (0x40086602, 0x401C5820, 0x40087602)  # FS_IOC_SETFLAGS, _FSSETXATTR, _SETVERSION
_X32 = 0x40000000
_ONLY_X32 = range(512, 548)
"""The x32 calls of an x86-64 kernel have numbers of their own, which no filter by name sees."""


@functools.cache
def is_available() -> bool:
    """Whether the kernel can confine a process here."""
    if sys.platform != "linux":
        return False
    import landlockpy
    import seccompy

    try:
        return (
            landlockpy.abi_version() >= _LANDLOCK
            and seccompy.action_supported(seccompy.Action.USER_NOTIF)
            and seccompy.flag_supported(_listening())
        )
    except OSError:  # no Landlock, no seccomp, or neither for this architecture
        return False


def _listening() -> FilterFlag:
    """Let the supervisor hear of calls, and no signal but a deadly one interrupt them then."""
    from seccompy import FilterFlag

    return FilterFlag.NEW_LISTENER | FilterFlag.WAIT_KILLABLE_RECV


def enforce(policy: Policy) -> Listener:
    """Confine this process, which must have one thread, for good.

    What comes out is for the supervisor: without one, the calls that it decides about fail.
    """
    if len(os.listdir("/proc/self/task")) > 1:
        raise RuntimeError("a process with threads cannot be confined as a whole")
    _restrict_files_and_ports(policy)
    listener = _filter(policy).load()
    assert listener is not None
    return listener


def _restrict_files_and_ports(policy: Policy) -> None:
    from landlockpy import AccessFS, AccessNet, Ruleset, Scope

    reading = AccessFS.EXECUTE | AccessFS.READ_FILE | AccessFS.READ_DIR | AccessFS.RESOLVE_UNIX
    writing = ~reading & _all_rights()
    with Ruleset(
        handled_fs=writing,
        handled_net=AccessNet.BIND_TCP | AccessNet.CONNECT_TCP,
        scoped=Scope.ABSTRACT_UNIX_SOCKET | Scope.SIGNAL,
    ) as rules:
        rules.allow_path(policy.folder, writing)
        for device in DEVICES:
            rules.allow_path(device, AccessFS.WRITE_FILE | AccessFS.TRUNCATE)
        for port in policy.ports:
            rules.allow_port(port, AccessNet.BIND_TCP | AccessNet.CONNECT_TCP)
        if policy.gateway:
            rules.allow_port(policy.gateway, AccessNet.CONNECT_TCP)
        rules.restrict()


def _all_rights() -> AccessFS:
    from landlockpy import AccessFS

    return functools.reduce(lambda one, other: one | other, AccessFS)


def _filter(policy: Policy) -> Filter:
    from seccompy import Filter

    rules = Filter(flags=_listening())
    _pass_on_writes(rules)
    _pass_on_network(rules)
    for name in (*SIGNALS, *SYSTEM):
        if _is_known(name):
            rules.notify(name)
    for request in _FILE_ATTRIBUTES:
        rules.notify("ioctl", args={1: request})
    if not policy.processes:
        _pass_on_processes(rules)
    for name in UNKNOWN:
        rules.errno(name, errno.ENOSYS)
    for name in STAYING:
        rules.errno(name, 0)
    if platform.machine() == "x86_64":
        _close_x32(rules)
    return rules


def _pass_on_writes(rules: Filter) -> None:
    from seccompy import ArgCmp, CmpOp

    for name in filter(_is_known, WRITES):
        if name in OPENING:
            reading = ArgCmp(OPENING[name], CmpOp.MASKED_EQ, 0, mask=_WRITING)
            rules.allow(name, args=[reading])
        rules.notify(name)


def _pass_on_network(rules: Filter) -> None:
    """Sockets are streams of this machine or TCP; what they reach is decided call by call."""
    from seccompy import ArgCmp, CmpOp

    stream = ArgCmp(1, CmpOp.MASKED_EQ, _STREAM, mask=_TYPES)
    seqpacket = ArgCmp(1, CmpOp.MASKED_EQ, 5, mask=_TYPES)
    rules.allow("socket", args=[ArgCmp(0, CmpOp.EQ, _UNIX), stream])
    for family in _INTERNET:
        for protocol in _PLAIN_PROTOCOLS:
            own = [ArgCmp(0, CmpOp.EQ, family), stream, ArgCmp(2, CmpOp.EQ, protocol)]
            rules.allow("socket", args=own)
    rules.notify("socket")
    for kind in (stream, seqpacket):  # a datagram of such a pair could go elsewhere
        rules.allow("socketpair", args=[ArgCmp(0, CmpOp.EQ, _UNIX), kind])
    rules.notify("socketpair")
    for name in ("connect", "bind", "listen"):
        rules.notify(name)
    for name, flags in (("sendto", 3), ("sendmsg", 2), ("sendmmsg", 3)):
        rules.notify(name, args=[ArgCmp(flags, CmpOp.MASKED_EQ, _FASTOPEN, mask=_FASTOPEN)])


def _pass_on_processes(rules: Filter) -> None:
    from seccompy import ArgCmp, CmpOp

    rules.allow("clone", args=[ArgCmp(0, CmpOp.MASKED_EQ, _THREAD, mask=_THREAD)])
    for name in filter(_is_known, PROCESSES):
        rules.notify(name)


def _close_x32(rules: Filter) -> None:
    from seccompy.syscalls import syscall_nr

    names = [*WRITES, *SIGNALS, *SYSTEM, *UNKNOWN, *STAYING, *PROCESSES]
    names += ["socket", "socketpair", "connect", "bind", "listen", "sendto", "sendmmsg"]
    numbers = {syscall_nr(name) for name in names if _is_known(name)} | {*_ONLY_X32}
    for number in sorted(numbers):
        rules.errno(number | _X32, errno.ENOSYS)


def _is_known(name: str) -> bool:
    from seccompy.syscalls import syscall_nr

    try:
        syscall_nr(name)
    except ValueError:
        return False
    return True
