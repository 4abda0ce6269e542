# What of Python's standard library is not in the browser, and what takes its place. An app's author
# may have an older Python, which still has what later versions have lost.

from __future__ import annotations

import sys

_REMOVED = frozenset(
    {
        *("asynchat", "asyncore", "distutils", "imp", "smtpd"),
        *("aifc", "audioop", "cgi", "cgitb", "chunk", "crypt", "imghdr", "lib2to3", "mailcap"),
        *("msilib", "nis", "nntplib", "ossaudiodev", "pipes", "sndhdr", "spwd", "sunau"),
        *("telnetlib", "uu", "xdrlib"),
    }
)
"""Removed in Python 3.12 (https://docs.python.org/3/whatsnew/3.12.html#removed) and 3.13 (PEP 594,
https://docs.python.org/3/whatsnew/3.13.html)."""

_ABSENT = frozenset(
    {
        *("curses", "dbm", "ensurepip", "grp", "idlelib", "msvcrt", "nt", "pwd", "readline"),
        *("resource", "syslog", "tkinter", "turtle", "turtledemo", "venv", "winreg", "winsound"),
    }
)
"""Not built for the browser."""

_SUCCESSORS = {"audioop": "audioop-lts", "distutils": "setuptools", "zoneinfo": "tzdata"}
"""Packages that bring what a module lacks or was; others are called `standard-` and its name."""


def is_standard(module: str) -> bool:
    """Whether a top-level module is of the standard library, here or in some other version."""
    return module in sys.stdlib_module_names or module in _REMOVED


def is_complete(module: str) -> bool:
    """Whether a module is of the standard library, and the browser has all that it needs."""
    return is_standard(module) and module not in {*_REMOVED, *_ABSENT, *_SUCCESSORS}


def successor(module: str) -> str | None:
    """The package on PyPI without which a module of the standard library is of no use there."""
    if module in _SUCCESSORS:
        return _SUCCESSORS[module]
    return f"standard-{module}" if module in _REMOVED else None
