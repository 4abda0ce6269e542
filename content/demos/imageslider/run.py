import tempfile
from pathlib import Path

import gradio as gr

FOLDER = Path(tempfile.mkdtemp())
TIMES = {
    "Morning": ("#fde68a", "#fb923c", "#65a30d", 420, 190),
    "Noon": ("#7dd3fc", "#fef08a", "#16a34a", 300, 70),
    "Evening": ("#c084fc", "#f43f5e", "#3f6212", 120, 200),
    "Night": ("#0f172a", "#e2e8f0", "#14532d", 460, 80),
}


def landscape(time):
    sky, light, hill, x, y = TIMES[time]
    window = "#fde047" if time == "Night" else "#431407"
    picture = FOLDER / f"{time}.svg"
    picture.write_text(
        f"""<svg xmlns="http://www.w3.org/2000/svg" width="600" height="340" viewBox="0 0 600 340">
        <rect width="600" height="340" fill="{sky}"/>
        <circle cx="{x}" cy="{y}" r="42" fill="{light}"/>
        <path d="M0 250Q150 150 320 240T600 210V340H0Z" fill="{hill}" opacity=".7"/>
        <path d="M0 290Q220 200 420 285T600 270V340H0Z" fill="{hill}"/>
        <path d="M270 270v-40l30-24 30 24v40Z" fill="#7c2d12"/>
        <path d="M290 270v-26h20v26Z" fill="{window}"/>
        </svg>"""
    )
    return str(picture)


def compare(left, right):
    return landscape(left), landscape(right)


with gr.Blocks() as demo:
    with gr.Row():
        left = gr.Dropdown(list(TIMES), value="Noon", label="Left")
        right = gr.Dropdown(list(TIMES), value="Night", label="Right")
    slider = gr.ImageSlider(
        compare("Noon", "Night"), type="filepath", slider_position=60, label="Compare"
    )
    gr.on([left.change, right.change], compare, [left, right], slider)

if __name__ == "__main__":
    demo.launch()
