# Input of the kinds that once took minutes. The time of the processor is limited, so that a slow or
# busy machine is no failure: what is quadratic needs many times more at this size.

from __future__ import annotations

import os
import re
import resource

import pytest

from tests.fuzz.conftest import Making
from tests.fuzz.hostile import MANY, PLACES, TEXTS, Files

CHARACTERS = 60_000
SECONDS = 60

WORST = [
    *("run of 'a'", "run of '`'", "run of '['", "run of '-'", "run of '.'", "run of '\\n'"),
    *("run of ' '", "run of '\\\\'", "distinct runs of `", "distinct runs of [", "nested '!['"),
    *("repeated '!['", "repeated '[]('", "repeated ']('", "repeated '[1,'", "repeated '  \\n'"),
    *("repeated '- '", "repeated '| a | b |\\n'", "one reference, used", "deep list"),
    *("deep quote", "wide and long table", "java of '\\n'", "java of 'a\\n'", "yaml of '@'"),
]
IN_PLACES = ["guide record", "reference record", "own guide"]


def at_once(place: str) -> Files:
    """A project with a page of each of the worst texts."""
    files: dict[str, str] = {}
    for number, name in enumerate(WORST):
        for path, text in PLACES[place](TEXTS[name](CHARACTERS)).items():
            folder, _, base = path.partition("/")
            text = re.sub(r"(/guides|/docs/gradio)/a\b", rf"\1/a{number}", text)
            files[f"{folder}/{number}{base}"] = text
    return files


@pytest.mark.parametrize("place", IN_PLACES)
def test_hostile_text_takes_no_longer_than_it_is_long(making: Making, place: str) -> None:
    assert ends(making, at_once(place))


@pytest.mark.parametrize("name", ["sections of one heading", "guides with one title"])
def test_many_pages_and_sections_take_no_longer_than_they_are(making: Making, name: str) -> None:
    assert ends(making, MANY[name](150))


def ends(making: Making, files: Files) -> bool:
    """Whether a process that builds and checks the project ends within its time."""
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        outcome = making(files)
        os._exit(0 if outcome.files else 1)
    return os.waitpid(child, 0)[1] == 0
