import random
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

import gradio as gr

FOLDER = Path(tempfile.mkdtemp())
PALETTES = {
    "Warm": ["#fecaca", "#fdba74", "#fde047"],
    "Cool": ["#bae6fd", "#a5b4fc", "#99f6e4"],
    "Gray": ["#e5e7eb", "#d1d5db", "#9ca3af"],
}


def make_poster(title, palette, bubbles, seed):
    dice = random.Random(seed)
    background, *colors = PALETTES[palette]
    circles = "".join(
        f'<circle cx="{dice.randint(0, 600)}" cy="{dice.randint(0, 300)}" '
        f'r="{dice.randint(10, 70)}" fill="{dice.choice(colors)}" opacity=".8"/>'
        for _ in range(bubbles)
    )
    poster = FOLDER / "poster.svg"
    poster.write_text(
        f"""<svg xmlns="http://www.w3.org/2000/svg" width="600" height="300" viewBox="0 0 600 300">
        <rect width="600" height="300" fill="{background}"/>
        {circles}
        <text x="300" y="165" text-anchor="middle" font-family="sans-serif" font-size="44"
        font-weight="bold" fill="#1f2937">{escape(title)}</text>
        </svg>""",
        encoding="utf-8",
    )
    return str(poster), f"{bubbles} {palette.lower()} bubbles, seed {seed}"


demo = gr.Interface(
    fn=make_poster,
    inputs=gr.Textbox("Hello!", label="Title"),
    outputs=[gr.Image(label="Poster"), gr.Textbox(label="Settings used")],
    additional_inputs=[
        gr.Radio(list(PALETTES), value="Warm", label="Palette"),
        gr.Slider(0, 60, value=30, step=1, label="Bubbles"),
        gr.Number(7, label="Seed", precision=0),
    ],
    additional_inputs_accordion=gr.Accordion("More settings", open=False),
    flagging_mode="never",
)

if __name__ == "__main__":
    demo.launch()
