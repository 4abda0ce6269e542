# Components that another package brings along, with a front end of their own. A page loads it from
# an address with an identifier, which Gradio makes of the class's name and the file that it is in.

from __future__ import annotations

import ast
import hashlib
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from docsgen.demos.package import Parts

_ADDRESS = "gradio_api/custom_component"
_TEMPLATES = "./templates/"
"""Where the built front end of a class is, beside its module, unless the class says otherwise."""

_MAIN = "component/index.js"
_STARTER = "component/svelte_runtime_entry.js"
"""What starts a component's front end. Those that were built for an older Gradio do without."""

_VALUES = re.compile(r"(Model|TypedDict|NamedTuple|Enum|Exception|Error)$")
"""The bases of classes that stand beside a component and are none."""


class _Component(NamedTuple):
    """A class with a front end, the file it is in, and the folder with what browsers ask for."""

    name: str
    module: str
    templates: str

    def id(self, place: str) -> str:
        """Its identifier where the package is imported from the folder `place`."""
        return hashlib.sha256(f"{self.name}_{place}/{self.module}".encode()).hexdigest()


def parts(
    configs: Iterable[str], code: str, files: Mapping[str, bytes], here: str, there: str
) -> Parts:
    """What an app uses of a package: its components in the configurations and in the code."""
    seen, known = "\n".join(configs), list(_components(files))
    used = [one for one in known if one.id(here) in seen or re.search(rf"\b{one.name}\b", code)]
    served = {
        f"{_ADDRESS}/{one.id(there)}/client/{name.removeprefix(one.templates)}": name
        for one in used
        for name in files
        if name.startswith(one.templates)
    }
    templates = tuple(one.templates for one in known)
    return Parts(
        {one.id(here): one.id(there) for one in known},
        served,
        {name for name in files if name.startswith(templates)},
    )


def brings_front_end(names: Iterable[str]) -> bool:
    """Whether there is the built front end of a component among the files of a package."""
    return any(name.endswith(f"/{_MAIN}") for name in names)


def fault(files: Mapping[str, bytes]) -> str | None:
    """Why Gradio cannot show the components of a package."""
    for one in _components(files):
        if one.templates + _STARTER not in files:
            return (
                f"the front end of {one.name} was built for an older Gradio ({_STARTER} is missing)"
            )
    return None


def _components(files: Mapping[str, bytes]) -> Iterator[_Component]:
    """The classes of a package that have a front end."""
    for module, data in files.items():
        if not module.endswith(".py"):
            continue
        for node in _classes(data):
            folder = posixpath.join(posixpath.dirname(module), _templates(node))
            templates = f"{posixpath.normpath(folder)}/"
            if templates + _MAIN in files and _is_component(node):
                yield _Component(node.name, module, templates)


def _classes(data: bytes) -> list[ast.ClassDef]:
    try:
        return [node for node in ast.parse(data).body if isinstance(node, ast.ClassDef)]
    except (SyntaxError, ValueError):
        return []


def _templates(node: ast.ClassDef) -> str:
    values = [one.value for one in _assigned(node, "TEMPLATE_DIR")]
    texts = [one.value for one in values if isinstance(one, ast.Constant)]
    return str(texts[-1]) if texts else _TEMPLATES


def _is_component(node: ast.ClassDef) -> bool:
    """Whether a class inherits from something, and not from what has values only."""
    bases = [ast.unparse(base) for base in node.bases]
    return bool(bases) and not any(map(_VALUES.search, bases))


def _assigned(node: ast.ClassDef, name: str) -> Iterator[ast.Assign]:
    for one in node.body:
        targets = one.targets if isinstance(one, ast.Assign) else ()
        if any(isinstance(target, ast.Name) and target.id == name for target in targets):
            assert isinstance(one, ast.Assign)
            yield one
