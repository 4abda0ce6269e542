# What must not be as it was when a memory snapshot was taken: everything that many readers would
# share, or that depends on the reader's machine.

from __future__ import annotations

import random
import sys
import tempfile
import time
from typing import Any


def refresh() -> None:
    """Let random numbers, temporary names and the time zone be this interpreter's own.

    What asks the system each time (`secrets`, `uuid4`, clocks) needs nothing; seeds of hashes
    cannot change, because every dictionary in memory depends on them.
    """
    random.seed()
    names: Any = tempfile
    names._name_sequence = None
    _tell_zone()
    sys.path[:] = dict.fromkeys(sys.path)  # Pyodide adds the current folder whenever it starts


def _tell_zone() -> None:
    """Let the constants of `time` be those of the zone that local times are in."""
    year = time.localtime().tm_year
    times = [time.localtime(time.mktime((year, month, 1, 0, 0, 0, 0, 1, -1))) for month in (1, 7)]
    standard, summer = sorted(times, key=lambda one: one.tm_gmtoff)
    clock: Any = time
    clock.timezone, clock.altzone = -standard.tm_gmtoff, -summer.tm_gmtoff
    clock.daylight = int(standard.tm_gmtoff != summer.tm_gmtoff)
    clock.tzname = (standard.tm_zone, summer.tm_zone)
