# From a step's target to the element on the page. Only what a reader can see counts.

from __future__ import annotations

import re
from difflib import get_close_matches

from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as TooLate

from docsgen.model.steps import Target
from docsgen.verify.front_end import FrontEnd, OpenApp
from docsgen.verify.script_result import StepError

_FIELD = ", ".join(
    (
        "textarea",
        "input:not([type=range], [type=file], [type=checkbox], [type=radio])",
        '[contenteditable="true"]',
    )
)
_CONTROL = f"{_FIELD}, input:not([type=file]), button"
_NEAR = 8


def locate(app: OpenApp, target: Target) -> Locator:
    """All visible elements that fit `target`, in the order of the page."""
    scope = _component(app, target)
    found = _part(scope if scope else app.page, app.front_end, target)
    if found is None:
        found = scope or app.page.locator("body")
    found = found.filter(visible=True)
    return found.nth(target.nth - 1) if target.nth else found


def the_one(app: OpenApp, target: Target) -> Locator:
    """The one element that fits `target`, once it is there; raises StepError."""
    found = locate(app, target)
    try:
        found.first.wait_for()
    except TooLate:
        raise missing(app, target) from None
    if (count := found.count()) > 1:
        hint = "say which with `nth`, or name the component around it with `label` or `component`"
        raise StepError(culprit(target), f"{count} elements are {described(target)}", hint)
    return found


def field(element: Locator) -> Locator:
    """Where to write in a component: the element itself when it is a field."""
    return _within(element, _FIELD)


def control(element: Locator) -> Locator:
    """What can be used in a component: its field, its box or its button."""
    return _within(element, _CONTROL)


def _within(element: Locator, selector: str) -> Locator:
    is_it = element.evaluate("(element, selector) => element.matches(selector)", selector)
    return element if is_it else element.locator(selector).filter(visible=True).first


def _component(app: OpenApp, target: Target) -> Locator | None:
    page, front_end = app
    if target.component is not None:
        return page.locator(f'[id="{_quoted(target.component)}"]')
    if target.label is not None:
        labels = page.locator(front_end.labels).filter(has_text=_exactly(target.label))
        return labels.locator(front_end.component_around)
    return None


def _part(scope: Page | Locator, front_end: FrontEnd, target: Target) -> Locator | None:
    if target.role is not None:
        return scope.get_by_role(target.role, name=target.name, exact=True)
    if target.button is not None:
        return scope.get_by_role("button", name=_exactly(target.button, front_end.ornaments))
    if target.text is not None:
        return scope.get_by_text(re.compile(re.escape(target.text)))
    if target.placeholder is not None:
        return scope.get_by_placeholder(target.placeholder, exact=True)
    if target.cell is not None:
        return scope.locator(front_end.cell(*target.cell))
    return None


def _exactly(text: str, ornaments: str = "") -> re.Pattern[str]:
    """`text` and nothing else, save for `ornaments`, which are single characters."""
    return re.compile(rf"^\s*{re.escape(text)}\s*[{re.escape(ornaments)}\s]*$")


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def culprit(target: Target) -> str:
    """The key that a fault of `target` is about: the most particular one."""
    keys = ("cell", "text", "placeholder", "button", "name", "role", "component", "label")
    return next((key for key in keys if getattr(target, key) is not None), "")


def described(target: Target) -> str:
    """The target in words, such as `button "Greet" in label "Form"`."""
    scope = next((k for k in ("label", "component") if getattr(target, k) is not None), None)
    role = f'{target.role} "{target.name}"' if target.name else target.role
    parts = [role] if role else []
    parts += [
        f'{key} "{value}"'
        for key in ("button", "text", "placeholder", "cell")
        if (value := getattr(target, key)) is not None
    ]
    if scope:
        parts.append(("in " if parts else "") + f'{scope} "{getattr(target, scope)}"')
    return " ".join(parts) + (f" number {target.nth}" if target.nth else "")


def missing(app: OpenApp, target: Target) -> StepError:
    """That there is no such element, and what there is of its kind."""
    key = culprit(target)
    there = _names(app, key)
    wanted = str(getattr(target, key, ""))
    near = get_close_matches(wanted, there, n=1, cutoff=0.5)
    guess = f'did you mean "{near[0]}"? ' if near else ""
    listed = ", ".join(f'"{name}"' for name in there[:_NEAR]) or "nothing of the kind"
    more = ", ..." if len(there) > _NEAR else ""
    return StepError(
        key, f"there is no {described(target)}", f"{guess}the page shows: {listed}{more}"
    )


def _names(app: OpenApp, key: str) -> list[str]:
    """What the page has that `key` could have meant."""
    selectors = {
        "label": app.front_end.labels,
        "button": "button",
        "name": "button, [role=tab], [role=option]",
        "component": "[id]:not([id=''])",
        "placeholder": "[placeholder]:not([placeholder=''])",
    }
    attributes = {"component": "id", "placeholder": "placeholder"}
    read = f"e.getAttribute('{attributes[key]}')" if key in attributes else "e.innerText"
    found = app.page.locator(selectors.get(key, "h1, h2, h3, p, label, button")).filter(
        visible=True
    )
    names = found.evaluate_all(f"elements => elements.map(e => {read}.trim())")
    firsts = [name.partition("\n")[0] for name in names]
    return [name for name in dict.fromkeys(firsts) if name]
