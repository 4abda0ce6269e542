# What docsgen knows of Gradio. Facets are imported when they are asked for: most commands need few.

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docsgen.adapters import Adapter

if TYPE_CHECKING:
    import griffe

    from docsgen.assemble.examples.knowledge import ExampleKnowledge
    from docsgen.assemble.running.knowledge import RunningKnowledge
    from docsgen.check.samples.knowledge import SampleKnowledge
    from docsgen.demos.exporting import Exporting
    from docsgen.extract.knowledge import ReferenceKnowledge
    from docsgen.ingest.restore.knowledge import Conventions
    from docsgen.model import Page, SupportMatrix
    from docsgen.model.lab import Lab
    from docsgen.surface.values import Surface
    from docsgen.verify.front_end import FrontEnd


class _Gradio(Adapter):
    library = "gradio"
    alias = "gr"

    def conventions(self) -> Conventions:
        from docsgen.libraries.gradio.conventions import GradioConventions

        return GradioConventions()

    def refined(self, surface: Surface, root: griffe.Module) -> Surface:
        from docsgen.libraries.gradio.surface import refined

        return refined(surface, root)

    def reference(self) -> ReferenceKnowledge:
        from docsgen.libraries.gradio.reference import GradioReference

        return GradioReference()

    def samples(self) -> SampleKnowledge:
        from docsgen.libraries.gradio.linter import GradioSamples

        return GradioSamples()

    def running(self) -> RunningKnowledge:
        from docsgen.libraries.gradio.running import RUNNING

        return RUNNING

    def examples(self) -> ExampleKnowledge:
        from docsgen.libraries.gradio.examples import EXAMPLES

        return EXAMPLES

    def labs(self, matrix: SupportMatrix) -> list[Lab]:
        from docsgen.libraries.gradio.labs.code import labs

        return labs(matrix)

    def playground(self) -> str:
        return Path(__file__).with_name("playground").joinpath("run.py").read_text(encoding="utf-8")

    def exporting(self) -> Exporting:
        from docsgen.libraries.gradio.exporting import EXPORTING

        return EXPORTING

    def native(self) -> str:
        return "docsgen.libraries.gradio.native"

    def front_end(self) -> FrontEnd:
        from docsgen.libraries.gradio.front_end import FRONT_END

        return FRONT_END

    def themed(self, theme: str) -> str:
        from docsgen.libraries.gradio.themed import themed

        return themed(theme)

    def starter(self) -> dict[str, str]:
        folder = Path(__file__).with_name("starter")
        files = (path for path in folder.rglob("*") if path.is_file())
        return {
            path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
            for path in files
            if path.parent.name != "__pycache__"  # which an installer leaves beside each script
        }

    def starter_demo(self, package: str, component: Page) -> dict[str, str]:
        from docsgen.libraries.gradio.starting import first_demo

        return first_demo(package, component)


ADAPTER = _Gradio()
