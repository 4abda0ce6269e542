# Each host is installed and its site made once; each of its formats is looked at once.

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest

from tests.conftest import Browsers
from tests.hosts.demos import Demos, published
from tests.hosts.host import BUILD, Host
from tests.hosts.hosts import HOSTS
from tests.hosts.looking import Seen, look
from tests.hosts.results import keep

CASES = [
    pytest.param((host, form), id=f"{host.name}-{form}")
    for host in HOSTS
    if host.in_ci or os.environ.get("DOCSGEN_HOSTS") == "all"
    for form in host.formats
]
"""The formats of the hosts that are looked at; all of them when DOCSGEN_HOSTS is `all`."""


@pytest.fixture(scope="session")
def demos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demos]:
    """A site with the demo that all hosts show."""
    with published(tmp_path_factory.mktemp("demos")) as site:
        yield site


@pytest.fixture(scope="session")
def pages(demos: Demos) -> Iterator[Callable[[Host], dict[str, str]]]:
    """Gives the addresses of a host's pages by format; the host serves until the last test."""
    with ExitStack() as serving:

        @cache
        def addresses(host: Host) -> dict[str, str]:
            host.install()
            texts = {form: demos.printed(form) for form in host.formats}
            return serving.enter_context(host.published(texts))

        yield addresses


@pytest.fixture(scope="session", params=CASES)
def seen(
    request: pytest.FixtureRequest,
    pages: Callable[[Host], dict[str, str]],
    browsers: Browsers,
) -> Seen:
    """What was seen of a format in a host."""
    host, form = request.param
    url = pages(host)[form]
    found = look(browsers.running(), host, form, url, BUILD / "pictures")
    keep(host, form, found.faults)
    return found
