# What stands at the foot of a page for those who care for it: when it changed last, and where it
# can be corrected.

from __future__ import annotations

from datetime import date

import msgspec
from babel.core import Locale
from babel.dates import format_date
from markupsafe import Markup

from docsgen.address_templates import filled
from docsgen.config import Config
from docsgen.git_history import Changed
from docsgen.model.written import Written


class Foot(msgspec.Struct, frozen=True):
    """The foot of a page: what is not known, or not wanted by the site, is empty."""

    changed: Markup
    edit: str
    feedback: str


def foot(
    config: Config, title: str, url: str, source: Written | None, changed: Changed | None
) -> Foot | None:
    """The foot of the page at `url`; None where there is nothing to say."""
    made = Foot(
        _time(changed.last, config.language) if changed else Markup(),
        filled(config.edit, safe="/", path=source.file) if source and config.edit else "",
        filled(config.feedback, url=url, title=title) if config.feedback else "",
    )
    return made if made.changed or made.edit or made.feedback else None


def _time(day: date, language: str) -> Markup:
    """A day as readers of a language write it."""
    shown = format_date(day, "long", locale=Locale.parse(language, sep="-"))
    return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), shown)
