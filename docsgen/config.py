# content/site.yaml as a typed value. Errors name the dotted path and the line.

from __future__ import annotations

import enum
import os
from fnmatch import fnmatchcase as fnmatch
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import msgspec
from msgspec.structs import replace

from docsgen.adapters import Adapter, adapter_for
from docsgen.diagnostics import RuleSetting
from docsgen.errors import ConfigError
from docsgen.files import read_text, shown
from docsgen.kinds import PageKind
from docsgen.language_settings import Translation
from docsgen.languages import ENGLISH
from docsgen.release_order import newest_first
from docsgen.rules import Severity
from docsgen.yaml_reader import parse_yaml, yaml_error


class Library(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The documented library: package name, display title, version, customary import alias.

    `aliases` maps a page kind to another alias, for classes that live in another package; `adapter`
    names what knows the library (docsgen/libraries/), by default the adapter of that library if
    there is one. `source` says where it is had: a requirement (`NAME==VERSION`), a wheel, or a
    folder with its source code, relative to the project; by default, `name` in that `version`.
    `language` is the tag of the language that the reference and the corpus are written in.
    """

    name: Annotated[str, msgspec.Meta(min_length=1)]
    title: str
    version: str
    alias: str
    aliases: dict[str, str] = {}
    adapter: str | None = None
    source: str | None = None
    language: str = ENGLISH


class Windows(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the crawler cut long sections: `length` characters every `stride` characters."""

    length: int = 2000
    stride: int = 1800


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the corpus was scraped from.

    `origin` is the prefix that page URLs share; `origins` lists every host that serves the same
    pages; `aliases` maps path prefixes of that site to the ones used here; `hosts` maps hosts that
    the crawl put in place of others back to them; `windows` is None where no section was cut;
    `note` is shown with the origin of each page.
    """

    origin: str
    origins: list[str] = []
    aliases: dict[str, str] = {}
    hosts: dict[str, str] = {}
    windows: Windows | None = Windows()
    note: str = ""


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One group of the navigation: a title and the page kinds or guide categories it lists."""

    title: str
    kinds: list[str] = []
    categories: list[str] = []


class OwnKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of page with a name of the project's own: what it `is`, and its patterns of paths."""

    is_: PageKind = msgspec.field(name="is")
    pages: list[str]


class ReferenceSource(enum.StrEnum):
    """What the pages of the reference are made of; with the library, what the corpus lacks too."""

    CORPUS = "corpus"
    LIBRARY = "library"


class Check(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `docsgen check` takes for right.

    `words` are spelt as they should be, `names` are names of products as they are written; with
    `hosts`, patterns of the hosts that the content may lead to, every other one is reported.
    """

    words: list[str] = []
    names: list[str] = []
    hosts: list[str] = []


class Playground(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The page on which readers run programs of their own.

    `templates` are demos that it offers to begin with, `packages` what programs can import there
    besides what comes with the library.
    """

    templates: list[str] = []
    packages: list[str] = []


PROMPT = "{prompt}"
"""Stands for what an assistant is asked, in the address that opens it."""


class Assistant(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An assistant that pages can be opened in: its name, and an address with PROMPT in it."""

    name: Annotated[str, msgspec.Meta(min_length=1)]
    url: str


ASSISTANTS = [
    Assistant("ChatGPT", "https://chatgpt.com/?q={prompt}"),
    Assistant("Claude", "https://claude.ai/new?q={prompt}"),
    Assistant("Perplexity", "https://www.perplexity.ai/search?q={prompt}"),
]
"""Those that pages offer unless site.yaml says otherwise."""


VERSION = "{version}"
"""Stands for the version of the library in the command that installs it."""


class Search(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the site's search knows beside what there is: groups of words that mean the same."""

    synonyms: list[list[str]] = []


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of content/site.yaml.

    `kinds` maps a page kind, or a name of the project's own for one, to patterns of page paths, the
    first that fits wins; `reference` says whether the library completes the corpus; `versions` are
    those of the library that get pages, none for its documented version alone; `redirects` maps old
    paths to places of the site that answer for them; `language` is the default one of the site,
    `languages` are all that it has, none for that one alone, and `translations` say in the others
    what stands here; `demo_names` are names that the corpus mentions only glued together; `words`
    are words with a casing of their own; `former_demos` maps names under which embeds were
    published to the demos that took their place, or to nothing; `failing_samples` maps statements
    of samples that the documented version does not run to what Python says then; `install` is the
    command that installs the library, empty for none and None for the usual one; `showcase` are the
    demos of the home page, the first one with its code; `tasks` are those by which readers find
    demos, by name with their titles; `playground` says what readers can begin with;
    `assistants` are those that pages can be opened in; `notice` is shown at the foot of every page;
    `edit` and `feedback` are addresses for readers to correct what was written for this site, and
    to say something about any page; `offline` lets browsers keep what was read; `search` has
    synonyms of the project's own; `check` says what is right; `rules` sets the severity of rules
    and the places where they look.
    """

    title: str
    description: str
    base_url: str
    library: Library
    source: Source
    navigation: list[Group]
    kinds: dict[str, list[str] | OwnKind]
    reference: ReferenceSource = ReferenceSource.CORPUS
    versions: list[str] = []
    language: str = ENGLISH
    languages: list[str] = []
    translations: dict[str, Translation] = {}
    redirects: dict[str, str] = {}
    demo_names: list[str] = []
    words: list[str] = []
    former_demos: dict[str, str | None] = {}
    failing_samples: dict[str, str] = {}
    install: str | None = None
    showcase: list[str] = []
    tasks: dict[str, str] = {}
    playground: Playground = Playground()
    assistants: list[Assistant] = msgspec.field(default_factory=ASSISTANTS.copy)
    notice: str = ""
    edit: str = ""
    feedback: str = ""
    offline: bool = False
    search: Search = Search()
    check: Check = Check()
    rules: dict[str, Severity | RuleSetting] = {}

    @property
    def releases(self) -> list[str]:
        """The versions of the library that get pages, the newest first."""
        return newest_first(self.versions) if self.versions else [self.library.version]

    def of_version(self, version: str) -> Config:
        """The same for another version of the library."""
        name, is_requirement, _ = (self.library.source or "").partition("==")
        source = f"{name}=={version}" if is_requirement else None
        other = replace(self.library, version=version, source=source)
        return self if version == self.library.version else replace(self, library=other)

    @property
    def all_languages(self) -> list[str]:
        """The languages of the site, the default one first."""
        return list(dict.fromkeys([self.language, *self.languages]))

    def in_language(self, language: str) -> Config:
        """The same with what readers see in one of the languages, which becomes `language`."""
        told = self.translations.get(language, Translation())
        return replace(
            self,
            language=language,
            title=told.title or self.title,
            description=told.description or self.description,
            notice=told.notice or self.notice,
        )

    def group_title(self, title: str) -> str:
        """The title of a group of the navigation, in the language of the site."""
        translation = self.translations.get(self.language, Translation())
        return translation.navigation.get(title, title)

    def task_title(self, name: str) -> str:
        """The title of a task, in the language of the site."""
        translation = self.translations.get(self.language, Translation())
        return translation.tasks.get(name, self.tasks[name])

    @property
    def installation(self) -> str:
        """The command that installs the documented version of the library, empty for none.

        Nobody but its writer knows how a library is installed that is read from a file or folder.
        """
        library = self.library
        if self.install is not None:
            return self.install.strip().replace(VERSION, library.version)
        source = library.source or f"{library.name}=={library.version}"
        return f"pip install {source}" if "==" in source else ""

    def kind_name_of(self, url: str, told: PageKind | None = None) -> str:
        """The first name in `kinds` with a pattern that fits the path of the page at `url`.

        Where that is a pattern for many pages, what the library has `told` of this one counts more.
        """
        path = urlsplit(url).path.strip("/")
        for name, given in self.kinds.items():
            patterns = given.pages if isinstance(given, OwnKind) else given
            if fitting := next((one for one in patterns if fnmatch(path, one)), None):
                return name if fitting == path or told is None else self._name_for(told)
        return self._name_for(told or PageKind.GUIDE)

    def _name_for(self, kind: PageKind) -> str:
        """The name of the project's own for a kind, or that of the kind."""
        own = (name for name in self.kinds if self.kind(name) is kind)
        return next(own, kind.value)

    def kind(self, name: str) -> PageKind:
        """The kind that `name` stands for in `kinds`."""
        given = self.kinds.get(name)
        return given.is_ if isinstance(given, OwnKind) else PageKind(name)


class Project(msgspec.Struct, frozen=True):
    """A project folder: its configuration and the places of its content."""

    root: Path
    config: Config

    @property
    def adapter(self) -> Adapter:
        """What knows the documented library."""
        return adapter_for(self.config.library.name, self.config.library.adapter)

    @property
    def running_version(self) -> str | None:
        """The version of the library that runs demos; None where another one is documented."""
        library = self.config.library
        return library.version if self.adapter.library == library.name else None

    @property
    def chunks(self) -> Path:
        """The folder with the corpus."""
        return self.root / "content" / "chunks"

    @property
    def demos(self) -> Path:
        """The folder with a folder for each demo."""
        return self.root / "content" / "demos"

    @property
    def proofs(self) -> Path:
        """The evidence that events fire."""
        return self.root / "content" / "proofs.json"

    @property
    def repairs(self) -> Path:
        """The reviewed corrections to the corpus."""
        return self.root / "content" / "repairs.yaml"

    @property
    def guides(self) -> Path:
        """The folder with the guides that were written for this site."""
        return self.root / "content" / "guides"

    def relative(self, path: Path) -> str:
        """`path` as findings show it: relative to the project, with forward slashes."""
        return shown(path, self.root)


def load_project(root: Path) -> Project:
    """Read `root`/content/site.yaml; raises ConfigError when it is missing or wrong."""
    path = root / "content" / "site.yaml"
    if not os.path.lexists(path):
        hint = "run docsgen in a project folder or give --project"
        raise ConfigError("file not found", hint=hint, path=path)
    text = read_text(path, root)
    config = parse_yaml(text, Config, path)
    from docsgen.config_mistakes import mistakes  # which needs to know what a Config is

    for key, wrong in mistakes(config):
        raise yaml_error(text, path, key, *wrong)
    return Project(root, config)
