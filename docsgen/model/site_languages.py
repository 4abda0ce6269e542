# The languages that a site is in. The default one is at the root, each other in a folder of its
# own.

from __future__ import annotations

import msgspec


class SiteLanguages(msgspec.Struct, frozen=True):
    """The tags of the languages of a site, the default first, as pages in `current` see them."""

    current: str
    all: list[str]

    @property
    def is_default(self) -> bool:
        """Whether the current language is at the root of the site."""
        return self.current == self.all[0]

    def folder(self, language: str) -> str:
        """Where the pages in a language are, below the site's root."""
        return "" if language == self.all[0] else f"{language}/"

    def within(self, path: str) -> str:
        """A path from the site's root as a path from the folder of the current language."""
        return path.removeprefix(self.folder(self.current))

    def paths(self, path: str) -> dict[str, str]:
        """Where the page at `path`, from the site's root, is in each language."""
        within = self.within(path)
        return {language: f"{self.folder(language)}{within}" for language in self.all}
