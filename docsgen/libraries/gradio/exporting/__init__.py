# Facet of the adapter: how apps of Gradio become folders of static files.

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from docsgen.demos.exporting import Entry, Exporting, Needs, PageParts, Trial
from docsgen.demos.package import Parts
from docsgen.libraries.gradio.exporting import (
    api,
    components,
    needs,
    page,
    reachability,
    shown,
    wheels,
)
from docsgen.model.demo import Endpoint

_TRIAL = """\
import gradio as gr

with gr.Blocks() as demo:
    number = gr.Number(2)
    answer = gr.Markdown()
    gr.Button("Rehearse").click(lambda number: f"{number + 1} answers", number, answer)

demo.launch()
"""


class _GradioExporting(Exporting):
    title = "Gradio"
    distribution = "gradio"
    frontend = PurePosixPath("gradio/templates/frontend")
    media = PurePosixPath("gradio/media_assets")
    player = "docsgen.libraries.gradio.player"
    temporary = "gradio"
    untitled = "Gradio"
    app_hint = "make a gr.Blocks or gr.Interface at the top level, or launch one"

    reviewed = MappingProxyType(wheels.PINS)
    replaced = wheels.REPLACED
    portable = wheels.PORTABLE
    trial = Trial(_TRIAL, "Rehearse", "3 answers")

    @property
    def files(self) -> list[Path]:
        return [Path(__file__), Path(wheels.__file__)]

    def entry(self, wheel: Path) -> Entry:
        return wheels.entry(wheel, self.frontend)

    def is_needed(self, name: str) -> bool:
        return wheels.is_needed(name)

    def is_served(self, name: PurePosixPath) -> bool:
        return wheels.is_served(name)

    def reachable(
        self, files: Mapping[str, bytes], types: Collection[str], entry: Entry
    ) -> set[str]:
        entries = [entry.script, entry.style, *reachability.asked_outright(files)]
        return reachability.reachable(files, types, entries)

    def needs(self, configs: Iterable[str], code: str) -> Needs:
        return Needs(needs.component_types(configs, code), needs.needs_media(code))

    def implied(self, configs: Iterable[str], modules: Collection[str]) -> dict[str, str]:
        configs = list(configs)
        of_events = needs.implied_packages(configs) | needs.packages_of_loaded_apps(configs)
        return of_events | needs.packages_of_clients(modules)

    def shown_files(
        self, configs: Iterable[str], theme: str, favicon: str | None, files: Iterable[str]
    ) -> set[str]:
        return shown.shown_files(configs, theme, favicon, files)

    def shown_hosts(self, configs: Iterable[str]) -> set[str]:
        return shown.shown_hosts(configs)

    def page(self, parts: PageParts) -> str:
        return page.page(parts)

    def theme(self, css: str, frontend_url: str) -> str:
        return page.theme(css, frontend_url)

    def parts(
        self, configs: Iterable[str], code: str, files: Mapping[str, bytes], here: str, there: str
    ) -> Parts:
        return components.parts(configs, code, files, here, there)

    def brings_front_end(self, names: Iterable[str]) -> bool:
        return components.brings_front_end(names)

    def front_end_fault(self, files: Mapping[str, bytes]) -> str | None:
        return components.fault(files)

    def endpoints(self, described: str) -> list[Endpoint]:
        return api.endpoints(described)


EXPORTING = _GradioExporting()
