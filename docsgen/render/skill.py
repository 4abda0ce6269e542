# The site as a skill, a folder that an assistant reads only as far as it needs to, in the open form
# of Agent Skills (https://agentskills.io/specification). SKILL.md says what is where, and each
# section of the site is a file to refer to.

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from docsgen.archive import archive
from docsgen.config import Config
from docsgen.languages import texts_in
from docsgen.model.site_index import tokens
from docsgen.render.head import address
from docsgen.render.llms import SectionFile

FOLDER = "skill/"
"""Where the folder of the skill is, and its ZIP file."""

_LONGEST_NAME, _LONGEST_DESCRIPTION = 64, 1024
_SHOWN = 40
"""Pages of a section that SKILL.md names."""

_ENDING = "-docs"


def skill_name(config: Config) -> str:
    """The name of the skill, which is that of its folder: small letters, digits and hyphens."""
    library = re.sub(r"[^a-z0-9]+", "-", config.library.name.lower()).strip("-")
    return f"{library[: _LONGEST_NAME - len(_ENDING)]}{_ENDING}".strip("-")


def skill_zip(config: Config) -> str:
    """The path of the ZIP file, from the folder of its version."""
    return f"{FOLDER}{skill_name(config)}.zip"


def skill_files(files: Sequence[SectionFile], config: Config, folder: str) -> dict[str, bytes]:
    """The folder of the skill and its ZIP file, by path from `folder`, that of the version."""
    references = {f"references/{file.name}.md": file.text.encode() for file in files}
    inside = {"SKILL.md": _skill(files, config, folder).encode(), **references}
    named = {f"{skill_name(config)}/{path}": data for path, data in inside.items()}
    return {
        **{f"{FOLDER}{path}": data for path, data in named.items()},
        skill_zip(config): archive(named),
    }


def _skill(files: Sequence[SectionFile], config: Config, folder: str) -> str:
    """SKILL.md. Strings of JSON are strings of YAML, too."""
    texts, library = texts_in(config.language), config.library
    said = {"library": library.title, "version": library.version, "name": library.name}
    description = texts("assistants.skill-description", about=config.description, **said)
    lines = [
        "---",
        f"name: {skill_name(config)}",
        f"description: {_quoted(description[:_LONGEST_DESCRIPTION])}",
        "metadata:",
        f"  version: {_quoted(library.version)}",
        f"  source: {_quoted(address(config, folder))}",
        "---\n",
        f"# {config.title}\n",
        f"{config.description}\n",
        f"{texts('assistants.skill-use', alias=library.alias, **said)}\n",
        f"## {texts('assistants.skill-references')}\n",
        *(_reference(file, config) for file in files),
    ]
    return "\n".join(lines) + "\n"


def _reference(file: SectionFile, config: Config) -> str:
    """A line about a file of the skill, with the names of its pages."""
    texts = texts_in(config.language)
    size = texts("assistants.size", tokens=tokens(file.text))
    names = ", ".join(file.pages[:_SHOWN]) + (", …" if len(file.pages) > _SHOWN else "")
    return f"- [{file.title}](references/{file.name}.md), {size}: {names}"


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
