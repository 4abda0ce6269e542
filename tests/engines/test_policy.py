# The attacks on an embed in engines that are not Chromium's: a page of the same host opens the app,
# makes each attack happen in it, and asks for the next one.

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from docsgen.hosting import listener, served
from tests.browser.attacks import ATTACKS, POWERLESS, UNSTOPPED, Attack, aimed, foreigner, host_with
from tests.engines.browsers import firefox, running, webkit

DRIVER = """<!doctype html>
<title>Driver</title>
<body>
<script type=module>
  let frame;
  const isThere = () => {
    try {
      return [...frame.contentDocument.querySelectorAll("button")].some((one) =>
        one.textContent.includes("Show"));
    } catch {
      return false;
    }
  };
  const open = async (which) => {
    frame?.remove(); // an embed does not let itself be led elsewhere
    frame = document.createElement("iframe");
    Object.assign(frame, { width: 900, height: 700, src: `/${which}/` });
    document.body.append(frame);
    while (!isThere()) await new Promise((done) => setTimeout(done, 50));
  };
  let shown;
  for (;;) {
    const next = await (await fetch("/next", { method: "POST" })).json();
    if (!next) break;
    if (shown !== next.which || next.isFresh) await open(next.which);
    shown = next.which;
    frame.contentWindow.eval(`try { (() => { ${next.script} })() } catch {}`);
  }
</script>"""
"""Does what the host says: an attack in a page, in a fresh one where the last has taken it away."""

PREFERENCES = """
user_pref("dom.disable_open_during_load", false);
user_pref("browser.tabs.loadDivertedInBackground", true);
user_pref("media.peerconnection.ice.loopback", true);
"""
"""Has Firefox open windows that nobody clicked for, behind the driver's, and connect with peers on
this machine."""

START = 120.0
"""Seconds in which a browser must have opened a page."""

PATIENCE = 30.0
"""Seconds in which an attack that nothing stops must have arrived."""


class Session:
    """A browser that does what it is told to."""

    def __init__(self, engine: str) -> None:
        self.engine = engine
        self._orders: Queue[dict[str, object] | None] = Queue()
        self._is_fresh = True
        self._is_waiting = threading.Event()

    def seconds(self, which: str, attack: Attack, patience: float) -> float | None:
        """Seconds until an attack in a page has reached another host; None when it does not."""
        with foreigner() as target:
            order = {"which": which, "isFresh": self._is_fresh, "script": aimed(attack, target)}
            assert self._is_waiting.wait(START), f"{self.engine} has not asked what to do"
            self._is_waiting.clear()
            self._orders.put(order)
            assert self._is_waiting.wait(START), f"{self.engine} has not done what it was told to"
            begun = time.monotonic()
            reached = target.reached.wait(patience)
        self._is_fresh = attack.leaves or reached
        return time.monotonic() - begun if reached else None

    async def answer(self, _: Request) -> Response:
        """What to do next: the browser has done what it was told before."""
        self._is_waiting.set()
        return JSONResponse(await run_in_threadpool(self._orders.get))

    def end(self) -> None:
        """Let the browser ask no more."""
        self._orders.put(None)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return host_with("hostile", tmp_path_factory.mktemp("host"))


@pytest.fixture(scope="module", params=["firefox", "webkit"])
def session(
    request: pytest.FixtureRequest, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Session]:
    home = tmp_path_factory.mktemp("home")
    command = {"firefox": firefox, "webkit": webkit}[request.param](home)
    (home / "user.js").write_text(PREFERENCES)
    session = Session(request.param)

    routes = [
        Route("/driver", lambda _: HTMLResponse(DRIVER)),
        Route("/next", session.answer, methods=["POST"]),
        Mount("/", StaticFiles(directory=folder, html=True)),
    ]
    with (
        served(Starlette(routes=routes), listener(0)) as url,
        running([*command, f"{url}driver"], home),
    ):
        yield session
        session.end()


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_a_script_reaches_no_other_host(session: Session, attack: Attack) -> None:
    if attack.name in POWERLESS[session.engine]:
        pytest.skip(f"{session.engine} does not do this in any page")
    taken = session.seconds("export", attack, PATIENCE)
    assert taken is not None, "nothing stops the attack, and it reaches nobody"
    is_known = attack.name in UNSTOPPED[session.engine]
    reached = session.seconds("embed", attack, PATIENCE if is_known else 1 + 2 * taken)
    assert (reached is not None) == is_known
