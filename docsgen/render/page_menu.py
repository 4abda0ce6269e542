# What a reader can do with a page as a whole: hand it to an assistant, or let one read the site.

from __future__ import annotations

from urllib.parse import quote

import msgspec

from docsgen.config import PROMPT, Config
from docsgen.languages import Texts
from docsgen.model.changes import Releases
from docsgen.render.head import address
from docsgen.render.skill import skill_zip


class Opening(msgspec.Struct, frozen=True):
    """An assistant, and the address that opens it with the page."""

    name: str
    url: str


class PageMenu(msgspec.Struct, frozen=True):
    """The menu of a page besides its twin.

    `command` lets assistants ask about the site, `skill` is the path of the skill from the folder
    of the version, with a slash in front.
    """

    openings: list[Opening]
    command: str
    skill: str


def page_menu(path: str, config: Config, releases: Releases, texts: Texts) -> PageMenu:
    """The menu of the page at `path` of the current version."""
    folder = releases.current.path
    twin = address(config, f"{folder}{path}index.md")
    prompt = quote(texts("assistants.prompt", address=twin), safe="")
    openings = [Opening(one.name, one.url.replace(PROMPT, prompt)) for one in config.assistants]
    command = f"docsgen mcp {address(config, folder)}"
    return PageMenu(openings, command, f"/{skill_zip(config)}")
