# Variables of the environment that an author gives a demo. Readers can read them.

from __future__ import annotations

import re

from docsgen.demos.secret_values import secret_traces

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_TAKEN = re.compile(r"PATH|HOME|TMPDIR|TEMP|TMP|PYTHON\w*|LD_\w+")


def fault_of(name: str, value: str) -> str | None:
    """Why a demo cannot be given a variable, None when it can."""
    if not _NAME.fullmatch(name):
        return f"{name!r} is no name of a variable"
    if _TAKEN.fullmatch(name):
        return f"{name} is not for a demo to set"
    if "\0" in value:
        return f"the value of {name} has a character that no variable can have"
    if secret_traces({name: value}):
        return (
            f"the value of {name} looks like a secret, and all readers could read it; if they may,"
            " write it into the script"
        )
    return None
