# What stands at the foot of a page for those who care for it: when it changed last, and where it
# can be corrected.

from __future__ import annotations

import msgspec
from markupsafe import Markup

from docsgen.address_templates import filled
from docsgen.config import Config
from docsgen.git_history import Changed
from docsgen.languages import texts_in
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
        _time(changed.last.isoformat(), config.language) if changed else Markup(),
        filled(config.edit, safe="/", path=source.file) if source and config.edit else "",
        filled(config.feedback, url=url, title=title) if config.feedback else "",
    )
    return made if made.changed or made.edit or made.feedback else None


def _time(day: str, language: str) -> Markup:
    """A day as readers of a language write it."""
    return Markup('<time datetime="{}">{}</time>').format(day, texts_in(language).date(day))
