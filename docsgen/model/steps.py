# What a reader does to try a demo out, and what must happen then: the `try:` list of a demo.yaml.
# A closed vocabulary, that of Playwright where it has a word; docs/try-out-steps.md explains it.

from __future__ import annotations

from typing import Any, ClassVar, Literal, TypeAlias

import msgspec

Role = Literal[
    "alert",
    "button",
    "cell",
    "checkbox",
    "combobox",
    "dialog",
    "group",
    "heading",
    "img",
    "link",
    "listbox",
    "log",
    "menuitem",
    "option",
    "radio",
    "row",
    "slider",
    "spinbutton",
    "status",
    "switch",
    "tab",
    "textbox",
]
"""The ARIA roles that a step may name."""

Point: TypeAlias = tuple[float, float]
"""A place inside an element, as fractions of its width and height."""


class Target(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which element of the app a step is about.

    `label` and `component` (an elem_id) name a component; `role` (with `name`), `button`, `text`,
    `placeholder` and `cell` (row, column) name an element in it or, without it, in the whole app.
    `nth`, from 1, chooses among several.
    """

    needs_target: ClassVar[bool] = True

    label: str | None = None
    component: str | None = None
    role: Role | None = None
    name: str | None = None
    button: str | None = None
    text: str | None = None
    placeholder: str | None = None
    cell: tuple[int, int] | None = None
    nth: int | None = None

    def __post_init__(self) -> None:
        if self.label is not None and self.component is not None:
            raise ValueError("`label` and `component` both name a component: keep one")
        if sum(part is not None for part in self._parts()) > 1:
            raise ValueError("keep one of `role`, `button`, `text`, `placeholder`, `cell`")
        if self.name is not None and self.role is None:
            raise ValueError("`name` goes with `role`")
        if self.nth is not None and self.nth < 1:
            raise ValueError("`nth` counts from 1")
        if self.needs_target and not self.is_given:
            raise ValueError("say what it is about: `label`, `component`, `button`, `text` ...")

    def _parts(self) -> tuple[object, ...]:
        return (self.role, self.button, self.text, self.placeholder, self.cell)

    @property
    def is_given(self) -> bool:
        """Whether it names anything at all."""
        names = (self.label, self.component, *self._parts())
        return any(name is not None for name in names)


class Fill(Target, frozen=True, kw_only=True):
    """Replace what is in a field; a number, a slider and a code editor are fields too."""

    value: str | int | float


class Type(Target, frozen=True, kw_only=True):
    """Type at the end of a field, key by key."""

    value: str


class Press(Target, frozen=True, kw_only=True):
    """Press a key or chord, such as `Enter` or `Control+a`, where the focus is or in the target."""

    needs_target: ClassVar[bool] = False

    key: str


class Click(Target, frozen=True, kw_only=True):
    """Click on an element."""


class Select(Target, frozen=True, kw_only=True):
    """Choose from a dropdown (several where it takes several) or among radio buttons."""

    option: str | list[str]


class Check(Target, frozen=True, kw_only=True):
    """Tick a checkbox, or `option` of a group of them."""

    option: str | None = None


class Uncheck(Target, frozen=True, kw_only=True):
    """Clear a checkbox, or `option` of a group of them."""

    option: str | None = None


class Drag(Target, frozen=True, kw_only=True):
    """Press the mouse at `start`, move it to `end` and let go: a slider, a brush stroke."""

    start: Point = msgspec.field(name="from")
    end: Point = msgspec.field(name="to")


class Made(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A file that is made for an upload.

    It holds `text`, or an image of upright stripes in these `colors` (100 by 60 pixels unless
    `size` says otherwise), or a sine `tone` of so many hertz for `seconds`, as WAV.
    """

    name: str
    text: str | None = None
    colors: list[str] | None = None
    size: tuple[int, int] = (100, 60)
    tone: float | None = None
    seconds: float = 1.0

    def __post_init__(self) -> None:
        if sum(content is not None for content in (self.text, self.colors, self.tone)) != 1:
            raise ValueError("say what is in it: one of `text`, `colors`, `tone`")


class Upload(Target, frozen=True, kw_only=True):
    """Give files to an upload area or button: paths in the demo's folder, or made on the spot."""

    files: list[str | Made]


class WaitFor(Target, frozen=True, kw_only=True):
    """Wait up to `seconds` until an element is there, for work that takes longer than a moment."""

    seconds: float = 60.0


class Expect(Target, frozen=True, kw_only=True):
    """What must become true within a moment; at least one expectation.

    `value` is what a component shows, as data; `text` are words seen in the target or the app;
    `count` is how many elements fit. `options` is what a dropdown offers. `color` is that of the
    pixel `at` a place of an image, `size` its pixels; `duration` are whole seconds of sound or
    video. `event` is what the browser was asked to do, with `value` as the name of the download
    or the message of the dialog.
    """

    needs_target: ClassVar[bool] = False

    value: Any = msgspec.UNSET
    visible: bool | None = None
    enabled: bool | None = None
    checked: bool | None = None
    count: int | None = None
    options: list[str] | None = None
    color: str | None = None
    at: Point = (0.5, 0.5)
    size: tuple[int, int] | None = None
    duration: int | None = None
    event: Literal["download", "dialog"] | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.event is None and not self.is_given:
            raise ValueError("say what it is about: `label`, `component`, `button`, `text` ...")
        if self.text is None and not self.expectations:
            raise ValueError("say what to expect: `value`, `text`, `visible`, `count` ...")

    @property
    def expectations(self) -> dict[str, Any]:
        """What is expected of the target, by key and in the order of the vocabulary."""
        return {
            key: value
            for key in EXPECTATIONS
            if (value := getattr(self, key)) is not None and value is not msgspec.UNSET
        }


EXPECTATIONS = (
    "value",
    "visible",
    "enabled",
    "checked",
    "count",
    "options",
    "color",
    "size",
    "duration",
    "event",
)


class Reload(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Load the page anew: what a session kept is gone, what the browser kept is not."""


class Screenshot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Take a picture of the app, under this `name`."""

    name: str


Action: TypeAlias = (
    Fill
    | Type
    | Press
    | Click
    | Select
    | Check
    | Uncheck
    | Drag
    | Upload
    | WaitFor
    | Expect
    | Reload
    | Screenshot
)


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """One entry of `try:`: a mapping with one key, the verb."""

    fill: Fill | None = None
    type: Type | None = None
    press: Press | None = None
    click: Click | None = None
    select: Select | None = None
    check: Check | None = None
    uncheck: Uncheck | None = None
    drag: Drag | None = None
    upload: Upload | None = None
    wait_for: WaitFor | None = None
    expect: Expect | None = None
    reload: Reload | None = None
    screenshot: Screenshot | None = None

    def __post_init__(self) -> None:
        if len(self._given()) != 1:
            raise ValueError("a step has one verb: " + ", ".join(VERBS))

    def _given(self) -> dict[str, Action]:
        names = zip(self.__struct_encode_fields__, self.__struct_fields__, strict=True)
        given = {verb: getattr(self, field) for verb, field in names}
        return {verb: action for verb, action in given.items() if action is not None}

    @property
    def verb(self) -> str:
        """The key as the writer wrote it, such as `wait-for`."""
        return next(iter(self._given()))

    @property
    def action(self) -> Action:
        """What the verb is to do."""
        return next(iter(self._given().values()))


VERBS: tuple[str, ...] = Step.__struct_encode_fields__
"""All verbs, in the order of the documentation."""
