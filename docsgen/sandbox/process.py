# A confined process as its parent sees it: forked, confined before anything else runs in it,
# attended to while it runs, and ended with all that it has started. It does not outlive its parent.

from __future__ import annotations

import ctypes
import faulthandler
import multiprocessing.synchronize
import os
import re
import select
import signal
import socket
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any, NoReturn

import msgspec

from docsgen.sandbox import hook, kernel
from docsgen.sandbox.policy import Policy
from docsgen.sandbox.refusal import MOST, Frame, Refusal, placed
from docsgen.sandbox.supervisor import STACK_SIGNAL, Supervisor

_LONGEST_MESSAGE = 65536
_PARENT_DEATH = 1  # PR_SET_PDEATHSIG
_FRAME = re.compile(r'^  File "(.*)", line (\d+)', re.MULTILINE)
_STACK = "Stack (most recent call first):"
_POLL = 0.05
"""Seconds between two looks where the system does not tell that a process has ended."""


class ConfinementError(Exception):
    """A process could not be confined, and has not run."""


class _Report(msgspec.Struct):
    refusal: Refusal
    frames: list[Frame]


class Confined:
    """A process that does `work` under `policy`; the parent must `attend` to it for it to go on.

    `kept` are descriptors that it may use besides the standard ones; `hook_alone` does without the
    kernel. Raises ConfinementError when it cannot be confined.
    """

    def __init__(
        self,
        policy: Policy,
        work: Callable[[], object],
        kept: Sequence[int] = (),
        *,
        hook_alone: bool = False,
    ) -> None:
        self._policy = policy
        use_kernel = kernel.is_available() and not hook_alone
        self.has_ended = self._is_silent = False
        self._reported: list[_Report] = []
        self._seen: list[tuple[Refusal, bool]] = []  # and whether a stack belongs to it
        self._stacks = os.memfd_create("stacks") if use_kernel else -1
        self._channel, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.process = os.fork()
        if self.process == 0:
            _become_confined(policy, work, theirs, self._stacks, kept, use_kernel)
        theirs.close()
        self._supervisor = self._met() if use_kernel else None
        self._exit = os.pidfd_open(self.process) if hasattr(os, "pidfd_open") else -1

    def _met(self) -> Supervisor:
        """What answers for the process, once that has sent its listener."""
        from seccompy.notify import Listener

        _, descriptors, _, _ = socket.recv_fds(self._channel, 1, 1)
        if not descriptors:
            os.waitpid(self.process, 0)
            raise ConfinementError("the kernel does not let a process be confined")
        return Supervisor(self._policy, Listener(descriptors[0]), self.process)

    @property
    def refusals(self) -> list[Refusal]:
        """What it was refused so far, each once, with the places in its folder."""
        stacks = self._written_stacks()
        is_complete = len(stacks) == sum(is_told for _, is_told in self._seen)
        found = [placed(r.refusal, r.frames, self._policy.folder) for r in self._reported]
        for refusal, is_told in self._seen:
            frames = stacks.pop(0) if is_told and is_complete else []
            found.append(placed(refusal, frames, self._policy.folder))
        return list(dict.fromkeys(one for one in found if one))[:MOST]

    def _written_stacks(self) -> list[list[Frame]]:
        if self._stacks < 0:
            return []
        text = os.pread(self._stacks, 1 << 24, 0).decode("utf-8", "replace")
        return [
            [(file, int(line)) for file, line in _FRAME.findall(stack)]
            for stack in text.split(_STACK)[1:]
        ]

    def descriptors(self) -> list[int]:
        """What becomes readable when there is something to attend to."""
        numbers = [self._exit] if self._exit >= 0 else []
        if self._supervisor:
            numbers.append(self._supervisor.fileno())
        return numbers if self._is_silent else [*numbers, self._channel.fileno()]

    def attend(self, ready: Iterable[int]) -> None:
        """Answer and note what there is, according to what `select` has found readable."""
        ready = set(ready)
        if self._supervisor and self._supervisor.fileno() in ready:
            answered = self._supervisor.answer()
            if answered and len(self._seen) < MOST * MOST:
                self._seen.append(answered)
        if self._channel.fileno() in ready:
            self._hear()
        if self._exit in ready or self._exit < 0:
            self._look()

    def _hear(self) -> None:
        message = self._channel.recv(_LONGEST_MESSAGE)
        self._is_silent = not message
        with suppress(msgspec.MsgspecError):  # the end, or what the process writes there by itself
            self._reported.append(msgspec.json.decode(message, type=_Report))

    def _look(self) -> None:
        options = os.WEXITED | os.WNOWAIT | os.WNOHANG  # its group keeps its number meanwhile
        self.has_ended = os.waitid(os.P_PID, self.process, options) is not None

    def end(self) -> None:
        """End it with all that it has started, and forget it; what it was refused stays known."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process, signal.SIGKILL)
        with suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        while not self._is_silent and select.select([self._channel], [], [], 0)[0]:
            self._hear()
        if self._supervisor:
            self._supervisor.close()
        self._channel.close()
        if self._exit >= 0:
            os.close(self._exit)


def attend(
    processes: Sequence[Confined], others: Sequence[int] = (), seconds: float | None = None
) -> list[int]:
    """Wait for at most so many `seconds`, attend to what there is, and return readable `others`."""
    everything = [number for one in processes for number in one.descriptors()]
    if sys.platform != "linux":
        seconds = _POLL if seconds is None else min(seconds, _POLL)
    ready, _, _ = select.select([*everything, *others], [], [], seconds)
    for one in processes:
        one.attend(ready)
    return [number for number in others if number in ready]


def _become_confined(
    policy: Policy,
    work: Callable[[], object],
    channel: socket.socket,
    stacks: int,
    kept: Sequence[int],
    use_kernel: bool,
) -> NoReturn:
    """Be the confined process, to the end."""
    try:
        os.setsid()
        _close_all_but({0, 1, 2, channel.fileno(), stacks, *kept})
        _use_plain_locks()
        _end_with_parent(channel)
        if use_kernel:
            faulthandler.register(STACK_SIGNAL, file=stacks, all_threads=False)
        hook.install(policy, _Reporter(channel))
        if use_kernel:
            with kernel.enforce(policy) as listener:
                socket.send_fds(channel, [b"."], [listener.fileno()])
        work()
    except BaseException:  # whatever it was belongs to the output of the process
        with suppress(BaseException):
            traceback.print_exc()
            sys.stderr.flush()
    finally:
        os._exit(0)


class _Reporter:
    """Tells the parent of refusals, each once: what it cannot tell is refused all the same."""

    def __init__(self, channel: socket.socket) -> None:
        self._channel = channel
        self._told: set[tuple[Any, ...]] = set()

    def __call__(self, refusal: Refusal, frames: list[Frame]) -> None:
        key = (refusal, *frames[:1])
        if key in self._told or len(self._told) > MOST:
            return
        self._told.add(key)
        with suppress(OSError):
            self._channel.send(msgspec.json.encode(_Report(refusal, frames[:100])))


def _close_all_but(kept: set[int]) -> None:
    """Close what the parent has open: descriptors are the one thing that no rule looks at twice."""
    start = 0
    for number in (*sorted(kept - {-1}), os.sysconf("SC_OPEN_MAX")):
        if start < number:  # an empty range would be taken for all there are
            os.closerange(start, number)
        start = number + 1


def _use_plain_locks() -> None:
    """Locks between processes are files that all users share; there is one process here."""
    between: Any = multiprocessing.synchronize
    for name in ("Lock", "RLock", "Condition", "Event"):
        plain = getattr(threading, name)
        setattr(between, name, lambda *args, ctx=None, plain=plain: plain(*args))
    for name in ("Semaphore", "BoundedSemaphore"):
        plain = getattr(threading, name)
        setattr(between, name, lambda value=1, *, ctx=None, plain=plain: plain(value))


def _end_with_parent(channel: socket.socket) -> None:
    """Be killed when the parent dies; elsewhere than on Linux by a thread that waits for it."""
    parent = os.getppid()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PARENT_DEATH, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:  # it has died just now
            os._exit(1)
    else:
        threading.Thread(target=_wait_for_end, args=[channel], daemon=True).start()


def _wait_for_end(channel: socket.socket) -> None:
    channel.recv(1)
    os._exit(1)
