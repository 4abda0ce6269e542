# One subject that is open in a browser, and what probes find on it.

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Error, Frame

from docsgen.model.demo import Demo
from docsgen.rules import RULES, Severity
from docsgen.verify.site import BuiltSite, Subject
from docsgen.verify.watching import Watch

NOWHERE = "http://127.0.0.1:1"
"""A proxy that is not there: what is asked of other hosts goes to it and fails."""

SIZE = {"width": 1024, "height": 900}


class Found(NamedTuple):
    """What a probe found: rule, words for the reader, the culprit's dotted path in demo.yaml."""

    rule: str
    message: str
    hint: str
    key: str = ""


def is_error(found: Found) -> bool:
    """Whether a finding is one to fail for, and reason for another attempt."""
    return RULES[found.rule].severity == Severity.ERROR


class Probe(NamedTuple):
    """One question about a subject.

    `effort` is its time limit in units of the general one. Most have no meaning when nothing has
    come up (`needs_app`).
    """

    name: str
    look: Callable[[Visit], Iterable[Found]]
    effort: float = 1.0
    needs_app: bool = True


class Visit:
    """A fresh profile in which `subject` is opened at `url`; as a context manager it closes it.

    `is_up` tells whether the subject has come up; `limit` is the time in seconds that one thing
    may take; `brightness` (0 to 1) is that of its light colours, once it has been left. Probes
    leave `pictures` (PNG by name) and the number of `passed` steps behind.
    """

    def __init__(
        self,
        browser: Browser,
        subject: Subject,
        site: BuiltSite,
        base: str,
        demo: Demo | None,
        limit: float,
    ) -> None:
        self.subject, self.site, self.demo, self.limit = subject, site, demo, limit
        self.url = base + subject.path
        self.is_up = True
        self.pictures: dict[str, bytes] = {}
        self.passed = 0
        self.runtimes: list[str] = []
        proxy: Any = {"server": NOWHERE, "bypass": "127.0.0.1"}
        self.context = browser.new_context(viewport=SIZE, proxy=proxy, accept_downloads=True)  # type: ignore[arg-type]
        self.context.set_default_timeout(limit * 1000)
        self.page = self.context.new_page()
        self.watch = Watch(self.page, self.url, confined=True)
        self.brightness: float | None = None

    def __enter__(self) -> Visit:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(Error):  # it has crashed, and the browser maybe with it
            self.context.close()

    def ask(self, script: str, argument: Any = None, *, frame: Frame | None = None) -> Any:
        """What a script beside this file says of the page or one of its frames."""
        return (frame or self.page.main_frame).evaluate(_source(script), argument)

    def frame(self, name: str) -> Frame:
        """The frame `plain` or `sandbox` of a page of another origin, which is shown from now on.

        It shows the embed twice: in dark colours, and in light ones in a sandbox.
        """
        if self.brightness is None:
            self.brightness = self.ask("brightness.js")
            self.page.close()
            self.page = self.context.new_page()
            self.page.set_content(_HOST.format(url=self.url), wait_until="commit")
        element = self.page.locator(f"iframe#{name}").element_handle()
        found = element.content_frame() if element else None
        assert found is not None
        return found


_HOST = """<!doctype html><meta charset="utf-8"><title>A blog</title>
<script>
addEventListener("message", ({{ source, data }}) => {{
  if (data?.type !== "docsgen:height") return;
  for (const frame of document.querySelectorAll("iframe")) {{
    if (frame.contentWindow !== source) continue;
    frame.dataset.height = data.height;
    frame.style.height = `${{data.height}}px`;
  }}
}});
</script>
<iframe id="plain" src="{url}?theme=dark" width="736" height="150"></iframe>
<iframe id="sandbox" src="{url}?theme=light" width="736" height="600" sandbox="allow-scripts">
</iframe>
"""


@cache
def _source(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")
