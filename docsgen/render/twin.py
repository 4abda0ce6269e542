# The Markdown twin of a documentation page: the same content for readers and programs that prefer
# text.

from __future__ import annotations

from collections.abc import Iterator

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
from docsgen.model.page_types import EVENT_PARAMETERS
from docsgen.model.sessions import session_of
from docsgen.render.page import PageView
from docsgen.render.reference import event_table
from docsgen.render.samples import copied, hindrance, provenance
from docsgen.render.twin_text import bullets, fenced, finished, names, one_line, parameter_list
from docsgen.render.view import View


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
        parts += [f"## {texts('versions.differences')}", bullets(marked)]
    if view.matrix_events:
        listed = texts("twin.matrix-events", events=names(view.matrix_events))
        parts += [f"## {texts('events.short-title')}", listed]
    if view.related:
        links = [
            f"[{link.title}]({link.url})" if link.url.startswith("/") else link.title
            for link in view.related
        ]
        parts += [f"## {texts('page.related')}", bullets(links)]
    if view.mentions:
        links = [f"[{m.page}: {m.section.title}]({m.section.url})" for m in view.mentions]
        parts += [f"## {texts('page.mentions')}", bullets(links)]
    return finished([*parts, "---", _source(page, view)], view)


def _example(page: Page, site: Site, texts: Texts) -> list[str]:
    """The program with which the page of a component begins, if there is one."""
    example = site.examples.get(page.path)
    if example is None:
        return []
    return [f"## {texts('example.title')}", fenced(example.initial, "python")]


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
            return [parameter_list(rows, texts)]
        case reference.HelperClass():
            return [content.description, parameter_list(content.fields, texts)]
        case reference.Behavior():
            return [
                *_exchange("reference.receives", content.input, texts),
                *_exchange("reference.returns", content.output, texts),
            ]
        case reference.Listeners():
            return [
                bullets(_event(content.owner, event) for event in content.events),
                f"### {texts('event-parameters.title')}",
                *_event_table(content.parameters, site, texts),
            ]
        case reference.Methods(methods=methods):
            return [part for method in methods for part in _method(method, site, texts)]
        case reference.Shortcuts(shortcuts=rows):
            return [bullets(f'`{s.class_}`: `"{s.shortcut}"`, {s.initialization}' for s in rows)]
        case reference.Demos(names=names):
            return [bullets(_demo(name, site, texts) for name in names)]


def _event(owner: str, event: reference.Event) -> str:
    return f"`{owner}.{event.name}(fn, …)`: {one_line(event.description)}"


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
            return fenced(site.demos[name].code, "python")
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
        return f"{note}{fenced(block.source, block.display.info)}"
    obstacle, why = hindrance(block.running, texts)
    warning = f"*({obstacle}: {why})*\n\n" if obstacle else ""
    is_session = session_of(block.code, block.language)
    code = block.code if is_session else copied(block, texts)  # what was answered tells more
    return f"{note}{warning}{fenced(code, block.language)}"


def _gap(lost: str, texts: Texts) -> str:
    return f"> **{texts('page.gap')}** {texts('page.gap-what', lost=lost)}"


def _exchange(title: str, exchange: reference.Exchange, texts: Texts) -> list[str]:
    sample = [_code(exchange.sample, texts)] if exchange.sample else []
    type_ = texts("twin.exchange-type", type=f"`{exchange.type}`")
    return [f"### {texts(title)}", type_, exchange.description, *sample]


def _event_table(parameters: list[reference.Parameter], site: Site, texts: Texts) -> list[str]:
    table = event_table(parameters, site)
    if not table.shared:
        return [parameter_list(parameters, texts)]
    link = MarkdownLink(f"/{EVENT_PARAMETERS.path}")
    if not table.differing:
        return [texts("reference.takes-shared", link=link)]
    exceptions = texts("reference.takes-shared-except", link=link)
    return [exceptions, parameter_list(table.differing, texts)]
