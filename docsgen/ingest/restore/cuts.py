# Where code ends and a trailing comment begins, now that no `#` stands between them. Every blank of
# a line may be the place; this module names the possible ones and says how likely each is.

from __future__ import annotations

import re
from typing import NamedTuple

from docsgen.ingest.restore.english import BoundNames, is_pragma, stopword
from docsgen.ingest.restore.scan import Scan, State, Token, collide, scan
from docsgen.ingest.restore.work import Work


def collides(last: Token | None, whole: Scan) -> bool:
    """Whether a line cannot go on behind the `last` token of the line before."""
    return last is not None and bool(whole.tokens) and collide(last, whole.tokens[0])


class Cut(NamedTuple):
    """A split of a line: how likely it is, the code, the comment, and the scanned code."""

    score: float
    code: str
    tail: str
    part: Scan


_LONGEST = 1000
"""Characters of a line that may have a trailing comment; the corpus has none above 316."""

_COLUMNS = 100
"""Characters of code that are scanned in one step of work."""


def cuts(
    text: str, state: State, whole: Scan, last: Token | None, names: BoundNames, work: Work
) -> list[Cut]:
    """Split a line into code and trailing comment in all ways, likeliest first."""
    if len(text) > _LONGEST:
        return []
    limit = whole.broken if whole.broken >= 0 else len(text)
    found: list[Cut] = []
    for match in re.finditer(r"\s+", text[: limit + 1]):
        code, tail = text[: match.start()], text[match.end() :]
        if not code or not tail:
            continue
        work.spend(1 + len(code) // _COLUMNS)
        part = scan(code, state)
        if part.broken < 0 and not part.state.quote and not collides(last, part):
            found.append(Cut(_plausible(part, tail, names.known), code, tail, part))
    found.sort(key=lambda cut: (-cut.score, -len(cut.code)))
    return found[:12]


_GOES_ON = re.compile(r"=(?!=)|[)\]},]")
"""What continues an expression and hardly ever begins a comment."""

_WORDY = frozenset({"in", "is", "and", "or", "not", "if", "else", "for", ","})


def _plausible(part: Scan, tail: str, known: frozenset[str]) -> float:
    """How likely code ends here: a finished expression, and no English word taken for a name."""
    if not part.tokens:
        return 0.0
    final = part.tokens[-1]
    before = part.tokens[-2] if len(part.tokens) > 1 else None
    score = 0.05 * len(part.tokens) + (9 if is_pragma(tail) else 0)
    if _GOES_ON.match(tail):
        score -= 4
    if final.text == ",":
        score += _after_comma(part, known)
    elif final.text in ("(", "[", "{", ")", "]", "}", ":"):
        score += 1
    elif final.kind == "op" or final.text in _WORDY:
        score -= 4
    elif final.kind == "name" and final.text not in known:
        score -= _stray(final.text, before.text if before else "")
    if part.state.brackets and final.kind in ("name", "number"):
        score -= 0.4
    return score


def _after_comma(part: Scan, known: frozenset[str]) -> float:
    """Score a comma: it ends a line inside brackets, but not behind a word like `Yes,`."""
    if not part.state.brackets:
        return -2
    words = [token for token in part.tokens[-3:-1] if token.text != ","]
    stray = len(words) == 1 and words[0].kind == "name" and words[0].text not in known
    return -2 if stray else 1


def _stray(name: str, before: str) -> float:
    """How unlikely an unknown name is the end of code, given the token before it."""
    if name in ("raise", "return", "pass", "break", "continue", "yield", "self"):
        return 0
    if before in _WORDY or stopword(name):
        return 3
    return 0 if before in (".", "*", "**", "=", "import") else 1
