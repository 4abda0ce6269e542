# Imports, with their places, and whether the code is prepared to see them fail.

from __future__ import annotations

import pytest

from docsgen.demos.module_uses import optional, uses

GUARDED = "try:\n    import lamp\nexcept {}:\n    lamp = None\n"


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("import lamp.bulb as b, shade", [("lamp", 1, False), ("shade", 1, False)]),
        ("\nfrom lamp import on", [("lamp", 2, False)]),
        ("def f():\n    import lamp", [("lamp", 2, False)]),
        ("from . import lamp", []),
        ("import importlib\nimportlib.import_module('lamp.bulb')", [
            ("importlib", 1, False), ("lamp", 2, False)]),
        ("__import__('lamp')", [("lamp", 1, False)]),
        ("__import__(name)\nimport_module('.lamp', __name__)", []),
        (GUARDED.format("ImportError"), [("lamp", 2, True)]),
        (GUARDED.format("(KeyError, ModuleNotFoundError)"), [("lamp", 2, True)]),
        (GUARDED.format("Exception as error"), [("lamp", 2, True)]),
        (GUARDED.format("ValueError"), [("lamp", 2, False)]),
        ("try:\n    pass\nexcept:\n    import lamp", [("lamp", 4, False)]),
        ("with suppress(ImportError):\n    import lamp", [("lamp", 2, True)]),
        ("if TYPE_CHECKING:\n    import lamp\nelse:\n    import shade", [("shade", 4, False)]),
        ("no python at all", []),
    ],
)  # fmt: skip
def test_imports(code: str, found: list[tuple[str, int, bool]]) -> None:
    assert [
        (one.module, one.line, one.is_guarded) for one in uses(code.encode(), "app.py")
    ] == found


def test_what_is_needed_once_is_not_optional() -> None:
    guarded = GUARDED.format("ImportError").encode()
    both = [*uses(guarded, "a.py"), *uses(b"import lamp", "b.py")]
    assert optional(uses(guarded, "a.py")) == {"lamp"}
    assert optional(both) == set()
