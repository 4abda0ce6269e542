# Why a sample does not run as it is copied, read from its text.

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from docsgen.assemble.running.imports import Imports
from docsgen.assemble.running.knowledge import RunningKnowledge
from docsgen.assemble.running.programs import (
    FUNCTIONS,
    dotted,
    dotted_names,
    parsed,
    run_at_once,
    until_launch,
)
from docsgen.model.running import Obstacle
from docsgen.player.guarding import is_guarded

_VALUE = re.compile(r"\.\.\.|YOUR[_-].*|<.*your.*>|(hf_|sk-)x+|your-[\w-]+", re.IGNORECASE)
"""What stands for a value that only the reader has."""

_FILE = re.compile(
    r"(?!https?:|/file=)[\w./-]*\w\.(csv|gif|glb|jpe?g|json|m4a|mp3|mp4|obj|pdf|png|svg|txt|wav)"
)
"""The name of a file of data."""

_URL = re.compile(r"https?://\S+")


def makes_app(tree: ast.Module, knowledge: RunningKnowledge) -> bool:
    """Whether a program makes an app of the library when it runs."""
    names = dotted_names(tree)
    return any(dotted(call.func, names) in knowledge.apps for call in _calls(tree))


def belongs_in_app(tree: ast.Module, knowledge: RunningKnowledge) -> bool:
    """Whether a program has, outside of any app, what has to be in one."""
    names = dotted_names(tree)
    apps = set(_named_apps(tree, names, knowledge))
    made = set(_components(tree, names, knowledge))

    def is_outside(node: ast.AST) -> bool:
        if isinstance(node, ast.With):
            contexts = [item.context_expr for item in node.items]
            if any(_is_app(one, names, apps, knowledge) for one in contexts):
                return False
            calls = [one for one in contexts if isinstance(one, ast.Call)]
            if any(dotted(one.func, names) in knowledge.layouts for one in calls):
                return True
        if isinstance(node, ast.Call) and _listens(node, made, knowledge):
            return True
        return any(is_outside(child) for child in _children(node))

    return bool(knowledge.around) and is_outside(tree)


def _children(node: ast.AST) -> Iterator[ast.AST]:
    """What runs with a node, one level below."""
    for field, value in ast.iter_fields(node):
        if isinstance(node, FUNCTIONS) and field == "body":
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield child


def _named_apps(
    tree: ast.Module, names: dict[str, str], knowledge: RunningKnowledge
) -> Iterator[str]:
    """The names of apps."""
    for node in ast.walk(tree):
        values: list[tuple[ast.expr | None, ast.expr]] = []
        if isinstance(node, ast.With):
            values = [(item.optional_vars, item.context_expr) for item in node.items]
        elif isinstance(node, ast.Assign):
            values = [(target, node.value) for target in node.targets]
        for target, value in values:
            if isinstance(target, ast.Name) and _is_app(value, names, set(), knowledge):
                yield target.id


def _components(
    tree: ast.Module, names: dict[str, str], knowledge: RunningKnowledge
) -> Iterator[str]:
    """The names of what is made of classes of the library."""
    packages = {path.partition(".")[0] for path in knowledge.layouts}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            path = dotted(node.value.func, names)
            if path.partition(".")[0] in packages and path not in knowledge.asking:
                yield from (one.id for one in node.targets if isinstance(one, ast.Name))


def _is_app(
    value: ast.expr, names: dict[str, str], apps: set[str], knowledge: RunningKnowledge
) -> bool:
    """Whether an expression is an app: made here, called by its name, or one of its pages."""
    if isinstance(value, ast.Call):
        if dotted(value.func, names) in knowledge.apps:
            return True
        value = value.func.value if isinstance(value.func, ast.Attribute) else value
    return isinstance(value, ast.Name) and value.id in apps


def _listens(call: ast.Call, made: set[str], knowledge: RunningKnowledge) -> bool:
    """Whether a call attaches a listener to a component."""
    return (
        isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id in made
        and call.func.attr in knowledge.events
    )


def obstacle(
    tree: ast.Module, missing: Sequence[str], imports: Imports, knowledge: RunningKnowledge
) -> tuple[Obstacle | None, list[str]]:
    """The first thing that stops a program, and what it needs; `missing` names nothing defines."""
    reached = until_launch(tree, knowledge.launching)
    looks: list[tuple[Obstacle, Callable[[], Iterator[str]]]] = [
        (Obstacle.UNDEFINED, partial(iter, missing)),
        (Obstacle.PACKAGE, partial(_packages, tree, imports, knowledge)),
        (Obstacle.REMOVED, partial(_removed, tree, knowledge)),
        (Obstacle.VALUE, partial(_values, reached)),
        (Obstacle.VARIABLE, partial(_variables, reached)),
        (Obstacle.NETWORK, partial(_servers, reached, knowledge)),
        (Obstacle.FILE, partial(_files, reached)),
        (Obstacle.REFUSED, partial(_refused, tree, knowledge)),
    ]
    for found, look in looks:
        if needs := list(dict.fromkeys(look())):
            return found, needs
    return None, []


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    yield from (node for node in run_at_once(tree) if isinstance(node, ast.Call))


def _packages(tree: ast.Module, imports: Imports, knowledge: RunningKnowledge) -> Iterator[str]:
    """The packages that are not there, without those that the program can do without."""
    names = dotted_names(tree)
    called = {dotted(node.func, names) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    besides = (package for path, package in knowledge.requiring if path in called)
    for name in (*_imported(tree), *besides):
        if not imports.is_there(name):
            yield name


def _imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name.partition(".")[0] for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield (node.module or "").partition(".")[0] if not node.level else "."
    for field, value in ast.iter_fields(node):
        if is_guarded(node, field):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _imported(child)


def _removed(tree: ast.Module, knowledge: RunningKnowledge) -> Iterator[str]:
    names = dotted_names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            paths = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Call):
            called = dotted(node.func, names)
            paths = [f"{called}({keyword.arg})" for keyword in node.keywords]
        else:
            paths = [dotted(node, names)]
        yield from (path for path in paths if path in knowledge.removed)


def _values(tree: ast.Module) -> Iterator[str]:
    """Strings and `...` that the reader is to replace."""
    for call in _calls(tree):
        for value in (*call.args, *(keyword.value for keyword in call.keywords)):
            if not isinstance(value, ast.Constant):
                continue
            if value.value is ... or (
                isinstance(value.value, str) and _VALUE.fullmatch(value.value)
            ):
                yield ast.unparse(value)


def _variables(tree: ast.Module) -> Iterator[str]:
    """The variables of the environment without which a program stops."""
    for node in run_at_once(tree):
        if (
            isinstance(node, ast.Subscript)
            and ast.unparse(node.value) == "os.environ"
            and isinstance(node.ctx, ast.Load)
            and isinstance(node.slice, ast.Constant)
        ):
            yield str(node.slice.value)


def _servers(tree: ast.Module, knowledge: RunningKnowledge) -> Iterator[str]:
    """What a program asks other servers for when it runs."""
    names, addresses = dotted_names(tree), _addresses(tree)
    for call in [*_calls(tree), *_calls_of_values(tree, names, knowledge)]:
        given = [*call.args, *(keyword.value for keyword in call.keywords)]
        texts = [text for one in given if (text := _text(one, addresses))]
        if dotted(call.func, names) in knowledge.asking:
            yield texts[0] if texts else ast.unparse(call.func)
        elif _opens(call) or ast.unparse(call.func).endswith(".get"):
            yield from (text for text in texts if _URL.fullmatch(text))


def _text(value: ast.expr, addresses: dict[str, str]) -> str:
    """The string that an argument is."""
    if isinstance(value, ast.Name):
        return addresses.get(value.id, "")
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else ""


def _addresses(tree: ast.Module) -> dict[str, str]:
    """The names whose values are made of an address, with that."""
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            inner = [part for part in ast.walk(node.value) if isinstance(part, ast.expr)]
            texts = [text for part in inner if _URL.fullmatch(text := _text(part, found))]
            found |= {node.targets[0].id: texts[0]} if texts else {}
    return found


def _calls_of_values(
    tree: ast.Module, names: dict[str, str], knowledge: RunningKnowledge
) -> Iterator[ast.Call]:
    """The calls in functions that are given first to something of a package that is made.

    Components call such a function at once, to have their value; apps do not.
    """
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    for call in _calls(tree):
        path = dotted(call.func, names)
        is_component = path.rpartition(".")[2][:1].isupper() and path not in knowledge.apps
        value = call.args[0] if call.args else None
        if is_component and isinstance(value, ast.Name) and value.id in functions:
            for statement in functions[value.id].body:
                yield from (one for one in ast.walk(statement) if isinstance(one, ast.Call))


def _opens(call: ast.Call) -> bool:
    """Whether a call reads what it is given the name of."""
    is_written = any(
        isinstance(one, ast.Constant) and one.value in ("w", "wb") for one in call.args
    )
    name = ast.unparse(call.func).rpartition(".")[2]
    return name.startswith(("open", "read_", "urlopen")) and not is_written


def _files(tree: ast.Module) -> Iterator[str]:
    """Files of the reader's that a program reads when it runs."""
    for call in filter(_opens, _calls(tree)):
        texts = (_text(one, {}) for one in call.args[:1])
        yield from (text for text in texts if _FILE.fullmatch(text))


def _refused(tree: ast.Module, knowledge: RunningKnowledge) -> Iterator[str]:
    """What is known to be said when a program runs."""
    code = ast.unparse(tree)
    for line, said in knowledge.refused:
        known = parsed(line)
        if known and ast.unparse(known) in code:
            yield said
