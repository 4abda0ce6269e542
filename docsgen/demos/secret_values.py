# Values of this process's environment in what is about to be published. A script may show what it
# was told in confidence, and its writer may not notice: the app looks as it always does.

from __future__ import annotations

import base64
import html
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import unquote

from docsgen.cache import MANY

_TELLING = re.compile(
    r"(^|_)(KEYS?|(?<=_)PWD|CREDS|PRIVATE|AUTH|JWT|OTP|COOKIE|DSN|WEBHOOK|PAT|SALT|LICEN[CS]E|MNEMONIC"
    r"|\w*(TOKEN|SECRET|PASS|PASSWORD|PASSWD|PASSPHRASE|PASSCODE|CREDENTIAL)S?"
    r"|\w*(API|SECRET|ACCESS|PRIVATE)KEYS?)(_|$)"
)
"""Words in the name of a variable whose value is a secret."""

_PUBLIC = re.compile(r"(^|_)(PUBLIC|PUBLISHABLE|SHA\d*|COMMIT|REVISION|DIGEST|HASH)(_|$)")
"""Words in the name of one whose value may look like a secret and is none."""

_ORDINARY = re.compile(
    r"anonymous|change-?me|development|disabled|localhost|not-needed|passw(or)?d\d*|placeholder"
    r"|postgres|production|required|undefined|username"
)
"""Values that people write where a secret belongs and there is none."""

_PATH = re.compile(r"/|~|\.{1,2}/|[A-Za-z]:[\\/]")
_PASSWORD_IN_URL = re.compile(r"://[^/\s:@]*:([^/\s@]+)@")
_TOKEN = re.compile(r"[A-Za-z0-9_.~-]{16,}")

_LEAST = 6
"""Characters below which a value may stand anywhere."""

_SHORT = 12
"""Characters below which a value has to stand by itself: it may be a part of some word."""

_NESTING = 4
"""How often text may have been escaped: a configuration is JSON in JSON, and may hold HTML."""

_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\"'\\/bfnrt]))")
_CONTROLS = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class Trace(NamedTuple):
    """Text that gives a secret away; `alone` if it counts between other characters only."""

    text: str
    alone: bool


def secret_traces(environment: Mapping[str, str]) -> dict[str, frozenset[Trace]]:
    """What must not be in anything that is published, by variable.

    Those of most variables are none: docs/serverless.md has the rule.
    """
    traces = {name: _traces(name, value.strip()) for name, value in environment.items()}
    return {name: those for name, those in traces.items() if those}


def exposed(path: str, data: bytes, traces: Mapping[str, frozenset[Trace]]) -> list[str]:
    """The variables whose values are in a file or in its path, in whatever form, sorted."""
    readings = [path, *_readings(data)] if traces else []
    return sorted(
        name
        for name, those in traces.items()
        if any(_is_in(reading, trace) for reading in readings for trace in those)
    )


def told(variable: str) -> str:
    """What is said about a file that gives the value of `variable` away, after its path."""
    return f"would publish the value of the environment variable {variable}"


def advice(variable: str) -> str:
    """What to do about it."""
    return (
        "take it out of the demo; if it is no secret, run docsgen without the variable:"
        f" env -u {variable} docsgen ..."
    )


def _secrets(name: str, value: str) -> set[str]:
    """The value of a variable, and parts of it, as far as they are secrets."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).upper().replace("-", "_")
    found = {unquote(password) for password in _PASSWORD_IN_URL.findall(value)}
    if not _PUBLIC.search(words):
        found |= {part for part in _TOKEN.findall(value) if _is_random(part)}
        found |= {value} if _TELLING.search(words) and not _is_path(value) else set()
    return {secret for secret in found if _is_telling(secret)}


def _is_path(value: str) -> bool:
    return bool(_PATH.match(value)) and not _is_random(value)


def _is_telling(value: str) -> bool:
    """Whether a value is more than a word or a number that may stand anywhere."""
    least = 8 if value.isalpha() or value.isdigit() else _LEAST
    return len(value) >= least and not _ORDINARY.fullmatch(value.lower())


def _is_random(text: str) -> bool:
    """Whether no human has written `text`: letters and digits, or cases, change all the time."""
    runs = re.findall(r"[A-Za-z0-9]{16,}", text)
    together = re.sub(r"[^A-Za-z0-9]", "", text)
    return any(_mixture(run) > 0.2 for run in runs) or _mixture(together) > 0.3


def _mixture(run: str) -> float:
    """How often a letter follows a digit, or the like, except where a word begins."""
    kinds = ["0" if one.isdigit() else "A" if one.isupper() else "a" for one in run]
    pairs = list(pairwise(kinds))
    changes = [pair for pair in pairs if len(set(pair)) > 1 and pair != ("A", "a")]
    return len(changes) / max(len(pairs), 1)


@lru_cache(maxsize=MANY)
def _traces(name: str, value: str) -> frozenset[Trace]:
    return frozenset(trace for secret in _secrets(name, value) for trace in _traces_of(secret))


def _traces_of(secret: str) -> Iterator[Trace]:
    in_a_form = secret.replace(" ", "+")
    for text in {*_unescapings(secret), *_unescapings(in_a_form)}:
        if len(text) >= _LEAST:
            yield Trace(text, alone=len(text) < _SHORT)
    for encoded in _in_base64(secret.encode(errors="surrogateescape")):
        yield Trace(encoded, alone=False)
        yield Trace(encoded.translate(str.maketrans("+/", "-_")), alone=False)


def _in_base64(data: bytes) -> Iterator[str]:
    """What is sure to be in any text in base64 whose bytes have `data` among them."""
    for before in range(3):
        encoded = base64.b64encode(bytes(before) + data).decode()
        yield encoded[(0, 2, 3)[before] : (before + len(data)) * 8 // 6]


def _is_in(reading: str, trace: Trace) -> bool:
    if trace.text not in reading or not trace.alone:
        return trace.text in reading
    return bool(re.search(rf"(?<![^\W_]){re.escape(trace.text)}(?![^\W_])", reading))


def _readings(data: bytes) -> Iterator[str]:
    """A file's text as it stands, with escapes undone, and without the line ends of base64."""
    text = data.decode(errors="replace")
    if "\0" in text:
        yield text  # no text, nothing in it is escaped
        return
    *_, plain = readings = list(_unescapings(text))
    yield from (*readings, "".join(plain.split()))


def _unescapings(text: str) -> Iterator[str]:
    """`text`, and what it becomes as long as there are escapes to undo."""
    yield text
    for _ in range(_NESTING):
        plain = _unescaped(text)
        if plain == text:
            return
        yield plain
        text = plain


def _unescaped(text: str) -> str:
    """`text` with one layer of the escapes of HTML, URLs and JSON undone."""
    if "&" in text:
        text = html.unescape(text)
    if "%" in text:
        text = unquote(text)
    if "\\" in text:
        text = _ESCAPE.sub(_meant, text)
        if re.search("[\ud800-\udfff]", text):  # pairs of escapes make one character
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _meant(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2]
    return chr(int(code, 16)) if code else _CONTROLS.get(escape[3], escape[3])
