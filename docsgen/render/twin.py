# The Markdown twin of every page: the same content for readers and programs that prefer text.

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from docsgen.config import Config
from docsgen.kinds import PageKind
from docsgen.languages import MarkdownLink, Texts
from docsgen.model import (
    Block,
    Callout,
    CodeBlock,
    DemoSlot,
    Gap,
    Heading,
    Image,
    Markdown,
    Page,
    Site,
    Status,
    reference,
)
from docsgen.model.code_spans import hide_code
from docsgen.model.page_types import DEMOS, EVENT_PARAMETERS, PageType, SitePage
from docsgen.model.sessions import session_of
from docsgen.render.changes import ShownSubject
from docsgen.render.demos import ShownDemo
from docsgen.render.gallery import Task
from docsgen.render.labs import ShownLab
from docsgen.render.navigation import Area
from docsgen.render.page import PageView
from docsgen.render.reference import event_table
from docsgen.render.samples import copied, hindrance, provenance
from docsgen.render.view import View

_FENCE = re.compile(r"(?m)^(?P<ticks>`{3,})(?P<info>[^`\n]*)$")
_SYNTAX = re.compile(
    r"(?P<autolink><(?:https?://|mailto:)[^<>\s]*>)"
    r"|(?P<link>\]\(/(?P<page>(?:(?:[^)#\s/\]]|\](?!\())++/)*+)(?=[)#]))"
    r"|(?P<file>\]\(/(?=assets/))"
    r"|<(?=[A-Za-z/!?])"
)
"""Links to pages and pictures, and what Markdown takes for HTML, in text whose code is hidden."""


def page_twin(page: Page, site: Site, view: PageView) -> str:
    """A documentation page as Markdown."""
    texts = view.texts
    parts = [f"# {page.title}", *_notices(page, texts)]
    example = _example(page, site, texts)
    if view.lead is None:
        parts += example
    for section in page.sections:
        if section.heading:
            parts.append(f"## {section.heading}")
        parts += _content(section.content, site, texts)
        if not isinstance(section.content, reference.Prose | reference.Matrix):
            parts += [_gap(lost, texts) for lost in section.lost]
        if section is view.lead:
            parts += example
    if marked := list(_marked(view)):
        parts += [f"## {texts('versions.differences')}", _list(marked)]
    if view.matrix_events:
        listed = texts("twin.matrix-events", events=_names(view.matrix_events))
        parts += [f"## {texts('events.short-title')}", listed]
    if view.related:
        links = [
            f"[{link.title}]({link.url})" if link.url.startswith("/") else link.title
            for link in view.related
        ]
        parts += [f"## {texts('page.related')}", _list(links)]
    if view.mentions:
        links = [f"[{m.page}: {m.section.title}]({m.section.url})" for m in view.mentions]
        parts += [f"## {texts('page.mentions')}", _list(links)]
    return _finish([*parts, "---", _source(page, view)], view)


def _example(page: Page, site: Site, texts: Texts) -> list[str]:
    """The program with which the page of a component begins, if there is one."""
    example = site.examples.get(page.path)
    if example is None:
        return []
    return [f"## {texts('example.title')}", _fenced(example.initial, "python")]


def _marked(view: View) -> Iterator[str]:
    """What is new, changed or gone on a page."""
    for where, marks in view.all_marks.items():
        told = [
            f"[{view.texts(mark.key, version=mark.version)}]({view.shared}{_twin(mark.path)})"
            for mark in marks
        ]
        name = where.partition("-")[2] if where else view.texts("versions.this-page")
        yield f"{name}: {', '.join(told)}"


def _twin(path: str) -> str:
    """The twin of the page at a path from the site's root."""
    return f"{path.partition('#')[0]}index.md"


def _source(page: Page, view: PageView) -> str:
    if page.own:
        return view.texts("twin.written-here", file=f"`{page.own.file}`")
    library = view.library_source
    if not page.chunks:
        told = view.texts("twin.told", source=library)
        return told if library else view.texts("twin.not-saved", original=page.url)
    values = {"original": page.url, "records": view.records}
    restored = view.texts("twin.restored", count=len(page.chunks), **values)
    return view.texts("twin.completed", restored=restored, source=library) if library else restored


def with_notice(twin: str, config: Config, view: View) -> str:
    """A page of an older version as Markdown, which says so below its title."""
    if view.newest is None:
        return twin
    heading, _, rest = twin.partition("\n")
    link = MarkdownLink(f"{view.shared}{_twin(view.newest.path)}")
    key = "versions.old" if view.newest.has_page else "versions.gone"
    values = {"library": config.library.title, "version": config.library.version}
    told = view.texts(key, newest=view.newest.version, link=link, **values)
    return f"{heading}\n\n> {told}\n{rest}"


def area_twin(area: Area, view: View) -> str:
    """An index page as Markdown."""
    parts = [f"# {area.title}"]
    for group in area.groups:
        links = [f"[{entry.title}]({entry.href})" for entry in group.entries]
        parts += [f"## {group.title}", _list(links)]
    return _finish(parts, view)


def home_twin(config: Config, listed: Iterable[PageType], tasks: Sequence[Task], view: View) -> str:
    """The home page as Markdown, with the page types that the navigation lists."""
    installation = _fenced(config.installation, "sh") if config.installation else ""
    links = [f"[{view.texts(known.title)}](/{known.path})" for known in listed]
    parts = [f"# {config.title}", config.description, installation, _list(links)]
    if tasks:
        found = [
            f"[{task.title}](/{DEMOS.path}#{task.anchor}): {len(task.demos)}" for task in tasks
        ]
        parts += [f"## {view.texts('demos.by-task')}", _list(found)]
    return _finish(parts, view)


def parts_twin(page: SitePage, view: View) -> str:
    """The text of a page and its parts as Markdown."""
    parts = [part for part in page.parts if part.title]
    places = [f"[{part.title}](#{part.anchor}): {part.text}".rstrip(": ") for part in parts]
    return _finish([f"# {page.title}", page.text, _list(places)], view)


def events_twin(site: Site, by_event: dict[str, list[str]], summary: str, view: View) -> str:
    """The support matrix as two lists."""
    events = [f"`{event}`: {', '.join(names)}" for event, names in by_event.items()]
    components = [
        (f"[{name}](/{site.paths[name]})" if name in site.paths else name) + f": {_names(events)}"
        for name, events in site.matrix.support.items()
    ]
    texts = view.texts
    parts = [f"# {texts('events.title')}", summary, f"## {texts('events.by-event')}", _list(events)]
    return _finish([*parts, f"## {texts('events.by-component')}", _list(components)], view)


def parameters_twin(site: Site, summary: str, view: View) -> str:
    """The shared event parameters as Markdown."""
    title = f"# {view.texts('event-parameters.title')}"
    table = _table(site.shared_event_parameters, view.texts)
    return _finish([title, summary, table], view)


def changes_twin(title: str, summary: str, shown: Iterable[ShownSubject], view: View) -> str:
    """What changed from one version of the library to the next, as lists."""
    parts = [f"# {title}", summary]
    for subject in shown:
        lines = (" ".join(thing.lines) for thing in subject.things)
        parts += [f"## {subject.title}", _list(lines)]
    return _finish(parts, view)


def gallery_twin(groups: Iterable[Task], summary: str, view: View) -> str:
    """All demos as lists, by task where they have one."""
    parts = [f"# {view.texts('demos.title')}", summary]
    for group in groups:
        entries = [
            f"[{shown.title}](/{shown.path}): {shown.demo.manifest.summary}"
            f" ({view.texts(shown.state)})"
            for shown in group.demos
        ]
        parts += [f"## {group.title}" if group.title else "", _list(entries)]
    return _finish(parts, view)


def demo_twin(shown: ShownDemo, view: View) -> str:
    """A demo's page as Markdown."""
    manifest, texts = shown.demo.manifest, view.texts
    parts = [f"# {shown.title}", manifest.summary]
    parts += [manifest.stands_in_for or "", manifest.why_not or ""]
    parts += [f"## {texts('demo.code')}", _fenced(shown.demo.code, "python")]
    if shown.embed and shown.embed.endpoints:
        parts.append(f"## {texts('demo.api')}")
        for endpoint in shown.embed.endpoints:
            parts.append(f"### `{endpoint.name}`")
            parts += [_fenced(code, language) for language, code in endpoint.snippets.items()]
    for key, links in (("demo.built-with", shown.uses), ("demo.shown-in", shown.used_in)):
        if links:
            parts += [f"## {texts(key)}", _list(f"[{link.title}]({link.url})" for link in links)]
    return _finish(parts, view)


def lab_twin(lab: ShownLab, view: View) -> str:
    """The page of an event lab as Markdown."""
    texts = view.texts
    parts = [f"# {lab.shown.title}", lab.shown.demo.manifest.summary, lab.lab.why_not or ""]
    events = _list(f"`{mark.event}`: {mark.words(texts)}" for mark in lab.marks)
    parts += [f"## {texts('events.short-title')}", events]
    return _finish([*parts, f"## {texts('demo.code')}", _fenced(lab.lab.code, "python")], view)


def _finish(parts: Iterable[str], view: View) -> str:
    """Join the parts; links lead from twin to twin, and nothing outside code is HTML."""
    text = "\n\n".join(part.strip("\n") for part in parts if part.strip()) + "\n"
    finished, done = [], 0
    for start, end in fenced_parts(text):
        finished += [_without_html(text[done:start], view), text[start:end]]
        done = end
    return "".join([*finished, _without_html(text[done:], view)])


def fenced_parts(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of all fenced code; what is not closed goes on to the end."""
    opening: re.Match[str] | None = None
    for line in _FENCE.finditer(text):
        if opening is None:
            opening = line
        elif len(line["ticks"]) >= len(opening["ticks"]) and not line["info"].strip():
            yield opening.start(), line.end()
            opening = None
    if opening:
        yield opening.start(), len(text)


def _without_html(text: str, view: View) -> str:
    """Markdown without fences, whose links lead to twins and in which nothing is HTML."""
    finished, done = [], 0
    for found in _SYNTAX.finditer(hide_code(text)):
        if not found["autolink"]:
            finished += [text[done : found.start()], _replacement(found, view)]
            done = found.end()
    return "".join([*finished, text[done:]])


def _replacement(found: re.Match[str], view: View) -> str:
    """What stands in a twin where a link to a page or a picture was, or the start of HTML."""
    if found["link"]:
        return f"]({view.root}{found['page']}index.md"
    return f"]({view.shared}" if found["file"] else "\\<"


def _notices(page: Page, texts: Texts) -> Iterator[str]:
    if page.own and page.own.summary:
        yield page.own.summary
    if page.kind is PageKind.STUB:
        yield f"> {texts('page.stub')}"
    if page.missing:
        incomplete = f"> {texts('page.incomplete')} {texts('page.incomplete-what')}\n>"
        yield "\n".join([incomplete, *(f"> - {lost}" for lost in page.missing)])


def _content(content: reference.Content, site: Site, texts: Texts) -> list[str]:  # noqa: C901 (a case per kind)
    match content:
        case reference.Container():
            return []
        case reference.Prose(blocks=blocks) | reference.Matrix(blocks=blocks):
            return [_block(block, site, texts) for block in blocks]
        case reference.Description(text=text):
            return [text]
        case reference.Parameters(parameters=rows) | reference.Attributes(attributes=rows):
            return [_table(rows, texts)]
        case reference.HelperClass():
            return [content.description, _table(content.fields, texts)]
        case reference.Behavior():
            return [
                *_exchange("reference.receives", content.input, texts),
                *_exchange("reference.returns", content.output, texts),
            ]
        case reference.Listeners():
            return [
                _list(_event(content.owner, event) for event in content.events),
                f"### {texts('event-parameters.title')}",
                *_event_table(content.parameters, site, texts),
            ]
        case reference.Methods(methods=methods):
            return [part for method in methods for part in _method(method, site, texts)]
        case reference.Shortcuts(shortcuts=rows):
            return [_list(f'`{s.class_}`: `"{s.shortcut}"`, {s.initialization}' for s in rows)]
        case reference.Demos(names=names):
            return [_list(_demo(name, site, texts) for name in names)]


def _event(owner: str, event: reference.Event) -> str:
    return f"`{owner}.{event.name}(fn, …)`: {_line(event.description)}"


def _method(method: reference.Method, site: Site, texts: Texts) -> list[str]:
    name = f"{method.owner}.{method.name}(…)"
    heading = f"### `{name}`" if "__" in name else f"### {name}"  # it would become bold
    return [heading, method.description, *_event_table(method.parameters, site, texts)]


def _block(block: Block, site: Site, texts: Texts) -> str:
    match block:
        case Markdown(text=text):
            return text
        case Heading(text=text, level=level):
            return f"{'#' * level} {text}"
        case CodeBlock():
            return _code(block, texts)
        case Image(path=path, alt=alt, title=title):
            named = f' "{title}"' if title else ""
            return f"![{alt}](/{path}{named})"
        case DemoSlot(name=name, shows="code") if name in site.demos:
            return _fenced(site.demos[name].code, "python")
        case DemoSlot(name=name, shows=shows):
            key = "twin.demo-code" if shows == "code" else "twin.demo"
            return f"> {texts(key, demo=_demo(name, site, texts))}"
        case Callout(kind=kind, text=text):
            labelled = f"**{texts('twin.callout', kind=texts(f'callouts.{kind}'))}** {text}"
            return "\n".join(f"> {line}" for line in labelled.split("\n"))
        case Gap(lost=lost):
            return _gap(lost, texts)


def _demo(name: str, site: Site, texts: Texts) -> str:
    demo = site.demos.get(name)
    if demo is None:
        return texts("twin.demo-missing", name=f"`{name}`")
    return f"[{demo.manifest.title}](/{demo.page})"


def _code(block: CodeBlock, texts: Texts) -> str:
    label, explanation = provenance(block, texts)
    is_worth_saying = label and block.status is not Status.RECONSTRUCTED
    note = f"*({label}: {explanation})*\n\n" if is_worth_saying else ""
    if block.display:
        return f"{note}{_fenced(block.source, block.display.info)}"
    obstacle, why = hindrance(block.running, texts)
    warning = f"*({obstacle}: {why})*\n\n" if obstacle else ""
    is_session = session_of(block.code, block.language)
    code = block.code if is_session else copied(block, texts)  # what was answered tells more
    return f"{note}{warning}{_fenced(code, block.language)}"


def _fenced(code: str, language: str) -> str:
    longest = max((len(run) for run in re.findall(r"`+", code)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{code.rstrip()}\n{fence}"


def _gap(lost: str, texts: Texts) -> str:
    return f"> **{texts('page.gap')}** {texts('page.gap-what', lost=lost)}"


def _exchange(title: str, exchange: reference.Exchange, texts: Texts) -> list[str]:
    sample = [_code(exchange.sample, texts)] if exchange.sample else []
    type_ = texts("twin.exchange-type", type=f"`{exchange.type}`")
    return [f"### {texts(title)}", type_, exchange.description, *sample]


def _event_table(parameters: list[reference.Parameter], site: Site, texts: Texts) -> list[str]:
    table = event_table(parameters, site)
    if not table.shared:
        return [_table(parameters, texts)]
    link = MarkdownLink(f"/{EVENT_PARAMETERS.path}")
    if not table.differing:
        return [texts("reference.takes-shared", link=link)]
    exceptions = texts("reference.takes-shared-except", link=link)
    return [exceptions, _table(table.differing, texts)]


def _table(parameters: list[reference.Parameter], texts: Texts) -> str:
    return _list(_parameter(parameter, texts) for parameter in parameters)


def _parameter(parameter: reference.Parameter, texts: Texts) -> str:
    value = texts("twin.parameter-default", default=f"`{parameter.default}`")
    default = f", {value}" if parameter.default is not None else ""
    required = f", {texts('reference.required')}" if parameter.required else ""
    type_ = f" `{parameter.type}`" if parameter.type else ""
    description = f": {_line(parameter.description)}" if parameter.description else ""
    return f"**`{parameter.name}`**{type_}{default}{required}{description}"


def _line(text: str) -> str:
    return " ".join(text.split())


def _names(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)
