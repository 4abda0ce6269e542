import gradio as gr

from gradio.events import Dependency

class Shout(gr.Textbox):
    def preprocess(self, payload):
        return (payload or "").upper()
    from typing import Callable, Literal, Sequence, Any, TYPE_CHECKING
    from gradio.blocks import Block
    if TYPE_CHECKING:
        from gradio.components import Timer
        from gradio.components.base import Component


with gr.Blocks() as demo:
    a = Shout("x", label="A")
    b = gr.Textbox(label="B")
    a.submit(lambda x: x, a, b)

demo.launch()