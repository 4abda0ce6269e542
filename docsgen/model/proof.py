# Evidence that events fire: what `docsgen prove` saw in a browser, kept in content/proofs.json.

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from docsgen.model.lab import Lab

FILE = "content/proofs.json"
"""Where a project keeps its evidence."""

Runtime = Literal["native", "browser"]
"""Where an app ran: under the installed library, or in the browser's Python."""

Pair = tuple[str, str]
"""A component and one of its events."""


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one event of a component.

    `gesture` is what was done, `reason` why the event is not proven, empty when it is. `runtime`
    says where the app ran and `browser` in which one, `version` is that of the library, `time` the
    second (ISO 8601, UTC) and `lab` the digest of the lab's code.
    """

    component: str
    event: str
    gesture: str
    reason: str
    runtime: Runtime
    browser: str
    version: str
    time: str
    lab: str

    @property
    def proven(self) -> bool:
        """Whether the event was seen to fire."""
        return not self.reason


class Evidence(msgspec.Struct, frozen=True):
    """All proofs of a project; `listeners` are those that the library has, by component."""

    listeners: dict[str, list[str]] = {}
    proofs: list[Proof] = []

    def by_pair(self) -> dict[Pair, Proof]:
        """The proofs by component and event."""
        return {(proof.component, proof.event): proof for proof in self.proofs}

    def with_proofs(self, news: Iterable[Proof], listeners: dict[str, list[str]]) -> Evidence:
        """The evidence with newer proofs in place of older ones, in a fixed order."""
        known = self.by_pair() | {(proof.component, proof.event): proof for proof in news}
        return Evidence(listeners, [known[pair] for pair in sorted(known)])


def is_stale(proof: Proof, lab: Lab, version: str) -> bool:
    """Whether the lab or the library has changed since."""
    return (proof.lab, proof.version) != (lab.digest, version)
