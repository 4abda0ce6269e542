# All texts of docsgen's own that a reader of a site sees: a file for each language, and the one way
# to get at its texts from Python and from templates. scripts.py is the way from JavaScript.

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

import msgspec
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from babel.plural import PluralRule

FOLDER = Path(__file__).parent
"""The folder with a file for each language, such as `en.json`."""

ENGLISH = "en"
"""The language that a site has by default, and that every key is in."""

_GROUPED = 1000
"""The first number whose digits are grouped."""

Entry = str | dict[str, str]
"""A text, or its plural forms by CLDR's categories, `other` among them."""


def languages() -> list[str]:
    """The languages that there are, as BCP 47 tags such as `en`; sorted."""
    return sorted(path.stem for path in FOLDER.glob("*.json"))


@cache
def texts_in(language: str) -> Texts:
    """The texts of one of the `languages`; raises FileNotFoundError for any other."""
    data = (FOLDER / f"{language}.json").read_bytes()
    groups = msgspec.json.decode(data, type=dict[str, dict[str, Entry]])
    return Texts(
        language,
        {
            f"{group}.{name}": entry
            for group, some in groups.items()
            for name, entry in some.items()
        },
    )


class Texts:
    """The texts of one language by their keys, such as `page.copy`."""

    def __init__(self, language: str, entries: dict[str, Entry]) -> None:
        self.language = language
        self.entries = entries
        self._plain: dict[str, Markup] = {}

    def __call__(self, key: str, **values: object) -> str:
        """The text under `key`, with `values` in the places that have their names.

        The value `count` chooses the plural form. Raises KeyError for a key or a value that is
        not there.
        """
        return self._form(key, values).format(**self._shown(values))

    def html(self, key: str, **values: object) -> Markup:
        """The text as HTML, in which only the marked-up ones of `values` are taken for HTML."""
        if values:
            return escape(self._form(key, values)).format(**self._shown(values))
        if key not in self._plain:  # most texts, many times on each page
            self._plain[key] = escape(self._form(key, values)).format()
        return self._plain[key]

    def group(self, name: str) -> dict[str, Entry]:
        """The texts of a group by the second part of their keys."""
        keys = (key for key in self.entries if key.startswith(f"{name}."))
        return {key.partition(".")[2]: self.entries[key] for key in keys}

    def date(self, day: str) -> str:
        """A day as people write it; it is given as ISO 8601, and a time behind it is left out."""
        from babel.dates import format_date

        return format_date(date.fromisoformat(day[:10]), "medium", self.language.replace("-", "_"))

    def _shown(self, values: Mapping[str, object]) -> dict[str, object]:
        """The values with large numbers as people write them."""
        return {name: self._number(value) for name, value in values.items()}

    def _number(self, value: object) -> object:
        if not isinstance(value, int) or abs(value) < _GROUPED:
            return value
        from babel.numbers import format_decimal

        return format_decimal(value, locale=primary(self.language))

    @cached_property
    def attributes(self) -> Markup:
        """What an `html` element says of the language: its tag, and if it runs from the right."""
        is_rtl = direction(self.language) == "rtl"
        return Markup('lang="{}"{}').format(self.language, Markup(' dir="rtl"' if is_rtl else ""))

    def _form(self, key: str, values: Mapping[str, object]) -> str:
        if key not in self.entries:
            raise KeyError(f"there is no text {key!r} in docsgen/languages/{self.language}.json")
        entry = self.entries[key]
        if isinstance(entry, str):
            return entry
        return entry.get(plural_category(self.language, cast(int, values["count"])), entry["other"])


def direction(language: str) -> str:
    """Whether a language is written from the left or from the right: `ltr` or `rtl`."""
    from babel.core import Locale  # only a process that renders pages needs it

    return str(Locale(primary(language)).text_direction)


@cache
def text_attributes(language: str) -> Markup:
    """What an element says whose text is in another language than that around it."""
    return Markup(' lang="{}" dir="{}"').format(language, direction(language))


def plural_category(language: str, count: int) -> str:
    """CLDR's category of a number in a language: zero, one, two, few, many or other."""
    return _plural_rule(primary(language))(count)


@cache
def _plural_rule(language: str) -> PluralRule:
    from babel.core import Locale  # 30 ms, which only a process that renders pages has to spend

    return Locale(language).plural_form


def primary(language: str) -> str:
    """The language of a tag without its region, upon which neither plurals nor direction depend."""
    return language.partition("-")[0]


class Element:
    """A value of a text that becomes an element of HTML.

    In the text `{link:See this}`, the value `link` is given what stands behind the colon as its
    content; where nothing does, it has `content`. An attribute that is True has no value.
    """

    def __init__(self, name: str, content: str = "", /, **attributes: str | bool) -> None:
        self._name = name
        self._content = content
        self._attributes = attributes

    def __html_format__(self, spec: str) -> Markup:
        """The element; `spec` is part of a text, which is HTML already."""
        attributes = Markup().join(
            Markup(" {}").format(name) if value is True else Markup(' {}="{}"').format(name, value)
            for name, value in self._attributes.items()
        )
        content = Markup(spec) if spec else self._content
        return Markup("<{0}{1}>{2}</{0}>").format(self._name, attributes, content)


class MarkdownLink:
    """The same for texts in Markdown: a link to `href`."""

    def __init__(self, href: str) -> None:
        self._href = href

    def __format__(self, spec: str) -> str:
        return f"[{spec}]({self._href})"
