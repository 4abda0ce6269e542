# Nothing that somebody may put into a project ends docsgen with an exception that is not its own,
# loses text without a word, or makes two runs differ. `make fuzz` looks longer and at random.

from __future__ import annotations

import json
import os
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz import strategies
from tests.fuzz.conftest import Making, Outcome
from tests.fuzz.strategies import numbers, with_words

PLAIN = {
    "text": "Some running text.",
    "heading1": "Introduction",
    "source_page_url": "https://gradio.app/guides/plain",
    "source_page_title": "A - Plain Guide",
}
WORD = re.compile(r"word\d+word")

TIMES = int(os.environ.get("DOCSGEN_FUZZ", "0"))
"""How many times as many examples as usual are tried, at random; 0 for the usual ones."""


def examples(count: int) -> settings:
    """So many examples, the same in every run unless DOCSGEN_FUZZ asks for more and others."""
    checks = list(HealthCheck)  # projects take their time, and fixtures are shared on purpose
    return settings(
        max_examples=count * max(1, TIMES), derandomize=not TIMES, suppress_health_check=checks
    )


def corpus(*records: Any) -> str:
    return json.dumps([PLAIN, *records])


def lost(outcome: Outcome, *texts: str) -> set[str]:
    """The words of the texts that neither a page nor a finding has; DG018 quotes the first ones."""
    if any(found.rule == "DG018" for found in outcome.diagnostics):
        return set()
    words = {word for text in texts for word in WORD.findall(text)}
    return words - set(WORD.findall(outcome.pages + outcome.twins + outcome.findings))


@examples(40)
@given(text=strategies.MARKDOWN, heading=strategies.LINE)
def test_a_record_of_a_guide_loses_no_text(making: Making, text: str, heading: str) -> None:
    count = numbers()
    text, heading = with_words(text, count), with_words(heading, count)
    outcome = making({"chunks/a.json": corpus({**PLAIN, "text": text, "heading1": heading})})
    assert outcome.error is None
    assert not lost(outcome, text, heading)


@examples(40)
@given(text=strategies.REFERENCE, heading=strategies.HEADINGS)
def test_a_record_of_a_reference_page_loses_no_text(
    making: Making, text: str, heading: str
) -> None:
    count = numbers()
    text, heading = with_words(text, count), with_words(heading, count)
    url = "https://gradio.app/docs/gradio/a"
    record = {**PLAIN, "text": text, "heading1": heading, "source_page_url": url}
    outcome = making({"chunks/a.json": corpus(record)})
    assert outcome.error is None
    assert not lost(outcome, text, heading)


@examples(50)
@given(text=strategies.MARKDOWN, title=strategies.NOISE)
def test_a_guide_loses_no_text(making: Making, text: str, title: str) -> None:
    text = with_words(text, numbers())
    matter = f"---\ntitle: {json.dumps('A' + title)}\n---\n"
    outcome = making({"chunks/a.json": corpus(), "guides/b.md": matter + text})
    assert outcome.error is None
    assert not lost(outcome, text)


@examples(40)
@given(records=st.lists(strategies.records(strategies.MARKDOWN, strategies.URLS), max_size=4))
def test_two_runs_make_the_same(making: Making, records: list[dict[str, str]]) -> None:
    files = {"chunks/a.json": corpus(*records)}
    assert making(files) == making(files)


@examples(50)
@given(data=strategies.corpora())
def test_any_bytes_may_be_a_corpus(making: Making, data: bytes) -> None:
    outcome = making({"chunks/a.json": corpus(), "chunks/b.json": data})
    assert outcome.error is None


@examples(40)
@given(matter=strategies.FRONT_MATTER, text=strategies.LINE)
def test_any_front_matter_is_shown_or_reported(making: Making, matter: str, text: str) -> None:
    text = with_words(text, numbers())
    outcome = making({"chunks/a.json": corpus(), "guides/b.md": f"{matter}\n{text}"})
    assert outcome.error is None
    assert not lost(outcome, text)


@examples(40)
@given(text=strategies.YAML)
@pytest.mark.parametrize("path", ["site.yaml", "repairs.yaml", "demos/a/demo.yaml"])
def test_any_yaml_is_read_or_refused(making: Making, path: str, text: str) -> None:
    files = {"chunks/a.json": corpus(), "demos/a/run.py": "", path: text}
    making(files)  # what is wrong is DocsgenError, which `making` catches


@examples(40)
@given(name=strategies.NAMES, url=strategies.URLS, title=strategies.TITLES)
def test_any_name_becomes_a_page_or_a_finding(
    making: Making, name: str, url: str, title: str
) -> None:
    record = {**PLAIN, "source_page_url": url, "source_page_title": title}
    files = {"chunks/a.json": corpus(record)}
    if name not in ("", ".", "..") and len(name.encode()) < 250:
        files[f"guides/{name}.md"] = "---\ntitle: B\n---\nText.\n"
    assert making(files).error is None
