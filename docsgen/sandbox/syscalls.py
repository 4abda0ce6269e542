# The system calls that a confined process may not make freely, and where their arguments are. Names
# are Linux's; those that an architecture does not have are left out when the filter is made.

from __future__ import annotations

from typing import NamedTuple

from docsgen.sandbox.paths import Effect


class PathArgument(NamedTuple):
    """Positions of a path and of the folder descriptor that it is relative to.

    `nofollow` is the flag, at the position `flags`, that leaves a link at the end alone; without
    flags, `follow` says what becomes of it. Without a path it is about the descriptor.
    """

    folder: int | None
    path: int | None
    effect: Effect
    follow: bool = False
    flags: int | None = None
    nofollow: int = 0x100  # AT_SYMLINK_NOFOLLOW


def _old(path: int, effect: Effect, *, follow: bool = False) -> PathArgument:
    return PathArgument(None, path, effect, follow)


_OWN_DESCRIPTOR = (PathArgument(0, None, "changes"),)

OPENING = {"open": 1, "openat": 2}
"""Calls that write only with certain flags, and where those are."""

WRITES: dict[str, tuple[PathArgument, ...]] = {
    "open": (_old(0, "opens", follow=True),),
    "openat": (PathArgument(0, 1, "opens", follow=True),),
    "creat": (_old(0, "opens", follow=True),),
    "truncate": (_old(0, "changes", follow=True),),
    "mkdir": (_old(0, "makes"),),
    "mkdirat": (PathArgument(0, 1, "makes"),),
    "mknod": (_old(0, "makes"),),
    "mknodat": (PathArgument(0, 1, "makes"),),
    "rmdir": (_old(0, "changes"),),
    "unlink": (_old(0, "changes"),),
    "unlinkat": (PathArgument(0, 1, "changes"),),
    "rename": (_old(0, "changes"), _old(1, "opens")),
    "renameat": (PathArgument(0, 1, "changes"), PathArgument(2, 3, "opens")),
    "renameat2": (PathArgument(0, 1, "changes"), PathArgument(2, 3, "opens")),
    "link": (_old(0, "changes"), _old(1, "makes")),
    "linkat": (PathArgument(0, 1, "changes", follow=True), PathArgument(2, 3, "makes")),
    "symlink": (_old(1, "makes"),),
    "symlinkat": (PathArgument(1, 2, "makes"),),
    # Landlock knows nothing of these: they depend on the supervisor alone.
    "chmod": (_old(0, "changes", follow=True),),
    "fchmodat": (PathArgument(0, 1, "changes", follow=True),),
    "fchmodat2": (PathArgument(0, 1, "changes", follow=True, flags=3),),
    "fchmod": _OWN_DESCRIPTOR,
    "chown": (_old(0, "changes", follow=True),),
    "lchown": (_old(0, "changes"),),
    "fchownat": (PathArgument(0, 1, "changes", follow=True, flags=4),),
    "fchown": _OWN_DESCRIPTOR,
    "utime": (_old(0, "changes", follow=True),),
    "utimes": (_old(0, "changes", follow=True),),
    "futimesat": (PathArgument(0, 1, "changes", follow=True),),
    "utimensat": (PathArgument(0, 1, "changes", follow=True, flags=3),),
    "setxattr": (_old(0, "changes", follow=True),),
    "lsetxattr": (_old(0, "changes"),),
    "fsetxattr": _OWN_DESCRIPTOR,
    "setxattrat": (PathArgument(0, 1, "changes", follow=True, flags=2),),
    "removexattr": (_old(0, "changes", follow=True),),
    "lremovexattr": (_old(0, "changes"),),
    "fremovexattr": _OWN_DESCRIPTOR,
    "removexattrat": (PathArgument(0, 1, "changes", follow=True, flags=2),),
    "file_setattr": (PathArgument(0, 1, "changes", follow=True, flags=4),),
}

PROCESSES = ("clone", "fork", "vfork", "execve", "execveat")

SIGNALS = {
    "kill": 0,
    "tkill": 0,
    "tgkill": 0,
    "rt_sigqueueinfo": 0,
    "rt_tgsigqueueinfo": 0,
    "prlimit64": 0,
    "sched_setaffinity": 0,
    "sched_setattr": 0,
    "sched_setparam": 0,
    "sched_setscheduler": 0,
    "setpriority": 1,
    "ioprio_set": 1,
}
"""What one process does to another, and where that one's number is."""

SYSTEM = (
    "acct",
    "add_key",
    "adjtimex",
    "bpf",
    "chroot",
    "clock_adjtime",
    "clock_settime",
    "delete_module",
    "fanotify_init",
    "finit_module",
    "fsmount",
    "fsopen",
    "init_module",
    "ioperm",
    "iopl",
    "kcmp",
    "kexec_file_load",
    "kexec_load",
    "keyctl",
    "migrate_pages",
    "mount",
    "mount_setattr",
    "move_mount",
    "move_pages",
    "mq_open",
    "mq_unlink",
    "msgget",
    "open_by_handle_at",
    "open_tree",
    "open_tree_attr",
    "perf_event_open",
    "pidfd_getfd",
    "pidfd_send_signal",
    "pivot_root",
    "process_madvise",
    "process_mrelease",
    "process_vm_readv",
    "process_vm_writev",
    "ptrace",
    "quotactl",
    "quotactl_fd",
    "reboot",
    "request_key",
    "semget",
    "setdomainname",
    "sethostname",
    "setns",
    "settimeofday",
    "shmget",
    "swapoff",
    "swapon",
    "syslog",
    "umount2",
    "unshare",
    "userfaultfd",
    "vhangup",
)
"""What changes the machine or gets at other processes by other ways."""

UNKNOWN = ("clone3", "openat2", "io_uring_setup", "io_uring_enter", "io_uring_register")
"""Calls whose arguments no filter can see. They do not exist: the C library has others for that."""

STAYING = ("setsid", "setpgid")
"""Calls that would take a process out of the group that ends together. They do nothing."""
