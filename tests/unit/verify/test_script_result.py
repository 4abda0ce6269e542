# What a verdict says.

from __future__ import annotations

import msgspec

from docsgen.verify.script_result import Fault, ScriptResult

CLEAN = ScriptResult(3, None, [], [], [], {})


def test_a_clean_verdict_counts_its_steps() -> None:
    assert CLEAN.is_clean
    assert str(CLEAN) == "3 steps passed"


def test_anything_wrong_is_told() -> None:
    fault = Fault("try[0].click.button", 'there is no button "A"', 'did you mean "B"?')
    for change, words in [
        ({"fault": fault}, 'try[0].click.button: there is no button "A"\n  did you mean "B"?'),
        ({"raised": ["no luck"]}, "showed the error 'no luck'"),
        ({"troubles": ["404 http://x/"]}, "404 http://x/"),
        ({"foreign": ["http://y/"]}, "asked http://y/, on another host"),
    ]:
        verdict = msgspec.structs.replace(CLEAN, **change)
        assert not verdict.is_clean
        assert str(verdict) == words
