# Facet of an adapter: what examples of a library's components need that its types do not tell.

from __future__ import annotations

from collections.abc import Mapping

import msgspec


class Recipe(msgspec.Struct, frozen=True):
    """How one component is shown.

    `arguments` are the values, as code by parameter, with which it shows something. `before` are
    lines ahead of the program's block, imports first, `around` lines in it ahead of the
    component. A component with lines `inside` is a block itself, and `behind` are lines after it,
    both indented as in the block of the program; these lines may call it by the `name` that it is
    assigned to. Parameters `without` controls are those that make no sense here.
    """

    arguments: Mapping[str, str] = {}
    before: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    name: str = ""


class ExampleKnowledge(msgspec.Struct, frozen=True):
    """What is known of a library; `recipes` are by the name of the component.

    A program begins with the line `opening`, its block with `block`, and it ends with `ending`. No
    parameter called as one of `uncontrolled` gets a control, and of the components `unseen` there
    is no example, because they show nothing.
    """

    opening: str
    block: str
    ending: str
    recipes: Mapping[str, Recipe] = {}
    uncontrolled: frozenset[str] = frozenset()
    unseen: frozenset[str] = frozenset()
