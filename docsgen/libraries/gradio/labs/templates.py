# Gradio's templates: components under another name, which differ from their bases by defaults only.

from __future__ import annotations

from msgspec.structs import replace

from docsgen.libraries.gradio.labs.recipes import RECIPES, Recipe

_BASES = {
    "Files": "File",
    "ImageMask": "ImageEditor",
    "List": "Dataframe",
    "Matrix": "Dataframe",
    "Microphone": "Audio",
    "Numpy": "Dataframe",
    "Paint": "ImageEditor",
    "PlayableVideo": "Video",
    "Sketchpad": "ImageEditor",
    "TextArea": "Textbox",
}


def base_of(component: str) -> str:
    """The component of which this one is a template; itself where it is none."""
    return _BASES.get(component, component)


def recipe_of(component: str) -> Recipe | None:
    """How a component is made: as its base is, under its own name."""
    base = base_of(component)
    recipe = RECIPES.get(base)
    if recipe is None or base == component:
        return recipe
    stages = {
        call.replace(f"gr.{base}(", f"gr.{component}("): events
        for call, events in recipe.stages.items()
    }
    return replace(recipe, stages=stages)
