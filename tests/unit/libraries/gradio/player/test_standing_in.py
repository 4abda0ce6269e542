# What the library does without: an app's server before launch(), unless somebody wants to see it,
# and files for editors.

from __future__ import annotations

import inspect
from typing import Any

import pytest

from docsgen.libraries.gradio.player.standing_in import (
    _LateServer,
    _made_late,
    without_interface_files,
)


class App:
    app: Any = _LateServer()


@pytest.fixture
def made() -> list[str]:
    return []


@pytest.fixture
def app(made: list[str]) -> App:
    def create(app: App, **options: Any) -> str:
        made.append(f"server {len(made)}")
        return made[-1]

    app = App()
    app.app = _made_late(create)(app, mcp_server=False)
    return app


def test_a_server_that_nobody_asks_for_is_not_made(app: App, made: list[str]) -> None:
    assert hasattr(App, "app")
    assert made == []


def test_a_server_that_somebody_asks_for_is_made_once(app: App, made: list[str]) -> None:
    assert (app.app, app.app) == ("server 0", "server 0")
    assert made == ["server 0"]


def test_the_server_for_a_launch_is_made_at_once(made: list[str]) -> None:
    launched = _made_late(lambda blocks, **options: options)
    assert launched(App(), app=None, mcp_server=False) == {"app": None, "mcp_server": False}


def test_an_app_without_a_server_has_none() -> None:
    assert not hasattr(App(), "app")


def test_only_classes_of_the_library_are_in_no_file_and_only_meanwhile() -> None:
    own = type("Textbox", (), {"__module__": "gradio.nothing"})
    with without_interface_files():
        with pytest.raises(OSError):  # noqa: PT011 -- the library asks for no more
            inspect.getfile(own)
        assert inspect.getfile(App) == __file__
    with pytest.raises(TypeError):
        inspect.getfile(own)  # nobody has such a module
