# What a page shows of its component's example: the code in three parts, and a field for each
# control.

from __future__ import annotations

import json

import msgspec
from markupsafe import Markup

from docsgen.model.example import Control, ControlKind, Example
from docsgen.render.highlight import highlight

MOST_FIELDS = 7
"""Controls that are in sight before the reader asks for the others."""


class Field(msgspec.Struct, frozen=True):
    """A control as a field of a form: `shown` is what stands in it at first."""

    control: Control
    shown: str

    @property
    def name(self) -> str:
        """The parameter."""
        return self.control.name

    @property
    def kind(self) -> str:
        """The kind of the control."""
        return self.control.kind.value


class ShownExample(msgspec.Struct, frozen=True):
    """An example as the template shows it.

    `before`, `call` and `after` are its code as HTML; `fields` and `more` are its controls, which
    stand among the arguments that are `given` in the order of `order`.
    """

    callee: str
    before: Markup
    call: Markup
    after: Markup
    fields: list[Field]
    more: list[Field]
    given: dict[str, str]
    order: str


def shown_example(example: Example) -> ShownExample:
    """An example with its initial code."""
    fields = [_field(control) for control in example.controls]
    few = MOST_FIELDS if len(fields) > MOST_FIELDS + 1 else len(fields)
    taken = {*example.given, *(field.name for field in fields)}
    return ShownExample(
        callee=example.callee,
        before=Markup(highlight(example.before, "python")),
        call=Markup(highlight(example.call({}), "python")),
        after=Markup(highlight(example.after, "python")),
        fields=fields[:few],
        more=fields[few:],
        given=example.given,
        order=" ".join(name for name in example.order if name in taken),
    )


def _field(control: Control) -> Field:
    match control.kind:
        case ControlKind.TEXT:
            is_text = control.initial.startswith('"')
            return Field(control, json.loads(control.initial) if is_text else "")
        case ControlKind.NUMBER:
            return Field(control, "" if control.initial == "None" else control.initial)
        case ControlKind.CHOICE | ControlKind.SWITCH:
            return Field(control, control.initial)
