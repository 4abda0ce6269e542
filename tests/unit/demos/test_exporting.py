# What an adapter tells about the export of its apps.

from __future__ import annotations

from docsgen.demos.exporting import Needs


def test_what_two_demos_need_is_needed_together() -> None:
    one, other = Needs(frozenset({"a"}), media=False), Needs(frozenset({"b"}), media=True)
    assert one | other == Needs(frozenset({"a", "b"}), media=True)
    assert (one | Needs(None, media=False)).components is None
