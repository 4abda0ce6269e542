# What fills the templates of the page types beyond what every page gets: a function for each type
# that shows more than its text and its parts.

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

from docsgen.config import Config
from docsgen.languages import texts_in
from docsgen.model import Listeners, Page, Parameter, Site, playground
from docsgen.model.changes import Releases
from docsgen.model.demo import Embed
from docsgen.model.page_types import (
    CHANGES,
    DEMO,
    DEMOS,
    EVENT_LAB,
    EVENT_PARAMETERS,
    EVENTS,
    GUIDES,
    HOME,
    OEMBED,
    PLAYGROUND,
    REFERENCE,
    PageType,
    SitePage,
    in_navigation,
)
from docsgen.render import matrix
from docsgen.render.changes import shown_subjects
from docsgen.render.demos import picture_files, shown_demos
from docsgen.render.editor import editor_reference
from docsgen.render.gallery import by_task, groups
from docsgen.render.head import address, script_data
from docsgen.render.home import home
from docsgen.render.labs import beyond_matrix, marks_by_pair, proofs_file, shown_labs, standing
from docsgen.render.markdown import plain
from docsgen.render.navigation import Navigation
from docsgen.render.overview_twins import (
    area_twin,
    changes_twin,
    demo_twin,
    events_twin,
    gallery_twin,
    home_twin,
    lab_twin,
    parameters_twin,
    parts_twin,
)
from docsgen.render.reference import event_table
from docsgen.render.sharing import EMBEDS, Sharing, sharing
from docsgen.render.snippets import FORMATS, Format
from docsgen.render.summary import Summaries, shortened
from docsgen.render.view import View


class Contents(msgspec.Struct, frozen=True):
    """What a page shows: one plain line about it, its Markdown twin, and values for its template.

    `files` are what the page offers beside itself, by path in the site.
    """

    summary: str
    twin: str
    values: dict[str, Any] = {}
    files: dict[str, bytes] = {}


class Prepared:
    """A site with what several of its pages show: navigation, summaries, demos and labs."""

    def __init__(
        self, site: Site, config: Config, embeds: Mapping[str, Embed], releases: Releases
    ) -> None:
        self.releases = releases
        self.site = site
        self.config = config
        self.texts = texts_in(config.language)
        self.embeds = embeds
        self.summaries = Summaries(site, config)
        self.navigation = Navigation(site, config, self.summaries)
        self.demos = shown_demos(site, embeds, config.library)
        self.labs = shown_labs(site, embeds, config.library, self.texts)
        self.labs_by_page = {lab.page: lab for lab in self.labs.values()}

    @property
    def _release(self) -> str:
        return f"{self.config.library.title} {self.config.library.version}"

    def home(self, page: SitePage, view: View) -> Contents:
        """The home page."""
        tasks = by_task(self.demos.values(), self.config)
        twin = home_twin(self.config, in_navigation(self.site), tasks, view)
        values = home(self.site, self.config, self.navigation.areas, self.demos)
        return Contents(self.config.description, twin, {"tasks": tasks, **values})

    def area(self, page: SitePage, view: View) -> Contents:
        """The index page of an area."""
        area = self.navigation.area(page.path)
        groups = ", ".join(group.title for group in area.groups)
        said = {"library": self._release, "groups": groups}
        summary = self.texts("areas.summary", count=area.size, **said)
        comparisons = self.releases.comparisons if page.path == REFERENCE.path else []
        newest = self.releases.newest.path
        changes = [(one, f"{newest}{CHANGES.at(one.name)}") for one in reversed(comparisons)]
        values = {"area": area, "changes": changes}
        return Contents(shortened(summary), area_twin(area, view), values)

    def events(self, page: SitePage, view: View) -> Contents:
        """The support matrix: whole, by event, by component, and as data."""
        support = self.site.matrix
        by_event, summary = matrix.by_event(support), matrix.summary(support, self.texts)
        values = {
            "matrix": support,
            "by_event": by_event,
            "paths": self.site.paths,
            "anchors": matrix.event_anchors(self.site),
            "labs": self.labs,
            "other_labs": beyond_matrix(self.labs, support),
            "marks": marks_by_pair(self.labs),
            "standing": standing(self.labs, support, self.texts),
        }
        files = {
            f"{page.path}matrix.csv": matrix.as_csv(support),
            f"{page.path}matrix.json": matrix.as_json(support),
        }
        if self.labs:
            files[f"{page.path}proofs.json"] = proofs_file(self.labs, self.config.library)
        return Contents(summary, events_twin(self.site, by_event, summary, view), values, files)

    def lab(self, page: SitePage, view: View) -> Contents:
        """An event lab."""
        lab = self.labs[page.name]
        summary = self.summaries.of_demo(lab.shown.demo.manifest)
        return Contents(summary, lab_twin(lab, view), {"lab": lab})

    def event_parameters(self, page: SitePage, view: View) -> Contents:
        """The parameters that all listeners share, and who differs."""
        parameters = self.site.shared_event_parameters
        summary = self.texts("event-parameters.summary", count=len(parameters))
        values = {"parameters": parameters, "exceptions": list(self._exceptions())}
        return Contents(summary, parameters_twin(self.site, summary, view), values)

    def _exceptions(self) -> Iterator[tuple[Page, list[Parameter]]]:
        for page in self.site.pages:
            for content in page.contents(Listeners):
                if differing := event_table(content.parameters, self.site).differing:
                    yield page, differing

    def changes(self, page: SitePage, view: View) -> Contents:
        """What changed from one version of the library to the next."""
        compared = next(one for one in self.site.comparisons if one.name == page.name)
        library = self.config.library
        shown = shown_subjects(compared, self.site, self.releases, library.name, self.texts)
        values = {"library": library.title, "old": compared.old, "new": compared.new}
        count = len(compared.changes)
        key = "changes.summary" if count else "changes.none"
        summary = self.texts(key, count=count, **values)
        twin = changes_twin(page.title, summary, shown, view)
        return Contents(summary, twin, {"subjects": shown})

    def gallery(self, page: SitePage, view: View) -> Contents:
        """All demos at a glance."""
        demos = list(self.demos.values())
        live = sum(shown.embed is not None for shown in demos)
        counts = {"count": len(demos), "live": live}
        summary = self.texts("demos.summary", library=self._release, **counts)
        tasks = by_task(demos, self.config)
        listed = groups(demos, tasks, self.texts)
        values = {
            **counts,
            "tasks": tasks,
            "groups": listed,
            "classes": sorted({use.title for shown in demos for use in shown.uses}),
            "states": sorted({shown.state for shown in demos}),
        }
        return Contents(summary, gallery_twin(listed, summary, view), values)

    def demo(self, page: SitePage, view: View) -> Contents:
        """A demo, and its pictures."""
        shown = self.demos[page.name]
        order = list(self.demos.values())
        at = order.index(shown)
        live = self.config.of_version(self.releases.live)
        shared = sharing(shown.demo, live) if shown.embed else None
        values = {
            "shown": shown,
            "previous": order[at - 1] if at else None,
            "next": order[at + 1] if at + 1 < len(order) else None,
            "oembed": address(self.config, f"{shown.embed_path}{OEMBED}") if shared else None,
            "snippets": self._snippets(shared) if shared else [],
        }
        files = picture_files(shown.demo, page.path)
        summary = self.summaries.of_demo(shown.demo.manifest)
        shared_files = {} if self.releases.current.path else files
        return Contents(summary, demo_twin(shown, view), values, shared_files)

    def _snippets(self, shared: Sharing) -> list[tuple[Format, str, str | None]]:
        """What to paste in each format, and what to know before."""
        return [(form, form.write(shared), form.note(self.texts)) for form in FORMATS.values()]

    def playground(self, page: SitePage, view: View) -> Contents:
        """The playground, what it can begin with, and what its editor knows of the library."""
        embed = self.embeds.get(playground.NAME)
        summary = self.texts("playground.summary")
        names = self.config.playground.templates or self.config.showcase
        templates = [self.demos[name] for name in names if name in self.demos]
        demos = [shown.demo.name for shown in self.demos.values() if shown.embed]
        facts = {
            "player": view.shared_href(embed.player) if embed else "",
            "embeds": view.shared_href(EMBEDS),
            "start": playground.NAME,
            "demos": demos,
            "reference": playground.REFERENCE_FILE,
            "library": self._release,
            "texts": self.texts.group("editor"),
        }
        values = {"embed": embed, "templates": templates, "facts": script_data(facts)}
        data = editor_reference(self.site, self.config)
        files = {f"{page.path}{playground.REFERENCE_FILE}": data}
        return Contents(summary, parts_twin(page, view), values, files)

    def parts(self, page: SitePage, view: View) -> Contents:
        """A page that shows its text and its parts and nothing else."""
        summary = shortened(plain(page.text))
        return Contents(summary, parts_twin(page, view), {"parts": page.parts})


CONTENTS: dict[str, Callable[[Prepared, SitePage, View], Contents]] = {
    HOME.name: Prepared.home,
    REFERENCE.name: Prepared.area,
    GUIDES.name: Prepared.area,
    EVENTS.name: Prepared.events,
    EVENT_LAB.name: Prepared.lab,
    EVENT_PARAMETERS.name: Prepared.event_parameters,
    CHANGES.name: Prepared.changes,
    DEMOS.name: Prepared.gallery,
    DEMO.name: Prepared.demo,
    PLAYGROUND.name: Prepared.playground,
}
"""What fills the pages of a type, by its name; those of all others show their text and parts."""


def contents(prepared: Prepared, page_type: PageType, page: SitePage, view: View) -> Contents:
    """What a page of that type shows."""
    return CONTENTS.get(page_type.name, Prepared.parts)(prepared, page, view)
