# The page of an exported demo: the library's front end, the demo's configuration, and the player.

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jinja2

from docsgen.demos.exporting import PageParts
from docsgen.demos.runtime.archive import short_digest
from docsgen.languages.scripts import start_check
from docsgen.libraries.gradio.exporting.policy import policy

_FONT = re.compile(r"url\((['\"]?)(?:\./)?static/")
_BLANK_ICON = "data:,"
_ADDRESS = re.compile(r" at 0x[0-9a-f]{6,}")
"""Where a function was in the memory of the process that exported it."""


def page(given: PageParts) -> str:
    """The HTML of an exported app."""
    runtime = given.runtime
    config = settle(json.loads(_ADDRESS.sub("", given.data["config"])))
    colours = config.get("body_css") or {}
    demo = {
        **given.data,
        "texts": given.texts.group("player"),
        "config": _json(config),
        "runtime": runtime.for_page(given.runtime_url, given.packages_url),
    }
    check = start_check(given.texts)
    return _template().render(
        t=given.texts.html,
        texts=given.texts,
        title=given.data["title"],
        policy=(
            policy(config, given.types, given.data["connect"], check) if given.strict else None
        ),
        start_check=check,
        oembed=given.oembed,
        favicon=quote(given.favicon) if given.favicon else _BLANK_ICON,
        runtime=given.runtime_url,
        frontend=f"{given.runtime_url}{runtime.frontend}/",
        player=runtime.player,
        entry_script=runtime.entry_script,
        entry_style=runtime.entry_style,
        body={
            "background": colours.get("body_background_fill", "white"),
            "text": colours.get("body_text_color", "#1f2937"),
            "background_dark": colours.get("body_background_fill_dark", "#0b0f19"),
            "text_dark": colours.get("body_text_color_dark", "#f3f4f6"),
        },
        demo=_json(demo).replace("<", "\\u003c"),
    )


def settle(config: dict[str, Any]) -> dict[str, Any]:
    """The configuration without what only a server needs: the same for each export.

    Font services are left out: an exported page asks no third party for anything.
    """
    sheets = [url for url in config.get("stylesheets") or [] if "fonts.googleapis.com" not in url]
    settled = {**config, "stylesheets": sheets, "analytics_enabled": False, "app_id": 0}
    return {**settled, "app_id": int(short_digest(_json(settled).encode()), 16)}


def theme(css: str, frontend_url: str) -> str:
    """The theme's style sheet with the library's fonts where the runtime has them."""
    return _FONT.sub(lambda found: f"url({found[1]}{frontend_url}static/", css)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, keep_trailing_newline=True
    )
    text = Path(__file__).with_name("page.html").read_text(encoding="utf-8")
    return environment.from_string(text)
