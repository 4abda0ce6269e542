# What the rules about language report, and above all what they leave alone.

from __future__ import annotations

import pytest

from docsgen.check.passages import BLANK, masked
from docsgen.check.prose.lexicon import meant_by
from tests.unit.check.conftest import Check


def said(findings: list[object]) -> list[str]:
    return [finding.message for finding in findings]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Use `some code` here.", "Use  here."),
        ("See [the page](https://x.test/a b).", "See [the page."),
        ("Go to https://x.test/a now.", "Go to  now."),
        ("Run gr.Button() or app.py with --flag=1 and a_name.", "Run  or  with  and "),
        ("A lost `tick.\n\nThe next one.", "A lost `tick.\n\nThe next one."),
        ("| a | row |\nand text", "\nand text"),
        ("It is *important*, and/or so.", "It is *important*,  so."),
    ],
)  # fmt: skip
def test_code_addresses_and_names_in_programs_are_no_prose(text: str, left: str) -> None:
    assert len(masked(text)) == len(text)
    assert masked(text).replace(BLANK, "") == left


def test_a_reason_in_the_list_of_misspellings_is_no_word() -> None:
    assert meant_by("enviornment") == ("environment",)
    assert meant_by("unabled") == ("unable", "disabled", "enabled")
    assert meant_by("class") == ()


class TestSpelling:
    def test_the_case_of_a_word_is_kept(self, checked: Check) -> None:
        (found,) = checked("Enviornment variables.", rule="DG045")
        assert found.hint == "write 'Environment'"

    def test_words_of_the_project_are_right(self, checked: Check) -> None:
        assert not checked("Enviornment", rule="DG045", site="check: {words: [enviornment]}\n")

    def test_comments_of_samples_are_read_and_code_is_not(self, checked: Check) -> None:
        sample = "```python\nenviornment = 1  # the langauge\n```"
        assert said(checked(f"Text.\n\n{sample}\n", rule="DG045")) == [
            "'langauge' is a misspelling of 'language'"
        ]

    def test_a_finding_names_the_record_that_holds_the_word(self, checked: Check) -> None:
        (found,) = checked("All is well.", "The enviornment.", rule="DG045")
        assert found.location.record == 1

    def test_a_slip_for_a_word_that_stands_here_is_found(self, checked: Check) -> None:
        text = "The MCP server. " * 25 + "For the MCP sever, see below."
        assert said(checked(text, rule="DG046")) == ["'sever' looks like a slip for 'server'"]

    @pytest.mark.parametrize(
        "text",
        [
            "We use stdio. The studio is big. The studio is far. The studio is near.",
            "A dicts. A dict is good. The dict is good. My dict is good.",
            "Use `sreaming`. Streaming is good. Streaming is fine.",
            "The SREAM and the sTream. The stream is good. The stream is fine.",
        ],
    )
    def test_words_with_a_reason_to_be_odd_are_no_slips(self, checked: Check, text: str) -> None:
        sample = "\n\n```python\nsys.stdio = 1\n```\n"
        assert not checked(text + sample, rule="DG046")


class TestGrammar:
    @pytest.mark.parametrize(
        ("text", "hint"),
        [
            ("jobs that that run", "write 'that'"),
            ("The the jobs run", "write 'The'"),
            ("you can use [use it](https://x.test/)", "write '[use'"),
            ("wrapped at\nat the end", "write 'at'"),
            ("hidden as well as well as the label", "write 'as well'"),
        ],
    )
    def test_a_doubled_word_is_found(self, checked: Check, text: str, hint: str) -> None:
        (found,) = checked(text, rule="DG047")
        assert found.hint == hint

    @pytest.mark.parametrize(
        "text", ["a very very long one", "the Client client", "in - in", "is.Is"]
    )
    def test_words_that_may_follow_themselves_are_left_alone(
        self, checked: Check, text: str
    ) -> None:
        assert not checked(text, rule="DG047")

    @pytest.mark.parametrize(
        "text",
        [
            "an Model",
            "a event",
            "an `token`",
            "an **bytes** object",
            "A app is here",
            "a LLM",
            "an URL",
        ],
    )
    def test_wrong_articles_are_found(self, checked: Check, text: str) -> None:
        assert len(checked(text, rule="DG048")) == 1

    @pytest.mark.parametrize(
        "text",
        [
            "a user, a URL, a UI, a unique one, a European, a one-time code, a utility, a uniform",
            "an hour, an HTML page, an MP3, an LLM, an SDK, an R script, an honest one, an xlsx",
            "Components A and B, option A is right, an unusual or an unimportant one, an umbrella",
            "a `iframe` as code: `a event`",
        ],
    )
    def test_right_articles_are_left_alone(self, checked: Check, text: str) -> None:
        allowed = {"'a `iframe' has the wrong article"}
        assert set(said(checked(text, rule="DG048"))) <= allowed

    @pytest.mark.parametrize(
        ("text", "right"),
        [
            ("Lets build it.", "Let's"),
            ("something that be can used", "can be"),
            ("You should of known.", "should have"),
            ("It is faster then the other.", "faster than"),
            ("in it's own thread", "its own"),
            ("The value will overrides it.", "will override"),
            ("It will not render be rendered.", "not be rendered"),
            ("There are a table of them.", "There is a"),
            ("It looks as following: x", "as follows"),
            ("Methods to start it, as well to stop it.", "as well as to"),
        ],
    )
    def test_mixed_up_words_are_found(self, checked: Check, text: str, right: str) -> None:
        (found,) = checked(text, rule="DG049")
        assert found.hint == f"write {right!r}"

    @pytest.mark.parametrize(
        "text",
        [
            "These signature are used.",
            "Use another components value.",
            "Start by connecting using a key.",
        ],
    )
    def test_words_that_do_not_go_together_are_not_corrected(
        self, checked: Check, text: str
    ) -> None:
        (found,) = checked(text, rule="DG049")
        assert found.correction is None

    @pytest.mark.parametrize(
        "text",
        [
            "None of these criteria are met by avoiding using a key. These people are here.",
            "It lets build tools run.",
            "First this, and then that; better then again never.",
            "Of course you could of course.",
            "Every component has another component's value. There are a lot of them.",
            "It can always be rendered. It must pass. All of it will be shown.",
        ],
    )
    def test_words_in_their_place_are_left_alone(self, checked: Check, text: str) -> None:
        assert not checked(text, rule="DG049")


class TestNames:
    @pytest.mark.parametrize("text", ["javascript", "HuggingFace", "Hugging face", "gradio apps"])
    def test_other_spellings_are_found(self, checked: Check, text: str) -> None:
        assert len(checked(f"We use {text} here.", rule="DG051")) == 1

    @pytest.mark.parametrize(
        "text",
        ["`javascript`", "x.test/javascript", "JAVASCRIPT", "huggingface_hub", "@gradio/client"],
    )
    def test_names_in_code_are_left_alone(self, checked: Check, text: str) -> None:
        assert not checked(f"We use {text} here.", rule="DG051")

    def test_a_project_has_names_of_its_own(self, checked: Check) -> None:
        site = "check: {names: [SanaSprint]}\n"
        (found,) = checked("The sanasprint model.", rule="DG051", site=site)
        assert found.message == "'sanasprint model': the name is 'SanaSprint' elsewhere"


class TestVersions:
    def test_the_lower_requirement_is_reported_with_the_higher_one(self, checked: Check) -> None:
        (found,) = checked("Python 3.9 or higher.", "Python 3.10+.", rule="DG055")
        assert found.location.record == 0
        assert "asks for 'Python 3.10+'" in found.message

    @pytest.mark.parametrize("text", ["Node 18+ and node.js >=18.0.0", "Python 3.9 is out"])
    def test_the_same_requirement_in_other_words_is_no_conflict(
        self, checked: Check, text: str
    ) -> None:
        assert not checked(text, "Python 3.10+", rule="DG055")
