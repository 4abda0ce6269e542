# The reference held against a version of the library. Each difference is a finding of the page that
# would have to change.

from __future__ import annotations

from collections.abc import Iterator

from docsgen.diagnostics import Findings, Location
from docsgen.kinds import PageKind
from docsgen.model import (
    Attributes,
    HelperClass,
    Listeners,
    Matrix,
    Methods,
    Page,
    Parameter,
    Parameters,
    Section,
    Shortcuts,
    Site,
)
from docsgen.surface.types import UNKNOWN, literal, same_default, same_type
from docsgen.surface.values import Class, Function, Surface

_OPEN = frozenset({"args", "kwargs"})


def compare(
    site: Site, surfaces: dict[str, Surface], components: Surface | None, findings: Findings
) -> None:
    """Add what the reference says differently from the library.

    `surfaces` has a surface for each name of a kind whose pages describe something of it;
    `components` is that of the package with the components that the support matrix lists.
    """
    compared: list[list[Parameter]] = []
    for page in site.pages:
        if page.kind.is_reference and (surface := surfaces.get(page.kind_name)):
            _Comparison(page, surface, site, compared, findings).run()
    if components:
        _matrix(site, components, findings)


class _Comparison:
    """One page against the class or function it describes."""

    def __init__(
        self,
        page: Page,
        surface: Surface,
        site: Site,
        compared: list[list[Parameter]],
        findings: Findings,
    ) -> None:
        self._page, self._surface, self._site = page, surface, site
        self._compared, self._findings = compared, findings
        self._title = f"{page.title} of {surface.name} {surface.version}"

    def run(self) -> None:
        """Add the differences."""
        at = self._page.sections[0].location if self._page.sections else Location()
        known = self._surface.class_within(self._page.class_name)
        function = None if known else self._surface.function_of(self._page.class_name)
        offered = self._surface.find(f"{self._surface.name}.{self._page.class_name}")
        if not (known or function) or (self._page.kind is PageKind.COMPONENT and not offered):
            where = f"; it is {known.path}" if known else ""
            what = f"{self._surface.name} {self._surface.version} has no {self._page.title}{where}"
            hint = "correct the name, or document where the class comes from"
            self._add("DG101", what, hint, at)
        deprecated = known.deprecated if known else function.deprecated if function else ""
        if deprecated and "deprecat" not in self._page.description.lower():
            what = f"{self._title} is deprecated: {deprecated}"
            self._add("DG109", what, "mention that on the page", at)
        for section in self._page.sections:
            self._section(section, known, function)

    def _section(self, section: Section, known: Class | None, function: Function | None) -> None:
        at = section.location
        match section.content:
            case Parameters(parameters=table):
                takes = function or (known.init if known else None)
                self._table(table, takes, self._page.title, section)
            case Listeners(parameters=table) if known and known.events:
                self._listener(table, f"events of {self._page.title}", section)
                self._events(known, at)
            case HelperClass(name=name, fields=fields):
                if helper := self._surface.class_within(name):
                    self._fields(fields, helper, name, at)
            case Attributes(attributes=fields) if known:
                self._fields(fields, known, self._page.title, at)
            case Methods() as methods if known:
                self._methods(methods, known, section)
            case Shortcuts() as shortcuts:
                self._shortcuts(shortcuts, at)

    def _table(
        self, table: list[Parameter], takes: Function | None, owner: str, section: Section
    ) -> None:
        """A table of parameters against a signature."""
        if takes is None or not table:
            return
        at = section.location
        listed = {p.name: p for p in table}
        for name, argument in takes.named.items():
            if name not in listed and not section.lost:
                default = "required" if argument.default is None else f"default {argument.default}"
                what = f"{owner}: the library takes `{name}` ({argument.type}, {default})"
                self._add("DG102", f"{what}, the table does not list it", "add the parameter", at)
        names = {argument.name for argument in takes.arguments}
        for name, parameter in listed.items():
            if name in takes.named:
                self._parameter(parameter, takes, owner, at)
            elif name not in names | _OPEN:
                what = f"{owner}: the table lists `{name}`, which the library does not take"
                self._add("DG103", what, "remove the parameter, or correct its name", at)

    def _parameter(self, listed: Parameter, takes: Function, owner: str, at: Location) -> None:
        argument = takes.named[listed.name]
        versions = "the library says `{}`, the table `{}`"
        if _comparable(listed, argument.default) and not same_default(
            argument.default, listed.default
        ):
            says = versions.format(_default(argument.default), _default(listed.default))
            what = f"{owner}: default of `{listed.name}`: {says}"
            self._add("DG104", what, "correct the default", at)
        if not same_type(argument.type, listed.type):
            says = versions.format(argument.type, listed.type)
            what = f"{owner}: type of `{listed.name}`: {says}"
            self._add("DG105", what, "correct the type", at)
        if argument.deprecated and "deprecat" not in listed.description.lower():
            what = f"{owner}: `{listed.name}` is deprecated: {argument.deprecated}"
            self._add("DG109", what, "say so in the description", at)

    def _fields(self, fields: list[Parameter], known: Class, owner: str, at: Location) -> None:
        """A table of attributes, of which only names and types can be compared."""
        listed = {field.name for field in fields}
        for name in sorted(listed - known.attributes.keys() - known.methods.keys()):
            if not known.is_open or known.attributes:
                what = f"{owner}: the table lists `{name}`, which the library does not have"
                self._add("DG103", what, "remove the attribute, or correct its name", at)

    def _events(self, known: Class, at: Location) -> None:
        documented = {event.name for event in self._page.events}
        documented |= {method.name for method in self._page.methods}
        documented |= set(self._site.matrix.support.get(self._page.class_name, ()))
        for event in known.events:
            if event not in documented:
                what = f"{self._title} has the event `{event}`, the page does not list it"
                self._add("DG106", what, "add the event", at)
        for event in (e.name for e in self._page.events if e.name not in known.events):
            what = f"{self._title} has no event `{event}`, the page lists it"
            self._add("DG107", what, "remove the event", at)

    def _listener(self, table: list[Parameter], owner: str, section: Section) -> None:
        """A table that many pages share is compared once."""
        if table not in self._compared:
            self._compared.append(table)
            self._table(table, self._surface.listener, owner, section)

    def _methods(self, content: Methods, known: Class, section: Section) -> None:
        at = section.location
        for method in content.methods:
            owner = f"{self._page.title}.{method.name}"
            if takes := known.methods.get(method.name):
                self._table(method.parameters, takes, owner, section)
            elif method.name in known.events:
                self._listener(method.parameters, owner, section)
            elif not known.is_open:
                what = f"{self._title} has no method `{method.name}`, the page documents it"
                self._add("DG110", what, "remove the method, or correct its name", at)

    def _shortcuts(self, content: Shortcuts, at: Location) -> None:
        for shortcut in content.shortcuts:
            name = shortcut.class_.rpartition(".")[2]
            known = self._surface.class_within(name)
            if known is None or (known.shortcuts and shortcut.shortcut not in known.shortcuts):
                what = f'the shortcut "{shortcut.shortcut}" of {name}'
                why = "the library has no such class" if known is None else "it is another one"
                self._add("DG108", f"{what}: {why}", "correct the shortcut", at)

    def _add(self, rule: str, message: str, hint: str, at: Location) -> None:
        self._findings.add(rule, message, hint=hint, at=at)


def _matrix(site: Site, surface: Surface, findings: Findings) -> None:
    """The rows of the support matrix against the events of the library's components."""
    sections = (section for page in site.pages for section in page.sections)
    at = next((s.location for s in sections if isinstance(s.content, Matrix)), Location())
    documented = {page.class_name for page in site.pages if page.events}
    for name, events in site.matrix.support.items():
        known = surface.class_of(name)
        if known is None:
            what = f"{surface.name} {surface.version} has no {name}, the support matrix lists it"
            findings.add("DG101", what, hint="remove the row", at=at)
            continue
        for rule, names, says in (
            ("DG106", sorted(set(known.events) - set(events)), "has no tick for it"),
            ("DG107", sorted(set(events) - set(known.events)), "has a tick for it"),
        ):
            for event in names if name not in documented else ():
                has = "has" if rule == "DG106" else "has no"
                what = f"{name} of {surface.name} {surface.version} {has} the event `{event}`"
                findings.add(rule, f"{what}, the matrix {says}", hint="correct the matrix", at=at)
    for name in _unlisted(site, surface) if site.matrix.support else ():
        what = f"the component {name} of {surface.name} {surface.version} is not in the matrix"
        findings.add("DG100", what, hint="add a row", at=at)


def _unlisted(site: Site, surface: Surface) -> Iterator[str]:
    """Components with events that the matrix has under none of their names."""
    listed = {surface.find(f"{surface.name}.{name}") for name in site.matrix.support}
    for name, known in surface.exported_classes():
        is_own = known.path.endswith(f".{name}") and ".templates." not in known.path
        if known.events and known.shortcuts and is_own and known.path not in listed:
            yield name


def _comparable(listed: Parameter, default: str | None) -> bool:
    """Whether both defaults are literals or absent, so that a difference means something."""
    texts = [text for text in (listed.default, default) if text is not None]
    return all(literal(text) is not UNKNOWN for text in texts)


def _default(text: str | None) -> str:
    return "no default" if text is None else text
