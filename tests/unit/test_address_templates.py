# Addresses with places for what differs from page to page.

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from docsgen.address_templates import filled
from docsgen.config import load_project
from docsgen.errors import ConfigError
from tests.conftest import SITE

EDIT = "https://host.example/owner/repo/edit/main/{path}"

Wrong = Callable[..., ConfigError]


@pytest.fixture
def wrong(tmp_path: Path) -> Wrong:
    """What a site.yaml with such a key is refused with."""

    def refused(**keys: str) -> ConfigError:
        (tmp_path / "content").mkdir(exist_ok=True)
        text = SITE + yaml.safe_dump(keys)
        (tmp_path / "content" / "site.yaml").write_text(text)
        with pytest.raises(ConfigError) as caught:
            load_project(tmp_path)
        assert (caught.value.key, caught.value.line) == (next(iter(keys)), len(SITE.split("\n")))
        assert caught.value.hint
        return caught.value

    return refused


def test_values_are_written_as_addresses_need_them() -> None:
    assert filled(EDIT, safe="/", path="a/b c#.md") == EDIT.replace("{path}", "a/b%20c%23.md")
    mail = "mailto:docs@host.example?subject={title}&body={url}"
    assert filled(mail, title="A & B", url="https://x.example/") == (
        "mailto:docs@host.example?subject=A%20%26%20B&body=https%3A%2F%2Fx.example%2F"
    )


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("host.example/{path}", "is not an address"),
        ("javascript:alert({path})", "is not an address"),
        ("mailto:{path}", "is not an address"),
        ("https:///{path}", "is not an address"),
        ("https://[{path}", "is not an address"),
        ("https://host.example/a b/{path}", "is not an address"),
        ("https://host.example/", "no place for the file"),
        ("https://host.example/{file}", "no place for '{file}'"),
        ("https://host.example/{path}{", "no place for '{'"),
        ("https://host.example/{path}/{}", "no place for '{}'"),
    ],
)
def test_an_address_for_changes_that_cannot_be_is_refused(
    address: str, words: str, wrong: Wrong
) -> None:
    assert words in wrong(edit=address).message


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("javascript:alert(1)", "is not an address"),
        ("docs@host.example", "is not an address"),
        ("https://host.example/{path}", "no place for '{path}'"),
    ],
)
def test_an_address_for_feedback_that_cannot_be_is_refused(
    address: str, words: str, wrong: Wrong
) -> None:
    assert words in wrong(feedback=address).message


@pytest.mark.parametrize(
    "keys",
    [
        {"edit": EDIT},
        {"feedback": "https://host.example/new?title={title}&body={url}"},
        {"feedback": "mailto:docs@host.example"},
    ],
)
def test_others_are_taken(keys: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.yaml").write_text(SITE + yaml.safe_dump(keys))
    config = load_project(tmp_path).config
    assert {name: getattr(config, name) for name in keys} == keys
