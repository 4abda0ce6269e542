# The corpus as it would be of a version that it is not about.

from __future__ import annotations

from docsgen.assemble import for_version
from docsgen.model import (
    Content,
    Description,
    Event,
    Listeners,
    Matrix,
    Method,
    Methods,
    OwnGuide,
    Parameter,
    Parameters,
    Prose,
    Section,
)

URL = "https://acme.example/docs/acme/dial"


def section(content: Content, url: str = URL, heading: str = "Section") -> Section:
    return Section(url, "Acme - Dial Docs", heading, [0], content)


def parameter(name: str) -> Parameter:
    return Parameter(name, "int", None, False, "")


def table(*names: str) -> Section:
    return section(Parameters([parameter(name) for name in names]))


def method(name: str, *names: str) -> Method:
    return Method("Dial", name, False, "", [parameter(one) for one in names])


def test_a_parameter_that_is_gone_is_left_out_and_one_the_library_never_had_stays() -> None:
    kept = for_version([table("a", "b", "odd")], [table("a", "b")], [table("b", "c")])
    assert kept == [table("b", "odd")]


def test_a_page_that_is_gone_is_left_out_and_one_the_library_never_had_stays() -> None:
    client = section(Description("A client."), url="https://acme.example/docs/client")
    assert for_version([table("a"), client], [table("a")], []) == [client]


def test_prose_and_own_guides_stay() -> None:
    prose = section(Prose([]), heading="Example")
    own = OwnGuide("a.md", "guides/a/", "A", "", 0, "")
    guide = Section("", "", "", [], Prose([]), own=own)
    assert for_version([prose, guide], [table("a")], [table("a")]) == [prose, guide]


def test_a_section_that_is_gone_is_left_out() -> None:
    methods = section(Methods([method("turn")]))
    kept = for_version([table("a"), methods], [table("a"), methods], [table("a")])
    assert kept == [table("a")]


def test_methods_and_their_parameters_follow_the_library() -> None:
    before = section(Methods([method("turn", "by", "fast"), method("stop")]))
    after = section(Methods([method("turn", "by")]))
    assert for_version([before], [before], [after]) == [after]


def test_events_follow_the_library() -> None:
    def listeners(*names: str) -> Section:
        return section(Listeners("Dial", [Event(name, "") for name in names], []))

    stored, before, after = listeners("turn", "own"), listeners("turn"), listeners("stop")
    assert for_version([stored], [before], [after]) == [listeners("own")]


def test_a_description_that_the_library_has_changed_is_the_new_one() -> None:
    stored, old = section(Description("Stored.")), section(Description("Old."))
    new = section(Description("New."))
    assert for_version([stored], [old], [new]) == [new]
    assert for_version([stored], [old], [old]) == [stored]


def test_the_matrix_loses_components_and_events_that_are_gone() -> None:
    def matrix(events: list[str], *rows: tuple[str, list[str]]) -> Section:
        return section(Matrix([], events, [(name, "", has) for name, has in rows]))

    stored = matrix(["own", "stop", "turn"], ("Dial", ["own", "turn"]), ("Lamp", ["stop"]))
    old = matrix([], ("Dial", ["turn"]), ("Lamp", ["stop"]))
    new = matrix([], ("Dial", []))
    assert for_version([stored], [old], [new]) == [matrix(["own"], ("Dial", ["own"]))]
