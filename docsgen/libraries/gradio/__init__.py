# What docsgen knows of Gradio. Facets are imported when they are asked for: most commands need few.

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from docsgen.adapters import Adapter

if TYPE_CHECKING:
    import griffe

    from docsgen.check.library.surface import Surface
    from docsgen.check.samples.knowledge import SampleKnowledge
    from docsgen.ingest.restore.knowledge import Conventions
    from docsgen.model import SupportMatrix
    from docsgen.model.lab import Lab


class _Gradio(Adapter):
    library = "gradio"
    alias = "gr"

    @property
    def files(self) -> list[Path]:
        return sorted(_files(Path(__file__).parent))

    def conventions(self) -> Conventions:
        from docsgen.libraries.gradio.conventions import GradioConventions

        return GradioConventions()

    def refined(self, surface: Surface, root: griffe.Module) -> Surface:
        from docsgen.libraries.gradio.surface import refined

        return refined(surface, root)

    def samples(self) -> SampleKnowledge:
        from docsgen.libraries.gradio.linter import GradioSamples

        return GradioSamples()

    def labs(self, matrix: SupportMatrix) -> list[Lab]:
        from docsgen.libraries.gradio.labs.code import labs

        return labs(matrix)

    def starter(self) -> dict[str, str]:
        folder = Path(__file__).with_name("starter")
        return {
            path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
            for path in _files(folder)
        }


def _files(folder: Path) -> Iterator[Path]:
    """All files in it but compiled code, which an installer leaves beside each script."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    yield from (path for path in paths if path.parent.name != "__pycache__")


ADAPTER = _Gradio()
