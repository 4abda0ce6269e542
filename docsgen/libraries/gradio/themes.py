# What the reference of Gradio says of themes: the built-in ones, and the variables that every theme
# has. Part of the facet in reference.py.

from __future__ import annotations

import ast
import inspect
import io
import tokenize
from collections.abc import Iterator

import griffe

from docsgen.extract.describing import Described, rows
from docsgen.extract.docstrings import documentation
from docsgen.kinds import PageKind
from docsgen.model import (
    CodeBlock,
    Content,
    Description,
    HelperClass,
    Markdown,
    Method,
    Methods,
    Parameter,
    Prose,
    Status,
)
from docsgen.model.naming import slug
from docsgen.surface.signatures import function_of, lineage
from docsgen.surface.values import Surface

BASE = "gradio.themes.base.Base"
"""The class that all themes inherit from, which the package exports under another name."""

_THEMES = "gradio.themes"
_INTRODUCTION = """\
Themes set the colors, fonts, sizes and distances of an app. What the constructor of a theme does \
not take, the method `set` of [`Theme`](#theme) changes: it takes variables for all parts of an \
app."""

_USAGE = """\
import gradio as gr

theme = gr.themes.Soft(primary_hue="emerald", radius_size="lg").set(
    button_primary_text_color="white",
)

with gr.Blocks({made_with}) as demo:
    gr.Textbox(label="Name")
    gr.Button("Greet", variant="primary")

demo.launch({launched_with})"""

_SET = """\
Changes variables of the theme, each by its name, and returns the theme. What is not given stays \
as it is. A name that ends with `_dark` is for dark mode; where such a variable is missing, the \
other one is for both modes. A value can refer to another variable, as `*primary_500` does. The \
variables are listed below."""


def themes_page(root: griffe.Module, surface: Surface) -> Iterator[Described]:
    """The page with all built-in themes; none for packages that only build on Gradio."""
    found = _themes(root, surface)
    if not found:
        return
    sections: list[tuple[str, Content]] = [
        ("Description", Description(_INTRODUCTION)),
        ("Example Usage", Prose([_usage(surface)])),
        *((node.name, _theme(node)) for node in found),
        *_presets(root),
        *_overview(root, surface),
    ]
    yield Described("Themes", "", PageKind.THEMES, sections, module=_THEMES)


def _usage(surface: Surface) -> CodeBlock:
    """An app with a theme, which older versions take where the app is made."""
    is_launched = "theme" in surface.classes["gradio.blocks.Blocks"].methods["launch"].named
    given = ("", "theme=theme") if is_launched else ("theme=theme", "")
    code = _USAGE.format(made_with=given[0], launched_with=given[1])
    return CodeBlock([], "Example Usage", "python", Status.VERBATIM, code, code)


def _themes(root: griffe.Module, surface: Surface) -> list[griffe.Class]:
    """The classes of the themes, that of all others first and the rest by name."""
    paths = set(surface.modules.get(_THEMES, {}).values()) & surface.classes.keys()
    nodes = [root.modules_collection.get_member(path) for path in paths]
    found = [node for node in nodes if any(one.path == BASE for one in lineage(node))]
    return sorted(found, key=lambda node: (node.path != BASE, node.name))


def _theme(node: griffe.Class) -> HelperClass:
    own = documentation(node)
    said = [documentation(one.members.get("__init__")) for one in lineage(node)]
    return HelperClass(node.name, own.text, rows(function_of(node), [own, *said]))


def _presets(root: griffe.Module) -> Iterator[tuple[str, Content]]:
    """The names of colors and sizes that stand for values of constructors."""
    colors = ", ".join(f"`{name}`" for name in _made(root["themes.utils.colors"], "Color"))
    text = "A parameter that ends with `_hue` takes the name of a color:"
    yield "Colors", Prose([Markdown(f"{text} {colors}.")])
    sizes: dict[str, list[str]] = {}
    for name in _made(root["themes.utils.sizes"], "Size"):
        group, _, size = name.rpartition("_")
        sizes.setdefault(f"{group}_size", []).append(f"`{size}`")
    lines = [f"- `{parameter}`: {', '.join(names)}" for parameter, names in sizes.items()]
    yield "Sizes", Prose([Markdown("Sizes have names as well:\n\n" + "\n".join(lines))])


def _overview(root: griffe.Module, surface: Surface) -> Iterator[tuple[str, Content]]:
    """Where the variables are described: on the page of the class of all themes, if it has one."""
    page = next((name for name, known in surface.exported_classes() if known.path == BASE), None)
    if page:
        groups = _groups(root.modules_collection.get_member(BASE)["set"])
        links = [f"[{title}]({page.lower()}#{slug(title)}): {text}" for title, text, _ in groups]
        yield "Variables", Prose([Markdown("\n".join(f"- {link}" for link in links))])


def _made(module: griffe.Module, class_: str) -> Iterator[str]:
    """The names under which a module holds instances of one of its classes."""
    for name, member in module.members.items():
        value = member.value if isinstance(member, griffe.Attribute) else None
        if isinstance(value, griffe.ExprCall) and str(value.function) == class_:
            yield name


def theme_sections(name: str, node: griffe.Class) -> Iterator[tuple[str, Content]]:
    """What the page of the class of all themes says of their variables, and of their values."""
    sets = node.members["set"]
    assert isinstance(sets, griffe.Function)
    yield "set", Methods([Method(name, "set", False, _SET, [])])
    for title, text, variables in _groups(sets):
        yield title, HelperClass(title, text, variables)
    for one in _values(node):
        title = f"Values: {one.name}"
        takes = rows(function_of(one), [documentation(one), documentation(one["__init__"])])
        yield title, HelperClass(title, f"The class `{_THEMES}.{one.name}`.", takes)


def _values(node: griffe.Class) -> Iterator[griffe.Class]:
    """The classes of what a theme is made of, such as colors, if the module offers them."""
    module = node.modules_collection.get_member(_THEMES)
    for member in module.members.values():
        if isinstance(member, griffe.Alias) and member.target_path.startswith(f"{_THEMES}.utils."):
            found = node.modules_collection.get_member(member.target_path)
            if isinstance(found, griffe.Class):
                yield found


def _groups(sets: griffe.Function) -> Iterator[tuple[str, str, list[Parameter]]]:
    """The variables by the comments among them: a title, what it says of them, and the variables.

    In each description is what a theme has that does not set the variable.
    """
    code = inspect.cleandoc(f"\n{sets.source}")
    tree = ast.parse(code).body[0]
    assert isinstance(tree, ast.FunctionDef)
    lines = {argument.arg: argument.lineno for argument in tree.args.kwonlyargs}
    comments = {0: "Variables"} | {
        token.start[0]: token.string.lstrip("# ")
        for token in tokenize.generate_tokens(io.StringIO(code).readline)
        if token.type == tokenize.COMMENT and token.start[0] < tree.body[0].lineno
    }
    initial = _initial(tree)
    grouped: dict[int, list[Parameter]] = {}
    for row in rows(function_of(sets), [documentation(sets)]):
        at = max(line for line in comments if line < lines[row.name])
        grouped.setdefault(at, []).append(_with_initial(row, initial.get(row.name)))
    for at, variables in grouped.items():
        title, _, text = comments[at].partition(":")
        yield f"Variables: {title}" if at else title, text.strip(), variables


def _with_initial(row: Parameter, initial: str | None) -> Parameter:
    if initial is None:
        return row
    text = f"{row.description} Initially `{initial}`.".strip()
    return Parameter(row.name, row.type, row.default, row.required, text)


def _initial(sets: ast.FunctionDef) -> dict[str, str]:
    """What variables are before any theme sets them, as far as that is written in the code.

    The code is `self.name = name or getattr(self, "name", VALUE)` for each of them. Pictures are
    left out: nobody can read their code.
    """
    found: dict[str, str] = {}
    for statement in sets.body:
        match statement:
            case ast.Assign(
                targets=[ast.Attribute(attr=name)],
                value=ast.BoolOp(values=[_, ast.Call(args=[_, _, ast.Constant(value=str(value))])]),
            ) if "data:" not in value:
                found[name] = value
    return found
