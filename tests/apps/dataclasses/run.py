from __future__ import annotations
import json
import random
from dataclasses import dataclass
from typing import Literal
import gradio as gr


@dataclass
class Item:
    name: str
    price: float = 1.0


random.seed(3)
ITEMS = [Item(n, random.random()) for n in "abc"]


def find(name: Literal["a", "b", "c"]) -> str:
    """Find an item."""
    return json.dumps([i.__dict__ for i in ITEMS if i.name == name])


gr.Interface(find, gr.Dropdown(["a", "b", "c"], value="a"), gr.Code(language="json")).launch()
