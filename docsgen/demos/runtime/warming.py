# The memory snapshot of a runtime: a Python that has imported the library, taken in the kind of
# browser that restores it. A runtime without one is complete; its demos take longer to start.

from __future__ import annotations

import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from deflate import gzip_compress

from docsgen.browser import browser
from docsgen.demos.runtime.archive import short_digest
from docsgen.demos.runtime.runtime import Runtime
from docsgen.errors import MissingToolError

if TYPE_CHECKING:
    from playwright.sync_api import Page

_LEVEL = 12
"""Of libdeflate, the highest: it is done once, and every reader downloads the result."""

_PATIENCE = 300_000
"""Milliseconds until a snapshot must have been taken, and then restored."""

_WORKER = """
import { take, restore } from "PLAYER/snapshot.js";
self.onmessage = async ({ data: { core, lock, archive, bytes } }) => {
  try {
    if (bytes) {
      const name = archive.slice(archive.lastIndexOf("/") + 1);
      const options = { indexURL: core, lockFileURL: lock };
      const python = await restore(Promise.resolve(bytes), name, options);
      python.runPython("from docsgen.player import freshness; freshness.refresh()");
      python.runPython("import gradio; gradio.Blocks()");
      self.postMessage({});
    } else {
      bytes = await take(core, lock, archive);
      self.postMessage({ bytes }, [bytes.buffer]);
    }
  } catch (error) {
    self.postMessage({ error: String(error) });
  }
};
"""
"""Takes a snapshot, or tries whether one can be restored."""

_TAKE = """async ({ script, parts, patience }) => {
  const ask = (message) => new Promise((done, fail) => {
    const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    const worker = new Worker(url, { type: "module" });
    setTimeout(() => fail(new Error("it took too long")), patience);
    worker.onerror = (event) => fail(new Error(event.message));
    worker.onmessage = ({ data }) => {
      worker.terminate();
      if (data.error) fail(new Error(data.error));
      else done(data);
    };
    worker.postMessage({ ...parts, ...message });
  });
  const { bytes } = await ask({});
  await ask({ bytes });
  const link = document.createElement("a");
  link.download = "snapshot";
  link.href = URL.createObjectURL(new Blob([bytes]));
  document.body.append(link);
}"""
"""Leaves a link to the snapshot in the page once it has been restored as a test."""


def with_snapshot(folder: Path, runtime: Runtime, tell: Callable[[str], None]) -> Runtime:
    """The runtime in `folder` with a snapshot, if one can be taken on this machine.

    `tell` hears why there is none.
    """
    try:
        with ThreadPoolExecutor(1) as own:  # where Playwright runs already, it wants another thread
            taken = own.submit(_taken, folder, runtime).result()
        data = bytes(gzip_compress(taken, _LEVEL))
    except MissingToolError as error:
        tell(f"no snapshot was taken, so demos start more slowly: {error}")
        return runtime
    name = f"snapshot-{short_digest(data)}.bin"
    (folder / name).write_bytes(data)
    sizes = {**runtime.sizes, name: len(data)}
    return msgspec.structs.replace(runtime, snapshot=name, sizes=sizes)


def _taken(folder: Path, runtime: Runtime) -> bytes:
    """A snapshot that has been restored once; raises MissingToolError when that fails."""
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
            return _download(page, url, runtime)
    except Error as error:
        reason = error.message.strip().partition("\n    at ")[0].splitlines()[-1]
        raise MissingToolError(reason, hint="demos work all the same") from None


def _download(page: Page, url: str, runtime: Runtime) -> bytes:
    parts = {
        "core": f"{url}{runtime.pyodide}/",
        "lock": url + runtime.lock,
        "archive": url + runtime.python,
    }
    script = _WORKER.replace("PLAYER", url + runtime.player)
    page.evaluate(_TAKE, {"script": script, "parts": parts, "patience": _PATIENCE})
    with page.expect_download() as download, tempfile.TemporaryDirectory() as scratch:
        page.locator("a[download]").evaluate("link => link.click()")
        target = Path(scratch) / "snapshot"
        download.value.save_as(target)
        return target.read_bytes()
