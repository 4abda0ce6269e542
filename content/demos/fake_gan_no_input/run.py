import random
import tempfile
from pathlib import Path

import gradio as gr

FOLDER = Path(tempfile.mkdtemp())
SKIN = ["#fde3cf", "#f3c9a5", "#d9a06b", "#a8703f", "#7a4a25"]
HAIR = ["#1f1a17", "#5b3a1e", "#a8612a", "#e0b45c", "#9ca3af"]
BACKGROUND = ["#fecaca", "#fed7aa", "#bbf7d0", "#bae6fd", "#ddd6fe"]


def face(number):
    """Draw a person who does not exist."""
    skin, hair, background = map(random.choice, (SKIN, HAIR, BACKGROUND))
    gap, smile, fringe = random.randint(18, 26), random.randint(0, 16), random.randint(56, 78)
    picture = FOLDER / f"face-{number}.svg"
    picture.write_text(
        f"""<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200" viewBox="0 0 200 200">
        <rect width="200" height="200" fill="{background}"/>
        <ellipse cx="100" cy="92" rx="64" ry="70" fill="{hair}"/>
        <ellipse cx="100" cy="105" rx="52" ry="62" fill="{skin}"/>
        <path d="M46 98Q100 {fringe - 30} 154 98Q150 34 100 32Q50 34 46 98" fill="{hair}"/>
        <circle cx="{100 - gap}" cy="95" r="6"/><circle cx="{100 + gap}" cy="95" r="6"/>
        <path d="M80 135Q100 {135 + smile} 120 135" fill="none" stroke="#9f1239" stroke-width="5"/>
        </svg>"""
    )
    return str(picture)


def fake_gan():
    return [(face(number), f"Person {number}") for number in range(1, 4)]


demo = gr.Interface(
    fn=fake_gan,
    inputs=None,
    outputs=gr.Gallery(label="Generated Images", columns=3, height="auto"),
    title="Fake GAN",
    description="A mock of a generative network: each run draws three people who do not exist.",
    flagging_mode="never",
)

if __name__ == "__main__":
    demo.launch()
