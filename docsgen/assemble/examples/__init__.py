# The examples of a site: what its reference tells of each component, and what its adapter adds.

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from docsgen.assemble.examples.controls import control
from docsgen.assemble.examples.knowledge import ExampleKnowledge, Recipe
from docsgen.config import Library
from docsgen.kinds import PageKind
from docsgen.model.example import Example
from docsgen.model.page import Page
from docsgen.model.site import Site

_SHOWN = (PageKind.COMPONENT, PageKind.LAYOUT, PageKind.STUB)
_INDENT = "    "


def with_examples(site: Site, library: Library, knowledge: ExampleKnowledge | None) -> Site:
    """The site with an example for each page of a component; none where nothing is known."""
    if knowledge is None:
        return site
    found = {
        page.path: example
        for page in site.pages
        if page.kind in _SHOWN
        and (
            example := _example(
                page, site.shared_parameters.get(page.path, []), library.alias, knowledge
            )
        )
    }
    return replace(site, examples=found)


def _example(
    page: Page, shared: list[str], alias: str, knowledge: ExampleKnowledge
) -> Example | None:
    """The example of a page; None where the component shows nothing, or needs what is not known."""
    recipe = knowledge.recipes.get(page.class_name, Recipe())
    needed = {row.name for row in page.parameters if row.required} - recipe.arguments.keys()
    if not page.parameters or needed or page.class_name in knowledge.unseen:
        return None
    left_out = {*shared, *knowledge.uncontrolled, *recipe.without}
    controls = [
        made
        for row in page.parameters
        if row.name not in left_out and (made := control(row, recipe.arguments.get(row.name)))
    ]
    controlled = {made.name for made in controls}
    given = {k: v for k, v in recipe.arguments.items() if k not in controlled}
    before, after = _around(recipe, knowledge)
    return Example(
        callee=f"{alias}.{page.class_name}",
        before=before,
        after=after,
        order=[row.name for row in page.parameters],
        given=given,
        controls=controls,
    )


def _around(recipe: Recipe, knowledge: ExampleKnowledge) -> tuple[str, str]:
    """What stands before the call, and after it."""
    imports = [line for line in recipe.before if line.startswith(("import ", "from "))]
    setup = "\n".join(recipe.before[len(imports) :]).strip("\n")
    head = "\n\n".join(filter(None, ["\n".join([knowledge.opening, *imports]), setup]))
    opened = f"{_INDENT}with " if recipe.inside else _INDENT
    if recipe.name:
        opened += f"{recipe.name} = "
    if recipe.around and recipe.around[-1].endswith(":"):
        opened = _INDENT + opened
    before = [head, "", knowledge.block, *_indented(recipe.around), opened]
    closed = ":" if recipe.inside else ""
    after = [closed, *_indented((*recipe.inside, *recipe.behind)), "", knowledge.ending, ""]
    return "\n".join(before), "\n".join(after)


def _indented(lines: tuple[str, ...]) -> Iterator[str]:
    return (f"{_INDENT}{line}" for line in lines)
