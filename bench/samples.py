# `make bench-samples`: how many of the Python samples of this repository's site run as a reader
# copies them, each in a process of its own under the real library, confined as demos are. What a page
# says of a sample is held against what happened: it is wrong to say that one runs which does not, that
# one does not which does, and to give a reason that is not the one.
#
#     python bench/samples.py [--stored] [--all]
#
# `--stored` runs the samples as the corpus has them; `--all` lists every sample that does not run.

from __future__ import annotations

import argparse
import ast
import builtins
import functools
import importlib.util
import re
import subprocess
import sys
import tempfile
import types
from collections import Counter
from collections.abc import Iterator
from dis import get_instructions
from html.parser import HTMLParser
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement

from docsgen.config import Project, load_project
from docsgen.native.host import Host
from docsgen.native.messages import App, Failure, Limits

ROOT = Path(__file__).parent.parent
LIMITS = Limits(seconds=30.0)
RAN = ("the script makes no app", "the library's page has another form than expected")
"""How failures begin of a script that came to its end, and of a server without pages of its own."""


class Sample(NamedTuple):
    """A sample on a page: what is copied and stored, and why it is said not to run; None: it does."""

    page: str
    copied: str
    stored: str
    obstacle: str | None


class Outcome(NamedTuple):
    """How a run ended; both are empty where it came to its app, or to its end."""

    kind: str = ""
    message: str = ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stored", action="store_true", help="run the samples as they are stored")
    parser.add_argument("--all", action="store_true", help="list every sample that does not run")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "docsgen", "build", "--no-demos", "--out", folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
        samples = [one for path in pages(Path(folder)) for one in samples_on(path, Path(folder))]
    texts = {sample.stored if given.stored else sample.copied for sample in samples}
    outcomes = dict(run(sorted(texts), load_project(ROOT)))
    found = [(s, outcomes[s.stored if given.stored else s.copied]) for s in samples]
    return report(found, is_stored=given.stored, lists_all=given.all)


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("index.html"))


class Figures(HTMLParser):
    """The code samples of a page as (attributes of the figure, text of its own `pre`)."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[dict[str, str | None], list[str]]] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a figure, or what is in one."""
        if tag == "figure" and dict(attrs).get("class") == "code":
            self.found.append((dict(attrs), []))
            self._open = ["figure"]
        elif self._open and tag in ("details", "pre"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """End it."""
        if self._open and tag == self._open[-1]:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Take the text of the sample itself."""
        if self._open == ["figure", "pre"]:
            self.found[-1][1].append(data)


def samples_on(path: Path, site: Path) -> Iterator[Sample]:
    """The Python samples of a page: those of which it says whether they run."""
    figures = Figures()
    figures.feed(path.read_text(encoding="utf-8"))
    page = path.parent.relative_to(site).as_posix()
    for attributes, parts in figures.found:
        if "data-runs" in attributes or "data-obstacle" in attributes:
            stored = "".join(parts)
            copied = attributes.get("data-copied") or stored
            yield Sample(page, copied, stored, attributes.get("data-obstacle"))


def run(texts: list[str], project: Project) -> Iterator[tuple[str, Outcome]]:
    """Each text with how its run ended."""
    hidden = foreign_modules(project.config.library.name)
    with Host(project.adapter, "export") as host:
        for number, text in enumerate(texts, start=1):
            print(f"\r{number} of {len(texts)}", end="", file=sys.stderr, flush=True)
            with host.scratch() as scratch:
                folder = scratch / "demo"
                folder.mkdir()
                (folder / "run.py").write_text(text, encoding="utf-8")
                ended = host.export(scratch, "run.py", (), hidden, LIMITS, {})
            yield text, outcome(ended, text)
    print(file=sys.stderr)


def outcome(ended: App | Failure, text: str) -> Outcome:
    """What came of a run. What would fail for want of a name when it is called fails as well."""
    if isinstance(ended, Failure) and not ended.message.removeprefix("RuntimeError: ").startswith(
        RAN
    ):
        refused = " ".join(str(one) for one in ended.refusals)
        return Outcome(ended.kind, f"{ended.message} {refused}".strip())
    if left := unresolved(text):
        return Outcome("raised", f"NameError: {', '.join(left)}")
    return Outcome()


def unresolved(text: str) -> list[str]:
    """The global names that some function of a module uses and nothing binds; none of no Python."""
    try:
        module = compile(text, "sample", "exec", dont_inherit=True)
    except SyntaxError:
        return []
    known = {*dir(builtins), "__name__", "__file__", "__doc__"}
    known |= names(module, "STORE_NAME") | set().union(
        *(names(code, "STORE_GLOBAL") for code in codes(module))
    )
    used = {
        name
        for code in codes(module)
        for name in names(code, "LOAD_GLOBAL") | (names(code, "LOAD_NAME") - own(code))
    }
    return sorted(used - known)


def codes(code: types.CodeType) -> Iterator[types.CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from codes(constant)


def names(code: types.CodeType, operation: str) -> set[str]:
    return {str(one.argval) for one in get_instructions(code) if one.opname == operation}


def own(code: types.CodeType) -> set[str]:
    """What a class has in its own namespace."""
    return names(code, "STORE_NAME") | {"__module__", "__qualname__", "__annotations__"}


def missing(text: str) -> list[str]:
    """The modules that a script imports and that would not be there with the library alone."""
    foreign = set(foreign_modules("gradio"))
    found = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.append(node.module or "")
    tops = {name.partition(".")[0] for name in found}
    return [top for top in tops if top in foreign or importlib.util.find_spec(top) is None]


@functools.cache
def foreign_modules(library: str) -> list[str]:
    """What is installed here and would not be with the library alone."""
    mine = closure(library)
    packages = metadata.packages_distributions()
    return sorted(
        module
        for module, owners in packages.items()
        if not mine & {canonical(owner) for owner in owners}
    )


def closure(library: str) -> set[str]:
    """A distribution and all that it requires, by their normalized names."""
    found: set[str] = set()
    waiting = [library]
    while waiting:
        name = canonical(waiting.pop())
        if name in found:
            continue
        found.add(name)
        try:
            required = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue
        for one in map(Requirement, required):
            if one.marker is None or one.marker.evaluate({"extra": ""}):
                waiting.append(one.name)
    return found


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


REASONS = {
    "damaged": "SyntaxError|IndentationError",
    "incomplete": "SyntaxError|IndentationError",
    "package": "ModuleNotFoundError|ImportError",
    "removed": "ImportError|TypeError|AttributeError",
    "value": "",
    "variable": "KeyError",
    "network": "connect|Connect|host|resolve|socket",
    "file": "FileNotFoundError|No such file|does not exist",
}
"""What a run says, by the obstacle that a page names; with `value`, that is anything."""


def is_true(sample: Sample, ended: Outcome) -> bool:
    """Whether what a page says of a sample is what happened."""
    if sample.obstacle is None:
        return not ended.kind
    if sample.obstacle == "undefined":
        return bool(unresolved(sample.copied))
    if sample.obstacle == "package" and ended.kind and missing(sample.copied):
        return True  # whatever stops it before
    if sample.obstacle == "refused":
        return any(
            said in ended.message for said in load_project(ROOT).config.failing_samples.values()
        )
    return bool(ended.kind and re.search(REASONS[sample.obstacle], ended.message))


def report(found: list[tuple[Sample, Outcome]], *, is_stored: bool, lists_all: bool) -> int:
    """Print the counts and what is wrong; fails where anything is."""
    running = sum(not ended.kind for _, ended in found)
    print(f"{running} of {len(found)} samples run{' as they are stored' if is_stored else ''}")
    if is_stored:
        return 0
    reasons = Counter(str(sample.obstacle) for sample, _ in found if sample.obstacle)
    for reason, count in reasons.most_common():
        print(f"{count:4} {reason}")
    wrong = [(sample, ended) for sample, ended in found if not is_true(sample, ended)]
    print(f"{len(wrong)} of which the page says what is not so")
    for sample, ended in found if lists_all else wrong:
        if lists_all and not ended.kind and sample.obstacle is None:
            continue
        said = sample.obstacle or "runs"
        happened = f"{ended.kind}: {ended.message}" if ended.kind else "it runs"
        print(f"\n/{sample.page}/ says: {said}; {happened[:300]}\n  {sample.stored[:60]!r}")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
