# An app runs for its export with the packages that its readers get, also where the library asks for
# more than the app does: with real wheels, by the real pip and the real library.

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

import pytest

from docsgen.demos.lock_file import written
from docsgen.demos.native_run import Ran, run
from docsgen.demos.natively import Native, Natives
from docsgen.demos.source import Source, find_source
from docsgen.diagnostics import Findings
from tests.conftest import GRADIO
from tests.unit.demos.test_provisioning import World
from tests.wheels import write_wheel

APP = """\
import gradio as gr
import lamp

with gr.Blocks() as demo:
    gr.Textbox(f"runs with glass {lamp.GLASS}")
demo.launch()
"""


class Shading(type(GRADIO)):  # type: ignore[misc]
    """Exports apps whose library needs a package besides."""

    def implied(self, configs: Iterable[str], modules: Collection[str]) -> dict[str, str]:
        return {"shade": "the light"}


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """An index whose `shade` gets on with an older `glass` only, which `lamp` needs, too."""
    (tmp_path / "world").mkdir()
    made = World(tmp_path / "world")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(made.index))
    for version in ("1.0", "2.0"):
        publish(made, version)
    write_wheel(
        made.index,
        "lamp",
        "1.0",
        requires=["glass"],
        modules={"lamp.py": "from glass import GLASS"},
    )
    write_wheel(made.index, "shade", "1.0", requires=["glass<2"])
    return made


def publish(world: World, version: str) -> None:
    """Let the index have another version of `glass`."""
    write_wheel(world.index, "glass", version, modules={"glass.py": f"GLASS = {version!r}"})


@pytest.fixture
def source(tmp_path: Path) -> Source:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "app.py").write_text(APP)
    return find_source(tmp_path / "app", Findings())


def ran(source: Source, world: World, natives: Natives, *, shaded: bool = True) -> Ran:
    return run(source, natives, world.provisioner(), Shading() if shaded else GRADIO)


def shown(ran: Ran) -> str:
    """What the app says with which version it has run."""
    assert isinstance(ran.native, Native)
    _, found, rest = ran.native.pages[""].config.partition("runs with glass ")
    assert found
    return rest.partition('"')[0]


def test_it_runs_with_the_versions_that_readers_get(
    source: Source, world: World, running: Natives
) -> None:
    alone = ran(source, world, running, shaded=False)
    assert (shown(alone), "glass-2.0-py3-none-any.whl" in alone.provision.wheels) == ("2.0", True)
    both = ran(source, world, running)
    assert (shown(both), "glass-1.0-py3-none-any.whl" in both.provision.wheels) == ("1.0", True)
    assert both.provision.asked == ["lamp", "shade"]


def test_what_is_kept_is_taken_for_the_run_as_well(
    source: Source, world: World, running: Natives, tmp_path: Path
) -> None:
    first = ran(source, world, running).provision
    assert first.resolution
    assert written(source, first.asked, first.resolution)
    publish(world, "1.5")
    (tmp_path / "elsewhere").mkdir()
    other = World(tmp_path / "elsewhere")  # which has no answer of the index
    again = ran(source, other, running)
    assert (shown(again), again.provision.wheels) == ("1.0", first.wheels)


def test_nothing_is_shipped_that_was_kept_and_is_needed_no_more(
    source: Source, world: World, running: Natives
) -> None:
    first = ran(source, world, running).provision
    assert first.resolution
    assert written(source, first.asked, first.resolution)
    later = ran(source, world, running, shaded=False)
    assert later.provision.asked == ["lamp"]
    assert later.provision.wheels == ["glass-2.0-py3-none-any.whl", "lamp-1.0-py3-none-any.whl"]
    assert shown(later) == "2.0"
