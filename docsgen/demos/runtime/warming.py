# What a runtime gains when Python runs once while it is built, in the kind of browser that its
# readers have: bytecode of the library, and a memory snapshot of a Python that has imported it. A
# runtime without them is complete; its demos take longer to start.

from __future__ import annotations

import gzip
import importlib.util
import io
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import brotli
import msgspec
from deflate import gzip_compress

from docsgen.archive import archive
from docsgen.browser import browser, in_own_thread
from docsgen.demos.exporting import Exporting
from docsgen.demos.runtime.archive import short_digest
from docsgen.demos.runtime.runtime import Runtime, write_file
from docsgen.errors import MissingToolError

if TYPE_CHECKING:
    from playwright.sync_api import Page

_QUICKLY: Mapping[str, Callable[[bytes], bytes]] = {
    "brotli": partial(brotli.compress, quality=5, lgwin=24),
    "gzip": lambda data: bytes(gzip_compress(data, 9)),
}
_FULLY: Mapping[str, Callable[[bytes], bytes]] = {
    "brotli": partial(brotli.compress, quality=11, lgwin=24),
    "gzip": lambda data: bytes(gzip_compress(data, 12)),
}
"""What browsers unpack by themselves, the smallest first; by their names for `DecompressionStream`.
The latter takes minutes, for what is published: every reader downloads the result."""

_PATIENCE = 300_000
"""Milliseconds that each job may take."""

_WORKER = """
import { pyodideFrom } from "PLAYER/pyodide.js";
import { take, restore } from "PLAYER/snapshot.js";

const jobs = {
  async compile(pyodide, { lock, archive, session }) {
    const env = { PYTHONHASHSEED: "0" };
    const python = await pyodide.load({ lockFileURL: lock, env });
    const data = await (await fetch(archive)).arrayBuffer();
    python.unpackArchive(data, "zip", { extractDir: "SITE_PACKAGES" });
    python.runPython(`
      from pathlib import Path
      from docsgen.player import compiling
      import ${session}
      ${session}.prepare()
      compiling.write_bytecode(Path("SITE_PACKAGES"), Path("/bytecode.zip"))
    `);
    return python.FS.readFile("/bytecode.zip");
  },

  take: (pyodide, { lock, archive, python, session }) =>
    take(pyodide, lock, archive, python, session),

  async restore(pyodide, { lock, python, session }, bytes) {
    const file = Promise.resolve(bytes.slice());
    const restored = await restore(file, python, pyodide, { lockFileURL: lock });
    restored.runPython("from docsgen.player import freshness; freshness.refresh()");
    restored.runPython(`import ${session}; ${session}.check()`);
    return bytes;
  },
};

self.onmessage = async ({ data: { job, parts, bytes } }) => {
  try {
    const pyodide = await pyodideFrom(parts.core, parts.folder);
    const result = await jobs[job](pyodide, parts, bytes);
    self.postMessage({ bytes: result }, [result.buffer]);
  } catch (error) {
    self.postMessage({ error: String(error) });
  }
};
"""

_RUN = """async ({ script, jobs, parts, patience }) => {
  const run = (job, bytes) => new Promise((done, fail) => {
    const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    const worker = new Worker(url, { type: "module" });
    setTimeout(() => fail(new Error("it took too long")), patience);
    worker.onerror = (event) => fail(new Error(event.message));
    worker.onmessage = ({ data }) => {
      worker.terminate();
      if (data.error) fail(new Error(data.error));
      else done(data.bytes);
    };
    worker.postMessage({ job, parts, bytes });
  });
  let bytes;
  for (const job of jobs) bytes = await run(job, bytes);
  document.querySelector("a[download]")?.remove();
  const link = document.createElement("a");
  link.download = "result";
  link.href = URL.createObjectURL(new Blob([bytes]));
  document.body.append(link);
}"""
"""Lets workers do one job after the other, each with the bytes of the one before, and leaves a link
to the last bytes in the page."""


def warmed(
    exporting: Exporting, folder: Path, runtime: Runtime, tell: Callable[[str], None]
) -> Runtime:
    """The runtime in `folder` with bytecode and a snapshot, as far as this machine can make them.

    `tell` hears that it takes long, or why there is none.
    """
    return in_own_thread(lambda: _warmed(exporting, folder, runtime, tell))


def _warmed(
    exporting: Exporting, folder: Path, runtime: Runtime, tell: Callable[[str], None]
) -> Runtime:
    try:
        with _opened(folder, runtime) as (page, url):
            for text, step in _STEPS.items():
                tell(text)
                runtime = step(folder, runtime, partial(_done, exporting, page, url))
    except MissingToolError as error:
        tell(f"no snapshot was taken, so demos start more slowly: {error}")
    return runtime


Do = Callable[..., bytes]
"""Does jobs of the worker's with a runtime, by their names: the bytes that the last one gives."""


def _with_bytecode(folder: Path, runtime: Runtime, do: Do) -> Runtime:
    data = compiled((folder / runtime.python).read_bytes(), do(runtime, "compile"))
    name = f"compiled-{short_digest(data)}.zip"
    return _with_files(folder, runtime, {name: data}, compiled=name)


def _with_snapshot(folder: Path, runtime: Runtime, do: Do) -> Runtime:
    """Only a snapshot that has been restored once is one."""
    snapshot = do(runtime, "take", "restore")
    name = f"snapshot-{short_digest(snapshot)}"
    names = {kind: f"{name}.{kind}.bin" for kind in _QUICKLY}
    files = _packed(names, _QUICKLY, snapshot)
    return _with_files(folder, runtime, files, snapshots=names, is_packed=False)


def packed(folder: Path, runtime: Runtime, tell: Callable[[str], None]) -> Runtime:
    """The runtime in `folder` with its snapshot as small as it can be made; `tell` hears of it."""
    if runtime.is_packed or not runtime.snapshots:
        return runtime
    tell("packing the memory snapshot for readers, about 2 minutes")
    snapshot = gzip.decompress((folder / runtime.snapshots["gzip"]).read_bytes())
    files = _packed(runtime.snapshots, _FULLY, snapshot)
    return _with_files(folder, runtime, files, is_packed=True)


def _packed(
    names: Mapping[str, str], ways: Mapping[str, Callable[[bytes], bytes]], data: bytes
) -> dict[str, bytes]:
    """The same `data` by the names of its files, on as many cores as there are."""
    with ThreadPoolExecutor() as side_by_side:
        made = {name: side_by_side.submit(ways[kind], data) for kind, name in names.items()}
        return {name: one.result() for name, one in made.items()}


_STEPS = {
    "compiling the library, about 10 s": _with_bytecode,
    "taking a memory snapshot of Python and packing it, about 20 s": _with_snapshot,
}
"""What is made of a runtime, and about how long that takes on two idle cores."""


def compiled(sources: bytes, bytecode: bytes) -> bytes:
    """The archive `sources` with the bytecode of another in place of what that was made from.

    An empty file stays where each source was: without one, Python does not look for bytecode.
    """
    made = _members(bytecode)
    emptied = {importlib.util.source_from_cache(name): b"" for name in made}
    return archive(_members(sources) | emptied | made)


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return {name: source.read(name) for name in source.namelist()}


def _with_files(folder: Path, runtime: Runtime, files: dict[str, bytes], **parts: Any) -> Runtime:
    """The runtime with some files more, and the parts that they are."""
    for name, data in files.items():
        write_file(folder / name, data)
    sizes = runtime.sizes | {name: len(data) for name, data in files.items()}
    return msgspec.structs.replace(runtime, sizes=sizes, **parts)


@contextmanager
def _opened(folder: Path, runtime: Runtime) -> Iterator[tuple[Page, str]]:
    """A page of a host that serves the runtime, and the host's address.

    Raises MissingToolError where the runtime cannot be started, or what is done in it fails.
    """
    from playwright.sync_api import Error

    from docsgen.hosting import hosted

    if not (folder / runtime.pyodide).is_dir():
        raise MissingToolError(
            "Pyodide is not part of this runtime", hint="leave out --pyodide-url"
        )
    try:
        with (
            hosted(folder) as url,
            browser() as chromium,
            chromium.new_context(timezone_id="UTC") as tab,
        ):
            page = tab.new_page()
            page.goto(url + runtime.lock)
            yield page, url
    except Error as error:
        reason = error.message.strip().partition("\n    at ")[0].splitlines()[-1]
        raise MissingToolError(reason, hint="demos work all the same") from None


def _done(exporting: Exporting, page: Page, url: str, runtime: Runtime, *jobs: str) -> bytes:
    parts = {
        "core": f"{url}{runtime.pyodide}/",
        "folder": runtime.pyodide,
        "lock": url + runtime.lock,
        "archive": url + (runtime.compiled or runtime.python),
        "python": runtime.python,
        "session": runtime.session,
    }
    script = _WORKER.replace("PLAYER", url + runtime.player)
    script = script.replace("SITE_PACKAGES", exporting.pins().site_packages.as_posix())
    page.evaluate(_RUN, {"script": script, "jobs": jobs, "parts": parts, "patience": _PATIENCE})
    with page.expect_download() as download, tempfile.TemporaryDirectory() as scratch:
        page.locator("a[download]").evaluate("link => link.click()")
        target = Path(scratch) / "result"
        download.value.save_as(target)
        return target.read_bytes()
