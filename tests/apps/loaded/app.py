import os

import gradio as gr
from gradio.external import from_spaces_blocks

demo = gr.load(os.environ["OTHER_APP"], src=from_spaces_blocks)
demo.launch()
