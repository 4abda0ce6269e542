# The Markdown twins of pages that show the whole site: home, indexes, matrix, demos, changes.

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docsgen.config import Config
from docsgen.model import Site
from docsgen.model.page_types import DEMOS, PageType, SitePage
from docsgen.render.changes import ShownSubject
from docsgen.render.demos import ShownDemo
from docsgen.render.gallery import Task
from docsgen.render.labs import ShownLab
from docsgen.render.navigation import Area
from docsgen.render.twin_text import bullets, fenced, finished, names, parameter_list
from docsgen.render.view import View


def area_twin(area: Area, view: View) -> str:
    """An index page as Markdown."""
    parts = [f"# {area.title}"]
    for group in area.groups:
        links = [f"[{entry.title}]({entry.href})" for entry in group.entries]
        parts += [f"## {group.title}", bullets(links)]
    return finished(parts, view)


def home_twin(config: Config, listed: Iterable[PageType], tasks: Sequence[Task], view: View) -> str:
    """The home page as Markdown, with the page types that the navigation lists."""
    installation = fenced(config.installation, "sh") if config.installation else ""
    links = [f"[{view.texts(known.title)}](/{known.path})" for known in listed]
    parts = [f"# {config.title}", config.description, installation, bullets(links)]
    if tasks:
        found = [
            f"[{task.title}](/{DEMOS.path}#{task.anchor}): {len(task.demos)}" for task in tasks
        ]
        parts += [f"## {view.texts('demos.by-task')}", bullets(found)]
    return finished(parts, view)


def parts_twin(page: SitePage, view: View) -> str:
    """The text of a page and its parts as Markdown."""
    parts = [part for part in page.parts if part.title]
    places = [f"[{part.title}](#{part.anchor}): {part.text}".rstrip(": ") for part in parts]
    return finished([f"# {page.title}", page.text, bullets(places)], view)


def events_twin(site: Site, by_event: dict[str, list[str]], summary: str, view: View) -> str:
    """The support matrix as two lists."""
    events = [f"`{event}`: {', '.join(names)}" for event, names in by_event.items()]
    components = [
        (f"[{name}](/{site.paths[name]})" if name in site.paths else name) + f": {names(events)}"
        for name, events in site.matrix.support.items()
    ]
    texts = view.texts
    parts = [f"# {texts('events.title')}", summary]
    parts += [f"## {texts('events.by-event')}", bullets(events)]
    parts += [f"## {texts('events.by-component')}", bullets(components)]
    return finished(parts, view)


def parameters_twin(site: Site, summary: str, view: View) -> str:
    """The shared event parameters as Markdown."""
    title = f"# {view.texts('event-parameters.title')}"
    table = parameter_list(site.shared_event_parameters, view.texts)
    return finished([title, summary, table], view)


def changes_twin(title: str, summary: str, shown: Iterable[ShownSubject], view: View) -> str:
    """What changed from one version of the library to the next, as lists."""
    parts = [f"# {title}", summary]
    for subject in shown:
        lines = (" ".join(thing.lines) for thing in subject.things)
        parts += [f"## {subject.title}", bullets(lines)]
    return finished(parts, view)


def gallery_twin(groups: Iterable[Task], summary: str, view: View) -> str:
    """All demos as lists, by task where they have one."""
    parts = [f"# {view.texts('demos.title')}", summary]
    for group in groups:
        entries = [
            f"[{shown.title}](/{shown.path}): {shown.demo.manifest.summary}"
            f" ({view.texts(shown.state)})"
            for shown in group.demos
        ]
        parts += [f"## {group.title}" if group.title else "", bullets(entries)]
    return finished(parts, view)


def demo_twin(shown: ShownDemo, view: View) -> str:
    """A demo's page as Markdown."""
    manifest, texts = shown.demo.manifest, view.texts
    parts = [f"# {shown.title}", manifest.summary]
    parts += [manifest.stands_in_for or "", manifest.why_not or ""]
    parts += [f"## {texts('demo.code')}", fenced(shown.demo.code, "python")]
    if shown.embed and shown.embed.endpoints:
        parts.append(f"## {texts('demo.api')}")
        for endpoint in shown.embed.endpoints:
            parts.append(f"### `{endpoint.name}`")
            parts += [fenced(code, language) for language, code in endpoint.snippets.items()]
    for key, links in (("demo.built-with", shown.uses), ("demo.shown-in", shown.used_in)):
        if links:
            parts += [f"## {texts(key)}", bullets(f"[{link.title}]({link.url})" for link in links)]
    return finished(parts, view)


def lab_twin(lab: ShownLab, view: View) -> str:
    """The page of an event lab as Markdown."""
    texts = view.texts
    parts = [f"# {lab.shown.title}", lab.shown.demo.manifest.summary, lab.lab.why_not or ""]
    events = bullets(f"`{mark.event}`: {mark.words(texts)}" for mark in lab.marks)
    parts += [f"## {texts('events.short-title')}", events]
    return finished([*parts, f"## {texts('demo.code')}", fenced(lab.lab.code, "python")], view)
