# Measures the restoration of code samples: precision and coverage on held-out Python, flattened
# with the corpus's own rule, and the labels, the time and the kept text of the corpus itself.
#
#     python bench/code.py [--fit] [--show] [WHEEL_OR_FOLDER ...]
#
# `--fit` renews the weights first, `--show` prints the corpus's Python blocks that are not sure.

from __future__ import annotations

import ast
import random
import re
import shutil
import sys
import sysconfig
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple, TypeVar

import code_fit
from code_samples import Sample, flatten, held_out, samples

from docsgen.config import load_project
from docsgen.diagnostics import Findings
from docsgen.ingest import ingest, read_corpus, restore_samples
from docsgen.ingest.restore import Restored, Stored, read_witnesses, restore, squash
from docsgen.model import CodeBlock, blocks_of

ROOT = Path(__file__).parent.parent
T = TypeVar("T")

SURE = ("verbatim", "reconstructed")
LONGEST, COUNT = 45, 1500


class Case(NamedTuple):
    sample: Sample
    origin: str
    result: Restored
    structure: bool
    text: bool


def shape(code: str) -> str:
    """The syntax tree without what flattening cannot keep: white space and `#` in strings."""
    tree = ast.parse(code)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = squash(node.value)
        elif isinstance(node, ast.JoinedStr):
            node.values = [v for v in node.values if not _lost(v)]
    return ast.dump(tree)


def _lost(part: ast.expr) -> bool:
    return isinstance(part, ast.Constant) and not squash(str(part.value))


def lines(code: str) -> list[str]:
    kept = [re.sub(r"(?<=\S)\s+", " ", line.rstrip()) for line in code.split("\n")]
    return [re.sub(r"#+ ?", "# ", line).rstrip() for line in kept if line.strip(" #")]


def measure(sample: Sample, origin: str) -> Case:
    result = restore(Stored(flatten(sample.source, origin), "python", origin))
    try:
        structure = shape(result.code) == shape(sample.source)
    except SyntaxError:
        structure = False
    return Case(sample, origin, result, structure, lines(result.code) == lines(sample.source))


KINDS: dict[str, Callable[[str], bool]] = {
    "all": lambda code: True,
    "no string over lines": lambda code: '"""' not in code and "'''" not in code,
    "no nested block": lambda code: _depth(code) < 2,
    "two levels": lambda code: _depth(code) == 2,
    "three levels and more": lambda code: _depth(code) > 2,
    "end of if or for": lambda code: bool(re.search(r"^ +(if|for|while)\b.*:$", code, re.M)),
    "try": lambda code: bool(re.search(r"^ *try:", code, re.M)),
    "with": lambda code: bool(re.search(r"^ *(async )?with\b", code, re.M)),
    "class body": lambda code: bool(re.search(r"^class\b", code, re.M)),
    "whole-line comments": lambda code: bool(re.search(r"^ *#", code, re.M)),
    "trailing comments": lambda code: bool(re.search(r"^[^'\"#]*\S +# ", code, re.M)),
    "commented-out code": lambda code: any(map(_dead, re.findall(r"^ *# ?(.*)", code, re.M))),
}


def _depth(code: str) -> int:
    starts = [len(re.match(r" *", line).group()) for line in code.split("\n") if line.endswith(":")]
    return max((start // 4 + 1 for start in starts), default=0)


def _dead(comment: str) -> bool:
    try:
        body = ast.parse(comment).body
    except (SyntaxError, ValueError):
        return False
    return bool(body) and not (
        isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Name)
    )


def table(title: str, cases: list[Case], kinds: Iterable[str]) -> None:
    head = ("blocks", "labelled", "structure", "text")
    print(f"\n{title:32}" + "".join(f"{name:>11}" for name in head))
    for origin in ("guide", "reference"):
        for name in kinds:
            belongs = KINDS[name]
            some = [c for c in cases if c.origin == origin and belongs(c.sample.source)]
            sure = [c for c in some if c.result.status in SURE]
            if sure:
                shares = len(sure) / len(some), _share(sure, "structure"), _share(sure, "text")
                row = "".join(f"{share:>11.1%}" for share in shares)
                print(f"{origin + ', ' + name:32}{len(some):>11}{row}")


def documentation(extra: tuple[Path, ...]) -> list[Case]:
    """The samples in the docstrings of all packages, which the search was never fitted to."""
    roots = (*extra, *(Path(sysconfig.get_paths()[key]) for key in ("purelib", "stdlib")))
    found = {key: text for root in roots for key, text in read_witnesses(root).items()}
    chosen = [s for s in found.values() if s.count("\n") > 2 and ">>>" not in s and _runs(s)]
    return [measure(Sample(s, "", ""), o) for s in chosen for o in ("guide", "reference")]


def _runs(code: str) -> bool:
    try:
        return any(isinstance(node, ast.Call | ast.Assign) for node in ast.walk(ast.parse(code)))
    except (SyntaxError, ValueError):
        return False


def _share(cases: list[Case], field: str) -> float:
    return sum(getattr(case, field) for case in cases) / len(cases)


def corpus(show: bool) -> None:
    """The labels of the corpus's own blocks, and the time they take cold and unchanged."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(ROOT / "content", root / "content")
        if (ROOT / "build").exists():
            (root / "build").symlink_to(ROOT / "build")
        project = load_project(root)
        chunks = read_corpus(project, Findings())
        parsed = ingest(chunks, project, Findings())
        sections, cold = timed(lambda: restore_samples(parsed, project, Findings()))
        _, warm = timed(lambda: restore_samples(parsed, project, Findings()))
    blocks = [b for s in sections for b in blocks_of(s) if isinstance(b, CodeBlock)]
    counts = Counter((b.language == "python", str(b.status)) for b in blocks)
    print(f"\ncorpus: {len(blocks)} blocks, cold in {cold:.1f} s, unchanged in {warm:.2f} s")
    for (is_python, status), number in sorted(counts.items(), reverse=True):
        print(f"  {'Python' if is_python else 'other':8} {status:14} {number:4}")
    for block in blocks:
        if show and block.language == "python" and block.status not in SURE:
            print(f"\n--- record {block.chunks[0]}: {block.status} {block.notes}\n{block.code}")


def timed(work: Callable[[], T]) -> tuple[T, float]:
    start = time.perf_counter()
    return work(), time.perf_counter() - start


def main(arguments: list[str]) -> None:
    extra = tuple(Path(argument) for argument in arguments if not argument.startswith("--"))
    if "--fit" in arguments:
        code_fit.main(extra)
    corpus("--show" in arguments)  # first, while the process is as small as docsgen's own
    chosen = [s for s in samples(extra) if held_out(s) and s.source.count("\n") < LONGEST]
    random.Random(1).shuffle(chosen)
    cases = [measure(s, origin) for s in chosen[:COUNT] for origin in ("guide", "reference")]
    table("held-out Python", cases, KINDS)
    table("samples in docstrings", documentation(extra), ("all", "no string over lines"))


if __name__ == "__main__":
    main(sys.argv[1:])
