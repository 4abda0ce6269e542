# What a library's adapter can add to the rules for samples. Without one, samples are held against
# the library's surface only.

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from docsgen.check.samples.sample import Sample
from docsgen.diagnostics import Findings

if TYPE_CHECKING:
    from docsgen.check.samples.program import Namespace, Program


class SampleKnowledge:
    """What only one library's samples can do wrong; as it is here, nothing is known.

    `instances` maps names that samples use without defining them to the paths of their classes.
    """

    instances: Mapping[str, str] = MappingProxyType({})

    def check_python(
        self, sample: Sample, program: Program, names: Namespace, findings: Findings
    ) -> None:
        """Report such mistakes in a Python sample."""

    def check_javascript(self, sample: Sample, findings: Findings) -> None:
        """Report such mistakes in a JavaScript sample."""


NOTHING = SampleKnowledge()
"""What is known of a library without an adapter."""
