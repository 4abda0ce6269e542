# Whether a line that parses was meant as code. A comment that lost its `#` is English, and some
# English is valid Python: `Parameters`, `not implemented`, `Note: important`, `if needed:`.

from __future__ import annotations

import ast
import builtins
import re
from typing import NamedTuple

from docsgen.ingest.restore.statement import Statement

_BUILTINS = frozenset(dir(builtins)) | {"self", "cls", "_"}
_STOP = frozenset(
    """
    a an all also and any are as at be but by can do does each else for from get here how
    if in into is it its just let like must need no none not note now of on one only or
    other our out over see should so some than that the their them then there these they
    this those to todo until up us use used using via was we what when where which while
    will with you your
    """.split()  # noqa: SIM905
)
_BOUND = re.compile(
    r"""(?:^|[\s(,\[{])([^\W\d]\w*)\s*(?::\s*[\w.\[\], |"']+)?=(?!=)
      | \b(?:def|class|as|global|nonlocal)\s+([^\W\d]\w*)
      | \bfor\s+([\w\s,()*]+?)\s+in\b
      | \bimport\s+([\w\s,.()]+)
      | \blambda\s+([\w\s,]+):
    """,
    re.X | re.M,
)
_PARAMETERS = re.compile(r"\bdef\s+\w+\s*\(([^)]*)")
_WORD = re.compile(r"[^\W\d]\w*")


_PRAGMA = re.compile(
    r"(type:\s*(ignore|\()|noqa\b|pragma:|pylint:|mypy:|flake8:|pyright:|ruff:|isort:|fmt:|(-\*-\s*)?coding[:=]"
    r"|vim:|nosec\b|!/)",
)


def is_pragma(text: str) -> bool:
    """Whether `text` is what tools read from comments, such as `type: ignore`."""
    return _PRAGMA.match(text) is not None


class BoundNames(NamedTuple):
    """Names a sample binds: all of them with Python's builtins, and those it assigns.

    `lines` counts the lines of the sample that are not blank.
    """

    known: frozenset[str]
    assigned: frozenset[str]
    lines: int


def bound_names(text: str) -> BoundNames:
    """Return the names that `text` seems to bind."""
    found: set[str] = set()
    for match in _BOUND.finditer(text):
        for group in match.groups():
            found.update(_WORD.findall(group or ""))
    for match in _PARAMETERS.finditer(text):
        found.update(_WORD.findall(match.group(1)))
    assigned = frozenset(match.group(1) for match in _BOUND.finditer(text) if match.group(1))
    lines = sum(bool(line.strip()) for line in text.split("\n"))
    return BoundNames(frozenset(found) | _BUILTINS, assigned, lines)


def is_prose(statement: Statement, text: str, tail: str, names: BoundNames) -> bool:
    """Whether `text` reads as a comment, though it parses as `statement`.

    `tail` is the English behind it on the same line, "" when the line ends with the statement.
    """
    node, known = statement.node, names.known
    if tail and is_pragma(tail):
        return False
    if statement.opens:
        return _prose_header(text)
    inline = _INLINE.match(text)
    if inline and "\n" not in text:
        return _prose_inline(inline.group(1), known)
    if isinstance(node, ast.Expr):
        return _prose_value(node.value, text, tail, names)
    if isinstance(node, ast.AnnAssign) and node.value is None:
        return _prose_annotation(node, tail, known)
    if statement.kind in ("return", "yield", "raise", "del", "assert", "import", "global"):
        return _prose_keyword(statement, text, tail, known)
    return False


_INLINE = re.compile(
    r"(?:async\s+)?(?:def|class|else|try|finally|if|for|while|with|elif|except)\b.*:\s+(.*)"
)


def _prose_inline(body: str, known: frozenset[str]) -> bool:
    """Whether what stands behind the colon of a header is rather a comment: `else: optional`."""
    words = _WORD.findall(body)
    return is_pragma(body) or (
        bool(re.fullmatch(r"\w+[.!]?", body))
        and not (
            words[0] in known
            or words[0] in ("pass", "break", "continue", "return", "raise", "yield")
        )
    )


def _prose_header(text: str) -> bool:
    words = _WORD.findall(text)
    plain = re.fullmatch(r"[\w\s,]+:", text.strip()) is not None
    return plain and len(words) > 1 and words[1] in _STOP - {"not", "True"} and len(words) > 2


def _prose_value(value: ast.expr, text: str, tail: str, names: BoundNames) -> bool:
    if isinstance(value, ast.Constant):
        return value.value is not Ellipsis and bool(tail)
    if isinstance(value, ast.Dict | ast.List | ast.Set):
        return bool(tail) or text.count("\n") + 1 < names.lines
    if isinstance(value, ast.Await | ast.Yield | ast.YieldFrom):
        return False
    if isinstance(value, ast.Call):
        return _prose_call(value, text, tail, names)
    if not isinstance(value, _LIKE_WORDS):
        return bool(tail) and not any(isinstance(node, ast.Call) for node in ast.walk(value))
    read = {node.id for node in ast.walk(value) if isinstance(node, ast.Name)}
    return bool(tail) or not read <= names.known


_LIKE_WORDS = ast.Name | ast.BinOp | ast.Compare | ast.BoolOp | ast.UnaryOp | ast.Tuple
_VERB = re.compile(
    r"(is|are|was|can|could|may|must|should|will|would|or|and|has|have|had|does|do|did|to|in|with"
    r"|for|on|as|at|if|when|so|but|not|raises|returns?|gives|calls|takes|makes|gets|sets|expects|needs|uses|works|only|also"
    r"|already|doesn't|isn't|won't|can't|fails)\b"
)


def _prose_call(call: ast.Call, text: str, tail: str, names: BoundNames) -> bool:
    root: ast.AST = call.func
    while isinstance(root, ast.Attribute | ast.Call | ast.Subscript):
        root = root.func if isinstance(root, ast.Call) else root.value
    method = isinstance(call.func, ast.Attribute)
    if isinstance(root, ast.Name) and root.id in names.assigned and method:
        return False
    if _VERB.match(tail):
        return True
    if isinstance(root, ast.Name) and root.id in names.known:
        return False
    loose = re.match(r"[\w.]+\s+\(", text) is not None
    return loose or (bool(tail) and isinstance(call.func, ast.Name))


def _prose_annotation(node: ast.AnnAssign, tail: str, known: frozenset[str]) -> bool:
    owner = node.target.value if isinstance(node.target, ast.Attribute) else None
    if owner is not None and not (isinstance(owner, ast.Name) and owner.id == "self"):
        return True
    kind = node.annotation
    target = node.target.id if isinstance(node.target, ast.Name) else ""
    if target[:1].isupper() and not target.isupper() and tail:
        return True
    if isinstance(kind, ast.BinOp) and not isinstance(kind.op, ast.BitOr):
        return True
    if isinstance(kind, ast.Name):
        typed = kind.id in _BUILTINS or kind.id[:1].isupper() or "_" in kind.id
        return not typed and kind.id not in known
    return isinstance(kind, ast.Compare | ast.BoolOp | ast.UnaryOp | ast.IfExp | ast.Tuple)


def _prose_keyword(statement: Statement, text: str, tail: str, known: frozenset[str]) -> bool:
    match = re.match(r"\w+\s+(\w+)", text)
    if match is None:
        return False
    word = match.group(1)
    if word in _STOP - {"not", "none", "one", "_", "await"}:
        return bool(tail) and (word not in known or len(word) > 1)
    if not tail or statement.kind in ("yield", "global"):
        return False
    plain = re.fullmatch(r"\w+\s+\w+", text.strip()) is not None
    if statement.kind == "import":
        return plain and tail[:1].islower()
    return plain and word not in known


def stopword(word: str) -> bool:
    """Whether `word` is one of the little words that English needs and code seldom has."""
    return word in _STOP
