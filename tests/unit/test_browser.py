# Which browser is started, and what a reader is told when there is none.

from __future__ import annotations

from pathlib import Path

import pytest

from docsgen.browser import SETTING, executable
from docsgen.errors import MissingToolError


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the whole PATH, without a browser in it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(SETTING, raising=False)
    return tmp_path


def program(path: Path) -> str:
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return str(path)


def test_the_setting_comes_first_then_playwrights_own_then_the_systems(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = program(programs / "google-chrome")
    assert executable("/nowhere/chrome") == system
    own = program(programs / "playwright-chrome")
    assert executable(own) == own
    chosen = program(programs / "my-chrome")
    monkeypatch.setenv(SETTING, chosen)
    assert executable(own) == chosen


def test_of_the_systems_the_one_without_a_window_comes_first(programs: Path) -> None:
    program(programs / "chromium")
    shell = program(programs / "chromium-headless-shell")
    assert executable("/nowhere/chrome") == shell


@pytest.mark.usefixtures("programs")
def test_no_browser_is_an_error_with_the_command_that_helps() -> None:
    with pytest.raises(MissingToolError) as caught:
        executable("/nowhere/chrome")
    assert "playwright install chromium" in caught.value.hint
    assert caught.value.exit_code == 3


@pytest.mark.usefixtures("programs")
def test_a_setting_that_leads_nowhere_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "/nowhere/chrome")
    with pytest.raises(MissingToolError, match="/nowhere/chrome"):
        executable("/usr/bin/chromium")
