from html import escape
from pathlib import Path

import gradio as gr

POSTCARD = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 240" width="360" height="240">
  <rect width="360" height="240" fill="#fde68a"/>
  <circle cx="270" cy="80" r="40" fill="#f97316"/>
  <path d="M0 170 Q90 120 180 170 T360 170 V240 H0 Z" fill="#0ea5e9"/>
  <text x="24" y="64" font-family="sans-serif" font-size="24" fill="#7c2d12">{place}</text>
  <text x="24" y="214" font-family="sans-serif" font-size="18" fill="white">{wish}</text>
</svg>
"""


def draw(place, wish):
    picture = Path("postcard.svg")
    drawing = POSTCARD.format(place=escape(place), wish=escape(wish))
    picture.write_text(drawing, encoding="utf-8")
    return str(picture)


with gr.Blocks() as demo:
    with gr.Row():
        with gr.Column(scale=1):
            place = gr.Textbox(label="Place", value="By the sea")
            wish = gr.Textbox(label="Wish", value="The water is warm")
        with gr.Column(scale=2):
            postcard = gr.Image(label="Postcard", interactive=False)
            button = gr.Button("Draw", variant="primary")

    button.click(draw, inputs=[place, wish], outputs=postcard)

if __name__ == "__main__":
    demo.launch()
