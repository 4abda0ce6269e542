# Whether a live host sends what docsgen has made as readers need it: the same questions that a page
# asks when something is wrong (docsgen/player/page/start_check.js), and some about speed.

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from docsgen.diagnostics import Findings, Location
from docsgen.errors import MissingToolError
from docsgen.publish.host_answers import Answer, answers, packed_answer
from docsgen.publish.host_contents import Sizes
from docsgen.publish.host_remedies import Topic, remedy

_NAMED = 2
"""Files that a finding names."""

_NEEDED = {
    "html": re.compile("text/html"),
    "css": re.compile("text/css"),
    "js": re.compile("(text|application)/(x-)?(java|ecma)script"),
}
"""The types without which browsers do nothing with a file, by what its name ends in."""

_OF_APP = re.compile(r"(?:^|/)files/")
"""Files of an app, which Python reads: nothing else has to know their types."""

_READ = re.compile(r"(?:embed/[^/]+/)?(?:(?:runtime|files|packages)/|theme\.css$)")
"""What a page asks for as somebody else, where it has no origin of its own."""

_OLD = 2000
"""The year before which no file of docsgen's was made."""

_DAY = 86_400
"""Seconds that a page may be shown without asking whether it has changed."""

_HIDDEN = frozenset({"_headers", "_redirects"})
"""What hosts read, and need not send; so are names with a dot in front."""


class _Slip(NamedTuple):
    """What is wrong with a file: the rule, in words that follow its name, and what it is about."""

    rule: str
    words: str
    topic: Topic


def check_host(url: str, sizes: Sizes, findings: Findings) -> None:
    """Look at the files at `url`, which ends with a slash, and report what is wrong with them.

    Raises MissingToolError when the host does not answer at all.
    """
    asked = ["", *(path for path in sizes if not _is_hidden(path))]
    found = list(answers(url, asked))
    if not any(answer.status for answer in found):
        hint = "check the address and the network"
        raise MissingToolError(f"{url} does not answer: {found[0].reason}", hint=hint)
    slips: dict[_Slip, list[str]] = defaultdict(list)
    for answer in found:
        for slip in _slips(answer, sizes.get(answer.path)):
            slips[slip].append(answer.path)
    if path := _unpacked(url, found):
        slips[_Slip("DG364", "is not compressed: readers wait longer", Topic.PACKING)] = [path]
    server = found[0].header("server")
    for slip, paths in slips.items():
        hint = remedy(server, slip.topic)
        at = Location(url=url + paths[0])
        findings.add(slip.rule, f"{_names(paths)} {slip.words}", hint=hint, at=at)


def _is_hidden(path: str) -> bool:
    return path in _HIDDEN or any(part.startswith(".") for part in path.split("/"))


def _names(paths: list[str]) -> str:
    """Some files by their names, and how many there are."""
    named = ", ".join(path or "the page itself" for path in paths[:_NAMED])
    more = len(paths) - _NAMED
    return f"{named} and {more} more" if more > 0 else named


def _slips(answer: Answer, size: int | None) -> Iterable[_Slip]:
    """What is wrong with an answer; of one that is wholly wrong, nothing else."""
    for look in (_missing, _mistyped):
        if slip := look(answer, size):
            return [slip]
    looks: tuple[Callable[[Answer], _Slip | None], ...] = (_unshared, _unframed, _ill_kept)
    return [slip for look in looks if (slip := look(answer))]


def _missing(answer: Answer, size: int | None) -> _Slip | None:
    words = ""
    length, encoding = answer.header("content-length"), answer.header("content-encoding")
    if answer.status != 200:
        words = f"cannot be had: the status is {answer.status or answer.reason}"
    elif answer.type == "text/html" and not _is_page(answer.path):
        words = "is a web page instead of the file"
    elif encoding not in ("", "identity"):
        words = f"comes as {encoding}, and would be unpacked"
    elif size is not None and length.isdecimal() and int(length) != size:
        words = "has another size than the file that was made"
    return _Slip("DG360", words, Topic.MISSING) if words else None


def _is_page(path: str) -> bool:
    return path == "" or path.endswith((".html", ".htm", "/"))


def _mistyped(answer: Answer, size: int | None) -> _Slip | None:
    ending = "html" if _is_page(answer.path) else answer.path.rpartition(".")[2]
    needed = _NEEDED.get(ending)
    if needed and not _OF_APP.search(answer.path) and not needed.fullmatch(answer.type):
        return _Slip("DG361", f"has the type {answer.type or 'of nothing'}", Topic.TYPES)
    charset = re.search(r"charset=\"?([\w-]+)", answer.header("content-type"))
    if ending == "html" and charset and charset[1].lower() not in ("utf-8", "utf8"):
        return _Slip("DG361", f"is said to be {charset[1]}, and is UTF-8", Topic.TYPES)
    return None


def _unshared(answer: Answer) -> _Slip | None:
    if answer.header("access-control-allow-origin") in ("*", "null"):
        return None
    if not _READ.match(answer.path):
        return None
    words = "cannot be read by pages in sandboxed frames, such as WordPress's, and of other hosts"
    return _Slip("DG362", words, Topic.SHARING)


def _unframed(answer: Answer) -> _Slip | None:
    if not _is_page(answer.path):
        return None
    options = answer.header("x-frame-options")
    policy = answer.header("content-security-policy")
    ancestors = re.search(r"frame-ancestors (?!\s*\*)[^;]*", policy)
    said = f"X-Frame-Options: {options}" if options else ancestors and ancestors[0].strip()
    words = f"cannot be shown in pages of other hosts ({said})"
    return _Slip("DG362", words, Topic.FRAMING) if said else None


def _ill_kept(answer: Answer) -> _Slip | None:
    control = answer.header("cache-control")
    if _is_page(answer.path):
        age = re.search(r"max-age=(\d+)", control)
        if "immutable" in control or (age and int(age[1]) > _DAY):
            words = f"is kept by browsers when it has changed ({control})"
            return _Slip("DG363", words, Topic.CACHING)
    if not control and not answer.header("expires") and _is_old(answer.header("last-modified")):
        words = "is kept by browsers for years, because it seems to be that old"
        return _Slip("DG363", words, Topic.CACHING)
    return None


def _is_old(date: str) -> bool:
    try:
        return parsedate_to_datetime(date).year < _OLD
    except ValueError:
        return False


def _unpacked(url: str, found: Iterable[Answer]) -> str | None:
    """A large script that every start needs, if it is there and does not come compressed."""
    scripts = (answer.path for answer in found if answer.status == 200)
    path = next((path for path in scripts if path.endswith("pyodide.asm.js")), None)
    is_packed = path is None or packed_answer(url, path).header("content-encoding")
    return None if is_packed else path
