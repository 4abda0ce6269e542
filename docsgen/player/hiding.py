# Packages that an app can do without and that its readers do not have: the app's own imports of
# them fail, here and at export, although the library may have them or a stand-in for them.

from __future__ import annotations

import builtins
import importlib
import importlib.util
import sys
from collections.abc import Callable, Collection
from functools import wraps
from typing import Any


def install(modules: Collection[str], folder: str) -> None:
    """Let code below `folder` find none of the top-level `modules`, in this process for good."""
    if not modules:
        return
    system: Any = builtins
    system.__import__ = _hiding(builtins.__import__, modules, folder, _absent)
    importing: Any = importlib
    importing.import_module = _hiding(importlib.import_module, modules, folder, _absent)
    finding: Any = importlib.util
    finding.find_spec = _hiding(importlib.util.find_spec, modules, folder, lambda module: None)


def _hiding(
    call: Callable[..., Any],
    modules: Collection[str],
    folder: str,
    answer: Callable[[str], Any],
) -> Callable[..., Any]:
    @wraps(call)
    def called(name: str, *args: Any, **options: Any) -> Any:
        module, is_relative = name.partition(".")[0], any(args[3:])
        if module in modules and not is_relative and _is_below(folder, sys._getframe(1).f_globals):
            return answer(module)
        return call(name, *args, **options)

    return called


def _absent(module: str) -> Any:
    raise ModuleNotFoundError(f"No module named {module!r}", name=module)


def _is_below(folder: str, namespace: dict[str, Any]) -> bool:
    return str(namespace.get("__file__") or "").startswith(f"{folder}/")
