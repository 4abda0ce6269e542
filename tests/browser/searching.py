# What readers ask the search, and the sites that they ask: the library's own, and one in each of
# two languages that write words without spaces.

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, NamedTuple

import yaml

HERE = Path(__file__).parent
ACME = HERE.parent / "sites" / "acme"

TAGS = {"chinese": "zh", "japanese": "ja"}
"""The languages of the small sites, by their names in questions.yaml."""


class Question(NamedTuple):
    """What a reader types, and the places of which one must come first."""

    query: str
    first: list[str]

    def fits(self, place: str) -> bool:
        return place in self.first


def queries() -> list[Question]:
    """The queries in the words of the documentation."""
    return [_question(**entry) for entry in _read("queries.yaml")]


def questions() -> dict[str, list[Question]]:
    """The questions in readers' own words by the site that they are about, `library` first."""
    return {
        site: [_question(**entry) for entry in entries]
        for site, entries in _read("questions.yaml").items()
    }


def cjk_project(language: str, folder: Path) -> Path:
    """A project in `folder` whose guides are in one of the languages of TAGS."""
    shutil.copytree(ACME, folder)
    shutil.copytree(
        HERE / "cjk" / TAGS[language], folder / "content" / "guides", dirs_exist_ok=True
    )
    return folder


def _read(name: str) -> Any:
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


def _question(query: str, first: str | list[str]) -> Question:
    return Question(query, [first] if isinstance(first, str) else first)
