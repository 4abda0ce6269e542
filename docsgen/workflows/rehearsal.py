# An export as its readers will meet it, before it is written: started in a headless browser. What
# comes of it is kept for exports that have not changed.

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Self

from docsgen.cache import Cache, digest
from docsgen.demos.export import Export, ExportContext
from docsgen.demos.source import Source
from docsgen.diagnostics import Findings
from docsgen.errors import MissingToolError
from docsgen.model.rehearsal import Rehearsal

if TYPE_CHECKING:
    from docsgen.workflows.rehearsal_host import RehearsalHost

_NAMED = 3
"""Differences that one finding names."""

_CHANCE = re.compile(
    r"\b(random|secrets|uuid)\b\.|\bplatform\b|\benviron\b|\bgetenv\b|\bnow\(|\btoday\("
    r"|\btime\.time\b|\bexists\(|\bis_file\(|\blistdir\(|\biterdir\(|\bglob\("
)
"""What scripts call that look at chance, the machine, the time or files."""


class Rehearser:
    """Starts the export of an app, with its runtime in `folder`, in a headless browser.

    What came of it is kept in the cache of `home`. Leaving the context ends the browser.
    """

    def __init__(self, source: Source, folder: Path, context: ExportContext, home: Path) -> None:
        self._source, self._folder, self._context = source, folder, context
        self._cache = Cache(home, "rehearsals", Rehearsal, None)
        self._host: RehearsalHost | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._host:
            self._host.close()

    def begin(self) -> None:
        """Start the browser, and Python in it, for an export that is being made."""
        from docsgen.workflows.rehearsal_host import RehearsalHost  # not for what is known already

        if not self._host and not self._is_elsewhere:
            connect = list(self._source.settings.connect)
            self._host = RehearsalHost(self._folder, self._context, connect)

    def passes(self, made: Export, findings: Findings) -> bool:
        """Whether an export starts; findings say why not (DG354), or what turns out differently.

        True, too, where nobody can know: without a browser (DG355), or with a runtime that readers
        load from elsewhere.
        """
        if self._is_elsewhere:
            return True
        source = self._source
        try:
            came = self._cache.made(self._key(made), lambda: self._outcome(made))
        except MissingToolError as error:
            message = f"demo {source.name}: its start was not rehearsed: {error}"
            findings.add("DG355", message, hint=error.hint, at=source.at())
            return True
        if came.failure:
            message = f"demo {source.name}: the app does not start in the browser: {came.failure}"
            at = source.at(came.file, came.line)
            findings.add("DG354", message, hint=_remedy(came.failure), at=at)
        if came.unlike:
            _report_unlike(source, came.unlike, findings)
        return not came.failure

    @property
    def _is_elsewhere(self) -> bool:
        return self._context.runtime_url.startswith(("http://", "https://"))

    def _key(self, made: Export) -> str:
        contents = {name: hashlib.sha256(data).hexdigest() for name, data in made.files.items()}
        return digest(self._context.runtime.key, made.provision.wheels, sorted(contents.items()))

    def _outcome(self, made: Export) -> Rehearsal:
        self.begin()
        assert self._host
        return self._host.outcome(made)


def _report_unlike(source: Source, parts: list[str], findings: Findings) -> None:
    """Say what differs, at the line that may be why."""
    more = f" and {len(parts) - _NAMED} more" if len(parts) > _NAMED else ""
    told = "; ".join(parts[:_NAMED]) + more
    file, line = next(_reasons(source), (source.entry, None))
    findings.add(
        "DG356",
        f"demo {source.name}: it turns out differently in the browser: {told}",
        hint="readers see the app as their browser makes it; if that is not meant, choose such"
        " values in an event, such as `demo.load`",
        at=source.at(file, line),
    )


def _reasons(source: Source) -> Iterator[tuple[str, int]]:
    """Lines of the scripts that look at what is not the same everywhere."""
    for name in source.files:
        if name.endswith(".py"):
            text = source.read(name).decode("utf-8", "replace")
            for number, line in enumerate(text.splitlines(), start=1):
                if _CHANCE.search(line):
                    yield name, number


def _remedy(failure: str) -> str:
    if failure.startswith("ModuleNotFoundError"):
        return "do without the module, or add its package to requirements.txt"
    if failure.startswith("KeyError"):
        return "if it is a variable of the environment, give it with --env NAME=VALUE"
    return "run `docsgen preview` and look at the browser's console"
