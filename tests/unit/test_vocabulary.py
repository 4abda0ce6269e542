from __future__ import annotations

import pytest

from docsgen.languages.vocabulary import FOLDER, vocabulary

TAGS = sorted(path.stem for path in FOLDER.glob("*.yaml"))


@pytest.mark.parametrize("tag", TAGS)
def test_every_group_has_different_words(tag: str) -> None:
    for group in vocabulary(tag).synonyms:
        assert len({phrase.casefold() for phrase in group}) == len(group) > 1


@pytest.mark.parametrize("tag", TAGS)
def test_no_group_is_one_word_that_says_nothing(tag: str) -> None:
    known = vocabulary(tag)
    assert {phrase for group in known.synonyms for phrase in group} & {*known.empty} == set()


def test_english_is_known_in_every_language() -> None:
    english, german = vocabulary("en"), vocabulary("de")
    assert {*english.empty} < {*german.empty}
    assert german.synonyms[-len(english.synonyms) :] == english.synonyms


def test_a_region_has_the_words_of_its_language() -> None:
    assert vocabulary("de-AT") == vocabulary("de")


def test_a_language_without_a_file_has_those_of_english() -> None:
    assert vocabulary("xx") == vocabulary("en")


def test_synonyms_of_the_site_come_first() -> None:
    assert vocabulary("en", [["lamp", "light"]]).synonyms[0] == ["lamp", "light"]


@pytest.mark.parametrize(("text", "tag"), [("上传文件", "zh"), ("アップロード", "ja")])
def test_a_script_brings_the_words_of_its_language(text: str, tag: str) -> None:
    written, alone = vocabulary("en", text=text).synonyms, vocabulary(tag).synonyms
    assert [group for group in alone if group not in written] == []
    assert len(written) > len(vocabulary("en").synonyms)
