# One subject that is open in a browser, and what probes find on it.

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Error, Frame, Page

from docsgen.diagnostics import Finding
from docsgen.model.demo import Demo
from docsgen.verify.deadline import Deadline
from docsgen.verify.front_end import FrontEnd, OpenApp
from docsgen.verify.refusing import refusing
from docsgen.verify.site import BuiltSite, Subject
from docsgen.verify.tasks import Boot
from docsgen.verify.watching import Watch, address

SIZE = {"width": 1024, "height": 900}


class Probe(NamedTuple):
    """One question about a subject.

    `effort` is its time limit in units of the general one. Most have no meaning when nothing has
    come up (`needs_app`).
    """

    name: str
    look: Callable[[Visit], Iterable[Finding]]
    effort: float = 1.0
    needs_app: bool = True


class Visit:
    """A fresh profile in which `subject` is opened at `url`; as a context manager it closes it.

    `is_up` tells whether the subject has come up; `limit` is the time in seconds that one thing
    may take, `front_end` how the library shows its apps, `boot` the way Python is to start;
    `brightness` (0 to 1) is that of its light colours, once it has been in a frame. All that a
    probe does shares its `deadline`. Probes leave behind `pictures` (PNG by name), the number of
    `passed` steps, the `runtimes` under which all did, whether Python `has_started` for them, the
    errors that they were `told` of or expected, and what they have told to be `unseen`.
    """

    def __init__(
        self,
        browser: Browser,
        subject: Subject,
        site: BuiltSite,
        base: str,
        demo: Demo | None,
        limit: float,
        front_end: FrontEnd,
        boot: Boot | None = None,
    ) -> None:
        self.subject, self.site, self.demo, self.limit = subject, site, demo, limit
        self._boot, self.front_end = boot, front_end
        self.url = base + subject.path
        self.is_up = True
        self.unseen: set[str] = set()
        self.deadline = Deadline(limit)
        self.pictures: dict[str, bytes] = {}
        self.passed = 0
        self.has_started = False
        self.told: list[str] = []
        self.runtimes: list[str] = []
        self._stack = ExitStack()
        self._refusals = self._stack.enter_context(refusing())
        proxy: Any = {"server": self._refusals.url, "bypass": urlsplit(base).netloc}
        self.context = browser.new_context(viewport=SIZE, proxy=proxy, accept_downloads=True)  # type: ignore[arg-type]
        self._stack.callback(self._close)
        self._app = self.context.new_page()
        self._host: Page | None = None
        self.watch = Watch(OpenApp(self._app, front_end), self.url, confined=True)
        self.brightness: float | None = None
        self._frame: Frame | None = None

    def __enter__(self) -> Visit:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def _close(self) -> None:
        with suppress(Error):  # it has crashed, and the browser maybe with it
            self.context.close()

    def begin(self, probe: Probe) -> None:
        """Let a probe have its time from now on."""
        self.deadline = Deadline(probe.effort * self.limit)
        self.watch.moment = probe.name

    def seconds(self, share: float = 1.0) -> float:
        """How long the next thing may take: a share of the general limit, within the deadline."""
        return self.deadline.seconds(share * self.limit)

    @property
    def page(self) -> Page:
        """The page that is looked at; none of its calls takes longer than its probe may."""
        page = self._host or self._app
        page.set_default_timeout(self.seconds() * 1000)
        return page

    @property
    def app(self) -> OpenApp:
        """The app on the page that is looked at."""
        return OpenApp(self.page, self.front_end)

    def address(self, theme: str) -> str:
        """The embed's address in a theme, with the way that its Python is to start."""
        return f"{self.url}?theme={theme}" + (f"&boot={self._boot}" if self._boot else "")

    @property
    def foreign(self) -> list[str]:
        """What was asked of other hosts: addresses, and the hosts of which no address is known."""
        known = {address(url).hostname for url in self.watch.foreign}
        hosts = [
            host for host in self._refusals.hosts if address(f"//{host}").hostname not in known
        ]
        return [*self.watch.foreign, *hosts]

    def ask(self, script: str, argument: Any = None, *, frame: Frame | None = None) -> Any:
        """What a script beside this file says of the page or one of its frames."""
        return (frame or self.page.main_frame).evaluate(source(script), argument)

    def frame(self) -> Frame:
        """The embed in a page of another origin, in dark colours, which is shown from now on."""
        return self._frame or self.put_into_frame()

    def put_into_frame(self, attributes: str = "") -> Frame:
        """Open such a page anew; `attributes` are those of the frame, such as `sandbox`."""
        self.leave_frame()
        if self.brightness is None:
            self.brightness = self.ask("brightness.js", self.front_end.container)
        self._host = self.context.new_page()
        host = _HOST.format(url=self.address("dark"), attributes=attributes)
        self.page.set_content(host, wait_until="commit")
        element = self.page.locator("iframe").element_handle()
        self._frame = element.content_frame() if element else None
        assert self._frame is not None
        return self._frame

    def leave_frame(self) -> Page:
        """Close the page around the embed, if there is one, and go back to where it was opened."""
        if self._host:
            self._host.close()
        self._host = self._frame = None
        return self.page


_HOST = """<!doctype html><meta charset="utf-8"><title>A blog</title>
<script>
addEventListener("message", ({{ data }}) => {{
  if (data?.type !== "docsgen:height") return;
  const frame = document.querySelector("iframe");
  frame.dataset.height = data.height;
  frame.style.height = `${{data.height}}px`;
}});
</script>
<iframe src="{url}" width="736" height="150" {attributes}></iframe>
"""


@cache
def source(name: str) -> str:
    """The JavaScript beside this file."""
    return (Path(__file__).parent / name).read_text(encoding="utf-8")
