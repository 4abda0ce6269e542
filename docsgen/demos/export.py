# From a demo's source to the folder of static files that is its export.

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from urllib.parse import quote

import msgspec

from docsgen.demos.beside import report_left_behind
from docsgen.demos.contents import Content, contents, is_publishable
from docsgen.demos.editing import editor_facts, said_in
from docsgen.demos.exporting import Exporting, Needs, PageParts
from docsgen.demos.native_run import run
from docsgen.demos.natively import Native, Natives
from docsgen.demos.package_findings import report_packages
from docsgen.demos.provision import Provision
from docsgen.demos.provisioning import Provisioner
from docsgen.demos.requests import report_refused, report_unlisted
from docsgen.demos.run_findings import report_failure, report_misplaced, report_oddities
from docsgen.demos.runtime.runtime import Runtime
from docsgen.demos.source import Source
from docsgen.diagnostics import Findings
from docsgen.languages import ENGLISH, texts_in
from docsgen.model.page_types import OEMBED
from docsgen.model.paths import Places, address_path, checked_path
from docsgen.native.messages import Failure
from docsgen.player.bridge import DEMO

_OWN_FILES = (
    *("theme.css", "poster-dark.webp", "poster-light.webp", "files/index.html"),
    *("_headers", "live-demo.js", "frames.js", "contents.json", OEMBED),
)
"""What is not a page of an app: docsgen's own files beside them, and the index of its files."""


PACKAGES = "packages/"
"""The folder of an export with the wheels that the app loads, where its runtime has none."""


class Export(msgspec.Struct, frozen=True):
    """A demo prepared for the browser: files by their paths below its own folder.

    `contents` says why each file is there, `api` is the library's description of its API, as JSON;
    `packages` are those that the browser loads, `unavailable` those that it should and cannot;
    `needs` is what it takes of the runtime, `provision` how its packages were chosen.
    """

    name: str
    title: str
    api: str
    files: dict[str, bytes]
    contents: list[Content]
    packages: list[str]
    unavailable: list[str]
    needs: Needs
    provision: Provision


class ExportContext(msgspec.Struct, frozen=True):
    """What the exports of a site share: the runtime, where it is, who has packages, languages.

    `exporting` is what the library's adapter tells about exports. `runtime_url` leads from an
    export's folder to the runtime and ends with a slash. Wheels are with the runtime, unless that
    is `elsewhere` and has none of those that an app needs. The player says its texts in `language`,
    and in those of the `further` ones that a page asks for. `program_page` is the file of the
    runtime's folder in which readers take programs along, empty where there is none.
    """

    exporting: Exporting
    runtime: Runtime
    runtime_url: str
    provisioner: Provisioner
    language: str = ENGLISH
    elsewhere: bool = False
    further: list[str] = []
    program_page: str = ""

    @property
    def packages_url(self) -> str:
        """Where the wheels are that an app loads, as the runtime is."""
        return PACKAGES if self.elsewhere else f"{self.runtime_url}{self.runtime.packages}/"


def export(
    source: Source,
    natives: Natives,
    context: ExportContext,
    findings: Findings,
    *,
    title: str | None = None,
    home: str = "",
    playground: str = "",
    address: str = "",
) -> Export | None:
    """Run the demo natively and prepare it for the browser.

    None when it does not run, or must not be published; findings say why.

    `title` is its title, that of the app by default. `home` leads from the export's folder to its
    page in a documentation site, `playground` to that site's playground; exports with such a page
    ask no host but their own for anything. `address` is the absolute URL of the export's folder,
    where that is known, and ends with a slash: by it, pages elsewhere learn how to show the app.
    """
    report_left_behind(source, findings)
    ran = run(source, natives, context.provisioner, context.exporting)
    native, provision = ran.native, ran.provision
    if isinstance(native, Failure):
        report_failure(source, native, context.exporting.app_hint, findings)
        return None
    report_oddities(source, native, findings)
    report_refused(source, native, findings)
    if home:
        report_unlisted(source, native, context.exporting, findings)
    misplaced = list(_misplaced(native))
    if misplaced:
        report_misplaced(source, misplaced, findings)
        return None
    report_packages(source, provision, ran.uses, ran.implied, findings)
    unavailable = [
        lack.module
        for lack in provision.lacks
        if lack.module not in {*provision.hidden, *ran.implied}
    ]
    files = {_place(path): data for path, data in native.files.items()} | native.served
    frontend = f"{context.runtime_url}{context.runtime.frontend}/"
    files["theme.css"] = context.exporting.theme(native.theme, frontend).encode()
    title = title or (source.name if native.title == context.exporting.untitled else native.title)
    facts = {
        "title": title,
        "packages": provision.names,
        "wheels": provision.wheels,
        "imports": provision.imports,
        "hidden": provision.hidden,
        "unavailable": unavailable,
    }
    links = {"home": home, "playground": playground}
    needs = _needs(source, native, context.exporting)
    for name in native.pages:
        oembed = f"{address}{OEMBED}" if address and not name else None
        html = _page(source, native, name, context, links, facts, needs, oembed)
        files[_index(name)] = html.encode()
    if not is_publishable(source, native, files, findings):
        return None
    why, api = contents(source, files), native.pages[""].api
    packages = provision.packages
    return Export(source.name, title, api, files, why, packages, unavailable, needs, provision)


def _needs(source: Source, native: Native, exporting: Exporting) -> Needs:
    """What a demo takes of the runtime, as far as its configuration and its scripts tell."""
    if source.settings.is_open:
        return Needs(None, media=True)
    code = "\n".join(
        data.decode("utf-8", "replace")
        for path, data in native.files.items()
        if path.startswith("/demo/") and path.endswith(".py")
    )
    configs = [page.config for page in native.pages.values()]
    return exporting.needs(configs, code)


def _page(
    source: Source,
    native: Native,
    name: str,
    context: ExportContext,
    links: Mapping[str, str],
    facts: Mapping[str, object],
    needs: Needs,
    oembed: str | None,
) -> str:
    up = "../" * (name.count("/") + 1) if name else ""
    can_be_page = context.program_page and not native.served  # scripts would have to be rewritten
    page = f"{context.runtime_url}{context.program_page}" if can_be_page else ""
    home, playground, page = (
        url and _from(url, up) for url in (links["home"], links["playground"], page)
    )
    data = {
        **facts,
        "name": source.name,
        "home": home,
        "editor": editor_facts(playground, page, context.language),
        "entry": f"{DEMO}/{source.entry}",
        "page": name,
        "up": up,
        "config": native.pages[name].config,
        "api": native.pages[name].api,
        "files": {path: up + quote(_place(path)) for path in native.files},
        "environment": source.settings.environment,
        "connect": source.settings.connect,
        "library": context.exporting.label(),
    }
    if context.further:
        data["translations"] = {tag: said_in(tag) for tag in context.further}
    has_favicon = native.favicon is not None and native.favicon in native.files
    favicon = up + _place(native.favicon or "") if has_favicon else None
    runtime_url, packages_url = _from(context.runtime_url, up), _from(context.packages_url, up)
    return context.exporting.page(
        PageParts(
            data,
            context.runtime,
            runtime_url,
            packages_url,
            favicon,
            needs.components,
            texts_in(context.language),
            strict=bool(home),
            oembed=oembed,
        )
    )


def _from(url: str, up: str) -> str:
    """An address that is relative to an export's folder, as one of its pages has to write it."""
    return url if url.startswith(("/", "https://", "http://")) else up + url


def _place(path: str) -> str:
    """Where a file of the browser's file system is below an export's folder."""
    return f"files{path}"


def _index(page: str) -> str:
    """Where a page of an app is below an export's folder."""
    return posixpath.join(page, "index.html")


def _misplaced(native: Native) -> Iterator[tuple[str, str]]:
    """The pages and files of an app that cannot be below an export's folder: rule, and why not."""
    places = Places()
    for name in _OWN_FILES:
        places.take(name, "a file of docsgen's own")
    pages = ((_index(name), address_path, f"the page {name!r}") for name in native.pages)
    files = ((_place(path), checked_path, f"the file {path!r}") for path in native.files)
    served = ((path, checked_path, f"the front end's file {path!r}") for path in native.served)
    for path, check, what in (*pages, *files, *served):
        try:
            if owner := places.take(check(path), what):
                yield "DG010", f"{what} has the address of {owner} on some systems"
        except ValueError as error:
            yield "DG009", f"{what} {error}"
