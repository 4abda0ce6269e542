# The side of whoever asks: one process that has the library loaded, for as many demos as there are.
# Their folders belong to that process. It ends when this one does, however that comes about, and
# removes them.

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import msgspec
from msgspec.structs import replace

from docsgen.adapters import Adapter
from docsgen.errors import DocsgenError, MissingToolError
from docsgen.model.demo import Demo
from docsgen.native.environments import folder_of
from docsgen.native.gateway import Gateway, gateway
from docsgen.native.messages import App, Facts, Failure, Limits, Purpose
from docsgen.sandbox import kernel
from docsgen.sandbox.refusal import Refusal

_REPEATABLE = {"PYTHONHASHSEED": "0"}


class DemoError(DocsgenError):
    """A demo does not start, or reaches for what is not its own, as `refusals` say."""

    exit_code = 1
    refusals: Sequence[Refusal] = ()


class Host:
    """The library of an adapter, in a process that ends with the context.

    It is the installed one; where that is not the `version` that is wanted, one in a folder of its
    own, which `tell` hears of. It is started by what needs it first. That raises MissingToolError
    when the adapter cannot run apps or the library cannot be had or imported, and so does whatever
    is asked of it when it has ended.
    """

    def __init__(
        self,
        adapter: Adapter,
        purpose: Purpose,
        version: str | None = None,
        tell: Callable[[str], None] = lambda text: None,
    ) -> None:
        self._adapter, self._purpose = adapter, purpose
        self._version, self._tell = version, tell
        self._process: subprocess.Popen[str] | None = None
        self._facts: Facts | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process:
            self._process.communicate()  # its input ends: it ends what it is at, and tidies up

    def start(self) -> Facts:
        """Load the library, unless it is loaded."""
        if self._facts is None:
            self._process = self._process or self._begun()
            answer = self.ask({"version": None})
            if "error" in answer:
                message = f"the library cannot be imported: {answer['error']}"
                hint = f"install it beside docsgen: pip install {self._adapter.library}"
                raise MissingToolError(message, hint=hint)
            self._facts = self._checked(msgspec.convert(answer, Facts))
        return self._facts

    def _checked(self, facts: Facts) -> Facts:
        """What there is to know of the library, if it is the version that is wanted."""
        if self._version in (None, facts.version):
            return facts
        message = f"{self._adapter.library} {self._version} is wanted, {facts.version} was imported"
        hint = "take what imports the other version out of PYTHONPATH and of .pth files"
        raise MissingToolError(message, hint=hint)

    def _begun(self) -> subprocess.Popen[str]:
        module = self._adapter.native()
        if module is None:
            library = self._adapter.library or "this library"
            hint = "choose another adapter with library.adapter in site.yaml, or do without"
            raise MissingToolError(f"docsgen cannot run apps of {library}", hint=hint)
        packages = folder_of(self._adapter.library, self._version, self._tell)
        return subprocess.Popen(
            # -P: a file in the current folder may be called as a module of Python's, such as http
            [sys.executable, "-P", "-m", "docsgen.native", module, self._purpose],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **_REPEATABLE, **_paths(packages)},
            start_new_session=True,  # whoever ends the group leaves it time to tidy up
        )

    @property
    def is_enforced(self) -> bool:
        """Whether the kernel has confined all that was run so far."""
        return self._process is None or kernel.is_available()

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """A folder for an `export`, while the context lasts."""
        folder = self.start().workspace
        with tempfile.TemporaryDirectory(dir=folder, ignore_cleanup_errors=True) as name:
            yield Path(name)

    def export(
        self,
        scratch: Path,
        entry: str,
        imports: Sequence[str],
        hidden: Sequence[str],
        limits: Limits,
        environment: Mapping[str, str],
        connect: Collection[str] = (),
    ) -> App | Failure:
        """What the library serves for the demo in the folder `demo` of `scratch`, or why nothing.

        `entry` is its script, `imports` are the packages for which stand-ins may be needed,
        `hidden` those that it must not find, `environment` has the variables that it is given,
        `connect` the hosts that it may ask.
        """
        request = {"export": str(scratch), "entry": entry, "imports": imports, "hidden": hidden}
        given = {"limits": msgspec.to_builtins(limits), "environment": dict(environment)}
        with gateway(connect) as way:
            answer = self.ask({**request, **given, "reach": _reach(way)})
        made = msgspec.convert(answer, App | Failure)
        asked = sorted(way.asked) if way else []
        return replace(made, asked=asked) if isinstance(made, App) else made

    @contextmanager
    def serve(self, demo: Demo, seconds: float = 60.0) -> Iterator[str]:
        """Run `demo` in a copy of its folder while the context lasts; yields its URL.

        Raises DemoError with what the demo printed when it does not serve within `seconds`, and
        at the end when it was refused something.
        """
        folder, root = demo.folder.resolve(), (demo.root or demo.folder).resolve()
        given = {"seconds": seconds, "environment": demo.manifest.environment}
        with gateway(demo.manifest.connect) as way:
            request = {"serve": str(folder), "root": str(root), **given, "reach": _reach(way)}
            answer = self.ask(request)
            if "url" not in answer:
                hint = "run it with Python; it said:\n" + answer["log"]
                raise _error(answer["error"], hint, demo, answer)
            try:
                yield answer["url"]
            finally:
                end = self.ask({"stop": answer["url"]})
        if end["refusals"]:
            hint = "keep a demo to its own folder and process"
            raise _error(f"{demo.name} reaches out of its folder", hint, demo, end)

    def listeners(self, components: Iterable[str]) -> dict[str, list[str]]:
        """The events that the library has for each of the components it knows."""
        found: dict[str, list[str]] = self.ask({"listeners": list(components)})["listeners"]
        return found

    def ask(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """Send a request (docs/serverless.md) and wait for the answer."""
        if self._process is None:
            self.start()
        assert self._process is not None
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        try:
            stdin.write(json.dumps(request) + "\n")
            stdin.flush()
            return dict(json.loads(stdout.readline()))
        except (OSError, json.JSONDecodeError) as error:
            hint = "see what it printed, and try again"
            raise MissingToolError("the library's process has ended", hint=hint) from error


def _reach(way: Gateway | None) -> list[Any]:
    """What a demo is told of its way to other hosts."""
    return [list(way.hosts), way.port] if way else []


def _paths(packages: Path | None) -> dict[str, str]:
    """The variables that let Python find `packages` before those that are installed."""
    known = os.environ.get("PYTHONPATH")
    paths = [str(packages), *([known] if known else [])]
    return {"PYTHONPATH": os.pathsep.join(paths)} if packages else {}


def _error(message: str, hint: str, demo: Demo, answer: dict[str, Any]) -> DemoError:
    error = DemoError(message, hint=hint, path=demo.folder / "run.py")
    error.refusals = msgspec.convert(answer["refusals"], list[Refusal])
    return error
