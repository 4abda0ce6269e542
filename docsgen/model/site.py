# The whole documentation as one value.

from __future__ import annotations

import msgspec

from docsgen.git_history import Changed
from docsgen.model.changes import Comparison
from docsgen.model.demo import Demo
from docsgen.model.example import Example
from docsgen.model.guide_picture import GuidePicture
from docsgen.model.lab import Lab
from docsgen.model.library_theme import LibraryTheme
from docsgen.model.page import Page
from docsgen.model.proof import Evidence
from docsgen.model.reference import Link, Parameter


class SupportMatrix(msgspec.Struct, frozen=True):
    """Which component supports which event; both lists and all keys are sorted.

    `added` is that part of `support` that only the library tells of.
    """

    events: list[str]
    support: dict[str, list[str]]
    added: dict[str, list[str]] = {}

    @property
    def listed(self) -> SupportMatrix:
        """What the corpus lists."""
        pairs = {
            name: [event for event in events if event not in self.added.get(name, ())]
            for name, events in self.support.items()
        }
        support = {
            name: events for name, events in pairs.items() if events or name not in self.added
        }
        told = {event for events in self.added.values() for event in events}
        known = {event for events in support.values() for event in events}
        return SupportMatrix([e for e in self.events if e in known or e not in told], support)


class Mention(msgspec.Struct, frozen=True):
    """A section that names a class; `in_sample` when its code does."""

    page: str
    section: Link
    in_sample: bool


class Site(msgspec.Struct, frozen=True):
    """Everything the renderer needs.

    `shared_event_parameters` is the table that most listeners share; `mentions` maps the dotted
    name of a class to the sections whose text or samples name it; `paths` maps a component of the
    matrix to its page; `redirects` maps other paths of the original site to places here, which
    start with `/`; `demos` are those that the project has, by name; `stored` has the text of each
    record as the corpus stores it, for those who look for what is wrong with it; `labs` are the
    event labs by component, `playground` is the script with which a playground begins, None where
    there is none; `evidence` is what they have proven; `former` maps names under which
    embeds were published to the demos that took their place; `themes` are those of the library,
    by name; `comparisons` are of versions whose differences have a page here; `pictures` are those
    of own guides, by path in the site; `moved_sections` maps the path of a page to anchors that it
    no longer has, and these to places; `dates` has the days on which pages were written and last
    changed, by path, as far as they are known; `shared_parameters` are the names of those
    parameters of a page that most components have, and `examples` are those of components, both
    by path.
    """

    pages: list[Page]
    matrix: SupportMatrix
    shared_event_parameters: list[Parameter]
    mentions: dict[str, list[Mention]]
    paths: dict[str, str]
    redirects: dict[str, str] = {}
    demos: dict[str, Demo] = {}
    stored: dict[int, str] = {}
    labs: dict[str, Lab] = {}
    playground: str | None = None
    evidence: Evidence = Evidence()
    former: dict[str, str | None] = {}
    themes: dict[str, LibraryTheme] = {}
    comparisons: list[Comparison] = []
    pictures: dict[str, GuidePicture] = {}
    moved_sections: dict[str, dict[str, str]] = {}
    dates: dict[str, Changed] = {}
    shared_parameters: dict[str, list[str]] = {}
    examples: dict[str, Example] = {}
