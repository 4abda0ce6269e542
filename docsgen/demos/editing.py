# What the editor of an app knows: its texts, and what the site around has for it.

from __future__ import annotations

from docsgen.languages import texts_in
from docsgen.model.playground import REFERENCE_FILE


def editor_facts(playground: str, page: str, language: str) -> dict[str, object]:
    """What a page tells the editor of its app, which says its texts in a `language`.

    `playground` leads to the site's playground, `page` to that in which programs are taken along;
    they are empty where there is none.
    """
    return {
        "texts": texts_in(language).group("editor"),
        "playground": playground,
        "reference": f"{playground}{REFERENCE_FILE}" if playground else "",
        "page": page,
    }


def said_in(language: str) -> dict[str, object]:
    """What player and editor say in a further language."""
    texts = texts_in(language)
    return {group: texts.group(group) for group in ("player", "editor")}
